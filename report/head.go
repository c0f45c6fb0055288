package report

import (
	"slices"
	"strconv"
)

// head builds the merged head of a table from its columns' head labels, and
// the row of column numbers (栏次) where the form has one.
func head(cols []columnDef, ruler string) [][]Cell {
	depth := 0
	for _, c := range cols {
		depth = max(depth, len(c.Head))
	}
	rows := make([][]Cell, depth)
	for r := range rows {
		rows[r] = make([]Cell, len(cols))
		for c := range cols {
			rows[r][c] = headCell(cols, r, c, depth)
		}
	}
	if ruler != "" {
		rows = append(rows, rulerRow(cols, ruler))
	}
	return rows
}

// headCell is the label of column c at row r: equal labels of neighbours with
// the same labels above merge, so do equal labels below each other, and a
// column's last label goes down to the end.
func headCell(cols []columnDef, r, c, depth int) Cell {
	h := cols[c].Head
	if r >= len(h) {
		return covered()
	}
	same := func(o int) bool {
		return r < len(h)-1 && len(cols[o].Head) > r+1 && slices.Equal(cols[o].Head[:r+1], h[:r+1])
	}
	if c > 0 && same(c-1) || r > 0 && repeats(cols, c, r-1) {
		return covered()
	}
	cell := Cell{Text: h[r], Align: Center, Bold: true, ColSpan: 1, RowSpan: 1}
	for o := c + 1; o < len(cols) && same(o); o++ {
		cell.ColSpan++
	}
	for last := r; ; last++ {
		switch {
		case last == len(h)-1:
			cell.RowSpan = depth - r
			return cell
		case !repeats(cols, c, last):
			cell.RowSpan = last - r + 1
			return cell
		}
	}
}

// repeats reports whether the label at row r stands in row r+1 once more,
// under all columns that it covers.
func repeats(cols []columnDef, c, r int) bool {
	h := cols[c].Head
	if r+1 >= len(h) || h[r] != h[r+1] {
		return false
	}
	for _, o := range cols {
		if len(o.Head) > r && slices.Equal(o.Head[:r+1], h[:r+1]) && (len(o.Head) <= r+1 || o.Head[r+1] != h[r]) {
			return false
		}
	}
	return true
}

// rulerRow numbers the amount columns; the word stands over the columns
// before them, merged where they are a subject's code and name.
func rulerRow(cols []columnDef, word string) []Cell {
	row := make([]Cell, len(cols))
	n := 0
	for i := range cols {
		switch {
		case cols[i].amount():
			n++
			row[i] = label(strconv.Itoa(n), Center)
		case word == "-":
			row[i] = label("", Center)
		case cols[i].Kind == "line":
			row[i] = label("", Center)
		case i == 0 || cols[i-1].amount():
			row[i] = label(word, Center)
			for j := i + 1; j < len(cols) && !cols[j].amount() && cols[j].Kind != "line"; j++ {
				row[i].ColSpan++
			}
		default:
			row[i] = covered()
		}
	}
	return row
}
