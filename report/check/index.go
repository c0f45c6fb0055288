package check

import (
	"fmt"
	"slices"
	"strings"

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
}

// index finds cells, rows and claims of an Input.
type index struct {
	Input
	unit        report.Unit
	printedOnly bool
	grids       map[string]*grid
	claims      []claim
	quoted      map[string][]*claim // by section and fact, for amounts, counts and scores
	paragraphs  map[string][]*report.Paragraph
	texts       map[*report.Paragraph]string
	broken      map[string]string // tables that contradict themselves, with the rule that says so
}

// grid is one table by rows and columns of its addresses.
type grid struct {
	table    *report.Table
	id       string
	rows     []string
	cols     []string
	flat     []string // rows whose address has no column
	names    map[string]string
	level    map[string]int // 3, 5, 7 for codes, else 0
	parent   map[string]string
	children map[string][]string
	lookup   map[string]map[string]*report.Cell // row, column
}

func newIndex(in Input) *index {
	x := &index{
		Input: in, unit: in.Book.Unit, printedOnly: in.PrintedOnly, grids: map[string]*grid{},
		quoted: map[string][]*claim{}, paragraphs: map[string][]*report.Paragraph{}, texts: map[*report.Paragraph]string{}, broken: map[string]string{},
	}
	for _, t := range in.Book.Tables {
		x.addGrid(t)
	}
	if t := in.Book.Table(budgetTable); t != nil && x.grids[budgetTable] == nil {
		x.addGrid(t)
	}
	x.readClaims()
	return x
}

// budgetTable is the hidden table of budget and execution by item.
const budgetTable = "预算"

func (x *index) addGrid(t *report.Table) {
	g := &grid{
		table: t, id: t.ID, names: map[string]string{}, level: map[string]int{}, parent: map[string]string{},
		children: map[string][]string{}, lookup: map[string]map[string]*report.Cell{},
	}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Addr != "" && c.Amount != nil {
				g.add(c)
			}
		}
	}
	g.family()
	x.grids[t.ID] = g
}

func (g *grid) add(c *report.Cell) {
	rest, ok := strings.CutPrefix(c.Addr, g.id+"/")
	if !ok {
		return
	}
	row, col, _ := strings.Cut(rest, "/")
	cells := g.lookup[row]
	if cells == nil {
		cells = map[string]*report.Cell{}
		g.lookup[row] = cells
		g.level[row] = codeLevel(row)
		g.names[row] = c.Name
		if col == "" {
			g.flat = append(g.flat, row)
		} else {
			g.rows = append(g.rows, row)
		}
	}
	if _, twice := cells[col]; twice {
		return // A22 tells
	}
	cells[col] = c
	if col != "" && !slices.Contains(g.cols, col) {
		g.cols = append(g.cols, col)
	}
}

// codeLevel is the length of a subject's code, 0 for other keys.
func codeLevel(key string) int {
	if n := len(key); n != 3 && n != 5 && n != 7 || strings.Trim(key, "0123456789") != "" {
		return 0
	}
	return len(key)
}

// totalRow is the row that adds up all others of a table of subjects.
const totalRow = "合计"

// family finds each subject's next subject above it that the table has.
func (g *grid) family() {
	for _, list := range [][]string{g.rows, g.flat} {
		for _, row := range list {
			if g.level[row] == 0 {
				continue
			}
			up := totalRow
			for n := len(row) - 2; n >= 3; n -= 2 {
				if _, ok := g.lookup[row[:n]]; ok {
					up = row[:n]
					break
				}
			}
			g.parent[row] = up
			g.children[up] = append(g.children[up], row)
		}
	}
}

// cell returns the cell at row and column, or nil.
func (g *grid) cell(row, col string) *report.Cell { return g.lookup[row][col] }

// at returns the quantity at an address. A row that a table lacks is zero; a
// table, a column or any other fact that is not there is missing.
func (x *index) at(addr string) (quantity, *report.Cell, string) {
	table, rest, _ := strings.Cut(addr, "/")
	if g := x.grids[table]; g != nil {
		row, col, _ := strings.Cut(rest, "/")
		if c := g.lookup[row][col]; c != nil {
			return x.ofCell(c), c, ""
		}
		if col == "" || slices.Contains(g.cols, col) {
			if f := x.Book.Fact(addr); f != nil { // the self-assessments' facts
				return x.ofFact(f), nil, ""
			}
			return nothing(), nil, ""
		}
	}
	if f := x.Book.Fact(addr); f != nil {
		return x.ofFact(f), nil, ""
	}
	if rest, ok := strings.CutPrefix(addr, priorPrefix); ok {
		return quantity{}, nil, fmt.Sprintf("上一年度的“%s”", rest)
	}
	if isTable(table) {
		return quantity{}, nil, "表" + table
	}
	return quantity{}, nil, "“" + addr + "”"
}

const priorPrefix = "上年/"

// isTable tells a table's ID (01 … 09) from the names of other facts.
func isTable(id string) bool { return len(id) == 2 && id[0] == '0' }

// place describes an address.
func (x *index) place(addr string) Place {
	p := Place{Addr: addr}
	table, rest, _ := strings.Cut(addr, "/")
	g := x.grids[table]
	if g == nil {
		if f := x.Book.Fact(addr); f != nil {
			p.Table, p.Row, p.Printed = "账本", addr, x.print(x.ofFact(f), f.Kind)
		}
		return p
	}
	row, col, _ := strings.Cut(rest, "/")
	p.Table = tableName(g.table)
	p.Row, p.Column = row, col
	if name := g.names[row]; name != "" && name != row && g.level[row] > 0 {
		p.Row = name + "（" + row + "）"
	}
	if c := g.cell(row, col); c != nil {
		p.Printed = c.Text
	}
	return p
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
