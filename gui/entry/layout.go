package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	parts "juesuan/gui/part"
	"juesuan/gui/theme"
)

// rootLayout puts the head above, the strip below, and in between the grid
// with the cell's long text under it and the table beside it.
type rootLayout struct{ s *Screen }

// gap is the room between the parts of the screen.
const gap = 8

func (l rootLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	head, strip := l.s.head.object.MinSize(), l.s.strip.object.MinSize()
	return fyne.NewSize(max(head.Width, 320)+2*gap, head.Height+120+strip.Height+4*gap)
}

func (l rootLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	w := size.Width - 2*gap
	head, strip := s.head.object.MinSize().Height, s.strip.height(size.Height)
	place(s.head.object, gap, gap, w, head)
	place(s.strip.object, gap, size.Height-strip-gap, w, strip)
	top := head + 2*gap
	height := size.Height - strip - 2*gap - top
	if s.live.object.Visible() {
		beside := w * 0.45
		place(s.live.object, gap+w-beside, top, beside, height)
		w -= beside + gap
	}
	if s.long.object.Visible() {
		h := min(s.long.object.MinSize().Height, height/3)
		place(s.long.object, gap, top+height-h, w, h)
		height -= h + gap
	}
	place(s.body, gap, top, w, height)
}

// besideLayout puts short grids beside each other, each under its title and as
// wide as its columns. Where they would have to share too little room only the
// one with the cursor is seen, under buttons for all.
type besideLayout struct{ s *Screen }

// leastShare is the part of its wanted width that a grid needs to be of use.
const leastShare = 0.8

func beside(s *Screen) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i, p := range s.parts {
		objects = append(objects, hint(p.title), parts.NewButton(p.title, func() {
			s.moved(i)
			p.grid.Focus()
		}), p.grid)
	}
	return container.New(besideLayout{s}, objects...)
}

func (l besideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 120) }

func (l besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wanted := float32(0)
	for _, p := range l.s.parts {
		wanted += p.grid.WantedWidth()
	}
	room := size.Width - float32(len(l.s.parts)-1)*2*gap
	share := min(1, room/wanted)
	one := share < leastShare
	x, tab := float32(0), float32(0)
	for i, p := range l.s.parts {
		title, button := objects[3*i], objects[3*i+1]
		parts.Show(title, !one)
		parts.Show(button, one)
		button.(*parts.Button).Choose(i == l.s.at)
		parts.Show(p.grid, !one || i == l.s.at)
		if one {
			m := button.MinSize()
			parts.Place(button, tab, 0, m.Width, m.Height)
			tab += m.Width + gap
			parts.Place(p.grid, 0, m.Height+gap/2, size.Width, max(size.Height-m.Height-gap/2, 0))
			continue
		}
		w := p.grid.WantedWidth() * share
		h := title.MinSize().Height
		parts.Place(title, x, 0, w, h)
		parts.Place(p.grid, x, h, w, max(size.Height-h, 0))
		x += w + 2*gap
	}
}

// hint is a text in small and quiet letters.
func hint(text string) *widget.RichText {
	return widget.NewRichText(&widget.TextSegment{
		Text: text, Style: widget.RichTextStyle{SizeName: fynetheme.SizeNameCaptionText, ColorName: theme.ColorQuiet},
	})
}
