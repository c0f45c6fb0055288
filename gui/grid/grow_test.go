package grid_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/grid"
)

// A figure that is larger than any before is read at once, and so is the sum
// above it.
func TestAColumnGrowsWithItsFigures(t *testing.T) {
	r := newRig(t, 40, 9)
	before := r.WantedWidth()
	r.goTo(2, 4)
	r.press("「123456789012345.67」 Return")
	r.window.Canvas().Capture()
	grown := r.WantedWidth()
	if grown <= before {
		t.Fatalf("the columns are %v wide, as before", grown)
	}
	r.goTo(2, 4)
	r.press("「1」 Return")
	r.window.Canvas().Capture()
	if now := r.WantedWidth(); now != grown {
		t.Errorf("a small figure changes the width from %v to %v", grown, now)
	}
}

// What was made narrow by hand stays so, until something is entered there; a
// tip shows the figure meanwhile.
func TestAColumnMadeNarrowByHand(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	for range 6 {
		r.press("Ctrl+[")
	}
	r.window.Canvas().Capture()
	narrow := r.WantedWidth()
	r.press("Down")
	r.window.Canvas().Capture()
	if now := r.WantedWidth(); now != narrow {
		t.Fatalf("it has grown from %v to %v by itself", narrow, now)
	}
	r.press("「5」 Return")
	r.window.Canvas().Capture()
	if now := r.WantedWidth(); now <= narrow {
		t.Errorf("it has not grown when something was entered: %v", now)
	}
}

// A marked figure is never cut: half of it would be a wrong one.
func TestAMarkedFigureGrowsItsColumn(t *testing.T) {
	m := marked{}
	r := newRigOf(t, m)
	r.window.Resize(fyne.NewSize(900, 400))
	r.window.Canvas().Capture()
	if w := r.WantedWidth(); w < 150 {
		t.Errorf("the column is %v wide", w)
	}
}

// marked is one figure that something is wrong with.
type marked struct{}

func (marked) Columns() []grid.Column {
	return []grid.Column{{Key: "数", Title: []string{"数"}, Width: 60, Kind: grid.Amount}}
}
func (marked) Rows() int { return 1 }
func (marked) Cell(grid.Place) grid.Cell {
	return grid.Cell{Text: "123,456,789,012.00", Kind: grid.Amount, Mark: grid.Mark{Severity: "warning", Why: "和上年差得太多"}}
}

// A column of words takes room that nobody has.
func TestAColumnTakesFreeRoom(t *testing.T) {
	for _, c := range []struct{ window, want float32 }{{200, 100}, {232, 120}, {900, 150}} {
		r := newRigOf(t, words{})
		r.window.Resize(fyne.NewSize(c.window, 200))
		r.window.Canvas().Capture()
		wanted := r.WantedWidth()
		var got float32
		r.OnWidth = func(_ string, w float32) { got = w }
		r.goTo(0, 0)
		r.press("Ctrl+]") // 16 more, and it is told
		if got-16 != c.want || wanted != 212 {
			t.Errorf("in %v it is %v wide, want %v; the grid wants %v", c.window, got-16, c.want, wanted)
		}
		r.press("Ctrl+[ Ctrl+[")
		if got != c.want-16 {
			t.Errorf("made narrow by hand it is %v wide", got)
		}
	}
}

// words is a column of words beside another.
type words struct{}

func (words) Columns() []grid.Column {
	return []grid.Column{{Key: "话", Title: []string{"话"}, Width: 100, Most: 150}, {Key: "别的", Title: []string{"别的"}, Width: 100}}
}
func (words) Rows() int                 { return 1 }
func (words) Cell(grid.Place) grid.Cell { return grid.Cell{Text: "话"} }
