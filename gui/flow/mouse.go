package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// targetAt is the target under a position.
func (f *Flow) targetAt(at fyne.Position) any {
	for _, b := range f.paras {
		if !b.touches(at.Y, at.Y+1) {
			continue
		}
		for i := range b.fragments {
			g := &b.fragments[i]
			x, y := at.X-f.Margin-g.x, at.Y-b.top-g.top
			if x >= 0 && x < g.width && y >= 0 && y < g.height {
				if t := b.piece(g.piece).Target; t != nil {
					return t
				}
			}
		}
	}
	return nil
}

// Tapped opens the target under the pointer.
func (f *Flow) Tapped(e *fyne.PointEvent) {
	f.Focus()
	if t := f.targetAt(e.Position); t != nil {
		f.mark(t)
		f.open(t)
	}
}

// MouseIn is the same as moving.
func (f *Flow) MouseIn(e *desktop.MouseEvent) { f.MouseMoved(e) }

// MouseMoved underlines the target under the pointer.
func (f *Flow) MouseMoved(e *desktop.MouseEvent) {
	if t := f.targetAt(e.Position); t != f.over {
		f.over = t
		f.Refresh()
	}
}

// MouseOut takes the line away.
func (f *Flow) MouseOut() {
	if f.over != nil {
		f.over = nil
		f.Refresh()
	}
}

// Cursor is a hand above what can be clicked.
func (f *Flow) Cursor() desktop.Cursor {
	if f.over != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
