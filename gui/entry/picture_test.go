package entry

import (
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/gui/guitest"
	"juesuan/gui/theme"
	"juesuan/report"
)

func TestPictures(t *testing.T) {
	for file, page := range map[string]string{
		"general.png": desk.GeneralPage, "income.png": desk.IncomePage, "unit.png": desk.UnitPage, "basic.png": desk.BasicPage,
		"carryover.png": desk.CarryoverPage, "threepublic.png": desk.ThreePublicPage, "running.png": desk.RunningPage,
		"assessment.png": desk.AssessmentPage, "project.png": desk.ProjectPage,
	} {
		t.Run(file, func(t *testing.T) {
			r := sampleRig(t, page)
			guitest.Picture(t, file, r.frame.window.Canvas())
		})
	}
}

func TestPictureOfTheLiveTableInTheDark(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	guitest.Look(theme.Dark, 1)
	defer guitest.Look(theme.Light, 1)
	r.frame.window.Resize(fyne.NewSize(1366, 700))
	r.goTo("支出/2010301/一般公共预算财政拨款/基本支出/决算数")
	r.press("「300000」 Return Up F5")
	guitest.Picture(t, "live-dark.png", r.frame.window.Canvas())
}

// At 200 % a screen of 1366×768 has a quarter of the room.
func TestPictureAtTwoHundredPercent(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.frame.window.Resize(fyne.NewSize(560, 300))
	r.goTo(actual)
	r.press("「12a」 Return Up")
	guitest.Picture(t, "small.png", r.frame.window.Canvas())
}

func TestPictureOfAQuestion(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.chooseUnit(report.Wan)
	r.goTo(actual)
	r.press("「250000」 Return")
	guitest.Picture(t, "question.png", r.frame.window.Canvas())
}

func TestPictureOfFindingASubject(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.last()
	r.press("「jgyl」")
	guitest.Picture(t, "subject.png", r.frame.window.Canvas())
}

// TestPictureOfGridsThatShare: at 200 % short grids take turns.
func TestPictureOfGridsThatShare(t *testing.T) {
	r := sampleRig(t, desk.ThreePublicPage)
	r.frame.window.Resize(fyne.NewSize(510, 280))
	guitest.Picture(t, "turns.png", r.frame.window.Canvas())
	if p := r.parts; !p[0].grid.Visible() || p[1].grid.Visible() {
		t.Error("not the first is seen alone")
	}
	if !r.GoTo("三公数量/保有量") || !r.parts[1].grid.Visible() || r.parts[0].grid.Visible() {
		t.Error("the one that was gone to is not seen")
	}
}
