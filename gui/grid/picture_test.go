package grid_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/grid"
	"juesuan/gui/guitest"
	"juesuan/gui/theme"
)

// The pictures show in every look: sums, marks of two severities, a block, a
// text that is cut, figures that do not fit, shared heads.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		file  string
		look  theme.Look
		scale float32
	}{
		{"light.png", theme.Light, 1},
		{"dark.png", theme.Dark, 1},
		{"contrast.png", theme.HighContrast, 1},
		{"large.png", theme.Light, 1.6},
	} {
		t.Run(c.file, func(t *testing.T) {
			r := newRig(t, 40, 9)
			guitest.Look(c.look, c.scale)
			r.goTo(2, 4)
			r.press("「12a.5」 Return")
			r.goTo(3, 0)
			r.press("「二零一」 Return")
			r.Select(grid.Range{Top: 5, Left: 3, Bottom: 8, Right: 4})
			guitest.Picture(t, c.file, r.window.Canvas())
		})
	}
}

func TestPictureOfEditing(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(6, 0)
	r.press("「20」")
	guitest.Picture(t, "editing.png", r.window.Canvas())
}

func TestPictureScrolled(t *testing.T) {
	r := newRig(t, 2000, 12)
	r.SetWidths(map[string]float32{"科目": 90})
	r.goTo(1999, 11)
	r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(30, 11)})
	guitest.Picture(t, "scrolled.png", r.window.Canvas())
}
