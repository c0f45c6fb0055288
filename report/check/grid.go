package check

import (
	"iter"
	"strings"

	"juesuan/report"
)

// grid is one table by rows and columns of its addresses.
type grid struct {
	table    *report.Table
	id       string
	rows     []string
	cols     []string
	flat     []string       // rows whose address has no column
	level    map[string]int // 3, 5, 7 for codes, else 0
	children map[string][]string
	kin      map[string][]*line // the lines of the children

	lines map[string]*line
	colAt map[string]int
}

// line is one row of a grid.
type line struct {
	name   string // what its amounts are of
	at     int    // the table's row
	only   *report.Cell
	cells  []*report.Cell // by column; shorter where the last columns have none
	parent string
}

func newGrid(t *report.Table) *grid {
	g := &grid{
		table: t, id: t.ID, level: make(map[string]int, len(t.Rows)), children: map[string][]string{}, kin: map[string][]*line{},
		lines: make(map[string]*line, len(t.Rows)), colAt: map[string]int{},
	}
	slab := make([]line, 0, len(t.Rows))
	for i := range t.Rows {
		last, l := "", (*line)(nil) // most rows have one key
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			if c.Addr == "" || c.Amount == nil || !strings.HasPrefix(c.Addr, g.id) || len(c.Addr) <= len(g.id) || c.Addr[len(g.id)] != '/' {
				continue
			}
			row, col, _ := strings.Cut(c.Addr[len(g.id)+1:], "/")
			if row != last || l == nil {
				if l = g.lines[row]; l == nil {
					slab = append(slab, line{name: c.Name, at: i})
					l = &slab[len(slab)-1]
					if len(slab) == cap(slab) {
						slab = make([]line, 0, len(t.Rows)) // those handed out stay where they are
					}
					g.begin(row, col, l)
				}
				last = row
			}
			g.put(l, col, c)
		}
	}
	g.family()
	return g
}

func (g *grid) begin(row, col string, l *line) {
	g.lines[row] = l
	g.level[row] = codeLevel(row)
	if col == "" {
		g.flat = append(g.flat, row)
	} else {
		g.rows = append(g.rows, row)
	}
}

// put places a cell; of two with one address the first stays (A22 tells).
func (g *grid) put(l *line, col string, c *report.Cell) {
	if col == "" {
		if l.only == nil {
			l.only = c
		}
		return
	}
	at, ok := g.colAt[col]
	if !ok {
		at = len(g.cols)
		g.colAt[col] = at
		g.cols = append(g.cols, col)
	}
	if l.cells == nil {
		l.cells = make([]*report.Cell, 0, max(len(g.cols), len(g.table.Columns)))
	}
	for len(l.cells) <= at {
		l.cells = append(l.cells, nil)
	}
	if l.cells[at] == nil {
		l.cells[at] = c
	}
}

// cell returns the cell at row and column, or nil.
func (g *grid) cell(row, col string) *report.Cell {
	l := g.lines[row]
	switch {
	case l == nil:
		return nil
	case col == "":
		return l.only
	}
	if at, ok := g.colAt[col]; ok && at < len(l.cells) {
		return l.cells[at]
	}
	return nil
}

// below yields the cells of a column in the rows below a row.
func (g *grid) below(row, col string) iter.Seq[*report.Cell] {
	at, ok := g.colAt[col]
	return func(yield func(*report.Cell) bool) {
		for _, l := range g.kin[row] {
			c := l.only
			switch {
			case col == "":
			case ok && at < len(l.cells):
				c = l.cells[at]
			default:
				c = nil
			}
			if c != nil && !yield(c) {
				return
			}
		}
	}
}

// has reports whether the table has the row.
func (g *grid) has(row string) bool { return g.lines[row] != nil }

// cellsOf are the cells of a row, in the order of the columns; nil where a
// column has none.
func (g *grid) cellsOf(row string) []*report.Cell {
	l := g.lines[row]
	switch {
	case l == nil:
		return nil
	case l.only != nil:
		return []*report.Cell{l.only}
	}
	return l.cells
}

// nameOf is what the amounts of a row are of.
func (g *grid) nameOf(row string) string {
	if l := g.lines[row]; l != nil {
		return l.name
	}
	return ""
}

// label is the name that a subject's row prints.
func (g *grid) label(code string) string {
	l := g.lines[code]
	if l == nil {
		return ""
	}
	r := &g.table.Rows[l.at]
	beside := false // table 06 has several subjects in a row
	for j := range r.Cells {
		switch kind := g.table.Columns[j].Kind; {
		case kind == report.CodeColumn:
			beside = strings.TrimSpace(r.Cells[j].Text) == code
		case kind == report.NameColumn && beside && !r.Cells[j].Covered:
			return r.Cells[j].Text
		}
		if r.Key == code && g.table.Columns[j].Kind == report.NameColumn && !r.Cells[j].Covered {
			return r.Cells[j].Text
		}
	}
	return l.name
}

// codeLevel is the length of a subject's code, 0 for other keys.
func codeLevel(key string) int {
	n := len(key)
	if n != 3 && n != 5 && n != 7 {
		return 0
	}
	for i := range n {
		if key[i] < '0' || key[i] > '9' {
			return 0
		}
	}
	return n
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
				if g.has(row[:n]) {
					up = row[:n]
					break
				}
			}
			l := g.lines[row]
			l.parent = up
			g.children[up] = append(g.children[up], row)
			g.kin[up] = append(g.kin[up], l)
		}
	}
}
