package files

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/ime"
	"juesuan/gui/part"
)

// browser is the dialogue.
type browser struct {
	want   Want
	dir    string
	items  []item
	chosen func(string)

	path, name *ime.Entry
	list       *keyList
	wrong      *part.Words
	dialogue   *part.Dialogue
}

func newBrowser(w fyne.Window, want Want) *browser {
	b := &browser{want: want, path: ime.NewEntry(), name: ime.NewEntry(), wrong: part.Text("")}
	b.wrong.Importance = widget.DangerImportance
	b.wrong.Hide()
	b.list = newKeyList(b)
	b.path.OnSubmitted = b.submit
	b.name.Propose(want.Name)
	b.name.OnSubmitted = func(string) { b.accept() }

	side := container.NewVBox()
	for _, p := range places() {
		side.Add(part.NewFlat(p.name, func() { b.enter(p.dir) }))
	}
	top := container.NewBorder(nil, nil, widget.NewLabel(b.pathLabel()), nil, b.path)
	bottom := container.NewVBox(b.wrong)
	if want.New {
		bottom.Add(container.NewBorder(nil, nil, widget.NewLabel("文件名"), nil, b.name))
	}
	room := container.NewStack(part.Wide(420, part.Gap(1)), b.list)
	content := container.NewBorder(top, bottom, part.Wide(96, side), nil, part.On("sheet", room))
	tall := container.NewStack(content, tallness(w))
	b.dialogue = part.NewDialogue(w, want.Title, tall,
		part.NewButton("取消", func() { b.dialogue.Hide() }), part.NewMain(want.Yes, b.accept)).Width(720)
	if want.New {
		b.dialogue.First(b.name)
	} else {
		b.dialogue.First(b.path)
	}
	return b
}

// tallness is as high as the list should be, if the window has the room.
func tallness(w fyne.Window) fyne.CanvasObject {
	g := part.Gap(1)
	if r, ok := g.(interface{ SetMinSize(fyne.Size) }); ok {
		r.SetMinSize(fyne.NewSize(1, max(120, min(380, w.Canvas().Size().Height-180))))
	}
	return g
}

func (b *browser) pathLabel() string {
	if b.want.New || b.want.Dir {
		return "文件夹"
	}
	return "文件或文件夹"
}

func (b *browser) show() {
	b.dialogue.Show()
	b.enter(b.want.start())
}

// enter lists a folder. One that cannot be read is said, and the list stays.
func (b *browser) enter(dir string) {
	items, err := list(dir, b.want)
	if err != nil {
		b.complain(err.Error())
		return
	}
	b.complain("")
	b.dir, b.items = dir, items
	b.path.Propose(dir)
	b.list.UnselectAll()
	b.list.ScrollToTop()
	b.list.Refresh()
}

func (b *browser) complain(text string) {
	if text == b.wrong.Text && b.wrong.Visible() == (text != "") {
		return
	}
	b.wrong.SetText(text)
	if text == "" {
		b.wrong.Hide()
	} else {
		b.wrong.Show()
	}
}

// pick is what a click or Return on a line does.
func (b *browser) pick(id int) {
	switch i := b.items[id]; {
	case i.dir:
		b.enter(i.path)
	case b.want.New:
		b.name.Propose(i.name)
	default:
		b.path.Propose(i.path)
	}
}

// submit is Return in the path's field: a folder is entered, a file chosen.
func (b *browser) submit(path string) {
	path = b.absolute(path)
	if isDir(path) && path != b.dir {
		b.enter(path)
		return
	}
	b.accept()
}

func (b *browser) absolute(path string) string {
	if home, err := os.UserHomeDir(); err == nil && len(path) > 0 && path[0] == '~' {
		path = home + path[1:]
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(b.dir, path)
	}
	return filepath.Clean(path)
}

// accept takes what is in the fields, or says what is wrong with it.
func (b *browser) accept() {
	path := b.absolute(b.path.Text)
	switch {
	case b.want.New:
		name := filepath.Base(filepath.Clean(b.name.Text))
		if b.name.Text == "" || name == "." || name == string(filepath.Separator) {
			b.complain("请写上文件名。")
			return
		}
		if filepath.IsAbs(b.name.Text) {
			path = filepath.Dir(b.name.Text)
		}
		if !isDir(path) {
			b.complain("没有文件夹“" + path + "”，请检查路径。")
			return
		}
		path = filepath.Join(path, b.want.withExt(name))
	case b.want.Dir:
		if !isDir(path) {
			b.complain("没有文件夹“" + path + "”，请检查路径，或从左边选一个。")
			return
		}
	case isDir(path):
		b.complain("请在列表里选一个文件，或写上它的路径。")
		return
	default:
		if _, err := os.Stat(path); err != nil {
			b.complain("没有文件“" + path + "”，请检查路径，或从列表里选一个。")
			return
		}
	}
	b.dialogue.Hide()
	b.chosen(path)
}

// keyList is the toolkit's list with Return.
type keyList struct {
	widget.List
	b *browser
}

func newKeyList(b *browser) *keyList {
	l := &keyList{b: b}
	l.Length = func() int { return len(b.items) }
	l.CreateItem = func() fyne.CanvasObject {
		name := widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		return container.NewBorder(nil, nil, widget.NewIcon(theme.FolderIcon()), part.Hint(""), name)
	}
	l.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		i, parts := b.items[id], o.(*fyne.Container).Objects
		parts[0].(*widget.Label).SetText(i.name)
		icon := parts[1].(*widget.Icon)
		if i.dir {
			icon.SetResource(theme.FolderIcon())
		} else {
			icon.SetResource(theme.FileIcon())
		}
		parts[2].(*widget.Label).SetText(i.note())
		o.Refresh() // the note may need other room
	}
	l.OnSelected = func(id widget.ListItemID) {
		l.UnselectAll()
		b.pick(id)
	}
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey takes the line that is marked with Return as with the space bar.
func (l *keyList) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeyEscape:
		l.b.dialogue.Leave()
	default:
		l.List.TypedKey(k)
	}
}
