package ime

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/screen"
)

// Entry is a [widget.Entry] behind a [Guard]: every field of the window in
// which Chinese is typed is one.
type Entry struct {
	widget.Entry
	guard Guard
}

// NewEntry returns an empty field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLineEntry returns an empty field of several lines, wrapped by words.
func NewMultiLineEntry() *Entry {
	e := NewEntry()
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	return e
}

// Propose puts a text into the field, with the caret behind it.
func (e *Entry) Propose(text string) {
	e.SetText(text)
	e.CursorRow, e.CursorColumn = 0, len([]rune(text))
}

// Swallow reports whether a key is not to be handled, or not now: for widgets
// that embed the field and have keys of their own. Such a widget asks it once
// and hands on what is not swallowed by [Entry.Pass].
func (e *Entry) Swallow(key *fyne.KeyEvent) bool { return e.SwallowAt(key, shiftDown(), e.self()) }

// SwallowAt is Swallow for a field that is of many and knows Shift.
func (e *Entry) SwallowAt(key *fyne.KeyEvent, shift bool, target any) bool {
	return e.guard.Holds(key, shift, target)
}

// self is the target of what is typed: the widget that embeds the field knows.
func (e *Entry) self() any {
	if f := focused(); f != nil {
		return targetOf(f)
	}
	return nil
}

// Pass hands a key past the guard to the field, or to the window if it is one
// of the window's.
func (e *Entry) Pass(key *fyne.KeyEvent) {
	if screen.IsWindows(key.Name) {
		screen.Unused(key)
		return
	}
	e.Entry.TypedKey(key)
}

// TypedKey handles the keys that no input method has used.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if !e.Swallow(key) {
		e.Pass(key)
	}
}

// TypedRune takes text, composed or not.
func (e *Entry) TypedRune(r rune) {
	if !e.guard.Takes(r, e.self()) {
		return
	}
	e.Entry.TypedRune(r)
	e.guard.Took(r)
}

// Put is TypedRune for a character that has passed a guard.
func (e *Entry) Put(r rune) { e.Entry.TypedRune(r) }

// TypedShortcut handles keys with Ctrl or Alt, after the text before them.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if !Hold(func() { AgainShortcut(s) }) {
		e.Entry.TypedShortcut(s)
	}
}

// FocusGained shows the caret.
func (e *Entry) FocusGained() {
	e.guard.Reset()
	e.Entry.FocusGained()
}

// FocusLost hides the caret.
func (e *Entry) FocusLost() {
	e.guard.Reset()
	e.Entry.FocusLost()
}
