package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Look is the choice between light, dark and high contrast.
type Look string

// The looks, by the words that the settings show and keep.
const (
	Light        Look = "浅色"
	Dark         Look = "深色"
	HighContrast Look = "高对比度"
)

// Looks lists them in the order of the settings.
func Looks() []Look { return []Look{Light, Dark, HighContrast} }

// The type scale before [Theme.Scale], in the toolkit's logical pixels.
const (
	hintSize  = 12
	textSize  = 14
	headSize  = 16
	titleSize = 22
)

// Theme is the window's look. It holds still: a change of look or size is a
// new Theme.
type Theme struct {
	look  Look
	scale float32
	base  fyne.Theme
}

// New returns the theme of a look whose texts are scale times the usual size;
// 1 is usual, and the scale stays between 0.8 and 2. An unknown look is [Light].
func New(look Look, scale float32) *Theme {
	if _, known := palettes[look]; !known {
		look = Light
	}
	return &Theme{look: look, scale: min(max(scale, 0.8), 2), base: theme.DefaultTheme()}
}

// Look returns the theme's look.
func (t *Theme) Look() Look { return t.look }

// Scale returns what the sizes of texts are multiplied with.
func (t *Theme) Scale() float32 { return t.scale }

// Color returns the look's own colour of that name. The toolkit's variant,
// which follows the system's settings, has no say.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := palettes[t.look][name]; ok {
		return c
	}
	variant := theme.VariantLight
	if t.look != Light {
		variant = theme.VariantDark
	}
	return t.base.Color(name, variant)
}

// Icon returns the toolkit's icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }

// Size returns the measure of that name: our type scale, spaces of 4 and 8,
// and quiet lines and corners.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameCaptionText:
		return hintSize * t.scale
	case theme.SizeNameText:
		return textSize * t.scale
	case theme.SizeNameSubHeadingText:
		return headSize * t.scale
	case theme.SizeNameHeadingText:
		return titleSize * t.scale
	case theme.SizeNameInlineIcon:
		return 18 * t.scale
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius, theme.SizeNameButtonRadius:
		return 2
	case theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius, theme.SizeNameCardRadius:
		return 4
	case theme.SizeNameModalBlurRadius:
		return 0 // what lies under a dialogue stays readable
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 6
	case theme.SizeNameScrollBarRadius:
		return 3
	}
	return t.base.Size(name)
}
