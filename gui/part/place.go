package part

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Paper is the colour of pages, white in every look.
var Paper = color.White

// Place puts an object where a layout wants it.
func Place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// Show shows or hides an object, if it is not so already.
func Show(o fyne.CanvasObject, yes bool) {
	switch {
	case yes && !o.Visible():
		o.Show()
	case !yes && o.Visible():
		o.Hide()
	}
}

// Color is a colour of the look that the window has now.
func Color(name fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(name, s.ThemeVariant())
}
