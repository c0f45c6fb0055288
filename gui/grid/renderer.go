package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// renderer draws the grid's four panes, the scroll bars, and what lies above.
type renderer struct {
	g                                  *Grid
	ground                             *canvas.Rectangle
	head, headFrozen, body, bodyFrozen *pane
	above                              *pane // lines and bars over all panes
	objects                            []fyne.CanvasObject
}

// CreateRenderer is for the toolkit.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	r := &renderer{
		g: g, ground: canvas.NewRectangle(nil),
		head: newPane(), headFrozen: newPane(), body: newPane(), bodyFrozen: newPane(), above: newPane(),
	}
	r.objects = []fyne.CanvasObject{
		r.ground, r.body, r.bodyFrozen, r.head, r.headFrozen, r.above,
		g.edit.field.place, g.edit.field.outline, g.picker, g.tip,
	}
	r.draw()
	return r
}

// Layout is for the toolkit. Other room shows the cursor still, unless somebody
// has scrolled away from it.
func (r *renderer) Layout(fyne.Size) {
	if !r.g.away && !r.g.empty() {
		r.g.reveal(r.g.sel.active)
	}
	r.draw()
}

// MinSize is for the toolkit.
func (r *renderer) MinSize() fyne.Size { return r.g.MinSize() }

// Objects is for the toolkit.
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy is for the toolkit.
func (r *renderer) Destroy() {}

// Refresh draws what has changed.
func (r *renderer) Refresh() {
	r.draw()
	canvas.Refresh(r.g)
}

func (r *renderer) draw() {
	r.drawOnce()
	if r.g.grow() {
		r.drawOnce()
	}
}

func (r *renderer) drawOnce() {
	g := r.g
	g.measure()
	if last := g.clamp(g.sel.far); last != g.sel.far || g.clamp(g.sel.active) != g.sel.active {
		g.sel.active, g.sel.far = g.clamp(g.sel.active), last // rows have gone
	}
	g.limitOffset()
	k, size, room := g.look(), g.Size(), g.room()
	o := &g.geo
	if r.ground.FillColor != k.sheet {
		r.ground.FillColor = k.sheet
		r.ground.Refresh()
	}
	r.ground.Resize(size)

	frozen := o.frozenWidth()
	first, end := g.visibleCols()
	for _, q := range []struct {
		part
		x, y, w, h float32
		draw       func(part, look)
	}{
		{part{r.body, first, end, frozen + g.offset.X}, frozen, o.head, room.Width, room.Height, g.drawCells},
		{part{r.bodyFrozen, 0, o.frozen, 0}, 0, o.head, min(frozen, size.Width), room.Height, g.drawCells},
		{part{r.head, first, end, frozen + g.offset.X}, frozen, 0, room.Width, o.head, g.drawHead},
		{part{r.headFrozen, 0, o.frozen, 0}, 0, 0, min(frozen, size.Width), o.head, g.drawHead},
	} {
		q.begin(fyne.NewPos(q.x, q.y), fyne.NewSize(q.w, q.h))
		q.draw(q.part, k)
		q.done()
	}
	r.drawAbove(k)
	g.placeField(k)
	g.picker.place()
}

// drawAbove draws the edge of the frozen columns, the scroll bars and the
// line that shows where a dragged column will end.
func (r *renderer) drawAbove(k look) {
	g, o := r.g, &r.g.geo
	size, room := g.Size(), g.room()
	r.above.begin(fyne.Position{}, size)
	if o.frozen > 0 && o.frozen < len(o.columns) {
		height := min(o.head+room.Height, g.y(o.rows))
		r.above.rule(o.frozenWidth()-1, 0, 1, height, k.frame)
	}
	if b, ok := g.verticalBar(); ok {
		r.above.fill(size.Width-barSize+3, b.thumb, barSize-6, b.size, k.bar)
	}
	if b, ok := g.horizontalBar(); ok {
		r.above.fill(b.thumb, size.Height-barSize+3, b.size, barSize-6, k.bar)
	}
	if c := g.drag.column; c >= 0 {
		r.above.rule(g.x(c)+o.colWidth(c)-1, 0, 1, size.Height, k.accent)
	}
	r.above.done()
}

// placeField puts the field over the edited cell, wider if there is more text,
// as far as the grid reaches.
func (g *Grid) placeField(k look) {
	if !g.edit.on {
		return
	}
	p, o := g.sel.active, &g.geo
	text := fyne.MeasureText(g.edit.field.Text, o.text, fyne.TextStyle{}).Width
	x, y := g.x(p.Col), g.y(p.Row)
	w := max(o.colWidth(p.Col), text+4*cellPad)
	w = max(min(w, g.Size().Width-x), min(o.colWidth(p.Col), g.Size().Width))
	g.edit.field.layOver(fyne.NewPos(x, y), fyne.NewSize(w, o.row), k)
}
