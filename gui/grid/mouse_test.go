package grid_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/grid"
	"juesuan/gui/guitest"
)

// The columns of the rig's sheet begin at 0 编码, 84 科目, 280 性质 and then
// every 116; the head is 56 high, a row 26.
func at(col, row int) fyne.Position {
	x := []float32{10, 100, 300, 390, 506, 622, 738}[col]
	return fyne.NewPos(x, 56+float32(row)*26+13)
}

func (r *rig) mouse(button desktop.MouseButton, mods fyne.KeyModifier, from fyne.Position, to ...fyne.Position) {
	event := func(p fyne.Position) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Button: button, Modifier: mods}
	}
	r.MouseDown(event(from))
	last := from
	for _, p := range to {
		r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}})
		last = p
	}
	r.MouseUp(event(last))
}

func TestMouseSelects(t *testing.T) {
	primary := desktop.MouseButtonPrimary
	for _, c := range []struct {
		name string
		mods fyne.KeyModifier
		from fyne.Position
		to   []fyne.Position
		want grid.Range
	}{
		{"a click", 0, at(4, 3), nil, grid.Range{Top: 3, Left: 4, Bottom: 3, Right: 4}},
		{"a drag", 0, at(3, 2), []fyne.Position{at(4, 3), at(5, 4)}, grid.Range{Top: 2, Left: 3, Bottom: 4, Right: 5}},
		{"a drag up", 0, at(5, 4), []fyne.Position{at(3, 2)}, grid.Range{Top: 2, Left: 3, Bottom: 4, Right: 5}},
		{"a click with Shift", fyne.KeyModifierShift, at(4, 3), nil, grid.Range{Top: 0, Left: 0, Bottom: 3, Right: 4}},
		{"the head", 0, fyne.NewPos(400, 40), nil, grid.Range{Top: 0, Left: 3, Bottom: 40, Right: 3}},
		{"several heads", 0, fyne.NewPos(400, 40), []fyne.Position{fyne.NewPos(640, 40)}, grid.Range{Top: 0, Left: 3, Bottom: 40, Right: 5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, 40, 9)
			r.mouse(primary, c.mods, c.from, c.to...)
			if got := r.Selection(); got != c.want {
				t.Errorf("%v is selected, want %v", got, c.want)
			}
		})
	}
}

func TestDraggingBeyondTheEdgeScrolls(t *testing.T) {
	r := newRig(t, 40, 9)
	r.mouse(desktop.MouseButtonPrimary, 0, at(3, 2), fyne.NewPos(400, 700), fyne.NewPos(400, 700))
	if b := r.Selection(); b.Bottom < 20 {
		t.Errorf("the drag ended at %v", b)
	}
	r.mouse(desktop.MouseButtonPrimary, 0, at(3, 0))
	if p := r.Active(); p.Row < 10 {
		t.Errorf("the cells have not scrolled: the top one is %v", p)
	}
}

func TestAWidthIsDraggedAndRemembered(t *testing.T) {
	r := newRig(t, 40, 9)
	widths := map[string]float32{}
	r.OnWidth = func(key string, w float32) { widths[key] = w }
	r.mouse(desktop.MouseButtonPrimary, 0, fyne.NewPos(281, 20), fyne.NewPos(300, 20), fyne.NewPos(331, 20))
	if widths["科目"] != 246 || len(widths) != 1 {
		t.Errorf("the widths are %v, want 科目 246", widths)
	}
	r.wantAt(0, 0)
	r.mouse(desktop.MouseButtonPrimary, 0, fyne.NewPos(331, 20), fyne.NewPos(0, 20))
	if widths["科目"] != 32 {
		t.Errorf("a column of width %v cannot be seen", widths["科目"])
	}

	r.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(84+32, 20)})
	if w := widths["科目"]; w < 250 || w > 300 {
		t.Errorf("a double click makes it %v wide; the longest name needs about 270", w)
	}
}

func TestWidthsByKey(t *testing.T) {
	r := newRig(t, 40, 9)
	widths := map[string]float32{}
	r.OnWidth = func(key string, w float32) { widths[key] = w }
	r.goTo(3, 1)
	r.press("Ctrl+] Ctrl+] Ctrl+[")
	if widths["科目"] != 212 {
		t.Errorf("the width is %v, want 212", widths["科目"])
	}
	r.press("Ctrl+\\")
	if w := widths["科目"]; w < 250 {
		t.Errorf("fitted to %v", w)
	}
}

func TestDoubleClickEdits(t *testing.T) {
	r := newRig(t, 40, 9)
	r.mouse(desktop.MouseButtonPrimary, 0, at(4, 2))
	r.DoubleTapped(&fyne.PointEvent{Position: at(4, 2)})
	r.press("「1」 Return")
	r.wantCell(2, 4, "7526.181")
}

func TestClickingAnotherCellCommits(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("「5」")
	r.mouse(desktop.MouseButtonPrimary, 0, at(3, 5))
	r.wantCell(2, 4, "5")
	r.wantAt(5, 3)
}

func TestClickingASuggestionTakesIt(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 0)
	r.press("「20」")
	test.TapCanvas(r.window.Canvas(), fyne.NewPos(400, 300)) // nothing there
	var list desktop.Mouseable
	for _, o := range test.LaidOutObjects(r.window.Content()) {
		if m, ok := o.(desktop.Mouseable); ok && o != fyne.CanvasObject(r.Grid) && o.Visible() && o.Size().Height > 50 {
			list = m
		}
	}
	if list == nil {
		t.Fatal("there is no list")
	}
	list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 40)}, Button: desktop.MouseButtonPrimary})
	r.wantCell(2, 0, "2080505")
	r.press("Down")
	r.wantAt(3, 0)
}

func TestScrollBars(t *testing.T) {
	r := newRig(t, 2000, 12)
	r.mouse(desktop.MouseButtonPrimary, 0, fyne.NewPos(895, 60), fyne.NewPos(895, 390))
	r.mouse(desktop.MouseButtonPrimary, 0, fyne.NewPos(300, 396), fyne.NewPos(880, 396))
	r.mouse(desktop.MouseButtonPrimary, 0, fyne.NewPos(870, 380))
	r.wantAt(2000, 11)
	r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 1e6)})
	r.mouse(desktop.MouseButtonPrimary, 0, at(1, 0))
	r.wantAt(0, 1)
}

// The head is over the cells and the frozen columns are over the others: a
// click there is never for what has scrolled under them.
func TestClicksAfterScrolling(t *testing.T) {
	r := newRig(t, 2000, 12)
	r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-200, -100)})
	r.mouse(desktop.MouseButtonPrimary, 0, fyne.NewPos(270, 60))
	r.wantAt(4, 1)
	r.mouse(desktop.MouseButtonPrimary, 0, fyne.NewPos(290, 60))
	r.wantAt(4, 3)
	if got, want := r.Cursor(), desktop.DefaultCursor; got != want {
		t.Errorf("the mouse looks like %v", got)
	}
	r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(280, 20)}})
	if got, want := r.Cursor(), desktop.HResizeCursor; got != want {
		t.Errorf("over a line the mouse looks like %v", got)
	}
}

func TestMenu(t *testing.T) {
	for _, open := range []func(*rig){
		func(r *rig) { r.mouse(desktop.MouseButtonSecondary, 0, at(3, 4)) },
		func(r *rig) { r.goTo(4, 3); r.press("Shift+F10") },
		func(r *rig) { r.goTo(4, 3); r.press("Menu") },
	} {
		r := newRig(t, 40, 9)
		open(r)
		r.wantAt(4, 3)
		if _, ok := guitest.Focused(t, r.window).(*widget.PopUpMenu); !ok {
			t.Errorf("%T has the keyboard, want a menu", guitest.Focused(t, r.window))
		}
		r.press("Down Down Down Return") // the third is cut
		r.wantCell(4, 3, "")
		r.press("Down")
		r.wantAt(5, 3)
	}
}

func TestPictureOfTheMenu(t *testing.T) {
	r := newRig(t, 40, 9)
	r.window.Resize(fyne.NewSize(900, 640))
	r.mouse(desktop.MouseButtonSecondary, 0, at(3, 4))
	r.press("Down Down")
	guitest.Picture(t, "menu.png", r.window.Canvas())
}

func TestTips(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("「12a」 Return")
	move := func(p fyne.Position) {
		r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
	}
	move(at(4, 2))
	guitest.Picture(t, "tip.png", r.window.Canvas())
	move(at(1, 3)) // a name that is cut
	guitest.Picture(t, "tip-cut.png", r.window.Canvas())
	r.MouseOut()
	r.press("Escape")
}
