package ime

import (
	"time"

	"fyne.io/fyne/v2"
)

// late keeps keys from overtaking text. Where an input method is connected the
// toolkit hands over a key at once, but its text only when the input method
// has seen it: on a busy machine Return would leave a cell whose last digits
// are still on their way, and they would begin the next one. So Return, arrows
// and the like wait for the text of the figures that were pressed before them.
// There is one keyboard, so there is one of these; it belongs on the toolkit's
// main goroutine.
var late lateText

type lateText struct {
	missing int // figures and signs that were pressed and of which no text has come
	waiting []waitingKey
	again   bool // a key that waited is being handled
	timer   *time.Timer
}

// waitingKey is a key that must not be handled before so many texts have come.
type waitingKey struct {
	after int
	run   func()
}

// patience is how long text is waited for; a key may have none (figures of a
// keypad that moves the cursor). A machine that does ten other things has been
// seen to take a second: half a number in a cell is worse than a slow Return.
var patience = 3 * time.Second // a test makes it shorter

// Late reports whether the key has to wait for text that was typed before it;
// run handles it later. It is to be called once for each key that no modifier
// makes a shortcut.
func Late(key fyne.KeyName, run func()) bool {
	switch {
	case late.again:
	case isFigure(key):
		late.missing++
		late.wait()
	case late.missing > 0 && !isText(key):
		late.waiting = append(late.waiting, waitingKey{late.missing, run})
		return true
	}
	return false
}

// Arrived says that a character has come and has been handled.
func Arrived() {
	if late.missing == 0 {
		return
	}
	late.missing--
	for i := range late.waiting {
		late.waiting[i].after--
	}
	late.release()
}

// wait gives up on text that does not come.
func (l *lateText) wait() {
	if l.timer != nil {
		l.timer.Stop()
	}
	l.timer = time.AfterFunc(patience, func() { fyne.Do(l.giveUp) })
}

func (l *lateText) giveUp() {
	l.missing = 0
	for i := range l.waiting {
		l.waiting[i].after = 0
	}
	l.release()
}

// release handles the keys whose text has come.
func (l *lateText) release() {
	for len(l.waiting) > 0 && l.waiting[0].after <= 0 {
		k := l.waiting[0]
		l.waiting = l.waiting[1:]
		l.again = true
		k.run()
		l.again = false
	}
}

// isFigure reports whether a key gives a figure or a sign of an amount.
func isFigure(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyPeriod, fyne.KeyComma, fyne.KeyMinus:
		return true
	}
	return len(key) == 1 && key[0] >= '0' && key[0] <= '9'
}

// isText reports whether a key gives text, which keeps its order by itself.
func isText(key fyne.KeyName) bool { return len(key) == 1 || key == fyne.KeySpace }

// Again hands a key that waited to whatever has the keyboard by now.
func Again(key *fyne.KeyEvent) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(key)
			return
		}
	}
}
