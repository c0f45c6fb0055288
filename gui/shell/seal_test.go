package shell

import (
	"strings"
	"testing"
	"time"

	"juesuan/gui/desk"
	"juesuan/gui/guitest"
	"juesuan/gui/part"
	"juesuan/report/check"
	"juesuan/store"
)

// waitFor waits until something aside has happened.
func waitFor(t *testing.T, so func() bool) {
	t.Helper()
	for range 2000 {
		if so() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it never happened")
}

func TestFinaliseAndUnlock(t *testing.T) {
	s := opened(t)
	if err := s.year.Set("录入", store.Change{Addr: "支出/2010301/一般公共预算财政拨款/基本支出/决算数", Value: "999999"}); err != nil {
		t.Fatal(err)
	}
	s.sealOrUnlock()
	if got := dialogue(t, s); !strings.Contains(got, "还不能定稿") || !strings.Contains(got, "[去看]") {
		t.Fatalf("there are errors, but it says %q", got)
	}
	s.bar.left.SetText("")
	guitest.Picture(t, "obstacles.png", s.window.Canvas())
	tap(t, s, "去看")
	if part.Top(s.window) != nil || s.at.screen == desk.UnitPage {
		t.Errorf("the link leads to %v", s.at)
	}

	if _, err := s.year.Undo(); err != nil {
		t.Fatal(err)
	}
	settle(t, s.year)
	s.sealOrUnlock()
	tap(t, s, "定稿")
	waitFor(t, func() bool { return s.jobs == 0 })
	if s.year.State() != store.Finalised || !strings.Contains(s.head.title.Text, "已定稿") {
		t.Fatalf("the year is %s, the head says %q", s.year.State(), s.head.title.Text)
	}
	kept, err := s.desk.Ledger().Publications(2022)
	if err != nil || len(kept) != 1 || len(kept[0].Files) != 4 {
		t.Fatalf("kept %v, %v", kept, err)
	}

	s.toast.hide()
	s.goTo(place{})
	s.openYear(2022)
	if s.at.screen != previewScreen {
		t.Errorf("a sealed year opens at %v", s.at)
	}
	s.choosePack("shanghai-2024")
	s.goTo(place{})
	s.openYear(2022)
	waitFor(t, func() bool { return strings.Contains(texts(s.window.Content()), "会排得不同") })
	if got := texts(s.window.Content()); !strings.Contains(got, "定稿时的文件，一个字节不差") {
		t.Errorf("with another pack it says %s", got)
	}
	for _, page := range []string{desk.TextPage, findingsScreen} {
		s.goToScreen(page)
		if got := texts(s.window.Content()); !strings.Contains(got, "模板包“上海市区级 2024 年（shanghai-2024）”现做") || !strings.Contains(got, "[看定稿时的文件]") {
			t.Errorf("%s of a sealed year says %s", page, got)
		}
	}
	s.goToScreen(previewScreen)
	if s.note.line.Visible() {
		t.Error("it says so over the files themselves, too")
	}

	tap(t, s, "解锁…")
	guitest.Press(t, s.window, "「审计调整」")
	tap(t, s, "解锁")
	if s.year.State() != store.Drafting {
		t.Errorf("the year is %s", s.year.State())
	}
	if s.goToScreen(desk.TextPage); s.note.line.Visible() {
		t.Error("it says so of a year in work")
	}
}

// settle accepts every error.
func settle(t *testing.T, y *desk.Year) {
	t.Helper()
	for range 50 {
		errs := y.Result().Of(check.Error)
		if len(errs) == 0 {
			return
		}
		if err := y.Accept(&errs[0], "历史原因"); err != nil {
			t.Fatal(err)
		}
	}
	t.Fatalf("there are still errors: %v", y.Result().Of(check.Error))
}
