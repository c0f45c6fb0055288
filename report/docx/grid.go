package docx

import "juesuan/report"

// grid is the cells of a table's head or body with their spans resolved.
type grid struct {
	cols  int
	owner [][]*cell // which cell stands at a row and column
	cells []*cell
}

// cell is a cell and the rows and columns it covers.
type cell struct {
	*report.Cell
	row, col, rows, cols int
	head                 bool
	bold                 bool
}

// newGrid resolves spans. A malformed grid loses no text: spans that stick out
// or overlap are cut, and a covered cell nobody covers stands for itself.
func newGrid(rows [][]report.Cell, cols int) *grid {
	g := &grid{cols: cols, owner: make([][]*cell, len(rows))}
	for r := range rows {
		g.owner[r] = make([]*cell, cols)
	}
	for _, covered := range []bool{false, true} {
		for r := range rows {
			for c := range cols {
				src := &report.Cell{Covered: true}
				if c < len(rows[r]) {
					src = &rows[r][c]
				}
				if g.owner[r][c] == nil && src.Covered == covered {
					g.place(src, r, c)
				}
			}
		}
	}
	return g
}

// place puts a cell where it and what it covers are free.
func (g *grid) place(src *report.Cell, r, c int) {
	k := &cell{Cell: src, row: r, col: c, rows: 1, cols: 1}
	if !src.Covered {
		for k.cols < src.ColSpan && c+k.cols < g.cols && g.owner[r][c+k.cols] == nil {
			k.cols++
		}
		for k.rows < src.RowSpan && r+k.rows < len(g.owner) && g.free(r+k.rows, c, k.cols) {
			k.rows++
		}
	}
	for i := range k.rows {
		for j := range k.cols {
			g.owner[r+i][c+j] = k
		}
	}
	g.cells = append(g.cells, k)
}

func (g *grid) free(r, c, n int) bool {
	for _, k := range g.owner[r][c : c+n] {
		if k != nil {
			return false
		}
	}
	return true
}

// joined reports whether a merged cell of no more than most rows reaches from
// row r into the next.
func (g *grid) joined(r, most int) bool {
	if r+1 >= len(g.owner) {
		return false
	}
	for c, k := range g.owner[r] {
		if k.rows <= most && g.owner[r+1][c] == k {
			return true
		}
	}
	return false
}
