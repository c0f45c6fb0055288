// Package screen is the contract between the window and what it shows: a screen
// draws itself and knows its own places; the frame around it moves between
// screens, speaks to the person and runs long work aside.
package screen

import (
	"context"

	"fyne.io/fyne/v2"
)

// Screen is one page of the window. Its methods belong on the toolkit's main
// goroutine.
type Screen interface {
	// Object is what is shown. It is the same on every call.
	Object() fyne.CanvasObject
	// Focus puts the keyboard where work goes on.
	Focus()
	// GoTo shows a place of the screen: the address of an entry, of a cell of a
	// table, or of a number of the text. It reports whether it has that place.
	GoTo(addr string) bool
	// Close ends what the screen listens to; it is not shown again.
	Close()
}

// Frame is what a screen may ask of the window around it.
type Frame interface {
	// Window is where dialogues and pop-ups stand.
	Window() fyne.Window
	// GoTo opens the screen that has the place and shows it; the way back is
	// kept.
	GoTo(addr string)
	// Status shows a sentence on the right of the status bar until the next
	// one; empty clears it.
	Status(text string)
	// Tell shows a sentence that asks for attention and goes by itself: what
	// was not done and why, or what was.
	Tell(text string)
	// Refuse shows an error as its Chinese sentence, with what to do.
	Refuse(err error)
	// Ask asks before something that is hard to take back.
	Ask(title, text, yes string, do func())
	// AskText asks for a text that must not be empty, such as a reason.
	AskText(title, label, yes string, do func(string))
	// Run runs a long job aside, with progress and a way to cancel it, and then
	// calls done on the main goroutine.
	Run(title string, job Job, done func(error))
	// Preferences remembers what belongs to the person and the machine, not to
	// the ledger: column widths, 元 or 万元, sizes.
	Preferences() fyne.Preferences
}

// Job is long work. It tells what it is at through at, whose part is between 0
// and 1, and returns ctx.Err() soon after ctx is cancelled, leaving nothing
// half-written.
type Job func(ctx context.Context, at func(part float64, what string)) error
