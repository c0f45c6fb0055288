package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	toolkit "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/theme"
)

// Ground is an area of one of the theme's colours; unlike a rectangle it
// follows a change of the look.
type Ground struct {
	widget.BaseWidget
	name  fyne.ThemeColorName
	frame fyne.ThemeColorName // of the line around it; empty: none
}

// NewGround returns an area of the colour.
func NewGround(name fyne.ThemeColorName) *Ground {
	g := &Ground{name: name}
	g.ExtendBaseWidget(g)
	return g
}

// On puts an object on an area of the colour.
func On(name fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(NewGround(name), o)
}

// NewCard puts an object on a sheet with a line around it.
func NewCard(o fyne.CanvasObject) fyne.CanvasObject {
	g := NewGround(theme.ColorSheet)
	g.frame = toolkit.ColorNameInputBorder
	return container.NewStack(g, o)
}

// SetColor gives the area another of the theme's colours.
func (g *Ground) SetColor(name fyne.ThemeColorName) {
	g.name = name
	g.Refresh()
}

// CreateRenderer draws one rectangle.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g: g, area: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type groundRenderer struct {
	g    *Ground
	area *canvas.Rectangle
}

func (r *groundRenderer) Layout(s fyne.Size)           { r.area.Resize(s) }
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.area} }
func (r *groundRenderer) Destroy()                     {}

func (r *groundRenderer) Refresh() {
	settings := fyne.CurrentApp().Settings()
	r.area.FillColor = settings.Theme().Color(r.g.name, settings.ThemeVariant())
	if r.g.frame != "" {
		r.area.StrokeColor = settings.Theme().Color(r.g.frame, settings.ThemeVariant())
		r.area.StrokeWidth = 1
	}
	r.area.Refresh()
}
