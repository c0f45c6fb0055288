package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/grid"
	"juesuan/gui/ime"
)

// longText shows the whole of a cell's text under the grid, where it can have
// several lines, to be read and written there.
type longText struct {
	s      *Screen
	title  *widget.RichText
	entry  *longEntry
	cell   string // whose text it is
	object *fyne.Container
}

// longLines is how many lines of a text are seen.
const longLines = 4

func newLongText(s *Screen) *longText {
	l := &longText{s: s, title: hint("")}
	l.entry = newLongEntry(l)
	l.object = container.NewBorder(l.title, nil, nil, nil, l.entry)
	if !s.now().sheet.long {
		l.object.Hide()
	}
	return l
}

// follow shows the text of the cursor's cell.
func (l *longText) follow() {
	if l == nil {
		return // the screen is being made
	}
	if has := l.s.now().sheet.long; has != l.object.Visible() {
		if has {
			l.object.Show()
		} else {
			l.object.Hide()
		}
		l.s.root.Refresh()
	}
	if l.entry.focused || !l.object.Visible() {
		return
	}
	line, col := l.s.cursor()
	l.cell = ""
	text, title := "", "光标在长文字上时，这里显示全文。"
	if line != nil {
		if f := fieldAt(line, col); f != nil && f.Lines && line.kind == entryLine {
			l.cell = l.s.now().sheet.cellName(line, col)
			text = l.s.now().sheet.Input(l.s.now().grid.Active())
			title = f.Name + "　（按 F4 在这里写，可以分行；Ctrl+Enter 写完，Esc 不改）"
		}
	}
	seg := l.title.Segments[0].(*widget.TextSegment)
	if seg.Text != title {
		seg.Text = title
		l.title.Refresh()
	}
	if l.entry.Text != text {
		l.entry.SetText(text)
	}
	if locked := l.cell == "" || l.s.year.Locked() != ""; locked != l.entry.Disabled() {
		if locked {
			l.entry.Disable()
		} else {
			l.entry.Enable()
		}
	}
}

// focus lets the text be written.
func (l *longText) focus() {
	if l.cell != "" && !l.entry.Disabled() {
		l.s.frame.Window().Canvas().Focus(l.entry)
	}
}

// commit enters what was written.
func (l *longText) commit() {
	p := l.s.now()
	at, ok := p.sheet.find(l.cell)
	if !ok || p.sheet.Input(at) == l.entry.Text {
		return
	}
	if _, err := p.sheet.Change(grid.Typed, []grid.Change{{At: at, Text: l.entry.Text}}); err != nil {
		l.s.frame.Refuse(err)
	}
	p.grid.Refresh()
}

// longEntry is the field of the text.
type longEntry struct {
	ime.Entry
	of      *longText
	focused bool
}

func newLongEntry(l *longText) *longEntry {
	e := &longEntry{of: l}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapBreak
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(longLines)
	e.Disable()
	return e
}

// FocusGained lets what is written stay until it is committed.
func (e *longEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
}

// FocusLost commits: going elsewhere loses nothing.
func (e *longEntry) FocusLost() {
	e.Entry.FocusLost()
	e.focused = false
	e.of.commit()
	e.of.follow()
}

// TypedKey leaves the text as it was on Escape.
func (e *longEntry) TypedKey(k *fyne.KeyEvent) {
	if e.Swallow(k) {
		return
	}
	if k.Name == fyne.KeyEscape {
		if at, ok := e.of.s.now().sheet.find(e.of.cell); ok {
			e.SetText(e.of.s.now().sheet.Input(at))
		}
		e.of.s.Focus()
		return
	}
	e.Pass(k)
}

// TypedShortcut goes back to the grid on Ctrl+Enter.
func (e *longEntry) TypedShortcut(sc fyne.Shortcut) {
	if ime.Hold(func() { ime.AgainShortcut(sc) }) {
		return
	}
	if k, ok := sc.(*desktop.CustomShortcut); ok && (k.KeyName == fyne.KeyReturn || k.KeyName == fyne.KeyEnter) {
		e.of.s.Focus()
		return
	}
	e.Entry.TypedShortcut(sc)
}
