package years

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
	"juesuan/gui/theme"
	"juesuan/store"
)

// row is a year's line, and its button.
func (y *Years) row(s *summary, newest bool) (fyne.CanvasObject, *part.Button) {
	open := func() { y.do.Open(s.year) }
	main := part.NewButton(word(s, y.desk.ReadOnly()), open)
	if newest {
		main = part.NewMain(main.Text, open)
	}
	more := part.NewMenuButton("…", func() []*fyne.MenuItem { return y.yearMenu(s) })
	y.keys[main], y.keys[more] = rowKey{s.year, y.newest(), false}, rowKey{s.year, y.newest(), true}
	text, color := counts(s)
	sign := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyle{Inline: true, ColorName: color}})
	number := part.Head(strconv.Itoa(s.year))
	line := container.New(columns{}, number, widget.NewLabel(string(s.state)),
		figure("收", s.income), figure("支", s.spending), figure("三公", s.public), sign, main, more)
	if s.problem != "" {
		line.Objects[2], line.Objects[3], line.Objects[4] = part.Hint(s.problem), part.Hint(""), part.Hint("")
	}
	edge := part.Tall(1, part.NewGround(theme.ColorLine))
	return part.On(theme.ColorSheet, container.NewBorder(nil, edge, nil, nil,
		container.New(layout.NewCustomPaddedLayout(2, 2, 8, 8), line))), main
}

// figure is an amount in 万元 with its word before it.
func figure(word string, a amount) fyne.CanvasObject {
	text := a.printed
	if text == "" {
		text = "—"
	}
	value := widget.NewLabel(text)
	value.Alignment = fyne.TextAlignTrailing
	return container.NewBorder(nil, nil, container.NewCenter(part.Hint(word)), nil, value)
}

// columns puts the cells of every year's line under those of the others.
type columns struct{}

// Widths of the cells at the left; the buttons at the right have their own.
var widths = []float32{72, 84, 140, 140, 128, 120}

// MinSize leaves room for the year and the buttons.
func (columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	n := len(objects)
	return fyne.NewSize(widths[0]+widths[1]+objects[n-2].MinSize().Width+objects[n-1].MinSize().Width+16, height)
}

// Layout leaves out, where the window is narrow, first 三公, then income.
func (columns) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	n := len(objects)
	scale := fyne.CurrentApp().Settings().Theme().Size("text") / 14
	right := room.Width
	for i := n - 1; i >= n-2; i-- {
		o := objects[i]
		size := o.MinSize()
		if i == n-2 {
			size.Width = max(size.Width, 96*scale)
		}
		right -= size.Width
		o.Resize(size)
		o.Move(fyne.NewPos(right, (room.Height-size.Height)/2))
		right -= 8
	}
	shown := []bool{true, true, true, true, true, true}
	need := float32(0)
	for _, w := range widths {
		need += w * scale
	}
	for _, i := range []int{4, 2, 3} {
		if need > right {
			shown[i] = false
			need -= widths[i] * scale
		}
	}
	gap := min(40, max(0, right-need)/float32(len(widths)))
	x := float32(0)
	for i, w := range widths {
		o := objects[i]
		if !shown[i] {
			o.Hide()
			continue
		}
		o.Show()
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(w*scale, height))
		o.Move(fyne.NewPos(x, (room.Height-height)/2))
		x += w*scale + gap
	}
}

// yearMenu is what can be done with a year.
func (y *Years) yearMenu(s *summary) []*fyne.MenuItem {
	n := s.year
	item := func(text string, do func(), enabled bool) *fyne.MenuItem {
		i := fyne.NewMenuItem(text, do)
		i.Disabled = !enabled
		return i
	}
	write := !y.desk.ReadOnly()
	draft := s.state == store.Drafting
	items := []*fyne.MenuItem{
		item(word(s, y.desk.ReadOnly()), func() { y.do.Open(n) }, true),
		item(fmt.Sprintf("结转到 %d 年度…", n+1), func() { y.askRoll(n) }, write && !y.has(n+1)),
		item("复制成另一个年度…", func() { y.askCopy(n) }, write),
		fyne.NewMenuItemSeparator(),
	}
	if draft {
		items = append(items, item("定稿…", func() { y.do.Finalise(n) }, write))
	} else {
		items = append(items,
			item("记下已经公开…", func() { y.askPublish(n) }, write && s.state == store.Finalised),
			item("解锁…", func() { y.do.Unlock(n) }, write))
	}
	return append(items,
		item("历史、备份和定稿的文件", func() { y.do.History(n) }, true),
		fyne.NewMenuItemSeparator(),
		item("删除（放进回收站）…", func() { y.askRemove(s) }, write && draft))
}
