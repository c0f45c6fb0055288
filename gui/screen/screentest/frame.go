// Package screentest is a frame for tests of screens: it remembers what it was
// asked to do.
package screentest

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/guitest"
	"juesuan/gui/screen"
)

// Frame is a window around one screen.
type Frame struct {
	window fyne.Window

	Went    []string // addresses
	Said    string   // in the status bar
	Told    []string
	Refused []error
	Asked   []string // titles of questions, which are answered with yes
	Answer  string   // to AskText
}

var _ screen.Frame = (*Frame)(nil)

// New returns a frame in a window of the size; Show puts a screen into it.
func New(t testing.TB, size fyne.Size) *Frame {
	t.Helper()
	return &Frame{window: guitest.Window(t, nil, size)}
}

// Show shows a screen, which gets the keyboard.
func (f *Frame) Show(s screen.Screen) {
	size := f.window.Canvas().Size()
	f.window.SetContent(s.Object())
	f.window.Resize(size)
	s.Focus()
}

// Window is the test's window.
func (f *Frame) Window() fyne.Window { return f.window }

// GoTo remembers the address.
func (f *Frame) GoTo(addr string) { f.Went = append(f.Went, addr) }

// Status remembers the sentence.
func (f *Frame) Status(text string) { f.Said = text }

// Tell remembers the sentence.
func (f *Frame) Tell(text string) { f.Told = append(f.Told, text) }

// Refuse remembers the error.
func (f *Frame) Refuse(err error) { f.Refused = append(f.Refused, err) }

// Ask says yes.
func (f *Frame) Ask(title, _, _ string, do func()) {
	f.Asked = append(f.Asked, title)
	do()
}

// AskText answers with Answer.
func (f *Frame) AskText(title, _, _ string, do func(string)) {
	f.Asked = append(f.Asked, title)
	do(f.Answer)
}

// Run runs the job at once.
func (f *Frame) Run(_ string, job screen.Job, done func(error)) {
	done(job(context.Background(), func(float64, string) {}))
}

// Preferences are the test application's.
func (f *Frame) Preferences() fyne.Preferences { return guitest.App.Preferences() }
