package pdf

import (
	"cmp"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// pageBlocks is what was found on a page.
type pageBlocks struct {
	page  *page
	lines []*raw.Line
	grids []*raw.Grid
}

// blocks finds the tables of a page and the lines around them.
func (p *page) blocks() *pageBlocks {
	var tables []*lattice
	level, upright := join(p.rules)
	for _, net := range nets(level, upright) {
		if l := newLattice(net); l != nil {
			tables = append(tables, l)
		}
	}
	inside := make([][][]run, len(tables)) // by table and cell
	for i, t := range tables {
		inside[i] = make([][]run, len(t.cells))
	}
	var outside []run
	parted := func(a, b box) bool {
		return slices.ContainsFunc(tables, func(t *lattice) bool { return t.parts(a, b) })
	}
	for _, r := range runs(p.chars, parted) {
		table, cell := place(tables, r)
		if table < 0 {
			outside = append(outside, r)
			continue
		}
		inside[table][cell] = append(inside[table][cell], r)
	}
	out := &pageBlocks{page: p}
	for i, t := range tables {
		if !slices.ContainsFunc(inside[i], func(r []run) bool { return len(r) > 0 }) {
			continue
		}
		texts := t.split(inside[i])
		out.grids = append(out.grids, t.grid(p.number, func(cell int) string { return cellText(texts[cell]) }))
	}
	for _, l := range lines(outside) {
		out.lines = append(out.lines, l.raw(p.number))
	}
	return out
}

func cellText(runs []run) string {
	var texts []string
	for _, l := range lines(runs) {
		texts = append(texts, l.text())
	}
	return strings.Join(texts, "\n")
}

// parts tells whether a border of the table stands in the gap between two
// boxes of one line.
func (l *lattice) parts(a, b box) bool {
	step := b.x0 - a.x1
	if step < 0.12*a.height() || !l.box().holds(a.midX(), a.midY()) {
		return false
	}
	row := l.row(a.midY())
	for i, x := range l.xs {
		if x >= a.x1-0.5 && x <= b.x0+0.5 && l.up[row][i] {
			return true
		}
	}
	return false
}

func (b box) holds(x, y float64) bool { return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1 }

// row and column are those at a place within the table.
func (l *lattice) row(y float64) int {
	i, _ := slices.BinarySearch(l.ys, y)
	return min(max(0, i-1), len(l.ys)-2)
}

func (l *lattice) column(x float64) int {
	i, _ := slices.BinarySearch(l.xs, x)
	return min(max(0, i-1), len(l.xs)-2)
}

// place finds the table and the cell of a run; table -1 is outside of all. Text
// too long for its cell belongs to the cell in which it begins, a number to
// that in which it ends.
func place(tables []*lattice, r run) (table, cell int) {
	for i, t := range tables {
		if !t.box().holds(r.box.midX(), r.box.midY()) {
			continue
		}
		const inset = 0.5
		x, row := r.box.midX(), t.row(r.box.midY())
		begin, end := t.at(row, t.column(r.box.x0+inset)), t.at(row, t.column(r.box.x1-inset))
		switch {
		case begin == end:
			return i, begin
		case r.numeric():
			return i, end
		case r.box.x0-t.areaBox(t.cells[begin]).x0 < 6 && r.box.x0 > t.xs[0]:
			return i, begin
		}
		return i, t.at(row, t.column(x))
	}
	return -1, 0
}

// at is the cell that covers a row and column.
func (l *lattice) at(row, col int) int {
	if l.index == nil {
		l.index = make([][]int, len(l.ys)-1)
		for r := range l.index {
			l.index[r] = make([]int, len(l.xs)-1)
		}
		for i, a := range l.cells {
			for r := a.r0; r < a.r1; r++ {
				for c := a.c0; c < a.c1; c++ {
					l.index[r][c] = i
				}
			}
		}
	}
	return l.index[row][col]
}

// inOrder returns the page's blocks from the top.
func (b *pageBlocks) inOrder() []raw.Block {
	var out []raw.Block
	for _, l := range b.lines {
		out = append(out, l)
	}
	for _, g := range b.grids {
		out = append(out, g)
	}
	slices.SortStableFunc(out, func(x, y raw.Block) int { return cmp.Compare(top(x), top(y)) })
	return out
}

func top(b raw.Block) float64 {
	switch b := b.(type) {
	case *raw.Line:
		return b.Spot.Y0
	case *raw.Grid:
		return b.Spot.Y0
	}
	return 0
}
