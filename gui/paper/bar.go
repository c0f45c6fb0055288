package paper

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/ime"
	"juesuan/gui/part"
)

// bar stands over the pages: how large they are, which one is read, search.
type bar struct {
	view  *view
	words *ime.Entry
	fresh bool          // the words have just been typed
	count *widget.Label // of what was found
	page  *widget.Label
	scale *widget.Label
	modes map[zoomMode]*part.Button
	full  *part.Button

	zoom, search fyne.CanvasObject // its two halves
}

func newBar(v *view) *bar {
	b := &bar{view: v, words: ime.NewEntry(), count: part.Hint(""), page: part.Hint(""), scale: part.Hint("")}
	b.modes = map[zoomMode]*part.Button{
		fitWidth: part.NewButton("适合宽度", func() { v.setZoom(zoom{mode: fitWidth}) }),
		twoUp:    part.NewButton("双页", func() { v.setZoom(zoom{mode: twoUp}) }),
	}
	b.full = part.NewButton("100%", func() { v.setZoom(zoom{fixed, fullSize}) })
	b.words.SetPlaceHolder("在页面里找字或数")
	b.words.OnChanged = func(string) { b.find() }
	b.words.OnSubmitted = func(string) {
		if b.fresh { // the first place is shown already
			b.fresh = false
			return
		}
		b.step(1)
	}
	b.scale.Alignment = fyne.TextAlignCenter
	b.zoom = container.NewHBox(
		b.modes[fitWidth], b.full, b.modes[twoUp],
		part.NewButton("－", func() { v.zoomBy(1 / zoomStep) }),
		part.Wide(46, b.scale),
		part.NewButton("＋", func() { v.zoomBy(zoomStep) }),
		b.page)
	b.search = container.NewHBox(part.Wide(150, b.words), part.Wide(44, b.count),
		part.NewButton("上一处", func() { b.step(-1) }), part.NewButton("下一处", func() { b.step(1) }))
	return b
}

// refresh shows zoom and page.
func (b *bar) refresh() {
	v := b.view
	if v.doc == nil {
		return
	}
	b.scale.SetText(fmt.Sprintf("%.0f%%", v.arr.scale/fullSize*100))
	b.page.SetText(fmt.Sprintf("第 %d 页，共 %d 页", v.page+1, v.doc.File.Len()))
	b.modes[fitWidth].Choose(v.zoom.mode == fitWidth)
	b.modes[twoUp].Choose(v.zoom.mode == twoUp)
	b.full.Choose(v.zoom == zoom{fixed, fullSize})
}

// find looks for the words that are typed, from the page that is read on.
func (b *bar) find() {
	v := b.view
	v.hits, v.hit = nil, -1
	b.fresh = true
	if v.doc != nil {
		v.hits = v.doc.Find(b.words.Text)
	}
	for i, h := range v.hits {
		if h.Page >= v.page {
			v.hit = i
			break
		}
	}
	if v.hit < 0 && len(v.hits) > 0 {
		v.hit = 0
	}
	b.shown()
}

// step goes to the next place, or the one before; after the last comes the
// first.
func (b *bar) step(by int) {
	v := b.view
	b.fresh = false
	if n := len(v.hits); n > 0 {
		v.hit = (v.hit + by + n) % n
		b.shown()
	}
}

func (b *bar) shown() {
	v := b.view
	switch {
	case len(v.hits) > 0:
		b.count.SetText(fmt.Sprintf("%d/%d", v.hit+1, len(v.hits)))
		h := v.hits[v.hit]
		v.reveal(h.Page, h.Boxes[0].X, h.Boxes[0].Y, h.Boxes[0].W, h.Boxes[0].H)
	case b.words.Text != "" && v.doc != nil:
		b.count.SetText("没有")
	default:
		b.count.SetText("")
	}
	v.Refresh()
}
