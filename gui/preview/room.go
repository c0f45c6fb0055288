package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/paper"
	"juesuan/gui/part"
)

// room lays the screen out: strip, pages under their bar, panel. Where it is
// narrow (a small screen at 200 %) the strip goes, then the panel, which a
// button brings back; the bar takes two lines.
type room struct {
	strip, pages, panel fyne.CanvasObject
	zoom, search        fyne.CanvasObject // the bar's two halves
	output              fyne.CanvasObject // the button, left of search
	left, right         *widget.Separator
	asked               bool // for the panel
}

// The widths below which the strip and the panel go.
const (
	stripNeeds = 860
	panelNeeds = 640
	stripWidth = paper.StripWidth
	barGap     = 8
)

func (r *room) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.pages, r.strip, r.panel, r.zoom, r.search, r.output, r.left, r.right}
}

func (r *room) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(r.zoom.MinSize().Width, r.search.MinSize().Width+r.output.MinSize().Width)+3*barGap, 240)
}

func (r *room) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	narrow := size.Width < panelNeeds
	if narrow && r.asked {
		r.instead(size)
		return
	}
	part.Show(r.pages, true)
	part.Show(r.zoom, true)
	part.Show(r.search, true)
	part.Show(r.strip, size.Width >= stripNeeds)
	part.Show(r.left, size.Width >= stripNeeds)
	part.Show(r.panel, !narrow)
	part.Show(r.right, !narrow)
	part.Show(r.output, narrow)
	x, w := float32(0), size.Width
	if r.strip.Visible() {
		part.Place(r.strip, 0, 0, stripWidth, size.Height)
		part.Place(r.left, stripWidth, 0, 1, size.Height)
		x, w = stripWidth+1, w-stripWidth-1
	}
	if r.panel.Visible() {
		pw := r.panel.MinSize().Width
		part.Place(r.panel, size.Width-pw, 0, pw, size.Height)
		part.Place(r.right, size.Width-pw-1, 0, 1, size.Height)
		w -= pw + 1
	}
	y := r.bar(x, w)
	part.Place(r.pages, x, y, max(0, w), max(0, size.Height-y))
}

// instead shows the panel where the pages were, under the button that takes it
// away again.
func (r *room) instead(size fyne.Size) {
	for _, o := range []fyne.CanvasObject{r.pages, r.strip, r.zoom, r.search, r.left, r.right} {
		part.Show(o, false)
	}
	part.Show(r.panel, true)
	part.Show(r.output, true)
	out := r.output.MinSize()
	part.Place(r.output, barGap, 4, out.Width, out.Height)
	y := out.Height + 8
	part.Place(r.panel, barGap, y, size.Width-2*barGap, max(0, size.Height-y))
}

// bar lays the bar out and returns the height below it.
func (r *room) bar(x, w float32) float32 {
	zoom, search, out := r.zoom.MinSize(), r.search.MinSize(), r.output.MinSize()
	if !r.output.Visible() {
		out.Width = 0
	}
	h := max(zoom.Height, search.Height)
	part.Place(r.zoom, x+barGap, 4, zoom.Width, h)
	y := float32(4)
	if zoom.Width+search.Width+out.Width+4*barGap > w {
		y += h + 4
	}
	right := x + w - barGap
	if y > 4 {
		right = min(right, x+2*barGap+out.Width+search.Width)
	}
	part.Place(r.search, right-search.Width, y, search.Width, h)
	if r.output.Visible() {
		part.Place(r.output, max(x+barGap, right-search.Width-barGap-out.Width), y, out.Width, h)
	}
	return y + h + 4
}
