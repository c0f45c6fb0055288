package docx

import "math"

// How Word will set a table is only known to Word; these heights are close
// enough to choose a type size by.

// leastRow is the least height of a row.
func (t *tableWriter) leastRow() float64 {
	if t.page.landscape {
		return 5.5 * mm
	}
	return 6 * mm
}

// cellLead is the distance of lines in a cell, in ems.
const cellLead = 1.25

// rowHeight is the height of a row. A merged cell asks each of its rows for
// its part.
func (t *tableWriter) rowHeight(g *grid, r int) float64 {
	h := t.leastRow()
	for c := 0; c < g.cols; c += g.owner[r][c].cols {
		k := g.owner[r][c]
		width := 0
		for _, w := range t.widths[k.col : k.col+k.cols] {
			width += w
		}
		room := (float64(width)/20-2*cellPad)/t.size - float64(k.Indent)
		h = max(h, (float64(lines(k.Text, room))*cellLead*t.size+2*cellPadUpright)/float64(k.rows))
	}
	return h + innerRule
}

// pages is on how many pages the table stands.
func (t *tableWriter) pages() int {
	above := t.captionHeight()
	for r := range t.head.owner {
		above += t.rowHeight(t.head, r)
	}
	below := 0.0
	for _, n := range notes(t.table) {
		below += float64(lines(n, t.page.width()/t.style.NoteSize))*noteLead*t.style.NoteSize + noteGap
	}
	rows := titleLead * t.style.TableTitleSize
	for r := range t.body.owner {
		rows += t.rowHeight(t.body, r)
	}
	return int(math.Ceil((rows + below) / max(t.page.height()-above, 10*mm)))
}
