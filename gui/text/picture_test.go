package text

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/guitest"
	own "juesuan/gui/theme"
)

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		file  string
		look  own.Look
		scale float32
		size  fyne.Size
	}{
		{"light.png", own.Light, 1, fyne.NewSize(1146, 700)},
		{"dark.png", own.Dark, 1, fyne.NewSize(1146, 700)},
		{"large.png", own.Light, 1.7, fyne.NewSize(1146, 700)},
		{"narrow.png", own.Light, 1, fyne.NewSize(560, 600)},
	} {
		t.Run(c.file, func(t *testing.T) {
			r := newRig(t, missing(t))
			guitest.Look(c.look, c.scale)
			r.frame.Window().Resize(c.size)
			r.refresh()
			r.press("「」")
			guitest.Picture(t, c.file, r.frame.Window().Canvas())
		})
	}
}

func TestPictureOfACard(t *testing.T) {
	r := newRig(t, missing(t))
	r.GoTo("文字/五/2")
	r.press("Right Return")
	guitest.Picture(t, "card.png", r.frame.Window().Canvas())
}

func TestPictureOfRewriting(t *testing.T) {
	r := newRig(t, missing(t))
	r.GoTo("改写/三/模板")
	r.rewrite.field.SetText(strings.Replace(r.rewrite.field.Text, "03/合计/项目支出", "03/合计/项目", 1))
	guitest.Picture(t, "rewriting.png", r.frame.Window().Canvas())
}
