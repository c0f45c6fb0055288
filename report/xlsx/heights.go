package xlsx

import "juesuan/report"

// Sizes in points.
const (
	titleSize = 18
	infoSize  = 10.5
	bodySize  = 10
	noteSize  = 9
	padding   = 5
	// maxHeight is a little below what Excel allows a row (409.5): a higher row
	// of the table takes several rows of the sheet.
	maxHeight = 400
)

// fits is how many half-width characters of the body stand on a unit of width,
// which is a digit of the larger default face; a line loses one more where a
// whole character does not fit.
const fits = 1.08

// lead is the distance of lines of a size.
func lead(size float64) float64 { return 1.32 * size }

// minHeight is the least height of a row: 6 mm, in landscape 5.5 mm.
func minHeight(t *report.Table) float64 {
	if t.Landscape {
		return 15.6
	}
	return 17
}

// rowHeights is the height of each row in points, enough for its texts; what
// a cell over several rows needs beyond them is spread over them. Excel fits
// rows to their text itself, but not to merged cells.
func rowHeights(rows [][]report.Cell, widths []float64, least float64) []float64 {
	out := make([]float64, len(rows))
	for r := range out {
		out[r] = least
	}
	need := func(r, c int) float64 {
		k := &rows[r][c]
		room := fits*(sum(widths[c:min(c+k.ColSpan, len(widths))])-1) - 2*float64(indentOf(k)) - 1
		return float64(lines(k.Text, room))*lead(bodySize) + padding
	}
	for span := 1; span <= len(rows); span++ { // short ones first
		for r := range rows {
			for c := range rows[r] {
				if k := &rows[r][c]; k.Covered || k.RowSpan != span || k.Text == "" {
					continue
				}
				end := min(r+span, len(rows))
				if short := need(r, c) - sum(out[r:end]); short > 0 {
					for i := r; i < end; i++ {
						out[i] += short / float64(end-r)
					}
				}
			}
		}
	}
	return out
}

func sum(list []float64) float64 {
	total := 0.0
	for _, v := range list {
		total += v
	}
	return total
}
