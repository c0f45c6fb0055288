package flow

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"juesuan/gui/screen"
)

func (f *Flow) color(name fyne.ThemeColorName) color.Color {
	return f.Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// FocusGained shows the keyboard's mark.
func (f *Flow) FocusGained() {
	f.focused = true
	if f.at == nil {
		f.mark(f.firstInView())
	}
	f.Refresh()
}

// FocusLost hides it.
func (f *Flow) FocusLost() {
	f.focused, f.shift = false, false
	f.Refresh()
}

// TypedRune is nothing to a text that is read.
func (f *Flow) TypedRune(rune) {}

// KeyDown remembers Shift.
func (f *Flow) KeyDown(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		f.shift = true
	}
}

// KeyUp forgets it.
func (f *Flow) KeyUp(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		f.shift = false
	}
}

// TypedKey moves the mark: left and right from target to target, up and down
// by lines; Enter is a click. What is the window's is handed on.
func (f *Flow) TypedKey(key *fyne.KeyEvent) {
	if f.OnKey != nil && f.OnKey(key, f.shift) {
		return
	}
	view := f.scroll.Size().Height
	switch key.Name {
	case fyne.KeyRight:
		f.step(1)
	case fyne.KeyLeft:
		f.step(-1)
	case fyne.KeyDown:
		f.vertical(1)
	case fyne.KeyUp:
		f.vertical(-1)
	case fyne.KeyHome:
		f.jump(0)
	case fyne.KeyEnd:
		f.jump(len(f.targets) - 1)
	case fyne.KeyPageDown:
		f.scrollBy(view * 0.9)
	case fyne.KeyPageUp:
		f.scrollBy(-view * 0.9)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		f.open(f.at)
	default:
		if screen.IsWindows(key.Name) {
			screen.Unused(key)
		}
	}
}

func (f *Flow) step(by int) {
	i := slices.Index(f.targets, f.at)
	if i < 0 && by < 0 {
		i = len(f.targets)
	}
	f.jump(i + by)
}

func (f *Flow) jump(i int) {
	if i >= 0 && i < len(f.targets) {
		f.Reveal(f.targets[i])
	}
}

// vertical goes to the nearest target of the next line that has any; without
// one it scrolls.
func (f *Flow) vertical(by int) {
	x, y := float32(0), f.scroll.Offset.Y
	f.find(f.at, func(b *broken, g *fragment) { x, y = g.x+g.width/2, b.top+g.top })
	var best any
	bestY, bestX := float32(0), float32(0)
	for _, b := range f.paras {
		for i := range b.fragments {
			g := &b.fragments[i]
			t := b.piece(g.piece).Target
			away, aside := (b.top+g.top-y)*float32(by), max(g.x+g.width/2-x, x-g.x-g.width/2)
			if t != nil && t != f.at && away > 0 && (best == nil || away < bestY || away == bestY && aside < bestX) {
				best, bestY, bestX = t, away, aside
			}
		}
	}
	if best == nil || bestY > f.scroll.Size().Height {
		f.scrollBy(float32(by) * 40)
		return
	}
	f.Reveal(best)
}

func (f *Flow) scrollBy(by float32) {
	most := max(0, f.height-f.scroll.Size().Height)
	f.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(f.scroll.Offset.Y+by, most))))
	f.Refresh()
}

func (f *Flow) firstInView() (first any) {
	for _, b := range f.paras {
		for i := range b.fragments {
			g := &b.fragments[i]
			if t := b.piece(g.piece).Target; t != nil && b.top+g.top >= f.scroll.Offset.Y {
				return t
			}
		}
	}
	return nil
}

// mark puts the keyboard's mark on a target.
func (f *Flow) mark(target any) {
	if f.at == target {
		return
	}
	f.at = target
	if f.OnMove != nil && target != nil {
		f.OnMove(target)
	}
	f.Refresh()
}

func (f *Flow) open(target any) {
	if target != nil && f.OnTarget != nil {
		f.OnTarget(target)
	}
}
