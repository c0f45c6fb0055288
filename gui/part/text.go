package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Title is a screen's title.
func Title(text string) *widget.Label { return label(text, theme.SizeNameHeadingText, true) }

// Head is the head of a group.
func Head(text string) *widget.Label { return label(text, theme.SizeNameSubHeadingText, true) }

// Hint is a quiet text beside or below something.
func Hint(text string) *widget.Label {
	l := label(text, theme.SizeNameCaptionText, false)
	l.Importance = widget.LowImportance
	return l
}

// Bold is a text in the bold face.
func Bold(text string) *widget.Label {
	return widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

func label(text string, size fyne.ThemeSizeName, bold bool) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = size
	l.TextStyle.Bold = bold
	return l
}

// Gap is room of so many units between groups: 4, 8, 16 or 24.
func Gap(size float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSquareSize(size))
	return r
}

// Wide keeps an object at least so wide.
func Wide(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(width, 1))
	return container.NewStack(r, o)
}

// Tall keeps an object at least so high.
func Tall(height float32, o fyne.CanvasObject) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(1, height))
	return container.NewStack(r, o)
}
