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

// newGrid resolves spans. A malformed grid loses no text: a span is cut before
// a cell that is not marked as covered, and a covered cell that nobody covers
// stands for itself.
func newGrid(rows [][]report.Cell, cols int) *grid {
	g := &grid{cols: cols, owner: make([][]*cell, len(rows))}
	src := make([][]*report.Cell, len(rows))
	for r := range rows {
		g.owner[r] = make([]*cell, cols)
		for c := range cols {
			src[r] = append(src[r], &report.Cell{Covered: true})
			if c < len(rows[r]) {
				src[r][c] = &rows[r][c]
			}
		}
	}
	for _, covered := range []bool{false, true} {
		for r := range rows {
			for c := range cols {
				if g.owner[r][c] == nil && src[r][c].Covered == covered {
					g.place(src, r, c)
				}
			}
		}
	}
	return g
}

// place puts a cell where it stands and what it covers is free.
func (g *grid) place(src [][]*report.Cell, r, c int) {
	k := &cell{Cell: src[r][c], row: r, col: c, rows: 1, cols: 1}
	if !k.Covered {
		for k.cols < k.ColSpan && g.free(src, r, c+k.cols, 1) {
			k.cols++
		}
		for k.rows < k.RowSpan && g.free(src, r+k.rows, c, k.cols) {
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

// free reports whether n cells from r, c on are covered, and by no other cell.
func (g *grid) free(src [][]*report.Cell, r, c, n int) bool {
	if r >= len(src) || c+n > g.cols {
		return false
	}
	for i := c; i < c+n; i++ {
		if g.owner[r][i] != nil || !src[r][i].Covered {
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
