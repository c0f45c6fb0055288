package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

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
	head, strip := s.head.object.MinSize().Height, s.strip.object.MinSize().Height
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
		h := min(s.long.object.MinSize().Height, height/2)
		place(s.long.object, gap, top+height-h, w, h)
		height -= h + gap
	}
	place(s.body, gap, top, w, height)
}

// stackLayout gives each of several short grids, under its title, the height
// that it needs, and the last one what is left.
type stackLayout struct{ parts []*part }

func stacked(parts []*part) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, p := range parts {
		objects = append(objects, hint(p.title), p.grid)
	}
	return container.New(stackLayout{parts}, objects...)
}

func (l stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return layout.NewVBoxLayout().MinSize(objects)
}

func (l stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, p := range l.parts {
		title := objects[2*i]
		h := title.MinSize().Height
		title.Move(fyne.NewPos(0, y))
		title.Resize(fyne.NewSize(size.Width, h))
		y += h
		h = min(p.grid.WantedHeight(), (size.Height-y)*2/3)
		if i == len(l.parts)-1 {
			h = size.Height - y
		}
		p.grid.Move(fyne.NewPos(0, y))
		p.grid.Resize(fyne.NewSize(size.Width, max(h, 0)))
		y += h + gap
	}
}

// hint is a text in small and quiet letters.
func hint(text string) *widget.RichText {
	return widget.NewRichText(&widget.TextSegment{
		Text: text, Style: widget.RichTextStyle{SizeName: fynetheme.SizeNameCaptionText, ColorName: theme.ColorQuiet},
	})
}
