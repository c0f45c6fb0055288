package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"juesuan/gui/screen"
)

// keyMenu is the key beside the right Ctrl.
const keyMenu = desktop.KeyMenu

// TypedRune begins to edit with the typed character in place of the old text.
func (g *Grid) TypedRune(r rune) {
	if !g.guard.Takes(r, g.Target()) {
		return
	}
	if g.dropSpace && r == ' ' {
		g.dropSpace = false
		g.guard.Took(r)
		return
	}
	g.dropSpace = false
	if g.startEditing("", byTyping) {
		g.edit.field.put(r)
		return
	}
	g.guard.Took(r)
}

// target is a cell in which something is typed.
type target struct {
	grid *Grid
	at   Place
}

// Target is where text goes that is typed now.
func (g *Grid) Target() any {
	p := g.sel.active
	if !g.empty() && p.Col > 0 && g.table.Cell(p).Left {
		p.Col--
	}
	return target{g, p}
}

// TypedKey moves the cursor or runs a command.
func (g *Grid) TypedKey(k *fyne.KeyEvent) {
	if g.guard.Holds(k, g.shift(), g.Target()) {
		return
	}
	shift := g.shift()
	page := max(1, int(g.room().Height/g.geo.row)-1)
	switch k.Name {
	case fyne.KeyUp:
		g.step(-1, 0, shift)
	case fyne.KeyDown:
		g.step(1, 0, shift)
	case fyne.KeyLeft:
		g.step(0, -1, shift)
	case fyne.KeyRight:
		g.step(0, 1, shift)
	case fyne.KeyPageUp:
		g.step(-page, 0, shift)
	case fyne.KeyPageDown:
		g.step(page, 0, shift)
	case fyne.KeyHome:
		g.put(Place{g.corner(shift).Row, 0}, shift)
	case fyne.KeyEnd:
		g.put(Place{g.corner(shift).Row, len(g.geo.columns) - 1}, shift)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.enter(direction(!shift))
	case fyne.KeyTab:
		g.tab(!shift)
	case fyne.KeyEscape:
		g.GoTo(g.sel.active)
	case fyne.KeyBackspace:
		g.startEditing("", byTyping)
	case keyMenu:
		g.showMenuAtCursor()
	case fyne.KeyF10:
		if shift {
			g.showMenuAtCursor()
		}
	default:
		mods := fyne.KeyModifier(0)
		if shift {
			mods = shiftMod
		}
		switch {
		case g.do(k.Name, mods):
			g.dropSpace = k.Name == fyne.KeySpace
		case screen.IsWindows(k.Name):
			screen.Unused(k)
		}
	}
}

func direction(forward bool) int {
	if forward {
		return 1
	}
	return -1
}

// KeyDown notes Shift for drivers that cannot be asked.
func (g *Grid) KeyDown(k *fyne.KeyEvent) { g.noteShift(k.Name, true) }

// KeyUp notes Shift for drivers that cannot be asked.
func (g *Grid) KeyUp(k *fyne.KeyEvent) { g.noteShift(k.Name, false) }

func (g *Grid) noteShift(k fyne.KeyName, down bool) {
	if k == desktop.KeyShiftLeft || k == desktop.KeyShiftRight {
		g.shiftDown = down
	}
}

func (g *Grid) showMenuAtCursor() {
	c := g.canvas()
	if c == nil || g.empty() {
		return
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	p := g.sel.active
	g.showMenu(c, origin.AddXY(g.x(p.Col), g.y(p.Row)+g.geo.row))
}
