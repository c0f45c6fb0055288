package check

import (
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/store"
)

// Input is what is checked. Everything but the Book may be missing; rules that
// need it then end as not checked.
type Input struct {
	Book      *report.Book
	Document  *report.Document // the text, its figures being the claims
	Year      *store.Year      // what the office entered
	Catalogue *store.Catalogue
	Form      *report.Book // an empty year in the document's pack: the form's own labels
	// PrintedOnly leaves the exact amounts aside, as in a document that others
	// have published.
	PrintedOnly bool
	// Reading is what the reader of a published document found in it, each under
	// the rule it breaks.
	Reading []Finding
	// Unplaced are numbers of the text that nobody knows what to compare with.
	Unplaced []Unplaced
}

// Unplaced are the numbers of a sentence that could not be placed.
type Unplaced struct {
	Section  string
	Sentence string
	Numbers  []string
}

// index finds cells, rows and claims of an Input.
type index struct {
	Input
	unit           report.Unit
	printedOnly    bool
	grids          map[string]*grid
	claims         []claim
	quoted         map[string][]*claim // by section and fact, for amounts, counts and scores
	claimsOf       map[string][]*claim // by fact, of all that state one fact
	facts          []string            // those, as the text comes to them
	paragraphs     map[string][]*report.Paragraph
	texts          map[*report.Paragraph]string
	broken         map[string]string           // amounts in sums of one table that do not add up, with the rule that says so
	holes          map[hole][]string           // what the text quotes there
	sums           map[*address]*textSum       // the numbers that a Σ over the text adds up
	unsaid         map[*address][]*report.Cell // the table's parts of it that the text does not list
	assessed       []assessment                // once somebody asked, until numbers move
	assessedBefore []assessment                // then
	shares         *shareSums                  // likewise
	groups         map[string]*group           // of tails, by code
	round          int                         // how often they were made
	tellings       int                         // how often a rule has told what it found
	compares       []*address                  // of the text that formulas compare with the fact itself
	style          *bool                       // whether thousands have commas, once there are any
	position       map[string]int              // of places in the document, once somebody asked
}

func newIndex(in Input) *index {
	x := &index{
		Input: in, unit: in.Book.Unit, printedOnly: in.PrintedOnly, grids: map[string]*grid{},
		quoted: map[string][]*claim{}, claimsOf: map[string][]*claim{}, paragraphs: map[string][]*report.Paragraph{}, texts: map[*report.Paragraph]string{}, broken: map[string]string{},
		holes: map[hole][]string{}, groups: map[string]*group{}, sums: map[*address]*textSum{}, unsaid: map[*address][]*report.Cell{},
	}
	for _, t := range in.Book.Tables {
		x.grids[t.ID] = newGrid(t)
	}
	if t := in.Book.Table(budgetTable); t != nil && x.grids[budgetTable] == nil {
		x.grids[t.ID] = newGrid(t)
	}
	x.readClaims()
	return x
}

// budgetTable is the hidden table of budget and execution by item.
const budgetTable = "预算"

// cellOf returns the table's cell at an address, or nil.
func (x *index) cellOf(addr string) *report.Cell {
	table, rest, _ := strings.Cut(addr, "/")
	g := x.grids[table]
	if g == nil {
		return nil
	}
	row, col, _ := strings.Cut(rest, "/")
	return g.cell(row, col)
}

// at returns the quantity at an address, and whether it is there. A row that a
// table lacks is zero; a table, a column or any other fact may not be there.
func (x *index) at(addr string) (quantity, *report.Cell, bool) {
	table, rest, _ := strings.Cut(addr, "/")
	if g := x.grids[table]; g != nil {
		row, col, _ := strings.Cut(rest, "/")
		if c := g.cell(row, col); c != nil {
			return x.ofCell(c), c, true
		}
		if _, ok := g.colAt[col]; ok || col == "" {
			if f := x.Book.Fact(addr); f != nil { // the self-assessments' facts
				return x.ofFact(f), nil, true
			}
			return nothing(), nil, true
		}
	}
	if f := x.Book.Fact(addr); f != nil {
		return x.ofFact(f), nil, true
	}
	return quantity{}, nil, false
}

const priorPrefix = "上年/"

func tableOf(addr string) string {
	table, _, _ := strings.Cut(addr, "/")
	return table
}

// isTable tells a table's ID (01 … 09) from the names of other facts.
func isTable(id string) bool { return len(id) == 2 && id[0] == '0' }

// place describes an address.
func (x *index) place(addr string) Place {
	p := Place{Addr: addr}
	table, rest, _ := strings.Cut(addr, "/")
	g := x.grids[table]
	if p, ok := x.funded(addr); ok {
		return p
	}
	if g == nil {
		if f := x.Book.Fact(addr); f != nil {
			p.Table, p.Row, p.Printed, p.exact = "账本", addr, x.print(x.ofFact(f), f.Kind), x.exactly(f.Exact)
		}
		return p
	}
	row, col, _ := strings.Cut(rest, "/")
	p.Table = tableName(g.table)
	p.Row, p.Column = row, col
	if name := g.nameOf(row); name != "" && name != row && g.level[row] > 0 {
		p.Row = name + "（" + row + "）"
	}
	if c := g.cell(row, col); c != nil {
		p.Printed, p.exact = c.Text, x.exactOf(c)
	}
	return p
}

// funded is the place of an amount in a project's self-assessment, whose table
// has two words in its address: 项目自评/1/资金/全年执行数.
func (x *index) funded(addr string) (Place, bool) {
	page, rest, _ := strings.Cut(addr, "/")
	n, rest, _ := strings.Cut(rest, "/")
	t := x.Book.Table(page + "/" + n)
	if page != "项目自评" || t == nil {
		return Place{}, false
	}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Addr == addr {
				_, col, _ := strings.Cut(rest, "/")
				return Place{Addr: addr, Table: tableName(t), Row: t.Rows[i].Cells[2].Text, Column: col, Printed: c.Text, exact: x.exactOf(c)}, true
			}
		}
	}
	return Place{}, false
}

// exactOf writes the figure that a cell prints rounded, or "".
func (x *index) exactOf(c *report.Cell) string {
	if c.Amount == nil || !c.Amount.HasExact {
		return ""
	}
	return x.exactly(c.Amount.Exact)
}

func (x *index) exactly(v decimal.Decimal) string {
	if x.printedOnly {
		return ""
	}
	return v.String()
}

func tableName(t *report.Table) string {
	switch {
	case t.Label != "":
		return t.Label
	case t.ID == budgetTable:
		return "预算执行"
	}
	return t.Title
}

// print writes a quantity as the document would.
func (x *index) print(q quantity, kind report.FactKind) string {
	if kind != report.AmountFact {
		return q.printed.String()
	}
	return q.printed.StringFixed(2)
}
