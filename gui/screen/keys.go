package screen

import "fyne.io/fyne/v2"

// Keyed is a screen with keys of its own that work wherever the keyboard is.
type Keyed interface {
	// Key handles a key that nothing under the keyboard had a use for, and
	// reports whether it was one of the screen's.
	Key(*fyne.KeyEvent) bool
}

// Unused hands a key to the window that a widget with the keyboard has no use
// for. The toolkit gives keys to that widget and to nobody else, so F1, F5, F8
// and Escape, which are the window's, reach it only by way of the widgets.
func Unused(key *fyne.KeyEvent) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if c := w.Canvas(); c.Focused() != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(key)
			return
		}
	}
}

// IsWindows reports whether a key is one of those that fields and buttons
// hand on: Escape, F1 and F3 to F12. F2 edits.
func IsWindows(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}
