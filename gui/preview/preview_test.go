package preview

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
	s.bar.words.SetText("418.81")
	s.view.goToPage(17)
	guitest.Press(t, s.frame.w, "「2」")
	guitest.Picture(t, "two.png", s.frame.w.Canvas())
}

func TestPictureInTheDark(t *testing.T) {
	s := drawn(t, usual)
	guitest.Look(theme.Dark, 1)
	defer guitest.Look(theme.Light, 1)
	s.GoTo("文字/三/2")
	s.showFocus()
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

// point is the middle of a place on the view.
func (s *shown) point(p *pdf.Place) fyne.Position {
	b := s.view.box(p.Page, p.X, p.Y, p.W, p.H)
	return fyne.NewPos(b.x+b.w/2, b.y+b.h/2)
}

func (s *shown) hover(p *pdf.Place) {
	s.view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: s.point(p)}})
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
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.view).Add(s.point(p))
	s.view.Tapped(&fyne.PointEvent{Position: s.point(p), AbsolutePosition: at})
}

func (s *shown) placeOf(t *testing.T, addr string) *pdf.Place {
	t.Helper()
	if !s.GoTo(addr) {
		t.Fatalf("%s has no place", addr)
	}
	return s.made.place(addr)
}

func TestFigureUnderThePointer(t *testing.T) {
	s := sample(t)
	p := s.placeOf(t, cell)
	s.view.MouseOut()
	if s.view.under != nil || s.frame.status != "" {
		t.Errorf("framed %v, status %q", s.view.under, s.frame.status)
	}
	s.hover(p)
	if s.view.under != p || !strings.Contains(s.frame.status, "305.42") || !strings.Contains(s.frame.status, "产业发展") {
		t.Errorf("framed %+v, status %q", s.view.under, s.frame.status)
	}
	if s.view.Cursor() != desktop.PointerCursor {
		t.Error("nothing shows that it can be clicked")
	}
	framed := 0
	for _, o := range test.WidgetRenderer(s.view).Objects() {
		if r, ok := o.(*canvas.Rectangle); ok && r.StrokeColor == frameColor {
			framed++
		}
	}
	if framed != 1 {
		t.Errorf("%d frames", framed)
	}
	s.view.MouseMoved(&desktop.MouseEvent{})
	if s.view.under != nil || s.view.Cursor() != desktop.DefaultCursor {
		t.Error("the frame stays")
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
			s.view.reveal(p.Page, p.X, p.Y, p.W, p.H)
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
	items := s.choices(s.entries(s.made.place("03/210/基本支出")))
	if len(items) != 2 || !strings.HasPrefix(items[0].Label, "支出 · 2101101 · ") {
		t.Fatalf("%d choices, %+v", len(items), items[0])
	}
	guitest.Press(t, s.frame.w, "Down Return")
	if len(s.frame.went) != 1 || !strings.HasPrefix(s.frame.went[0], "支出/2101101/") {
		t.Errorf("went to %v", s.frame.went)
	}
}

func TestKeys(t *testing.T) {
	s := sample(t)
	last := len(s.made.file.Pages) - 1
	guitest.Press(t, s.frame.w, "End")
	if s.view.page < last-1 {
		t.Errorf("End leads to page %d", s.view.page)
	}
	guitest.Press(t, s.frame.w, "Home")
	if s.view.page != 0 || s.view.scroll.Offset.Y != 0 {
		t.Errorf("Home leads to page %d", s.view.page)
	}
	guitest.Press(t, s.frame.w, "Next Next Down Up Prior")
	if s.view.scroll.Offset.Y < 100 {
		t.Errorf("keys scroll to %v", s.view.scroll.Offset)
	}
	s.view.goToPage(8)
	guitest.Press(t, s.frame.w, "Right")
	first := s.view.under
	if first == nil || first.Page != 8 || first.Text == "" {
		t.Fatalf("Right frames %+v", first)
	}
	guitest.Press(t, s.frame.w, "Right Right Left Left")
	if s.view.under != first {
		t.Errorf("there and back is %+v", s.view.under)
	}
	guitest.Press(t, s.frame.w, "Return")
	if len(s.frame.went) == 0 && s.frame.w.Canvas().Overlays().Top() == nil {
		t.Error("Return leads nowhere")
	}
}

func TestZoom(t *testing.T) {
	s := sample(t)
	s.view.goToPage(9)
	fit := s.view.arr.scale
	guitest.Press(t, s.frame.w, "「+」")
	if got := s.view.arr.scale; got <= fit || s.view.page != 9 {
		t.Errorf("scale %v from %v, page %d", got, fit, s.view.page)
	}
	guitest.Press(t, s.frame.w, "「1」")
	if s.view.arr.scale != fullSize || s.bar.scale.Text != "100%" || s.view.page != 9 {
		t.Errorf("scale %v, %s, page %d", s.view.arr.scale, s.bar.scale.Text, s.view.page)
	}
	if s.view.scroll.Offset.X == 0 {
		t.Error("a page that is wider than the window is not in the middle")
	}
	for range 20 {
		guitest.Press(t, s.frame.w, "「-」")
	}
	if s.view.arr.scale != leastScale {
		t.Errorf("scale %v", s.view.arr.scale)
	}
	guitest.Press(t, s.frame.w, "「0」")
	if s.view.arr.scale != fit || s.view.page != 9 {
		t.Errorf("scale %v, page %d", s.view.arr.scale, s.view.page)
	}
	s.frame.w.Resize(fyne.NewSize(1500, 640))
	if s.view.arr.scale <= fit || s.view.page != 9 {
		t.Errorf("a wider window: scale %v, page %d", s.view.arr.scale, s.view.page)
	}
}

func TestStrip(t *testing.T) {
	s := sample(t)
	s.frame.w.Canvas().Focus(s.strip)
	guitest.Press(t, s.frame.w, "Down Down Down Return")
	if s.view.page != 3 {
		t.Errorf("page %d is read, want 3", s.view.page)
	}
	s.view.goToPage(12)
	if s.strip.page != 12 || !strings.Contains(s.bar.page.Text, "第 13 页") {
		t.Errorf("the strip marks %d, the bar says %s", s.strip.page, s.bar.page.Text)
	}
	names := map[string]bool{}
	for i := range s.made.file.Pages {
		names[s.strip.name(i)] = true
	}
	for _, want := range []string{"1", "9 · 表03"} {
		if !names[want] {
			t.Errorf("no page is called %s", want)
		}
	}
}

func TestSearch(t *testing.T) {
	s := sample(t)
	s.frame.w.Canvas().Focus(s.bar.words)
	guitest.Press(t, s.frame.w, "「产业发展」")
	n := len(s.view.hits)
	if n < 2 || s.bar.count.Text == "" {
		t.Fatalf("%d places, %q", n, s.bar.count.Text)
	}
	seen := s.view.page
	for i := range n {
		if s.view.hit != i {
			t.Errorf("place %d is shown, want %d", s.view.hit, i)
		}
		h := s.view.hits[i]
		b := s.view.box(h.page, h.boxes[0].X, h.boxes[0].Y, h.boxes[0].W, h.boxes[0].H)
		if at := s.view.scroll.Offset.Y; b.y < at || b.y+b.h > at+s.view.port.Height {
			t.Errorf("place %d is not to be seen", i)
		}
		guitest.Press(t, s.frame.w, "Return")
	}
	if s.view.hit != 0 || s.view.page != seen {
		t.Error("after the last does not come the first")
	}
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyF3}) || s.view.hit != 1 || s.Key(&fyne.KeyEvent{Name: fyne.KeyF5}) {
		t.Error("F3 does not go on")
	}
	s.bar.words.SetText("没有这样的话")
	if len(s.view.hits) != 0 || s.bar.count.Text != "没有" {
		t.Errorf("%d places, %q", len(s.view.hits), s.bar.count.Text)
	}
}

func TestPagesFollowTheYear(t *testing.T) {
	s := sample(t)
	p := s.placeOf(t, cell)
	at, before := s.view.scroll.Offset, s.made
	entry := "支出/2150517/一般公共预算财政拨款/项目支出/决算数"
	if err := s.year.Set("录入", store.Change{Addr: entry, Value: "1234500.00"}); err != nil {
		t.Fatal(err)
	}
	if s.made == before || s.made.place(cell).Text != "123.45" {
		t.Errorf("the cell shows %s, was %s", s.made.place(cell).Text, p.Text)
	}
	if s.view.scroll.Offset != at {
		t.Errorf("scrolled from %v to %v", at, s.view.scroll.Offset)
	}
	if _, err := before.pages.Render(t.Context(), 0, 1); err == nil {
		t.Error("the old file is still open")
	}
}

func TestStyleAndUnit(t *testing.T) {
	s := sample(t)
	s.panel.unit.SetSelected(string(report.Yuan))
	if got := s.made.place(cell).Text; !strings.Contains(got, "3,054,") && !strings.HasPrefix(got, "3054") {
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
	if !s.GoTo("文字/五/3") || s.view.under == nil || s.view.under.Addr != "文字/五/3" {
		t.Errorf("framed %+v", s.view.under)
	}
	// Before there are pages the place is remembered.
	slow := &slowly{}
	opt := s.opt
	opt.aside = slow.aside
	p := newWith(s.frame, s.year, opt)
	s.frame.w.SetContent(p.Object())
	if !p.GoTo(cell) || p.made != nil || !strings.Contains(p.note.Text, "正在排版") {
		t.Errorf("note %q", p.note.Text)
	}
	p.Print()
	p.bar.words.SetText("418.81")
	if p.bar.count.Text != "" {
		t.Errorf("before there are pages the search says %q", p.bar.count.Text)
	}
	for len(slow.due) > 0 {
		slow.let()
	}
	if p.view.under == nil || p.view.under.Addr != cell || p.note.Text != "" {
		t.Errorf("framed %+v, note %q", p.view.under, p.note.Text)
	}
	if len(p.view.hits) == 0 {
		t.Error("what was typed before is not looked for")
	}
	if s.frame.w.Canvas().Overlays().Top() == nil {
		t.Error("nothing asks how to print")
	}
	p.Close()
	slow.let()
}

func TestPagesThatCannotBeMade(t *testing.T) {
	s := sample(t)
	s.fail(errors.New("模板写错了，请改正"))
	if s.made != nil || !strings.Contains(s.note.Text, "模板写错了") {
		t.Errorf("note %q", s.note.Text)
	}
	guitest.Press(t, s.frame.w, "Right Down End Return 「+」")
	s.bar.words.SetText("418")
	s.Print()
	if s.frame.w.Canvas().Overlays().Top() != nil {
		t.Error("there is something to print")
	}
	s.remake()
	if s.made == nil || s.note.Text != "" {
		t.Error("the pages do not come back")
	}
}
