package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// tip is the small box that says what is wrong with the cell under the mouse,
// or shows the whole of a text that was cut.
type tip struct {
	pane
	at Place
}

func newTip() *tip {
	t := &tip{at: Nowhere}
	t.extend(t)
	t.Hide()
	return t
}

func (t *tip) hide() {
	t.at = Nowhere
	t.Hide()
}

// hover shows the tip of the cell under the mouse, if it has one.
func (g *Grid) hover(pos fyne.Position) {
	if g.edit.on || g.empty() || !g.hits(pos) {
		g.tip.hide()
		return
	}
	p := g.placeAt(pos)
	if p == g.tip.at {
		return
	}
	g.tip.hide()
	g.tip.at = p
	if text := g.tipText(p); text != "" {
		g.drawTip(text)
	}
}

func (g *Grid) tipText(p Place) string {
	c := g.table.Cell(p)
	why := ""
	room := g.geo.colWidth(p.Col) - 2*cellPad - float32(c.Indent)*indentStep
	if c.Mark.Why != "" {
		why = c.Mark.Severity.Sign() + " " + c.Mark.Why
		room -= g.geo.sign()
	}
	switch {
	case textWidth(oneLine(c.Text), lettering{size: g.geo.text, bold: c.Total}) <= room:
		return why
	case why != "" && isFigure(c.Text):
		return c.Text + "　" + why
	case why != "":
		return why
	}
	return c.Text
}

func (g *Grid) drawTip(text string) {
	t, o, k := g.tip, &g.geo, g.look()
	l := lettering{size: o.text, color: k.text}
	width := min(textWidth(oneLine(text), l), g.Size().Width-4*cellPad)
	w, h := width+2*cellPad, o.row+2
	x := max(0, min(g.x(t.at.Col), g.Size().Width-w))
	y := g.y(t.at.Row) + o.row
	if y+h > g.Size().Height {
		y = g.y(t.at.Row) - h
	}
	t.Show()
	t.begin(fyne.NewPos(x, y), fyne.NewSize(w, h))
	t.fill(0, 0, w, h, k.of(theme.ColorNameMenuBackground))
	t.write(g.cut(text, width, l), cellPad, 1+o.textTop(), width, o.line, l)
	t.box(k.frame)
	t.done()
	t.Refresh()
}
