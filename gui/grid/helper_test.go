package grid_test

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/grid"
	"juesuan/gui/grid/gridtest"
	"juesuan/gui/theme"
)

func TestMain(m *testing.M) {
	theme.SpeakChinese()
	os.Exit(m.Run())
}

// rig is a grid in a window with the keyboard.
type rig struct {
	*grid.Grid
	t      testing.TB
	app    fyne.App
	window fyne.Window
	sheet  *gridtest.Sheet
	said   []string // messages
	status string
}

func newRig(t testing.TB, rows, cols int) *rig {
	t.Helper()
	sheet := gridtest.New(rows, cols)
	r := newRigOf(t, sheet)
	r.sheet = sheet
	return r
}

func newRigOf(t testing.TB, table grid.Table) *rig {
	t.Helper()
	r := &rig{t: t, app: test.NewTempApp(t), Grid: grid.New(table)}
	r.app.Settings().SetTheme(theme.New(theme.Light, 1))
	r.Frozen = 2
	r.OnMessage = func(s string) { r.said = append(r.said, s) }
	r.OnStatus = func(s string) { r.status = s }
	r.window = test.NewTempWindow(t, r.Grid)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(900, 400))
	r.Focus()
	return r
}

// press sends keys to whatever has the keyboard, one word each: Down,
// Shift+Down, Ctrl+D, text in 「」, or Blank for the text of the space bar.
func (r *rig) press(script string) {
	r.t.Helper()
	for _, word := range strings.Fields(script) {
		if text, ok := strings.CutPrefix(word, "「"); ok {
			for _, c := range strings.TrimSuffix(text, "」") {
				r.focused().TypedRune(c)
			}
			continue
		}
		if word == "Blank" {
			r.focused().TypedRune(' ')
			continue
		}
		r.key(word)
	}
}

func (r *rig) focused() fyne.Focusable {
	r.t.Helper()
	f := r.window.Canvas().Focused()
	if f == nil {
		r.t.Fatal("nothing has the keyboard")
	}
	return f
}

// key sends one key as the desktop driver does: with Ctrl or Alt as a shortcut.
func (r *rig) key(word string) {
	r.t.Helper()
	var mods fyne.KeyModifier
	parts := strings.Split(word, "+")
	name := fyne.KeyName(parts[len(parts)-1])
	if strings.HasSuffix(word, "++") {
		name, parts = fyne.KeyPlus, parts[:len(parts)-1]
	}
	for _, m := range parts[:len(parts)-1] {
		mods |= map[string]fyne.KeyModifier{
			"Ctrl": fyne.KeyModifierControl, "Shift": fyne.KeyModifierShift, "Alt": fyne.KeyModifierAlt,
		}[m]
	}
	if mods&^fyne.KeyModifierShift != 0 {
		r.focused().(fyne.Shortcutable).TypedShortcut(shortcut(name, mods, r.app.Clipboard()))
		return
	}
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	if k, ok := r.focused().(desktop.Keyable); ok && mods != 0 {
		k.KeyDown(shift)
		defer k.KeyUp(shift)
	}
	r.focused().TypedKey(&fyne.KeyEvent{Name: name})
}

func shortcut(name fyne.KeyName, mods fyne.KeyModifier, c fyne.Clipboard) fyne.Shortcut {
	if mods == fyne.KeyModifierControl {
		switch name {
		case fyne.KeyC:
			return &fyne.ShortcutCopy{Clipboard: c}
		case fyne.KeyX:
			return &fyne.ShortcutCut{Clipboard: c}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{Clipboard: c}
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

// wantAt checks where typing goes.
func (r *rig) wantAt(row, col int) {
	r.t.Helper()
	if got := r.Active(); got != (grid.Place{Row: row, Col: col}) {
		r.t.Errorf("the cursor is at %v, want %d,%d", got, row, col)
	}
}

// wantCell checks a cell's content.
func (r *rig) wantCell(row, col int, want string) {
	r.t.Helper()
	if got := r.sheet.Input(grid.Place{Row: row, Col: col}); got != want {
		r.t.Errorf("%d,%d is %q, want %q", row, col, got, want)
	}
}

// wantSaid checks that the last message has the words in it.
func (r *rig) wantSaid(words string) {
	r.t.Helper()
	if len(r.said) == 0 || !strings.Contains(r.said[len(r.said)-1], words) {
		r.t.Errorf("said %q, want a sentence with %q", r.said, words)
	}
}

func (r *rig) goTo(row, col int) { r.GoTo(grid.Place{Row: row, Col: col}) }
