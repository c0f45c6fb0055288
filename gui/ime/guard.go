// Package ime keeps input methods from acting twice. While somebody composes
// Chinese, the toolkit hands the keys that the input method has used to the
// widget as well (fyne-io/fyne#5757): Return would then leave a grid's cell in
// the middle of a word. Nothing tells a widget that a composition is going on,
// so [Guard] infers it.
package ime

import "fyne.io/fyne/v2"

// Guard counts the letters that were pressed and of which no text has come:
// an input method is holding them. As long as there are any, the keys that
// work on the composition are not the widget's. The zero value is ready.
type Guard struct{ held int }

// Reset says that the focus has moved, which ends it, too.
func (g *Guard) Reset() { g.held = 0 }

// Composing reports whether an input method holds letters.
func (g *Guard) Composing() bool { return g.held > 0 }

// Holds reports whether a key is not the widget's: the input method has used
// it, or it waits for text that was typed before it and comes again. The target
// is where the key's text will go.
func (g *Guard) Holds(key *fyne.KeyEvent, shift bool, target any) bool {
	if holdKey(key, shift, g.Composing(), target) {
		return true
	}
	return g.Swallow(key.Name)
}

// Takes reports whether a character that has come is the widget's to put at a
// target. It calls [Guard.Took] when it has done so.
func (g *Guard) Takes(r rune, target any) bool {
	g.held = 0
	return late.arrives(r, target)
}

// Took says that a character has been put where it belongs.
func (g *Guard) Took(r rune) { late.arrived(r) }

// Swallow reports whether the input method has used the key, so that the
// widget must not. It counts letters; it is to be called once for each key.
func (g *Guard) Swallow(key fyne.KeyName) bool {
	if isLetter(key) {
		g.held++
		return false // the text, if there is any, comes by itself
	}
	if g.held == 0 {
		return false
	}
	switch key {
	case fyne.KeyBackspace:
		g.held--
		late.drop(false)
		late.release()
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		// Both end a composition. If there was none (a letter that some layout
		// maps to nothing), a second press gets through.
		g.held = 0
		if key == fyne.KeyEscape {
			late.drop(true)
			late.release()
		}
	case fyne.KeySpace, fyne.KeyTab, fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown:
	default:
		return false
	}
	return true
}

func isLetter(key fyne.KeyName) bool {
	return len(key) == 1 && key[0] >= 'A' && key[0] <= 'Z'
}
