package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/part"
	ours "juesuan/gui/theme"
	"juesuan/store"
)

// head is the line over a year's screens: which year, how it stands, and what
// is done most.
type head struct {
	s          *Shell
	title      *widget.Label
	undo, redo *part.Button
	seal       *part.Button
	back       *part.Button
	line       fyne.CanvasObject
}

func newHead(s *Shell) *head {
	h := &head{s: s, title: part.Head("")}
	h.title.Truncation = fyne.TextTruncateEllipsis
	h.back = part.NewButton("‹ 年度", func() { s.goTo(place{}) })
	h.undo = part.NewButton("撤销", s.undo)
	h.redo = part.NewButton("重做", s.redo)
	preview := part.NewButton("预览", func() { s.goToScreen(previewScreen) })
	export := part.NewButton("导出…", s.exportYear)
	h.seal = part.NewButton("定稿…", s.sealOrUnlock)
	h.line = container.New(headLayout{}, h.back, h.title, h.undo, h.redo, preview, export, h.seal)
	return h
}

// refresh shows the year's state and what can be taken back.
func (h *head) refresh() {
	y := h.s.year
	if y == nil {
		return
	}
	text := fmt.Sprintf("%d 年度 · %s", y.Number(), y.State())
	if y.Desk().ReadOnly() {
		text += "（只看）"
	}
	if y.State() == store.Drafting {
		text += " · " + desk.PackPlace(y.Pack().Name) + "样式"
	}
	h.title.SetText(text)
	enable(h.undo, can(y.CanUndo()))
	enable(h.redo, can(y.CanRedo()))
	if y.State() == store.Drafting {
		h.seal.SetText("定稿…")
	} else {
		h.seal.SetText("解锁…")
	}
	enable(h.seal, !y.Desk().ReadOnly())
}

func can(_ string, ok bool) bool { return ok }

func enable(b *part.Button, on bool) {
	if on == !b.Disabled() {
		return
	}
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// headLayout puts the way back and the title to the left and the rest to the
// right. Where the window is too narrow, what also stands in the menus goes:
// redo and undo first, then what is left of the others.
type headLayout struct{}

const headGap = 6

// MinSize is as high as the buttons and wide enough for the way back, the
// title's year and the last button.
func (headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(objects[0].MinSize().Width+100+objects[len(objects)-1].MinSize().Width+4*headGap, height+8)
}

// Layout hides what there is no room for.
func (headLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	const titleWidth = 190
	back, title, rest := objects[0], objects[1], objects[2:]
	free := room.Width - back.MinSize().Width - titleWidth - 3*headGap
	shown := map[fyne.CanvasObject]bool{}
	// From what is wanted most: 定稿, 导出, 预览, 撤销, 重做.
	for _, i := range []int{4, 3, 2, 0, 1} {
		if w := rest[i].MinSize().Width + headGap; w <= free {
			shown[rest[i]] = true
			free -= w
		}
	}
	x := room.Width
	for i := len(rest) - 1; i >= 0; i-- {
		o := rest[i]
		if !shown[o] {
			o.Hide()
			continue
		}
		o.Show()
		size := o.MinSize()
		x -= size.Width + headGap
		o.Resize(size)
		o.Move(fyne.NewPos(x, (room.Height-size.Height)/2))
	}
	size := back.MinSize()
	back.Resize(size)
	back.Move(fyne.NewPos(headGap, (room.Height-size.Height)/2))
	left := size.Width + 2*headGap
	height := title.MinSize().Height
	title.Resize(fyne.NewSize(max(0, x-left-headGap), height))
	title.Move(fyne.NewPos(left, (room.Height-height)/2))
}

// yearView is a year's head, its pages at the left, and the screen.
func (s *Shell) yearView() fyne.CanvasObject {
	under := part.Tall(1, part.NewGround(ours.ColorLine))
	top := container.New(layout.NewCustomPaddedVBoxLayout(0), s.head.line, under)
	return container.NewBorder(top, nil, nil, nil,
		container.New(pagesLayout{}, s.nav.list, part.NewGround(ours.ColorLine),
			container.NewBorder(s.note.line, nil, nil, nil, s.work)))
}

// pagesLayout puts the pages to the left of a line and the screen to its right.
type pagesLayout struct{}

// pages returns their width in a room: enough for the longest name and its
// mark, and less where the screen needs the room.
func (pagesLayout) pages(room float32) float32 {
	scale := fyne.CurrentApp().Settings().Theme().Size(theme.SizeNameText) / 14
	return min(max(room*0.24, 148), 208) * min(scale, 1.2)
}

// MinSize lets the window be as small as a screen at twice the size.
func (l pagesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.pages(0)+objects[2].MinSize().Width+9, objects[2].MinSize().Height)
}

// Layout gives the screen what the pages leave.
func (l pagesLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	const gap = 4
	left := l.pages(room.Width)
	objects[0].Move(fyne.NewPos(0, gap))
	objects[0].Resize(fyne.NewSize(left, room.Height-gap))
	objects[1].Move(fyne.NewPos(left+gap, 0))
	objects[1].Resize(fyne.NewSize(1, room.Height))
	objects[2].Move(fyne.NewPos(left+2*gap+1, gap))
	objects[2].Resize(fyne.NewSize(max(0, room.Width-left-2*gap-1), room.Height-gap))
}
