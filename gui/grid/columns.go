package grid

import (
	"math"

	"fyne.io/fyne/v2"
)

// lineAt returns the column whose right line in the head is under a position.
func (g *Grid) lineAt(pos fyne.Position) (int, bool) {
	if pos.Y < 0 || pos.Y >= g.geo.head {
		return 0, false
	}
	first, end := g.visibleCols()
	for col := range g.geo.columns {
		if col >= g.geo.frozen && (col < first || col >= end) {
			continue
		}
		right := g.x(col) + g.geo.colWidth(col)
		if math.Abs(float64(pos.X-right)) <= edge && (col < g.geo.frozen || right > g.geo.frozenWidth()) {
			return col, true
		}
	}
	return 0, false
}

// setWidth sets a column's width.
func (g *Grid) setWidth(col int, w float32) {
	key := g.geo.columns[col].Key
	g.widths[key], g.byHand[key] = max(w, leastWidth), true
	g.Refresh()
}

func (g *Grid) rememberWidth(col int) {
	if g.OnWidth != nil && col >= 0 && col < len(g.geo.columns) {
		g.OnWidth(g.geo.columns[col].Key, g.geo.colWidth(col))
	}
}

// widen makes the cursor's column wider or, below 0, narrower.
func (g *Grid) widen(by float32) {
	if g.empty() {
		return
	}
	col := g.sel.active.Col
	g.setWidth(col, g.geo.colWidth(col)+by)
	g.rememberWidth(col)
}

// fitColumn makes a column as wide as its title and the visible cells need,
// at most half of the grid.
func (g *Grid) fitColumn(col int) {
	if g.empty() {
		return
	}
	l := lettering{size: g.geo.text, bold: true}
	var w float32
	if title := g.geo.columns[col].Title; len(title) > 0 {
		w = textWidth(title[len(title)-1], l)
	}
	first, end := g.visibleRows()
	for row := first; row < end; row++ {
		c := g.table.Cell(Place{row, col})
		need := textWidth(oneLine(c.Text), lettering{size: g.geo.text, bold: c.Total}) + float32(c.Indent)*indentStep
		if c.Mark.Severity != "" {
			need += g.geo.sign()
		}
		w = max(w, need)
	}
	g.setWidth(col, min(w+2*cellPad+1, max(g.Size().Width/2, leastWidth)))
	g.rememberWidth(col)
}
