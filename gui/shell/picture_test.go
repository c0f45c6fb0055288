package shell

import (
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/gui/guitest"
	"juesuan/gui/theme"
	"juesuan/store"
	"juesuan/store/storetest"
)

// twoYears are the sample's year and one rolled from it that is in work.
func twoYears(t *testing.T) *Shell {
	t.Helper()
	last := storetest.Sample()
	last.State = store.Published
	s := newShell(t)
	s.Begin(ledger(t, last))
	if _, err := s.desk.Ledger().Roll(2022, 2023, "结转"); err != nil {
		t.Fatal(err)
	}
	s.changed()
	return s
}

func TestPictureOfYears(t *testing.T) {
	for _, c := range []struct {
		file string
		look theme.Look
	}{{"years.png", theme.Light}, {"years-dark.png", theme.Dark}} {
		t.Run(c.file, func(t *testing.T) {
			s := twoYears(t)
			guitest.Look(c.look, 1)
			s.bar.left.SetText("已保存 14:02:31 · 文件 …/决算/我局.juesuan · 备份 今天 08:55")
			guitest.Picture(t, c.file, s.window.Canvas())
		})
	}
}

func TestPictureOfANarrowWindow(t *testing.T) {
	s := opened(t)
	s.goToScreen(desk.IncomePage)
	s.window.Resize(fyne.NewSize(667, 368)) // 1366×768 at 200 %
	s.bar.left.SetText("")
	guitest.Picture(t, "narrow.png", s.window.Canvas())
}
