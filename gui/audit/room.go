package audit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/paper"
	"juesuan/gui/part"
)

// room lays the screen out: strip, pages under their bar, findings. Where it is
// narrow the strip goes; where it is narrower still pages and findings take
// turns.
type room struct {
	pages  *paper.Pages
	found  fyne.CanvasObject
	turner *part.Button // to what is not seen
	left   *widget.Separator
	right  *widget.Separator
	seen   bool // the pages, where there is room for one only
	alone  bool // only the pages, which say why there is nothing
	object *fyne.Container
}

// The widths below which the strip goes, and pages and findings take turns.
const (
	stripNeeds = 1100
	bothNeed   = 760
	foundShare = 0.42
	foundLeast = 330
	gap        = 8
)

func newRoom(p *paper.Pages, found fyne.CanvasObject) *room {
	r := &room{pages: p, left: widget.NewSeparator(), right: widget.NewSeparator()}
	r.found = container.NewPadded(found)
	r.turner = part.NewButton("", func() { r.turn(!r.seen) })
	r.object = container.New(r, p.Column, p.Strip, r.found, p.Zoom, p.Search, r.turner, r.left, r.right)
	return r
}

// turn shows the pages or the findings, where only one of them is seen.
func (r *room) turn(pages bool) {
	r.seen = pages
	r.object.Refresh()
}

// only shows nothing but the pages.
func (r *room) only(pages bool) {
	r.alone = pages
	r.object.Refresh()
}

// MinSize is what a screen of 1366 × 768 leaves at 200 %.
func (r *room) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// Layout gives each its part.
func (r *room) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	both := size.Width >= bothNeed && !r.alone
	pages, found := both || r.seen || r.alone, !r.alone && (both || !r.seen)
	strip := size.Width >= stripNeeds && !r.alone
	part.Show(r.pages.Strip, strip)
	part.Show(r.left, strip)
	part.Show(r.pages.Column, pages)
	part.Show(r.pages.Zoom, pages && !r.alone)
	if !pages {
		r.pages.Search.Hide()
	}
	part.Show(r.found, found)
	part.Show(r.right, both)
	part.Show(r.turner, !both && !r.alone)
	x, w := float32(0), size.Width
	if strip {
		part.Place(r.pages.Strip, 0, 0, paper.StripWidth, size.Height)
		part.Place(r.left, paper.StripWidth, 0, 1, size.Height)
		x, w = paper.StripWidth+1, w-paper.StripWidth-1
	}
	y := float32(0)
	if r.turner.Visible() {
		r.turner.SetText(map[bool]string{true: "看发现", false: "看页面"}[r.seen])
		m := r.turner.MinSize()
		part.Place(r.turner, size.Width-m.Width-gap, gap/2, m.Width, m.Height)
		y = m.Height + gap
	}
	if found {
		fw := w
		if both {
			fw = max(foundLeast, w*foundShare)
			part.Place(r.right, size.Width-fw-1, 0, 1, size.Height)
		}
		part.Place(r.found, size.Width-fw, y, fw, max(0, size.Height-y))
		if both {
			w -= fw + 1
		}
	}
	if pages {
		r.layPages(x, w, size.Height)
	}
}

// layPages puts the bar over the pages; search goes where there is no room.
func (r *room) layPages(x, w, h float32) {
	if r.alone {
		r.pages.Search.Hide()
		part.Place(r.pages.Column, x, 0, w, h)
		return
	}
	zoom, search := r.pages.Zoom.MinSize(), r.pages.Search.MinSize()
	part.Place(r.pages.Zoom, x+gap, gap/2, zoom.Width, zoom.Height)
	free := w - 3*gap
	if r.turner.Visible() {
		free -= r.turner.Size().Width + gap
	}
	beside := zoom.Width+search.Width <= free
	y := zoom.Height + gap
	switch {
	case beside:
		part.Place(r.pages.Search, x+w-search.Width-gap, gap/2, search.Width, search.Height)
	case search.Width <= w-2*gap && h > 360:
		part.Place(r.pages.Search, x+gap, y, search.Width, search.Height)
		y += search.Height + gap/2
	default:
		part.Show(r.pages.Search, false)
		part.Place(r.pages.Column, x, y, w, max(0, h-y))
		return
	}
	part.Show(r.pages.Search, true)
	part.Place(r.pages.Column, x, y, w, max(0, h-y))
}
