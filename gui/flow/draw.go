package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	own "juesuan/gui/theme"
)

// CreateRenderer returns what draws the lines in view.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{flow: f}
}

// renderer keeps its objects: drawing a text that is as it was costs nothing.
type renderer struct {
	flow    *Flow
	rects   []*canvas.Rectangle
	texts   []*canvas.Text
	usedR   int
	usedT   int
	objects []fyne.CanvasObject
}

func (r *renderer) Destroy()                     {}
func (r *renderer) Layout(fyne.Size)             { r.Refresh() }
func (r *renderer) MinSize() fyne.Size           { return r.flow.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh draws the paragraphs in view.
func (r *renderer) Refresh() {
	f := r.flow
	r.usedR, r.usedT = 0, 0
	if f.Ground != "" {
		r.rect(f.Ground, "", 0, f.scroll.Offset, fyne.NewSize(f.Size().Width, f.scroll.Size().Height))
	}
	from, to := f.scroll.Offset.Y-40, f.scroll.Offset.Y+f.scroll.Size().Height+40
	for _, b := range f.paras {
		if b.touches(from, to) {
			r.paragraph(b, from, to)
		}
	}
	if len(f.paras) == 0 && f.Empty != "" {
		r.text(f.Empty, own.ColorQuiet, f.Theme().Size(hintSize), false, fyne.NewPos(f.Margin, 24))
	}
	r.objects = r.objects[:0]
	for _, o := range r.rects[:r.usedR] {
		r.objects = append(r.objects, o)
	}
	for _, o := range r.texts[:r.usedT] {
		r.objects = append(r.objects, o)
	}
	canvas.Refresh(f)
}

func (r *renderer) paragraph(b *broken, from, to float32) {
	f := r.flow
	size := f.Theme().Size(b.size())
	if b.Ground != "" {
		r.rect(b.Ground, "", 0, fyne.NewPos(0, b.top+b.Before/2), fyne.NewSize(f.Size().Width, b.height))
	}
	if b.Rule {
		r.rect(own.ColorLine, "", 0, fyne.NewPos(f.Margin, b.top+b.Before/2), fyne.NewSize(f.Size().Width-2*f.Margin, 1))
	}
	for i := range b.fragments {
		g := &b.fragments[i]
		y := b.top + g.top
		if y > to || y+g.height < from {
			continue
		}
		p := b.piece(g.piece)
		at := fyne.NewPos(f.Margin+g.x, y)
		inset := (g.height - b.textHeight) / 2
		box := fyne.NewPos(at.X-1, y+inset-1)
		boxSize := fyne.NewSize(g.width+2, b.textHeight+2)
		if p.Ground != "" {
			r.rect(p.Ground, "", 0, box, boxSize)
		}
		if p.Target != nil && f.focused && p.Target == f.at {
			r.rect(theme.ColorNameSelection, own.ColorAccent, 1, box, boxSize)
		}
		color := p.Color
		if color == "" {
			color = theme.ColorNameForeground
		}
		r.text(g.text, color, size, p.Bold, at.AddXY(0, inset))
		if p.Target != nil && p.Target == f.over {
			r.rect(color, "", 0, fyne.NewPos(at.X, y+inset+b.textHeight-1), fyne.NewSize(g.width, 1))
		}
	}
}

func (r *renderer) rect(fill, stroke fyne.ThemeColorName, width float32, at fyne.Position, size fyne.Size) {
	if r.usedR == len(r.rects) {
		r.rects = append(r.rects, canvas.NewRectangle(nil))
	}
	o := r.rects[r.usedR]
	r.usedR++
	o.FillColor, o.StrokeColor, o.StrokeWidth = r.flow.color(fill), nil, width
	if stroke != "" {
		o.StrokeColor = r.flow.color(stroke)
	}
	o.Resize(size)
	o.Move(at)
}

func (r *renderer) text(text string, color fyne.ThemeColorName, size float32, bold bool, at fyne.Position) {
	if r.usedT == len(r.texts) {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	o := r.texts[r.usedT]
	r.usedT++
	o.Text, o.Color, o.TextSize, o.TextStyle = text, r.flow.color(color), size, fyne.TextStyle{Bold: bold}
	o.Resize(o.MinSize())
	o.Move(at)
}
