package paper

import (
	"context"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/guitest"
	"juesuan/gui/part"
	"juesuan/report/pages"
	"juesuan/report/pdf"
	"juesuan/report/read/rawtest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

const cell = "03/2150517/项目支出"

// rig shows the example's pages in a window. What happens aside happens at
// once.
type rig struct {
	*Pages
	w      fyne.Window
	under  []*pdf.Place // that were framed
	picked []*pdf.Place
}

func open(t *testing.T) *rig {
	t.Helper()
	s := &rig{}
	s.Pages = New(Options{
		Aside: func(work, done func()) { work(); done() },
		Draw: func(context.Context, *pages.Document, int, float64) (*image.RGBA, error) {
			return image.NewRGBA(image.Rect(0, 0, 8, 8)), nil
		},
		Failed: func(err error) { t.Error(err) },
		Under:  func(p *pdf.Place) { s.under = append(s.under, p) },
		Pick:   func(p *pdf.Place, _ fyne.Position) { s.picked = append(s.picked, p) },
	})
	bar := container.NewHBox(s.Zoom, s.Search)
	s.w = guitest.Window(t, container.NewBorder(bar, nil, container.New(width(StripWidth), s.Strip), nil, s.Column), fyne.NewSize(900, 640))
	s.Show(document(t))
	s.Focus(s.w.Canvas())
	t.Cleanup(s.Close)
	return s
}

// width is a layout that gives an object so much room.
type width float32

func (w width) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(float32(w), 1) }
func (w width) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part.Place(o[0], 0, 0, float32(w), size.Height)
}

// document is the example's.
func document(t *testing.T) *Document {
	t.Helper()
	file, err := pdf.Make(rawtest.Sample(t))
	if err != nil {
		t.Fatal(err)
	}
	open, err := pages.Open(t.Context(), file.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{File: open, Names: make([]string, len(file.Pages)), Places: file.Places}
	for i, p := range file.Pages {
		d.Names[i] = p.Table
	}
	d.Find = func(words string) []Hit {
		var out []Hit
		for i := range file.Pages {
			chars, err := open.Chars(t.Context(), i)
			if err != nil {
				t.Error(err)
			}
			for _, b := range pages.Find(chars, words) {
				out = append(out, Hit{i, b})
			}
		}
		return out
	}
	return d
}

func TestFigureUnderThePointer(t *testing.T) {
	s := open(t)
	if s.GoTo("03/999/无") || !s.GoTo(cell) {
		t.Fatal("a place is not where it is")
	}
	p := s.doc.Place(cell)
	s.view.MouseOut()
	if s.Framed() != nil || s.under[len(s.under)-1] != nil {
		t.Errorf("framed %v, told %v", s.Framed(), s.under)
	}
	test.MoveMouse(s.w.Canvas(), s.Middle(p))
	if s.Framed() != p || s.under[len(s.under)-1] != p {
		t.Errorf("framed %+v", s.Framed())
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
	if s.Framed() != nil || s.view.Cursor() != desktop.DefaultCursor {
		t.Error("the frame stays")
	}
	test.TapCanvas(s.w.Canvas(), s.Middle(p))
	if !slices.Equal(s.picked, []*pdf.Place{p}) {
		t.Errorf("picked %v", s.picked)
	}
}

// TestMarks: a mark stands where its box is, whatever the zoom.
func TestMarks(t *testing.T) {
	s := open(t)
	p := s.doc.Place(cell)
	red := color.NRGBA{R: 0xff, A: 0x40}
	s.doc.Marks = []Mark{{Page: p.Page, Box: pages.Box{X: p.X, Y: p.Y, W: p.W, H: p.H}, Fill: red}, {Page: 0, Fill: red}}
	for _, key := range []string{"「0」", "「1」", "「2」"} {
		guitest.Press(t, s.w, key)
		s.GoTo(cell)
		n := 0
		for _, o := range test.WidgetRenderer(s.view).Objects() {
			if r, ok := o.(*canvas.Rectangle); ok && r.FillColor == red {
				n++
				if at := s.view.box(p.Page, p.X, p.Y, p.W, p.H); r.Position() != fyne.NewPos(at.x-1, at.y-1) {
					t.Errorf("%s: the mark stands at %v, its box at %v", key, r.Position(), at)
				}
			}
		}
		if n != 1 {
			t.Errorf("%s: %d marks", key, n)
		}
	}
}

func TestKeys(t *testing.T) {
	s := open(t)
	last := s.doc.File.Len() - 1
	guitest.Press(t, s.w, "End")
	if s.view.page < last-1 {
		t.Errorf("End leads to page %d", s.view.page)
	}
	guitest.Press(t, s.w, "Home")
	if s.view.page != 0 || s.view.scroll.Offset.Y != 0 {
		t.Errorf("Home leads to page %d", s.view.page)
	}
	guitest.Press(t, s.w, "Next Next Down Up Prior")
	if s.view.scroll.Offset.Y < 100 {
		t.Errorf("keys scroll to %v", s.view.scroll.Offset)
	}
	s.view.goToPage(8)
	guitest.Press(t, s.w, "Right")
	first := s.view.under
	if first == nil || first.Page != 8 || first.Text == "" {
		t.Fatalf("Right frames %+v", first)
	}
	guitest.Press(t, s.w, "Right Right Left Left")
	if s.view.under != first {
		t.Errorf("there and back is %+v", s.view.under)
	}
	guitest.Press(t, s.w, "Return")
	if !slices.Equal(s.picked, []*pdf.Place{first}) {
		t.Error("Return leads nowhere")
	}
}

func TestZoom(t *testing.T) {
	s := open(t)
	s.view.goToPage(9)
	fit := s.view.arr.scale
	guitest.Press(t, s.w, "「+」")
	if got := s.view.arr.scale; got <= fit || s.view.page != 9 {
		t.Errorf("scale %v from %v, page %d", got, fit, s.view.page)
	}
	guitest.Press(t, s.w, "「1」")
	if s.view.arr.scale != fullSize || s.bar.scale.Text != "100%" || s.view.page != 9 {
		t.Errorf("scale %v, %s, page %d", s.view.arr.scale, s.bar.scale.Text, s.view.page)
	}
	if s.view.scroll.Offset.X == 0 {
		t.Error("a page that is wider than the window is not in the middle")
	}
	for range 20 {
		guitest.Press(t, s.w, "「-」")
	}
	if s.view.arr.scale != leastScale {
		t.Errorf("scale %v", s.view.arr.scale)
	}
	guitest.Press(t, s.w, "「0」")
	if s.view.arr.scale != fit || s.view.page != 9 {
		t.Errorf("scale %v, page %d", s.view.arr.scale, s.view.page)
	}
	s.w.Resize(fyne.NewSize(1500, 640))
	if s.view.arr.scale <= fit || s.view.page != 9 {
		t.Errorf("a wider window: scale %v, page %d", s.view.arr.scale, s.view.page)
	}
}

func TestStrip(t *testing.T) {
	s := open(t)
	s.w.Canvas().Focus(s.strip)
	guitest.Press(t, s.w, "Down Down Down Return")
	if s.view.page != 3 {
		t.Errorf("page %d is read, want 3", s.view.page)
	}
	s.view.goToPage(12)
	if s.strip.page != 12 || !strings.Contains(s.bar.page.Text, "第 13 页") {
		t.Errorf("the strip marks %d, the bar says %s", s.strip.page, s.bar.page.Text)
	}
	names := map[string]bool{}
	for i := range s.doc.File.Len() {
		names[s.strip.name(i)] = true
	}
	for _, want := range []string{"1", "9 · 03"} {
		if !names[want] {
			t.Errorf("no page is called %s", want)
		}
	}
}

func TestSearch(t *testing.T) {
	s := open(t)
	s.w.Canvas().Focus(s.bar.words)
	guitest.Press(t, s.w, "「产业发展」")
	n := len(s.view.hits)
	if n < 2 || s.bar.count.Text == "" {
		t.Fatalf("%d places, %q", n, s.bar.count.Text)
	}
	seen := s.view.page
	guitest.Press(t, s.w, "Return") // it is the first place that is asked for
	for i := range n {
		if s.view.hit != i {
			t.Errorf("place %d is shown, want %d", s.view.hit, i)
		}
		h := s.view.hits[i]
		b := s.view.box(h.Page, h.Boxes[0].X, h.Boxes[0].Y, h.Boxes[0].W, h.Boxes[0].H)
		if at := s.view.scroll.Offset.Y; b.y < at || b.y+b.h > at+s.view.port.Height {
			t.Errorf("place %d is not to be seen", i)
		}
		guitest.Press(t, s.w, "Return")
	}
	if s.view.hit != 0 || s.view.page != seen {
		t.Error("after the last does not come the first")
	}
	if s.Next(); s.view.hit != 1 {
		t.Error("the next one is not next")
	}
	s.bar.words.SetText("没有这样的话")
	if len(s.view.hits) != 0 || s.bar.count.Text != "没有" {
		t.Errorf("%d places, %q", len(s.view.hits), s.bar.count.Text)
	}
}
