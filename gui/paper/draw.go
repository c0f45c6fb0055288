package paper

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"juesuan/gui/part"
	"juesuan/gui/theme"
)

// CreateRenderer draws the pages that are near what is seen, and no others.
func (v *view) CreateRenderer() fyne.WidgetRenderer { return &viewRenderer{v: v} }

type viewRenderer struct {
	v       *view
	sheets  map[int]*sheet // by page
	objects []fyne.CanvasObject
}

// sheet is a page on the screen: paper, and its picture once it is drawn.
type sheet struct {
	paper   *canvas.Rectangle
	picture *canvas.Image
}

func (r *viewRenderer) MinSize() fyne.Size           { return r.v.arr.size }
func (r *viewRenderer) Layout(fyne.Size)             {}
func (r *viewRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *viewRenderer) Destroy()                     {}

// The colours on paper, which is white in every look.
var (
	foundColor = color.NRGBA{R: 0xff, G: 0xc1, B: 0x07, A: 0x66}
	shownColor = color.NRGBA{R: 0xff, G: 0x8f, B: 0x00, A: 0x99}
	frameColor = color.NRGBA{R: 0x1f, G: 0x4e, B: 0x96, A: 0xff}
	underColor = color.NRGBA{R: 0x1f, G: 0x4e, B: 0x96, A: 0x1c}
)

// Refresh draws what has changed.
func (r *viewRenderer) Refresh() {
	v := r.v
	r.objects = r.objects[:0]
	if v.doc == nil {
		r.sheets = nil
		canvas.Refresh(v)
		return
	}
	top, h := v.scroll.Offset.Y, v.port.Height
	kept := map[int]*sheet{}
	for _, page := range v.arr.between(top-h, top+2*h) {
		s := r.sheets[page]
		if s == nil {
			s = &sheet{canvas.NewRectangle(part.Paper), &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
		}
		kept[page] = s
		s.place(v, page)
		r.objects = append(r.objects, s.paper, s.picture)
	}
	r.sheets = kept
	r.marks()
	canvas.Refresh(v)
}

// place puts a sheet where its page stands. Only another picture is a new
// texture.
func (s *sheet) place(v *view, page int) {
	b := v.arr.rects[page]
	s.paper.StrokeColor, s.paper.StrokeWidth = part.Color(theme.ColorLine), 1
	s.paper.Move(fyne.NewPos(b.x-1, b.y-1))
	s.paper.Resize(fyne.NewSize(b.w+2, b.h+2))
	s.picture.Move(fyne.NewPos(b.x, b.y))
	s.picture.Resize(fyne.NewSize(b.w, b.h))
	var now image.Image
	if img := v.loader.picture(v.request(page)); img != nil {
		now = img
	}
	if s.picture.Image != now {
		s.picture.Image = now
		s.picture.Refresh()
	}
	s.picture.Hidden = now == nil
}

// marks draws the document's marks, what was found, and the frame around what the pointer is on.
func (r *viewRenderer) marks() {
	v := r.v
	for _, m := range v.doc.Marks {
		if r.sheets[m.Page] != nil {
			r.mark(v.box(m.Page, m.Box.X, m.Box.Y, m.Box.W, m.Box.H), m.Fill, m.Line)
		}
	}
	for i, h := range v.hits {
		if r.sheets[h.Page] == nil {
			continue
		}
		c := foundColor
		if i == v.hit {
			c = shownColor
		}
		for _, b := range h.Boxes {
			r.mark(v.box(h.Page, b.X, b.Y, b.W, b.H), c, nil)
		}
	}
	if v.under == nil {
		return
	}
	for i := range v.doc.Places {
		p := &v.doc.Places[i]
		if p.Addr == v.under.Addr && p.Text == v.under.Text && r.sheets[p.Page] != nil {
			r.mark(v.box(p.Page, p.X, p.Y, p.W, p.H), underColor, frameColor)
		}
	}
}

func (r *viewRenderer) mark(b rect, fill, line color.Color) {
	m := canvas.NewRectangle(fill)
	if line != nil {
		m.StrokeColor, m.StrokeWidth = line, 1.5
	}
	m.Move(fyne.NewPos(b.x-1, b.y-1))
	m.Resize(fyne.NewSize(b.w+2, b.h+2))
	r.objects = append(r.objects, m)
}
