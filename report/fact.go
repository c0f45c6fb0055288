package report

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Fact is something a sentence can quote: a table's cell, an entry, a count,
// a total of the previous year. Every figure of the text is an expression
// over facts.
type Fact struct {
	Addr    string // 03/2150517/项目支出, 三公数量/保有量, 上年/01/收入总计
	Name    string // what it is the amount of, 产业发展
	Kind    FactKind
	Exact   decimal.Decimal // 元, or a count
	Printed decimal.Decimal // in the document's unit, or the count
	Entries []string        // the entries it came from, where Parts are empty
	Parts   []string        // the facts that add up to it
}

// FactKind says whether a fact is money or a count.
type FactKind int

// The kinds of facts.
const (
	AmountFact FactKind = iota
	CountFact
	ScoreFact
	YearFact
)

// Book is one year's disclosure as facts: the tables as grids of cells and
// what else a sentence may quote. It is derived from a ledger or read back
// from a published document, and does not know which.
type Book struct {
	Year       int
	Department string
	Unit       Unit
	Tables     []*Table // printed tables in the pack's order, then the self-assessments
	Notices    []string // what the maker of the document should know, one sentence each

	facts map[string]*Fact  // entries, counts, sums that stand in no table
	order []string          // their addresses in the order they arose
	cells map[string]*Cell  // the addressed cells of all tables
	grids map[string]*Table // by ID, hidden tables too
	ids   []string          // of grids, in the order of the pack
	prior *deriver          // the previous year, worked out as far as it is asked for
}

// NewBook returns an empty Book, for what is read back from a document.
func NewBook(year int, department string, unit Unit) *Book { return newBook(year, department, unit) }

// AddTable adds a printed table; every addressed cell of it that has an amount
// is a fact from then on.
func (b *Book) AddTable(t *Table) { b.addTable(t, true) }

// AddHidden adds a table of amounts that stand in the text only (预算).
func (b *Book) AddHidden(t *Table) { b.addTable(t, false) }

// AddFact adds a fact that stands in no table, or replaces the one with its
// address.
func (b *Book) AddFact(f *Fact) { b.addFact(f) }

func newBook(year int, department string, unit Unit) *Book {
	return &Book{
		Year: year, Department: department, Unit: unit,
		facts: map[string]*Fact{}, cells: map[string]*Cell{}, grids: map[string]*Table{},
	}
}

// Table returns the table with the ID (03, 自评), or nil.
func (b *Book) Table(id string) *Table { return b.grids[id] }

// Fact returns the fact with the address, or nil.
func (b *Book) Fact(addr string) *Fact {
	if f := b.facts[addr]; f != nil {
		return f
	}
	if c := b.cells[addr]; c != nil {
		return factOf(c)
	}
	if rest, ok := strings.CutPrefix(addr, priorPrefix); ok && b.prior != nil {
		return b.prior.lazily(rest)
	}
	return nil
}

func factOf(c *Cell) *Fact {
	return &Fact{
		Addr: c.Addr, Name: c.Name, Exact: c.Amount.Exact, Printed: c.Amount.Printed,
		Entries: c.Entries, Parts: c.Parts,
	}
}

// Facts returns all facts of the year, those of the tables in their order
// first; those of the previous year are made when asked for (Fact).
func (b *Book) Facts() []*Fact {
	out := make([]*Fact, 0, len(b.order)+len(b.cells))
	for _, id := range b.ids {
		t := b.grids[id]
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; b.cells[c.Addr] == c {
					out = append(out, factOf(c))
				}
			}
		}
	}
	for _, a := range b.order {
		out = append(out, b.facts[a])
	}
	return out
}

// EntriesOf returns the addresses of all entries a fact comes from, directly
// or through its parts, each once.
func (b *Book) EntriesOf(addr string) []string {
	var out []string
	seen, entered := map[string]bool{}, map[string]bool{}
	var walk func(string)
	walk = func(a string) {
		f := b.Fact(a)
		if f == nil || seen[a] {
			return
		}
		seen[a] = true
		for _, p := range f.Parts {
			walk(p)
		}
		for _, e := range f.Entries {
			if !entered[e] {
				entered[e] = true
				out = append(out, e)
			}
		}
	}
	walk(addr)
	return out
}

func (b *Book) addFact(f *Fact) {
	if _, ok := b.facts[f.Addr]; !ok {
		b.order = append(b.order, f.Addr)
	}
	b.facts[f.Addr] = f
}

// addTable registers a table; every addressed cell of it is a fact.
func (b *Book) addTable(t *Table, printed bool) {
	b.grids[t.ID] = t
	if printed {
		b.Tables = append(b.Tables, t)
	}
	b.ids = append(b.ids, t.ID)
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Addr != "" && c.Amount != nil && b.facts[c.Addr] == nil {
				b.cells[c.Addr] = c
			}
		}
	}
}
