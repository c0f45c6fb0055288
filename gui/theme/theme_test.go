package theme

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestTypeScale(t *testing.T) {
	for _, c := range []struct {
		name          fyne.ThemeSizeName
		usual, larger float32
	}{
		{theme.SizeNameCaptionText, 12, 18},
		{theme.SizeNameText, 14, 21},
		{theme.SizeNameSubHeadingText, 16, 24},
		{theme.SizeNameHeadingText, 22, 33},
		{theme.SizeNamePadding, 4, 4},
	} {
		if got := New(Light, 1).Size(c.name); got != c.usual {
			t.Errorf("%s is %v, want %v", c.name, got, c.usual)
		}
		if got := New(Light, 1.5).Size(c.name); got != c.larger {
			t.Errorf("%s at 1.5 is %v, want %v", c.name, got, c.larger)
		}
	}
}

func TestSettingsThatMakeNoSense(t *testing.T) {
	if got := New("粉色", 1).Look(); got != Light {
		t.Errorf("an unknown look is %s, want %s", got, Light)
	}
	for given, want := range map[float32]float32{0: 0.8, 1: 1, 9: 2} {
		if got := New(Dark, given).Scale(); got != want {
			t.Errorf("scale %v became %v, want %v", given, got, want)
		}
	}
}

func TestEveryColourOfTheToolkitIsOurs(t *testing.T) {
	for _, look := range Looks() {
		for _, name := range []fyne.ThemeColorName{
			theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameForeground, theme.ColorNamePrimary,
			theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess, theme.ColorNameSelection,
		} {
			if _, ours := palettes[look][name]; !ours {
				t.Errorf("%s: %s is the toolkit's", look, name)
			}
		}
	}
	system := New(Light, 1)
	if system.Color(theme.ColorNameBackground, theme.VariantDark) != system.Color(theme.ColorNameBackground, theme.VariantLight) {
		t.Error("the system's dark setting changes the light look")
	}
}

// Figures stand under each other only if digits are of one width.
func TestDigitsAreTabular(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(Light, 1))
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		width := fyne.MeasureText("0", textSize, style).Width
		for _, d := range "123456789" {
			if w := fyne.MeasureText(string(d), textSize, style).Width; w != width {
				t.Errorf("%c (%+v) is %v wide, 0 is %v", d, style, w, width)
			}
		}
	}
}

func TestBoldIsAFaceOfItsOwn(t *testing.T) {
	th := New(Light, 1)
	if th.Font(fyne.TextStyle{Bold: true}).Name() != "heib.ttf" || th.Font(fyne.TextStyle{}).Name() != "hei.ttf" {
		t.Error("bold and regular are not the bundled faces")
	}
	if th.Font(fyne.TextStyle{Monospace: true}).Name() != "hei.ttf" {
		t.Error("a monospaced text would not be able to show Chinese")
	}
}
