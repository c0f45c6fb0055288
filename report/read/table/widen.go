package table

import (
	"math"
	"slices"

	"juesuan/report/read/raw"
)

// nearby is how far borders of one column stand apart on two pages, in points.
const nearby = 3

// widen gives a page the columns of the table it may belong to and reports
// whether it has them. A page that does not repeat the head may lack borders
// that only the head has: 类, 款 and 项 above one column of codes.
func (d *draft) widen(table [][]raw.Cell) bool {
	width := len(table[0])
	if len(d.rows[0]) == width {
		return true
	}
	have, want := borders(d.rows), borders(table)
	if have == nil || want == nil {
		return d.widenCodes(table)
	}
	if len(have) > len(want) {
		return false
	}
	at := make([]int, len(have)) // the column of the table at each border
	for i, x := range have {
		at[i] = slices.IndexFunc(want, func(y float64) bool { return math.Abs(x-y) <= nearby })
		if at[i] < 0 || i > 0 && at[i] <= at[i-1] {
			return false
		}
	}
	if at[0] != 0 || at[len(at)-1] != width {
		return false
	}
	for i, row := range d.rows {
		wide := make([]raw.Cell, width)
		for j := range wide {
			wide[j] = raw.Cell{RowSpan: 1, ColSpan: 1, Covered: true}
		}
		for j, c := range row {
			if !c.Covered {
				c.ColSpan = at[j+max(1, c.ColSpan)] - at[j]
				wide[at[j]] = c
			}
		}
		d.rows[i] = wide
	}
	return true
}

// borders are the left borders of the columns and the right one of the last;
// nil where the file does not say where cells stand.
func borders(rows [][]raw.Cell) []float64 {
	out := make([]float64, len(rows[0])+1)
	known := make([]bool, len(out))
	for _, row := range rows {
		for j := range row {
			c := &row[j]
			end := j + max(1, c.ColSpan)
			if c.Covered || c.Spot.X1 <= c.Spot.X0 || end > len(row) {
				continue
			}
			out[j], known[j] = c.Spot.X0, true
			out[end], known[end] = c.Spot.X1, true
		}
	}
	if slices.Contains(known, false) {
		return nil
	}
	return out
}

// widenCodes does so where the file does not say where cells stand: the page
// begins with a column of whole codes, and the table leaves those cells behind
// its codes blank that the page lacks.
func (d *draft) widenCodes(table [][]raw.Cell) bool {
	more := len(table[0]) - len(d.rows[0])
	if more < 1 || more > 2 || !codesOf(d.rows, 1) || !codesOf(table, 1+more) {
		return false
	}
	for i, row := range d.rows {
		wide := []raw.Cell{row[0]}
		for range more {
			wide = append(wide, raw.Cell{RowSpan: 1, ColSpan: 1})
		}
		d.rows[i] = append(wide, row[1:]...)
	}
	return true
}

// codesOf reports whether rows have codes in the first column and their names
// in another one, with nothing in between; of all rows that have a code.
func codesOf(rows [][]raw.Cell, name int) bool {
	n := 0
	for _, row := range rows {
		if !isCode(tight(narrow(row[0].Text))) {
			continue
		}
		if at := filled(row); len(at) < 2 || at[1] != name || !isWord(tight(row[name].Text)) {
			return false
		}
		n++
	}
	return n > 0
}
