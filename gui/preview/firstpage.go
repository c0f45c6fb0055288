package preview

import (
	"context"
	"image"

	"fyne.io/fyne/v2"

	"juesuan/gui/part"
	"juesuan/gui/theme"
)

// firstRoom is the room for the picture of the first page: less in a low window.
func firstRoom(window fyne.Size) fyne.Size {
	h := min(280, max(120, window.Height-210))
	return fyne.NewSize(float32(int(h*198/280)), h)
}

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
		w, _ := d.firstSize(d.made.pages.Size(page).W, d.made.pages.Size(page).H)
		img, err = d.made.firstPage(context.Background(), page, int(w*dots+0.5))
	}, func() {
		if d.over || d.drawn != page || err != nil {
			return
		}
		d.picture.Image = img
		d.picture.Show()
		firstLayout{d}.Layout([]fyne.CanvasObject{d.paper, d.picture}, d.room)
		d.picture.Refresh()
		d.paper.Refresh()
	})
}

func (d *printDialogue) firstSize(w, h float64) (float32, float32) {
	s := min(float64(d.room.Width)/w, float64(d.room.Height)/h)
	return float32(int(w * s)), float32(int(h * s))
}

// firstLayout puts the first page into the middle of its room.
type firstLayout struct{ d *printDialogue }

func (l firstLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.d.room }

func (l firstLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if l.d.drawn < 0 {
		return
	}
	s := l.d.made.pages.Size(l.d.drawn)
	w, h := l.d.firstSize(s.W, s.H)
	l.d.paper.StrokeColor, l.d.paper.StrokeWidth = part.Color(theme.ColorLine), 1
	x, y := (size.Width-w)/2, (size.Height-h)/2
	part.Place(o[0], x-1, y-1, w+2, h+2)
	part.Place(o[1], x, y, w, h)
}
