package preview

import (
	"context"
	"image"

	"fyne.io/fyne/v2"

	"juesuan/gui/part"
	"juesuan/gui/theme"
)

// The room for the picture of the first page.
const (
	firstWidth  = 198
	firstHeight = 280
)

// draw draws the page that comes out first.
func (d *printDialogue) draw(page int) {
	if page == d.drawn {
		return
	}
	d.drawn = page
	dots := d.p.paper.Dots()
	var img *image.RGBA
	var err error
	d.p.opt.aside(func() {
		w, _ := firstSize(d.made.pages.Size(page).W, d.made.pages.Size(page).H)
		img, err = d.made.firstPage(context.Background(), page, int(w*dots+0.5))
	}, func() {
		if d.over || d.drawn != page || err != nil {
			return
		}
		d.picture.Image = img
		d.picture.Show()
		firstLayout{d}.Layout([]fyne.CanvasObject{d.paper, d.picture}, fyne.NewSize(firstWidth, firstHeight))
		d.picture.Refresh()
		d.paper.Refresh()
	})
}

func firstSize(w, h float64) (float32, float32) {
	s := min(firstWidth/w, firstHeight/h)
	return float32(int(w * s)), float32(int(h * s))
}

// firstLayout puts the first page into the middle of its room.
type firstLayout struct{ d *printDialogue }

func (firstLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(firstWidth, firstHeight)
}

func (l firstLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if l.d.drawn < 0 {
		return
	}
	s := l.d.made.pages.Size(l.d.drawn)
	w, h := firstSize(s.W, s.H)
	l.d.paper.StrokeColor, l.d.paper.StrokeWidth = part.Color(theme.ColorLine), 1
	x, y := (size.Width-w)/2, (size.Height-h)/2
	part.Place(o[0], x-1, y-1, w+2, h+2)
	part.Place(o[1], x, y, w, h)
}
