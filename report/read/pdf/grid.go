package pdf

import (
	"slices"

	"juesuan/report/read/raw"
)

// lattice is a table as its rules part it: the places of columns and rows and
// which of the borders between are drawn.
type lattice struct {
	xs, ys []float64
	level  [][]bool // by place in ys and column: a border is above the row
	up     [][]bool // by row and place in xs: a border is left of the column
	cells  []area
	index  [][]int // by row and column: the cell there; made when it is asked for
}

// mostBorders is far beyond a table that fits on a page: it is a drawing.
const mostBorders = 40_000

// area is a cell: its first row and column and those after its last.
type area struct{ r0, c0, r1, c1 int }

// newLattice makes a lattice of rules that touch; nil where they enclose less
// than two cells side by side. A side that no rule closes ends with the rules.
func newLattice(net []rule) *lattice {
	var level, upright []rule
	var xs, ys []float64
	for _, r := range net {
		if r.level {
			level = append(level, r)
			ys = append(ys, r.at)
		} else {
			upright = append(upright, r)
			xs = append(xs, r.at)
		}
	}
	if len(level) == 0 || len(upright) == 0 {
		return nil
	}
	l := &lattice{xs: places(xs), ys: places(ys)}
	l.xs, upright = closeSides(l.xs, level, upright, l.ys)
	l.ys, level = closeSides(l.ys, upright, level, l.xs)
	if len(l.xs) < 3 || len(l.ys) < 2 || len(l.xs)*len(l.ys) > mostBorders {
		return nil
	}
	l.borders(level, upright)
	l.enclose()
	if slices.ContainsFunc(l.cells, func(a area) bool { return a.c1-a.c0 < len(l.xs)-1 }) {
		return l
	}
	return nil
}

// closeSides adds a place, and a rule along it, on each side where most of the
// rules across go on beyond the last place.
func closeSides(places []float64, across, along []rule, ends []float64) ([]float64, []rule) {
	const beyond = 8
	first, last := places[0], places[len(places)-1]
	low, high := first, last
	before, after := 0, 0
	for _, r := range across {
		if r.from < first-beyond {
			before++
			low = min(low, r.from)
		}
		if r.to > last+beyond {
			after++
			high = max(high, r.to)
		}
	}
	from, to := ends[0], ends[len(ends)-1]
	if 2*before > len(across) {
		places = slices.Insert(places, 0, low)
		along = append(along, rule{!across[0].level, low, from, to})
	}
	if 2*after > len(across) {
		places = append(places, high)
		along = append(along, rule{!across[0].level, high, from, to})
	}
	return places, along
}

// borders finds which borders are drawn.
func (l *lattice) borders(level, upright []rule) {
	rows, cols := len(l.ys)-1, len(l.xs)-1
	l.level = make([][]bool, rows+1)
	for i := range l.level {
		l.level[i] = make([]bool, cols)
	}
	l.up = make([][]bool, rows)
	for i := range l.up {
		l.up[i] = make([]bool, cols+1)
	}
	for _, r := range level {
		i := nearest(l.ys, r.at)
		for c := range cols {
			if mid := (l.xs[c] + l.xs[c+1]) / 2; r.from <= mid && mid <= r.to {
				l.level[i][c] = true
			}
		}
	}
	for _, r := range upright {
		i := nearest(l.xs, r.at)
		for w := range rows {
			if mid := (l.ys[w] + l.ys[w+1]) / 2; r.from <= mid && mid <= r.to {
				l.up[w][i] = true
			}
		}
	}
}

func nearest(places []float64, at float64) int {
	i, _ := slices.BinarySearch(places, at)
	if i > 0 && (i == len(places) || at-places[i-1] < places[i]-at) {
		i--
	}
	return i
}

// enclose parts the lattice into rectangles without borders inside.
func (l *lattice) enclose() {
	rows, cols := len(l.ys)-1, len(l.xs)-1
	taken := make([][]bool, rows)
	for r := range taken {
		taken[r] = make([]bool, cols)
	}
	for r := range rows {
		for c := range cols {
			if taken[r][c] {
				continue
			}
			a := area{r, c, r + 1, c + 1}
			for a.c1 < cols && !l.up[r][a.c1] && !taken[r][a.c1] {
				a.c1++
			}
			for a.r1 < rows && l.open(a, taken) {
				a.r1++
			}
			for i := a.r0; i < a.r1; i++ {
				for j := a.c0; j < a.c1; j++ {
					taken[i][j] = true
				}
			}
			l.cells = append(l.cells, a)
		}
	}
}

// open tells whether an area goes on in the row below it.
func (l *lattice) open(a area, taken [][]bool) bool {
	for c := a.c0; c < a.c1; c++ {
		if taken[a.r1][c] || l.level[a.r1][c] || c > a.c0 && l.up[a.r1][c] {
			return false
		}
	}
	return true
}

func (l *lattice) box() box {
	return box{l.xs[0], l.ys[0], l.xs[len(l.xs)-1], l.ys[len(l.ys)-1]}
}

func (l *lattice) areaBox(a area) box {
	return box{l.xs[a.c0], l.ys[a.r0], l.xs[a.c1], l.ys[a.r1]}
}

// grid fills the cells with text, which is taken from the runs by cell.
func (l *lattice) grid(page int, text func(cell int) string) *raw.Grid {
	rows, cols := len(l.ys)-1, len(l.xs)-1
	full := make([][]raw.Cell, rows)
	for r := range full {
		full[r] = make([]raw.Cell, cols)
		for c := range full[r] {
			full[r][c] = raw.Cell{Covered: true, RowSpan: 1, ColSpan: 1, Spot: raw.Spot{Page: page}}
		}
	}
	for i, a := range l.cells {
		full[a.r0][a.c0] = raw.Cell{Text: text(i), RowSpan: a.r1 - a.r0, ColSpan: a.c1 - a.c0, Spot: spot(page, l.areaBox(a))}
	}
	full, _ = raw.Square(full, rows*cols) // as many cells as there are
	return &raw.Grid{Rows: full, Spot: spot(page, l.box())}
}

func spot(page int, b box) raw.Spot {
	return raw.Spot{Page: page, X0: b.x0, Y0: b.y0, X1: b.x1, Y1: b.y1}
}
