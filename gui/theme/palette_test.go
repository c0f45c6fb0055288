package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// onEverything are the surfaces that any text of a grid may stand on.
var onEverything = []fyne.ThemeColorName{
	theme.ColorNameBackground, ColorSheet, theme.ColorNameHeaderBackground, ColorTotal, ColorGap,
	theme.ColorNameSelection, theme.ColorNameMenuBackground,
}

func TestTextsHaveContrast(t *testing.T) {
	texts := []fyne.ThemeColorName{theme.ColorNameForeground, theme.ColorNamePlaceHolder, ColorAccent}
	for _, s := range Severities() {
		texts = append(texts, s.ColorName())
	}
	for _, look := range Looks() {
		least := 4.5
		if look == HighContrast {
			least = 7
		}
		th := New(look, 1)
		check := func(text, ground fyne.ThemeColorName) {
			if c := contrast(th.Color(text, 0), th.Color(ground, 0)); c < least {
				t.Errorf("%s: %s on %s has %.2f : 1, less than %.1f : 1", look, text, ground, c, least)
			}
		}
		// pointed is the same with the mouse over it.
		pointed := func(text, ground fyne.ThemeColorName) {
			over := laidOver(th.Color(theme.ColorNameHover, 0), th.Color(ground, 0))
			if c := contrast(th.Color(text, 0), over); c < least {
				t.Errorf("%s: %s on %s under the mouse has %.2f : 1, less than %.1f : 1", look, text, ground, c, least)
			}
		}
		for _, text := range texts {
			for _, ground := range onEverything {
				check(text, ground)
			}
		}
		pointed(theme.ColorNameForegroundOnPrimary, ColorAccent)
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameMenuBackground} {
			pointed(theme.ColorNameForeground, ground)
			pointed(ColorAccent, ground)
			pointed(ColorQuiet, ground)
		}
		check(theme.ColorNameForegroundOnPrimary, ColorAccent)
		check(theme.ColorNameForegroundOnError, ColorError)
		check(theme.ColorNameForegroundOnWarning, theme.ColorNameWarning)
		check(theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess)
	}
}

// Parts that are no text, such as a field's frame, need 3 : 1.
func TestFramesHaveContrast(t *testing.T) {
	for _, look := range Looks() {
		th := New(look, 1)
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, ColorSheet} {
			if c := contrast(th.Color(theme.ColorNameInputBorder, 0), th.Color(ground, 0)); c < 3 {
				t.Errorf("%s: a frame on %s has %.2f : 1, less than 3 : 1", look, ground, c)
			}
		}
	}
}

func TestSignsAreDifferentWhereColoursAre(t *testing.T) {
	signs := map[string]fyne.ThemeColorName{}
	for _, s := range Severities() {
		if s.Sign() == "" || s.Word() == "" {
			t.Errorf("%s has no sign or no word", s)
		}
		if other, taken := signs[s.Sign()]; taken && other != s.ColorName() {
			t.Errorf("%s has the sign of %s and another colour", s, other)
		}
		signs[s.Sign()] = s.ColorName()
	}
	if s := Severity("").Sign(); s != "" {
		t.Errorf("no severity has the sign %q", s)
	}
}

// contrast is that of WCAG 2: from 1 (the same) to 21 (black on white).
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// laidOver is what is seen where one colour is drawn over another.
func laidOver(over, under color.Color) color.Color {
	r, g, b, a := over.RGBA()
	x, y, z, _ := under.RGBA()
	mix := func(o, u uint32) uint16 { return uint16(o + u*(0xffff-a)/0xffff) }
	return color.NRGBA64{R: mix(r, x), G: mix(g, y), B: mix(b, z), A: 0xffff}
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}
