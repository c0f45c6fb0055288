package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"juesuan/gui/ime"
)

// field is where a person writes words. Tab takes last year's proposal while
// the field is empty, and else goes on; Alt and a digit put a phrase in.
type field struct {
	ime.Entry
	proposal string
	shift    bool

	onFocus  func()
	onLeave  func()
	onPhrase func(n int)
	onKey    func(key *fyne.KeyEvent, shift bool) bool
}

func newField(rows int) *field {
	f := &field{}
	f.MultiLine, f.Wrapping = true, fyne.TextWrapBreak
	f.Scroll = fyne.ScrollNone // it grows with its text
	f.ExtendBaseWidget(f)
	f.SetMinRowsVisible(rows)
	return f
}

// propose shows words that Tab takes.
func (f *field) propose(text string) {
	f.proposal = text
	f.SetPlaceHolder(text)
}

// AcceptsTab is always so: what Tab does depends on what is there.
func (f *field) AcceptsTab() bool { return true }

// KeyDown remembers Shift.
func (f *field) KeyDown(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		f.shift = true
	}
	f.Entry.KeyDown(key)
}

// KeyUp forgets it.
func (f *field) KeyUp(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		f.shift = false
	}
	f.Entry.KeyUp(key)
}

// TypedKey handles what no input method has used.
func (f *field) TypedKey(key *fyne.KeyEvent) {
	if f.Swallow(key) {
		return
	}
	if f.onKey != nil && f.onKey(key, f.shift) {
		return
	}
	if key.Name != fyne.KeyTab {
		f.Pass(key)
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	switch {
	case c == nil:
	case f.shift:
		f.left()
		c.FocusPrevious()
	case f.Text == "" && f.proposal != "" && !f.Disabled():
		f.SetText(f.proposal)
		f.Pass(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end
	default:
		f.left()
		c.FocusNext()
	}
}

// left is called before the keyboard goes on: the ledger taking what was
// written may bring a field more to go to.
func (f *field) left() {
	if f.onLeave != nil {
		f.onLeave()
	}
}

// digits are the keys that choose a phrase.
var digits = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}

// TypedShortcut takes Alt and a digit, and hands on the others.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierAlt {
		for i, d := range digits {
			if c.KeyName == d && f.onPhrase != nil {
				f.onPhrase(i)
				return
			}
		}
	}
	f.Entry.TypedShortcut(s)
}

// FocusGained lets the screen know which field is written in.
func (f *field) FocusGained() {
	f.Entry.FocusGained()
	if f.onFocus != nil {
		f.onFocus()
	}
}

// FocusLost lets it know that what was written can go into the ledger.
func (f *field) FocusLost() {
	f.shift = false
	f.Entry.FocusLost()
	f.left()
}

// insert puts words in where the caret is, in the place of what is selected.
func (f *field) insert(words string) {
	if f.Disabled() {
		return
	}
	for _, r := range words {
		f.Entry.Entry.TypedRune(r)
	}
}
