package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// pane is a part of the grid that clips what is drawn on it. It is drawn anew
// each time, from begin to done, but keeps its objects and touches only those
// that have changed: every new text is a new texture.
type pane struct {
	widget.BaseWidget
	fills, lines, frames shapes
	texts                []*canvas.Text
	usedTexts            int
	objects              []fyne.CanvasObject
	grew                 bool
	self                 fyne.Widget // the pane, or what it is part of
}

func newPane() *pane {
	p := &pane{}
	p.extend(p)
	return p
}

func (p *pane) extend(self fyne.Widget) {
	p.self = self
	p.ExtendBaseWidget(self)
}

// shapes are rectangles that are used again.
type shapes struct {
	all  []*canvas.Rectangle
	used int
}

func (s *shapes) next() (r *canvas.Rectangle, grew bool) {
	if grew = s.used == len(s.all); grew {
		s.all = append(s.all, canvas.NewRectangle(color.Transparent))
	}
	r = s.all[s.used]
	s.used++
	return r, grew
}

// begin starts a picture in a part of the grid.
func (p *pane) begin(pos fyne.Position, size fyne.Size) {
	p.Move(pos)
	p.Resize(size)
	p.fills.used, p.lines.used, p.frames.used, p.usedTexts = 0, 0, 0, 0
}

// fill colours an area, below everything else.
func (p *pane) fill(x, y, w, h float32, c color.Color) { p.shape(&p.fills, x, y, w, h, c) }

// rule draws a line of the width or height 1, above fills.
func (p *pane) rule(x, y, w, h float32, c color.Color) { p.shape(&p.lines, x, y, w, h, c) }

// frame draws an outline that lies within its area, above everything else. Its
// sides are four areas: the toolkit's pictures for tests shift the stroke of a
// rectangle that is clipped.
func (p *pane) frame(x, y, w, h, thick float32, c color.Color) {
	p.shape(&p.frames, x, y, w, thick, c)
	p.shape(&p.frames, x, y+h-thick, w, thick, c)
	p.shape(&p.frames, x, y+thick, thick, h-2*thick, c)
	p.shape(&p.frames, x+w-thick, y+thick, thick, h-2*thick, c)
}

// box draws a thin outline of the whole pane, under its texts.
func (p *pane) box(c color.Color) {
	s := p.Size()
	p.rule(0, 0, s.Width, 1, c)
	p.rule(0, s.Height-1, s.Width, 1, c)
	p.rule(0, 0, 1, s.Height, c)
	p.rule(s.Width-1, 0, 1, s.Height, c)
}

func (p *pane) shape(s *shapes, x, y, w, h float32, fill color.Color) {
	r, grew := s.next()
	p.grew = p.grew || grew
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	if r.Hidden || r.FillColor != fill {
		r.Hidden, r.FillColor = false, fill
		r.Refresh()
	}
}

// lettering is how a text looks.
type lettering struct {
	size  float32
	color color.Color
	bold  bool
	align fyne.TextAlign
}

// write draws a text into the width w. It does not cut.
func (p *pane) write(s string, x, y, w, h float32, l lettering) {
	if s == "" {
		return
	}
	if p.usedTexts == len(p.texts) {
		p.texts = append(p.texts, canvas.NewText("", l.color))
		p.grew = true
	}
	t := p.texts[p.usedTexts]
	p.usedTexts++
	style := fyne.TextStyle{Bold: l.bold}
	if t.Text != s || t.Alignment != l.align || t.TextStyle != style || t.Color != l.color || t.TextSize != l.size {
		t.Text, t.Alignment, t.TextStyle, t.Color, t.TextSize = s, l.align, style, l.color, l.size
		t.Refresh()
	}
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(w, h))
	if t.Hidden {
		t.Show()
	}
}

// done hides what the picture no longer has.
func (p *pane) done() {
	for _, s := range []*shapes{&p.fills, &p.lines, &p.frames} {
		for _, r := range s.all[s.used:] {
			r.Hide()
		}
	}
	for _, t := range p.texts[p.usedTexts:] {
		t.Hide()
	}
	if !p.grew {
		return
	}
	p.grew = false
	p.objects = p.objects[:0]
	for _, s := range []*shapes{&p.fills, &p.lines} {
		for _, r := range s.all {
			p.objects = append(p.objects, r)
		}
	}
	for _, t := range p.texts {
		p.objects = append(p.objects, t)
	}
	for _, r := range p.frames.all {
		p.objects = append(p.objects, r)
	}
}

// CreateRenderer makes the toolkit clip the pane.
func (p *pane) CreateRenderer() fyne.WidgetRenderer { return paneRenderer{p} }

type paneRenderer struct{ p *pane }

// IsClip makes the toolkit clip what the renderer draws.
func (r paneRenderer) IsClip() {}

func (r paneRenderer) Layout(fyne.Size)             {}
func (r paneRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r paneRenderer) Objects() []fyne.CanvasObject { return r.p.objects }
func (r paneRenderer) Refresh()                     { canvas.Refresh(r.p.self) }
func (r paneRenderer) Destroy()                     {}
