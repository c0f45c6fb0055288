package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours of ours beside the toolkit's.
const (
	ColorAccent fyne.ThemeColorName = theme.ColorNamePrimary

	ColorError                       = fyne.ThemeColorName(Error)
	ColorWarning                     = fyne.ThemeColorName(Warning)
	ColorInfo                        = fyne.ThemeColorName(Info)
	ColorFine                        = fyne.ThemeColorName(Fine)
	ColorQuiet   fyne.ThemeColorName = "quiet" // tails, what was not checked, hints

	ColorSheet fyne.ThemeColorName = "sheet" // behind the cells of a grid and the lines of a text
	ColorTotal fyne.ThemeColorName = "total" // behind sums, which cannot be changed
	ColorGap   fyne.ThemeColorName = "gap"   // behind what is still to be filled in
	ColorLine  fyne.ThemeColorName = theme.ColorNameSeparator
)

// palettes holds every colour of every look.
var palettes = map[Look]map[fyne.ThemeColorName]color.Color{
	Light: shades{
		window: 0xf6f7f9, sheet: 0xffffff, head: 0xeef1f5, total: 0xe9ecf1, gap: 0xfdf0d0, line: 0xd5dbe3, frame: 0x7e8998,
		text: 0x1b2430, quiet: 0x55606f, disabled: 0x6b7583,
		accent: 0x1f4e96, onAccent: 0xffffff, selection: 0xd9e6f8, hover: 0x12, pressed: 0xd3dce8,
		err: 0xb3261e, warning: 0x7d4b00, info: 0x45597a, fine: 0x1d6534,
	}.names(),
	Dark: shades{
		window: 0x1b1f26, sheet: 0x20252d, head: 0x2a303a, total: 0x2d3440, gap: 0x4a3a14, line: 0x3a424f, frame: 0x77828f,
		text: 0xe6eaf0, quiet: 0xa9b3c1, disabled: 0x98a2b0,
		accent: 0x8ab4f8, onAccent: 0x10233f, selection: 0x29405f, hover: 0x18, pressed: 0x3d4756,
		err: 0xff958c, warning: 0xf5b84b, info: 0xaec4de, fine: 0x7fd19a,
	}.names(),
	HighContrast: shades{
		window: 0x000000, sheet: 0x000000, head: 0x1a1a1a, total: 0x262626, gap: 0x3b2f00, line: 0x8c8c8c, frame: 0xffffff,
		text: 0xffffff, quiet: 0xe0e0e0, disabled: 0xcfcfcf,
		accent: 0x9fd0ff, onAccent: 0x000000, selection: 0x003a70, hover: 0x18, pressed: 0x4d4d4d,
		err: 0xffc2bd, warning: 0xffd24d, info: 0xcfe3ff, fine: 0x9cf0b5,
	}.names(),
}

// shades are the colours a look is made of, as 0xRRGGBB.
type shades struct {
	window, sheet, head, total, gap, line, frame uint32
	text, quiet, disabled                        uint32
	accent, onAccent, selection, pressed         uint32
	err, warning, info, fine                     uint32
	hover                                        uint8 // how much of the text's colour
}

// names gives every colour of the toolkit, and ours, its shade.
func (s shades) names() map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		ColorSheet:   rgb(s.sheet),
		ColorTotal:   rgb(s.total),
		ColorGap:     rgb(s.gap),
		ColorQuiet:   rgb(s.quiet),
		ColorError:   rgb(s.err),
		ColorWarning: rgb(s.warning),
		ColorInfo:    rgb(s.info),
		ColorFine:    rgb(s.fine),

		theme.ColorNameBackground:          rgb(s.window),
		theme.ColorNameForeground:          rgb(s.text),
		theme.ColorNamePlaceHolder:         rgb(s.quiet),
		theme.ColorNameDisabled:            rgb(s.disabled),
		theme.ColorNamePrimary:             rgb(s.accent),
		theme.ColorNameHyperlink:           rgb(s.accent),
		theme.ColorNameFocus:               veil(s.text, 0x40), // laid over what has the keyboard
		theme.ColorNameSelection:           rgb(s.selection),
		theme.ColorNameHover:               veil(s.text, s.hover), // over the main button, too
		theme.ColorNamePressed:             rgb(s.pressed),
		theme.ColorNameButton:              rgb(s.head),
		theme.ColorNameDisabledButton:      rgb(s.head),
		theme.ColorNameHeaderBackground:    rgb(s.head),
		theme.ColorNameInputBackground:     rgb(s.sheet),
		theme.ColorNameInputBorder:         rgb(s.frame),
		theme.ColorNameMenuBackground:      rgb(s.head),
		theme.ColorNameOverlayBackground:   rgb(s.sheet),
		theme.ColorNameScrollBar:           rgb(s.frame),
		theme.ColorNameScrollBarBackground: rgb(s.window),
		theme.ColorNameSeparator:           rgb(s.line),
		theme.ColorNameShadow:              color.Transparent,
		theme.ColorNameSuccess:             rgb(s.fine),
		theme.ColorNameForegroundOnPrimary: rgb(s.onAccent),
		theme.ColorNameForegroundOnError:   rgb(s.window),
		theme.ColorNameForegroundOnWarning: rgb(s.window),
		theme.ColorNameForegroundOnSuccess: rgb(s.window),
	}
}

// veil is a part of a colour: what it lies over shows through.
func veil(v uint32, part uint8) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: part}
}

func rgb(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}
