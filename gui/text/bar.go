package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
)

// bar is the line above the text.
type bar struct {
	screen           *Screen
	missing          *widget.Label
	back, on, gap    *part.Button
	rewrite, restore *part.Button
	object           fyne.CanvasObject
}

func newBar(s *Screen) *bar {
	b := &bar{screen: s, missing: widget.NewLabel("")}
	b.back = part.NewButton("上一节", func() { s.neighbour(-1) })
	b.on = part.NewButton("下一节", func() { s.neighbour(1) })
	b.gap = part.NewButton("下一处要填写的", s.nextGap)
	b.rewrite = part.NewButton("改写这一节…", s.startRewriting)
	b.restore = part.NewButton("用样式的原文", s.restore)
	b.missing.Truncation = fyne.TextTruncateEllipsis
	b.object = container.New(layout.NewCustomPaddedLayout(4, 4, 12, 12), container.NewBorder(nil, nil,
		container.NewHBox(b.back, b.on), container.NewHBox(b.gap, b.rewrite, b.restore), b.missing))
	return b
}

func (b *bar) refresh() {
	s := b.screen
	text, left := s.gapsLeft()
	b.missing.Importance = widget.SuccessImportance
	if left {
		b.missing.Importance = widget.WarningImportance
	}
	b.missing.SetText(text)
	able(b.gap, len(s.year.Gaps()) > 0)
	able(b.rewrite, s.rewrite == nil && s.section != "")
	if rewriteOf(s.year.Data(), s.section) != "" {
		b.restore.Show()
		able(b.restore, s.year.Locked() == "")
	} else {
		b.restore.Hide()
	}
	b.object.Refresh()
}

func able(b fyne.Disableable, yes bool) {
	if yes {
		b.Enable()
	} else {
		b.Disable()
	}
}

// columns puts the list of sections, the text and the fields beside each
// other. In a narrow window the list goes, and the fields stand below; in a low
// one they have most of the room.
type columns struct{ bar *bar }

func (*columns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

func (*columns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const contents, narrow, single, low = 220, 880, 620, 400
	list, text, side := o[0], o[1], o[2]
	x := float32(0)
	if size.Width >= narrow {
		list.Show()
		list.Move(fyne.NewPos(0, 0))
		list.Resize(fyne.NewSize(contents, size.Height))
		x = contents
	} else {
		list.Hide()
	}
	if size.Width < single {
		h := size.Height * 0.5
		if size.Height < low {
			h = size.Height * 0.35
		}
		text.Move(fyne.NewPos(0, 0))
		text.Resize(fyne.NewSize(size.Width, h))
		side.Move(fyne.NewPos(0, h))
		side.Resize(fyne.NewSize(size.Width, size.Height-h))
		return
	}
	w := min(max(size.Width*0.32, 300), 420)
	text.Move(fyne.NewPos(x, 0))
	text.Resize(fyne.NewSize(size.Width-x-w, size.Height))
	side.Move(fyne.NewPos(size.Width-w, 0))
	side.Resize(fyne.NewSize(w, size.Height))
}
