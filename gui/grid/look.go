package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"juesuan/gui/theme"
)

// look holds the theme's colours that one picture needs.
type look struct {
	sheet, head, total, line, frame     color.Color
	text, quiet, accent, selection, bar color.Color
	of                                  func(fyne.ThemeColorName) color.Color
}

func (g *Grid) look() look {
	th := g.Theme()
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	of := func(n fyne.ThemeColorName) color.Color { return th.Color(n, variant) }
	return look{
		sheet: of(theme.ColorSheet), head: of(fynetheme.ColorNameHeaderBackground), total: of(theme.ColorTotal),
		line: of(theme.ColorLine), frame: of(fynetheme.ColorNameInputBorder),
		text: of(fynetheme.ColorNameForeground), quiet: of(theme.ColorQuiet), accent: of(theme.ColorAccent),
		selection: of(fynetheme.ColorNameSelection), bar: of(fynetheme.ColorNameScrollBar), of: of,
	}
}
