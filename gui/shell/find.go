package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/ime"
	"juesuan/gui/part"
)

// find asks what to look for in the year and lists where it is.
func (s *Shell) find() {
	if s.year == nil {
		s.Tell("请先打开一个年度，再查找。")
		return
	}
	f := &finder{s: s, field: ime.NewEntry(), count: part.Hint("编码、科目名称或拼音首字母、数（元或万元），或者文字里的词")}
	f.field.SetPlaceHolder("找什么")
	f.list = newFoundList(f)
	f.field.OnChanged = f.look
	f.field.OnSubmitted = func(string) { f.take(0) }
	room := container.NewStack(part.Tall(300, part.Gap(1)), f.list)
	f.dialogue = part.NewDialogue(s.window, "查找",
		container.NewBorder(container.NewVBox(f.field, f.count), nil, nil, nil, part.On("sheet", room)),
		part.NewButton("关闭", func() { f.dialogue.Hide() })).Width(640).First(f.field)
	f.dialogue.Show()
}

// finder is the dialogue of a search.
type finder struct {
	s        *Shell
	field    *ime.Entry
	list     *foundList
	count    *widget.Label
	hits     []hit
	dialogue *part.Dialogue
}

func (f *finder) look(what string) {
	f.hits = search(f.s.year, what)
	switch n := len(f.hits); {
	case what == "":
		f.count.SetText("编码、科目名称或拼音首字母、数（元或万元），或者文字里的词")
	case n == 0:
		f.count.SetText("这个年度里没有找到。")
	case n == mostHits:
		f.count.SetText(fmt.Sprintf("找到 %d 处以上，请写得再具体些；回车去第一处。", n))
	default:
		f.count.SetText(fmt.Sprintf("找到 %d 处，回车去第一处。", n))
	}
	f.list.UnselectAll()
	f.list.Refresh()
}

func (f *finder) take(i int) {
	if i >= len(f.hits) {
		return
	}
	f.dialogue.Hide()
	f.s.GoTo(f.hits[i].addr)
}

// foundList is the toolkit's list with Return.
type foundList struct {
	widget.List
	f *finder
}

func newFoundList(f *finder) *foundList {
	l := &foundList{f: f}
	l.Length = func() int { return len(f.hits) }
	l.CreateItem = func() fyne.CanvasObject {
		name := widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		return container.NewBorder(nil, nil, nil, widget.NewLabel(""), name)
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		parts := o.(*fyne.Container).Objects
		parts[0].(*widget.Label).SetText(f.hits[i].text)
		parts[1].(*widget.Label).SetText(f.hits[i].value)
	}
	l.OnSelected = func(i widget.ListItemID) { f.take(i) }
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey goes to the line with Return, and Escape closes.
func (l *foundList) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeyEscape:
		l.f.dialogue.Leave()
	default:
		l.List.TypedKey(k)
	}
}
