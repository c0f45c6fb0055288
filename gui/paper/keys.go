package paper

import (
	"fyne.io/fyne/v2"

	"juesuan/gui/screen"
)

// FocusGained shows that keys go here.
func (v *view) FocusGained() {
	v.focused = true
	v.onFocus()
}

// FocusLost shows that they do not.
func (v *view) FocusLost() {
	v.focused = false
	v.onFocus()
}

// TypedRune zooms.
func (v *view) TypedRune(r rune) {
	switch r {
	case '+', '=', '＋', '＝':
		v.zoomBy(zoomStep)
	case '-', '－':
		v.zoomBy(1 / zoomStep)
	case '0':
		v.setZoom(zoom{mode: fitWidth})
	case '1':
		v.setZoom(zoom{fixed, fullSize})
	case '2':
		v.setZoom(zoom{mode: twoUp})
	}
}

// TypedKey scrolls, walks from number to number and goes where one comes from.
func (v *view) TypedKey(e *fyne.KeyEvent) {
	at := v.scroll.Offset
	switch e.Name {
	case fyne.KeyUp:
		v.scrollTo(at.SubtractXY(0, 48))
	case fyne.KeyDown:
		v.scrollTo(at.AddXY(0, 48))
	case fyne.KeyPageUp:
		v.scrollTo(at.SubtractXY(0, v.port.Height*0.9))
	case fyne.KeyPageDown, fyne.KeySpace:
		v.scrollTo(at.AddXY(0, v.port.Height*0.9))
	case fyne.KeyHome:
		v.scrollTo(fyne.NewPos(at.X, 0))
	case fyne.KeyEnd:
		v.scrollTo(fyne.NewPos(at.X, v.arr.size.Height))
	case fyne.KeyRight:
		v.walk(1)
	case fyne.KeyLeft:
		v.walk(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.pickFramed()
	default:
		screen.Unused(e)
	}
}

// pickFramed does what a click on what is framed would do.
func (v *view) pickFramed() {
	if v.under == nil {
		return
	}
	b := v.box(v.under.Page, v.under.X, v.under.Y, v.under.W, v.under.H)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
	v.onPick(v.under, at.AddXY(b.x, b.y+b.h))
}

// walk frames the next number, or the one before; the first that is seen if
// none is framed.
func (v *view) walk(step int) {
	if v.doc == nil {
		return
	}
	list := v.doc.Places
	at := -1
	for i := range list {
		if &list[i] == v.under {
			at = i + step
		}
	}
	if at < 0 && v.under == nil {
		top := v.scroll.Offset.Y
		for i := range list {
			if b := v.box(list[i].Page, list[i].X, list[i].Y, 0, 0); b.y >= top && list[i].Text != "" {
				at = i
				break
			}
		}
	}
	for at >= 0 && at < len(list) && list[at].Text == "" {
		at += step
	}
	if at < 0 || at >= len(list) {
		return
	}
	p := &list[at]
	v.reveal(p.Page, p.X, p.Y, p.W, p.H)
	v.frame(p)
}
