package xlsx

import (
	"juesuan/report"
)

// Widths are in Excel's unit, half-width digits of the default face, 8 pixels
// of 宋体 11; the text of a table is smaller, which leaves a margin.
const (
	portraitWidth  = 85  // A4 between margins of 15 mm
	landscapeWidth = 126 // the same, turned
)

// stretch is how much wider than its page a table may be for names to stand on
// one line; it is printed that much smaller.
const stretch = 1.15

// pageWidth is the room of the table's page.
func pageWidth(t *report.Table) float64 {
	if t.Landscape {
		return landscapeWidth
	}
	return portraitWidth
}

// columnWidths gives amounts the width of the widest, codes and line numbers
// what they need, and names and long texts what is left, between a part of
// their natural width and all of it. What nobody needs fills the page.
func columnWidths(t *report.Table) []float64 {
	natural := naturalWidths(t)
	amount := 0.0
	for i, c := range t.Columns {
		if c.Kind == report.AmountColumn {
			amount = max(amount, natural[i])
		}
	}
	left, flexible := stretch*pageWidth(t), 0.0
	out := make([]float64, len(natural))
	for i, c := range t.Columns {
		switch c.Kind {
		case report.AmountColumn:
			out[i] = max(9, amount)
		case report.CodeColumn, report.LineColumn:
			out[i] = max(5, min(natural[i], 16))
		case report.ShortColumn:
			out[i] = max(7, min(natural[i], 14))
		default:
			flexible += natural[i]
			continue
		}
		left -= out[i]
	}
	for i, c := range t.Columns {
		if c.Kind == report.NameColumn || c.Kind == report.TextColumn {
			share := left * natural[i] / flexible
			out[i] = max(min(share, natural[i]), min(natural[i], 18), 8)
		}
	}
	return fillPage(t, out)
}

// fillPage spreads what a narrow table leaves of the page over its columns.
func fillPage(t *report.Table, widths []float64) []float64 {
	left, n := pageWidth(t), 0
	for i, c := range t.Columns {
		left -= widths[i]
		if c.Kind != report.CodeColumn && c.Kind != report.LineColumn {
			n++
		}
	}
	if left <= 0 || n == 0 {
		return widths
	}
	for i, c := range t.Columns {
		if c.Kind != report.CodeColumn && c.Kind != report.LineColumn {
			widths[i] += left / float64(n)
		}
	}
	return widths
}

// naturalWidths is what each column's own cells would take on one line; an
// amount never wraps, so head cells do not count for it, nor do texts that
// happen to stand in its column.
func naturalWidths(t *report.Table) []float64 {
	out := make([]float64, len(t.Columns))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if c.Covered || c.ColSpan > 1 || t.Columns[i].Kind == report.AmountColumn && c.Amount == nil {
				continue
			}
			w := textWidth(c.Text) + 2 + 2*float64(indentOf(&c))
			if c.Bold {
				w++
			}
			out[i] = max(out[i], w)
		}
	}
	for i, k := range t.Columns {
		limit := map[report.ColumnKind]float64{report.NameColumn: 46, report.TextColumn: 70}[k.Kind]
		if limit > 0 {
			out[i] = max(8, min(out[i], limit))
		}
	}
	return out
}
