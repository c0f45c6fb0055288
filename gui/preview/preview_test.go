package preview

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/guitest"
	"juesuan/gui/theme"
	"juesuan/report"
	"juesuan/report/pdf"
	"juesuan/store"
)

const cell = "03/2150517/项目支出"

func TestPictures(t *testing.T) {
	s := drawn(t, usual)
	guitest.Picture(t, "cover.png", s.frame.w.Canvas())
	if !s.GoTo(cell) {
		t.Fatal("the cell has no place")
	}
	guitest.Picture(t, "table.png", s.frame.w.Canvas())
	s.paper.Look("418.81")
	s.paper.GoToPage(17)
	guitest.Press(t, s.frame.w, "「2」")
	guitest.Picture(t, "two.png", s.frame.w.Canvas())
}

func TestPictureInTheDark(t *testing.T) {
	s := drawn(t, usual)
	guitest.Look(theme.Dark, 1)
	defer guitest.Look(theme.Light, 1)
	s.GoTo("文字/三/2")
	s.Focus()
	guitest.Picture(t, "dark.png", s.frame.w.Canvas())
}

// TestPictureOfASmallWindow is what a screen of 1366 × 768 leaves at 200 %.
func TestPictureOfASmallWindow(t *testing.T) {
	s := drawn(t, fyne.NewSize(500, 330))
	s.GoTo(cell)
	guitest.Picture(t, "small.png", s.frame.w.Canvas())
	if s.panel.all.Visible() {
		t.Error("the panel takes the pages' room")
	}
	s.Export()
	if !s.panel.all.Visible() || s.frame.w.Canvas().Focused() != s.panel.export {
		t.Error("the panel does not come when it is asked for")
	}
}

// TestManyEntries: a menu has an end.
func TestManyEntries(t *testing.T) {
	s := sample(t)
	entries := make([]string, 20)
	for i := range entries {
		entries[i] = fmt.Sprintf("内设机构/%d/名称", i+1)
	}
	items := s.choices(entries)
	if len(items) != mostEntries+1 || items[mostEntries].Label != "还有 8 项，去填报页看" {
		t.Fatalf("%d choices", len(items))
	}
	items[2].Action()
	items[mostEntries].Action()
	if want := []string{entries[2], entries[mostEntries]}; !slices.Equal(s.frame.went, want) {
		t.Errorf("went to %v, want %v", s.frame.went, want)
	}
}

func (s *shown) click(p *pdf.Place) {
	test.TapCanvas(s.frame.w.Canvas(), s.paper.Middle(p))
}

func (s *shown) placeOf(t *testing.T, addr string) *pdf.Place {
	t.Helper()
	if !s.GoTo(addr) {
		t.Fatalf("%s has no place", addr)
	}
	return s.paper.Document().Place(addr)
}

func TestFigureUnderThePointer(t *testing.T) {
	s := sample(t)
	p := s.placeOf(t, cell)
	test.MoveMouse(s.frame.w.Canvas(), s.paper.Middle(p))
	if s.paper.Framed() != p || !strings.Contains(s.frame.status, "305.42") || !strings.Contains(s.frame.status, "产业发展") {
		t.Errorf("framed %+v, status %q", s.paper.Framed(), s.frame.status)
	}
	test.MoveMouse(s.frame.w.Canvas(), fyne.NewPos(0, 0))
	if s.paper.Framed() != nil || s.frame.status != "" {
		t.Errorf("framed %v, status %q", s.paper.Framed(), s.frame.status)
	}
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyF3}) || s.Key(&fyne.KeyEvent{Name: fyne.KeyF5}) {
		t.Error("F3 does not go on, or another key does")
	}
}

func TestClickGoesToTheEntry(t *testing.T) {
	s := sample(t)
	for addr, want := range map[string]string{
		cell:       "支出/2150517/一般公共预算财政拨款/项目支出/决算数",
		"三公数量/保有量": "",
		"文字/五/3":   "",
	} {
		if want == "" {
			continue
		}
		s.frame.went = nil
		s.click(s.placeOf(t, addr))
		if !slices.Equal(s.frame.went, []string{want}) {
			t.Errorf("%s leads to %v, want %s", addr, s.frame.went, want)
		}
	}
	// The office's own words are an entry themselves.
	for i := range s.made.file.Places {
		if p := &s.made.file.Places[i]; strings.HasPrefix(p.Addr, "内设机构/") {
			s.frame.went = nil
			s.GoTo(p.Addr)
			s.click(p)
			if !slices.Equal(s.frame.went, []string{p.Addr}) {
				t.Errorf("%s leads to %v", p.Addr, s.frame.went)
			}
			return
		}
	}
	t.Error("no words of the office have a place")
}

func TestClickOnASumAsksWhich(t *testing.T) {
	s := sample(t)
	s.click(s.placeOf(t, "03/210/基本支出"))
	if len(s.frame.went) != 0 {
		t.Fatalf("went to %v", s.frame.went)
	}
	items := s.choices(s.entries(s.paper.Document().Place("03/210/基本支出")))
	if len(items) != 2 || !strings.HasPrefix(items[0].Label, "支出 · 2101101 · ") {
		t.Fatalf("%d choices, %+v", len(items), items[0])
	}
	guitest.Press(t, s.frame.w, "Down Return")
	if len(s.frame.went) != 1 || !strings.HasPrefix(s.frame.went[0], "支出/2101101/") {
		t.Errorf("went to %v", s.frame.went)
	}
}

func TestPagesFollowTheYear(t *testing.T) {
	s := sample(t)
	p := s.placeOf(t, cell)
	at, before := s.paper.Middle(p), s.made
	entry := "支出/2150517/一般公共预算财政拨款/项目支出/决算数"
	if err := s.year.Set("录入", store.Change{Addr: entry, Value: "1234500.00"}); err != nil {
		t.Fatal(err)
	}
	if s.made == before || s.paper.Document().Place(cell).Text != "123.45" {
		t.Errorf("the cell shows %s, was %s", s.paper.Document().Place(cell).Text, p.Text)
	}
	if now := s.paper.Middle(p); now != at {
		t.Errorf("scrolled from %v to %v", at, now)
	}
	if _, err := before.pages.Render(t.Context(), 0, 1); err == nil {
		t.Error("the old file is still open")
	}
}

func TestStyleAndUnit(t *testing.T) {
	s := sample(t)
	s.panel.unit.SetSelected(string(report.Yuan))
	if got := s.paper.Document().Place(cell).Text; !strings.Contains(got, "3,054,") && !strings.HasPrefix(got, "3054") {
		t.Errorf("in 元 the cell shows %s", got)
	}
	s.panel.style.SetSelected(styleNames[report.GBT9704.Name])
	if s.made.doc.Style != report.GBT9704 || s.made.doc.Unit != report.Yuan {
		t.Errorf("style %s, unit %s", s.made.doc.Style.Name, s.made.doc.Unit)
	}
	// Both are remembered.
	again := newWith(s.frame, s.year, s.opt)
	defer again.Close()
	if again.made.doc.Style != report.GBT9704 || again.made.doc.Unit != report.Yuan {
		t.Errorf("again: style %s, unit %s", again.made.doc.Style.Name, again.made.doc.Unit)
	}
}

func TestGoTo(t *testing.T) {
	s := sample(t)
	if s.GoTo("03/999/无") {
		t.Error("there is a place for what is not there")
	}
	if !s.GoTo("文字/五/3") || s.paper.Framed() == nil || s.paper.Framed().Addr != "文字/五/3" {
		t.Errorf("framed %+v", s.paper.Framed())
	}
	// Before there are pages the place is remembered.
	slow := &guitest.Slowly{}
	opt := s.opt
	opt.aside = slow.Aside
	p := newWith(s.frame, s.year, opt)
	s.frame.w.SetContent(p.Object())
	if !p.GoTo(cell) || p.made != nil || !strings.Contains(p.paper.Note(), "正在排版") {
		t.Errorf("note %q", p.paper.Note())
	}
	p.Print()
	p.paper.Look("418.81")
	if p.paper.Found() != 0 {
		t.Error("before there are pages something is found")
	}
	for slow.Due() > 0 {
		slow.Let()
	}
	if p.paper.Framed() == nil || p.paper.Framed().Addr != cell || p.paper.Note() != "" {
		t.Errorf("framed %+v, note %q", p.paper.Framed(), p.paper.Note())
	}
	if p.paper.Found() == 0 {
		t.Error("what was typed before is not looked for")
	}
	if s.frame.w.Canvas().Overlays().Top() == nil {
		t.Error("nothing asks how to print")
	}
	p.Close()
	slow.Let()
}

func TestPagesThatCannotBeMade(t *testing.T) {
	s := sample(t)
	s.fail(errors.New("模板写错了，请改正"))
	if s.made != nil || !strings.Contains(s.paper.Note(), "模板写错了") {
		t.Errorf("note %q", s.paper.Note())
	}
	guitest.Press(t, s.frame.w, "Right Down End Return 「+」")
	s.paper.Look("418")
	s.Print()
	if s.frame.w.Canvas().Overlays().Top() != nil {
		t.Error("there is something to print")
	}
	s.remake()
	if s.made == nil || s.paper.Note() != "" {
		t.Error("the pages do not come back")
	}
}
