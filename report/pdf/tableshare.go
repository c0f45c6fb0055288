package pdf

import (
	"math"

	"juesuan/report"
)

// demand is a cell that would break at its columns' least widths.
type demand struct {
	row, rows, col, cols int
	natural              float64 // on one line, with the room beside it
}

// shareWidths shares out a table's width: to each column what it must have,
// then step by step to where it saves most lines, then what is left by the
// columns' weights. Amounts always share alike. It reports whether the columns
// fit; if not, all are narrowed in proportion.
func shareWidths(cols []column, demands []demand, room float64) ([]float64, bool) {
	widths := make([]float64, len(cols))
	left := room
	for i, c := range cols {
		widths[i] = c.min
		left -= c.min
	}
	if left < -0.01 {
		for i := range widths {
			widths[i] *= room / (room - left)
		}
		return widths, false
	}
	left = saveLines(cols, demands, widths, left)
	total := 0.0
	for _, c := range cols {
		total += weight(c.kind)
	}
	for i, c := range cols {
		widths[i] += left * weight(c.kind) / total
	}
	return widths, true
}

// saveLines widens columns as long as that makes rows lower, and returns the
// width that is left. Each time it takes the widening that saves most lines
// for its width.
func saveLines(cols []column, demands []demand, widths []float64, left float64) float64 {
	const step = 4.0
	groups := columnGroups(cols)
	for left >= step {
		base := countLines(demands, widths)
		var best []int
		bestBy, bestScore := 0.0, 0.0
		for _, g := range groups {
			for _, n := range [...]float64{1, 2, 4, 8, 16, 32} {
				by := n * step
				if by*float64(len(g)) > left {
					break
				}
				widen(widths, g, by)
				score := float64(base-countLines(demands, widths)) / (by * float64(len(g)))
				widen(widths, g, -by)
				if score > bestScore+1e-9 {
					best, bestBy, bestScore = g, by, score
				}
			}
		}
		if best == nil {
			break
		}
		widen(widths, best, bestBy)
		left -= bestBy * float64(len(best))
	}
	return left
}

func widen(widths []float64, group []int, by float64) {
	for _, c := range group {
		widths[c] += by
	}
}

// columnGroups are the columns that may be widened: names and texts each
// alone, the amounts together.
func columnGroups(cols []column) [][]int {
	var groups [][]int
	var amounts []int
	for i, c := range cols {
		switch c.kind {
		case report.AmountColumn:
			amounts = append(amounts, i)
		case report.CodeColumn, report.LineColumn:
		default:
			groups = append(groups, []int{i})
		}
	}
	if len(amounts) > 0 {
		groups = append(groups, amounts)
	}
	return groups
}

// countLines adds up, over the rows, the lines of each row's longest cell.
// Demands are in the order of their rows; those over several rows count with
// what their rows' own lines leave open.
func countLines(demands []demand, widths []float64) int {
	total, row, most := 0, -1, 0
	for _, d := range demands {
		n := d.lines(widths)
		if d.rows > 1 {
			total += max(0, n-d.rows)
			continue
		}
		if d.row != row {
			total += most
			row, most = d.row, 1
		}
		most = max(most, n)
	}
	return total + most
}

// lines estimates how many lines a cell needs.
func (d demand) lines(widths []float64) int {
	w := 0.0
	for _, v := range widths[d.col : d.col+d.cols] {
		w += v
	}
	if d.natural <= w+0.01 {
		return 1
	}
	inner := max(w-2*cellPad-3, 1) // lines are not quite full
	return int(math.Ceil((d.natural - 2*cellPad) / inner))
}

// demands lists the cells that break at the columns' least widths.
func (t *tableLayout) demands(cols []column, size float64) []demand {
	var out []demand
	rows := 0
	for _, g := range []*grid{t.head, t.body} {
		for r := range g.rows {
			for c := range g.cols {
				k := g.owner[r][c]
				if k.row != r || k.col != c {
					continue
				}
				d := demand{rows + r, k.rows, c, k.cols, k.natural*size + 2*cellPad}
				w := 0.0
				for _, v := range cols[c : c+k.cols] {
					w += v.min
				}
				if d.natural > w {
					out = append(out, d)
				}
			}
		}
		rows += g.rows
	}
	return out
}
