package preview

import (
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/guitest"
	"juesuan/gui/theme"
)

func TestPictures(t *testing.T) {
	s := sample(t)
	guitest.Picture(t, "cover.png", s.frame.w.Canvas())
	if !s.GoTo("03/2150517/项目支出") {
		t.Fatal("the cell has no place")
	}
	guitest.Picture(t, "table.png", s.frame.w.Canvas())
	s.bar.words.SetText("418.81")
	guitest.Picture(t, "found.png", s.frame.w.Canvas())
	guitest.Press(t, s.frame.w, "「2」")
	s.frame.w.Canvas().Focus(s.view)
	guitest.Press(t, s.frame.w, "「2」")
	guitest.Picture(t, "two.png", s.frame.w.Canvas())
	guitest.Look(theme.Dark, 1)
	defer guitest.Look(theme.Light, 1)
	s.Object().Refresh()
	guitest.Picture(t, "dark.png", s.frame.w.Canvas())
	_ = fyne.NewPos
}
