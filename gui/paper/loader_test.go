package paper

import (
	"image"
	"testing"

	"juesuan/gui/guitest"
)

func loading(t *testing.T) (*loader, *guitest.Slowly, *[]int) {
	t.Helper()
	s, drawn := &guitest.Slowly{}, &[]int{}
	l := newLoader(document(t).File, Render, s.Aside)
	l.ready = func(page int) { *drawn = append(*drawn, page) }
	l.failed = func(err error) { t.Error(err) }
	t.Cleanup(func() { l.close(); s.Let(); s.Let() })
	return l, s, drawn
}

// TestMostUrgentFirst: what comes into sight is drawn before what has time,
// and what has left it is given up.
func TestMostUrgentFirst(t *testing.T) {
	l, s, drawn := loading(t)
	l.wantLater(request{9, 80})
	l.want([]request{{1, 200}, {2, 200}})
	s.Let() // 9 was begun before
	l.want([]request{{5, 200}})
	s.Let() // 1 is given up
	s.Let()
	for s.Due() > 0 {
		s.Let()
	}
	want := []int{9, 5}
	if len(*drawn) != 2 || (*drawn)[0] != want[0] || (*drawn)[1] != want[1] {
		t.Errorf("drawn %v, want %v", *drawn, want)
	}
	if img := l.picture(request{5, 200}); img == nil || img.Rect.Dx() != 200 {
		t.Errorf("the picture of page 5 is %v", img)
	}
	if img := l.picture(request{5, 400}); img == nil || img.Rect.Dx() != 200 {
		t.Error("until a larger one is drawn the smaller one serves")
	}
	if l.picture(request{1, 200}) != nil {
		t.Error("what was given up is there")
	}
}

func TestPicturesAreKeptWithinBounds(t *testing.T) {
	l, _, _ := loading(t)
	for i := range 40 {
		l.urgent = []request{{i, 1000}}
		l.keep(request{i, 1000}, image.NewRGBA(image.Rect(0, 0, 1000, 1414)))
	}
	if l.bytes > keepBytes || l.bytes < keepBytes/2 || len(l.have) != len(l.drawn) {
		t.Errorf("%d MB in %d pictures are kept", l.bytes>>20, len(l.have))
	}
	if l.picture(request{39, 1000}) == nil || l.picture(request{0, 1000}) != nil {
		t.Error("not the oldest ones went")
	}
}

func TestClosedWhileDrawing(t *testing.T) {
	l, s, drawn := loading(t)
	l.want([]request{{1, 200}})
	l.close()
	l.close()
	s.Let()
	s.Let()
	if len(*drawn) != 0 || s.Due() != 0 {
		t.Errorf("drawn %v, %d things due", *drawn, s.Due())
	}
	if _, err := l.doc.Render(t.Context(), 0, 1); err == nil {
		t.Error("the file is still open")
	}
}

func TestWhichPictureServes(t *testing.T) {
	for _, c := range []struct {
		a, b, w int
		want    bool
	}{{100, 200, 80, true}, {100, 50, 80, true}, {50, 100, 80, false}, {60, 50, 80, true}, {200, 100, 80, false}} {
		if got := better(c.a, c.b, c.w); got != c.want {
			t.Errorf("%d rather than %d for %d: %v", c.a, c.b, c.w, got)
		}
	}
}
