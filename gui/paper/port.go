package paper

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// port is what is seen of the pages: it scrolls them, and zooms with the wheel
// while Ctrl is held.
type port struct {
	container.Scroll
	view *view
}

func newPort(v *view) *port {
	p := &port{view: v}
	p.Content, p.Direction = v, container.ScrollBoth
	p.ExtendBaseWidget(p)
	p.SetMinSize(fyne.NewSize(200, 120))
	return p
}

// Resize tells the pages what room there is.
func (p *port) Resize(size fyne.Size) {
	p.Scroll.Resize(size)
	p.view.resized(size)
}

// Scrolled scrolls or zooms.
func (p *port) Scrolled(e *fyne.ScrollEvent) {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	if !ok || d.CurrentKeyModifiers()&fyne.KeyModifierControl == 0 {
		p.Scroll.Scrolled(e)
		return
	}
	switch {
	case e.Scrolled.DY > 0:
		p.view.zoomBy(zoomStep)
	case e.Scrolled.DY < 0:
		p.view.zoomBy(1 / zoomStep)
	}
}
