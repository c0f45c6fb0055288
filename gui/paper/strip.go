package paper

import (
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
	"juesuan/gui/screen"
	"juesuan/gui/theme"
)

// The room of a page in the strip.
const (
	thumbWidth  = 84
	thumbHeight = 112
)

// strip is the list of all pages, small.
type strip struct {
	widget.List
	doc    *Document
	loader *loader
	page   int  // the one that is read
	quiet  bool // a selection that nobody made by hand
	onPage func(page int)
}

func newStrip() *strip {
	s := &strip{}
	s.HideSeparators = true
	s.Length = func() int {
		if s.doc == nil {
			return 0
		}
		return s.doc.File.Len()
	}
	s.CreateItem = func() fyne.CanvasObject {
		paper := canvas.NewRectangle(part.Paper)
		picture := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
		name := part.Hint("")
		name.Alignment = fyne.TextAlignCenter
		return container.New(thumbLayout{}, paper, picture, name)
	}
	s.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { s.update(i, o.(*fyne.Container)) }
	s.OnSelected = func(i widget.ListItemID) {
		if !s.quiet {
			s.onPage(i)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// show lists other pages.
func (s *strip) show(d *Document, l *loader) {
	s.doc, s.loader = d, l
	s.Refresh()
}

// read marks the page that is read.
func (s *strip) read(page int) {
	s.page, s.quiet = page, true
	s.Select(page)
	s.quiet = false
}

// Resize keeps the page that is read in sight.
func (s *strip) Resize(size fyne.Size) {
	s.List.Resize(size)
	if s.doc != nil {
		s.ScrollTo(s.page)
	}
}

// TypedKey takes the line that is marked with Return as with the space bar.
func (s *strip) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter:
		s.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case screen.IsWindows(e.Name):
		screen.Unused(e)
	default:
		s.List.TypedKey(e)
	}
}

func (s *strip) update(i int, c *fyne.Container) {
	paper, picture, name := c.Objects[0].(*canvas.Rectangle), c.Objects[1].(*canvas.Image), c.Objects[2].(*widget.Label)
	p := s.doc.File.Size(i)
	paper.StrokeColor, paper.StrokeWidth = part.Color(theme.ColorLine), 1
	if w, h := thumbSize(p.W, p.H); picture.Size() != fyne.NewSize(w, h) || picture.Position().X != (c.Size().Width-w)/2 {
		x, y := (c.Size().Width-w)/2, 4+(thumbHeight-h)/2
		part.Place(picture, x, y, w, h)
		part.Place(paper, x-1, y-1, w+2, h+2)
	}
	name.SetText(s.name(i))
	r := s.request(i)
	if s.loader.have[r] == nil {
		s.loader.wantLater(r)
	}
	var now image.Image
	if img := s.loader.picture(r); img != nil {
		now = img
	}
	if picture.Image != now {
		picture.Image = now
		picture.Refresh()
	}
	picture.Hidden = now == nil
	paper.Refresh()
}

// name is a page's number, and what is on it.
func (s *strip) name(i int) string {
	name := strconv.Itoa(i + 1)
	if i < len(s.doc.Names) && s.doc.Names[i] != "" {
		name += " · " + s.doc.Names[i]
	}
	return name
}

func (s *strip) request(i int) request {
	p, dots := s.doc.File.Size(i), float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		dots = c.Scale()
	}
	w, _ := thumbSize(p.W, p.H)
	return request{i, int(w*dots + 0.5)}
}

// thumbSize fits a page into its room.
func thumbSize(w, h float64) (float32, float32) {
	s := min(thumbWidth/w, thumbHeight/h)
	return float32(int(w * s)), float32(int(h * s))
}

// thumbLayout keeps a page's room above its name; the page itself is placed by
// its shape.
type thumbLayout struct{}

func (thumbLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(thumbWidth, thumbHeight+4+o[2].MinSize().Height)
}

func (thumbLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := o[2].MinSize().Height
	part.Place(o[2], 0, size.Height-h, size.Width, h)
}
