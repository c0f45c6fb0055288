package guitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Press sends keys to whatever has the keyboard in the window, one word each:
// Down, Shift+Down, Ctrl+D, text in 「」, or Blank for the space bar's text.
func Press(t testing.TB, w fyne.Window, script string) {
	t.Helper()
	for _, word := range strings.Fields(script) {
		switch text, ok := strings.CutPrefix(word, "「"); {
		case ok:
			for _, c := range strings.TrimSuffix(text, "」") {
				Focused(t, w).TypedRune(c)
			}
		case word == "Blank":
			Focused(t, w).TypedRune(' ')
		default:
			pressKey(Focused(t, w), word)
		}
	}
}

// Focused returns what has the keyboard.
func Focused(t testing.TB, w fyne.Window) fyne.Focusable {
	t.Helper()
	f := w.Canvas().Focused()
	if f == nil {
		t.Fatal("nothing has the keyboard")
	}
	return f
}

// pressKey sends one key as the desktop driver does: with Ctrl or Alt it is a
// shortcut.
func pressKey(to fyne.Focusable, word string) {
	word, plus := strings.CutSuffix(word, "++")
	parts := strings.Split(word, "+")
	name, parts := fyne.KeyName(parts[len(parts)-1]), parts[:len(parts)-1]
	if plus {
		parts, name = append(parts, string(name)), fyne.KeyPlus
	}
	var mods fyne.KeyModifier
	for _, m := range parts {
		mods |= modifiers[m]
	}
	if mods&^fyne.KeyModifierShift != 0 {
		if s, ok := to.(fyne.Shortcutable); ok {
			s.TypedShortcut(shortcut(name, mods))
		}
		return
	}
	if k, ok := to.(desktop.Keyable); ok && mods != 0 {
		shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
		k.KeyDown(shift)
		defer k.KeyUp(shift)
	}
	to.TypedKey(&fyne.KeyEvent{Name: name})
}

var modifiers = map[string]fyne.KeyModifier{
	"Ctrl": fyne.KeyModifierControl, "Shift": fyne.KeyModifierShift, "Alt": fyne.KeyModifierAlt,
}

func shortcut(name fyne.KeyName, mods fyne.KeyModifier) fyne.Shortcut {
	if mods == fyne.KeyModifierControl {
		switch name {
		case fyne.KeyC:
			return &fyne.ShortcutCopy{Clipboard: App.Clipboard()}
		case fyne.KeyX:
			return &fyne.ShortcutCut{Clipboard: App.Clipboard()}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{Clipboard: App.Clipboard()}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: mods}
}
