package grid_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/grid"
)

func TestKeysMove(t *testing.T) {
	for _, c := range []struct {
		from     grid.Place
		keys     string
		row, col int
	}{
		{grid.Place{Row: 2, Col: 2}, "Down Right Up Left Left", 2, 1},
		{grid.Place{}, "Up Left", 0, 0},
		{grid.Place{Row: 5, Col: 4}, "Home", 5, 0},
		{grid.Place{Row: 5, Col: 4}, "End", 5, 8},
		{grid.Place{Row: 5, Col: 4}, "Ctrl+Home", 0, 0},
		{grid.Place{Row: 5, Col: 4}, "Ctrl+End", 40, 8},
		{grid.Place{Row: 1, Col: 3}, "Return Return", 3, 3},
		{grid.Place{Row: 3, Col: 3}, "Shift+Return", 2, 3},
		{grid.Place{Row: 0, Col: 3}, "Next", 11, 3},
		{grid.Place{Row: 30, Col: 3}, "Prior", 19, 3},
		{grid.Place{Row: 1, Col: 3}, "Tab Tab Shift+Tab", 1, 4},
		{grid.Place{Row: 1, Col: 8}, "Tab", 2, 0},            // the next row
		{grid.Place{Row: 19, Col: 8}, "Tab", 21, 0},          // a sum's cells are passed over
		{grid.Place{Row: 2, Col: 3}, "Tab Tab Return", 3, 3}, // below where the run began
		{grid.Place{Row: 2, Col: 3}, "Tab Right Return", 3, 5},
		{grid.Place{Row: 0, Col: 3}, "Ctrl+Down", 39, 3}, // the last that is filled
		{grid.Place{Row: 0, Col: 2}, "Ctrl+Down", 1, 2},  // the first that is filled
		{grid.Place{Row: 39, Col: 3}, "Ctrl+Down", 40, 3},
		{grid.Place{Row: 5, Col: 8}, "Ctrl+Left", 5, 0},
		{grid.Place{Row: 5, Col: 0}, "Ctrl+Left", 5, 0},
	} {
		t.Run(c.keys, func(t *testing.T) {
			r := newRig(t, 40, 9)
			r.GoTo(c.from)
			r.press(c.keys)
			r.wantAt(c.row, c.col)
			if b := r.Selection(); b.Cells() != 1 {
				t.Errorf("%d cells are selected", b.Cells())
			}
		})
	}
}

func TestKeysSelect(t *testing.T) {
	for _, c := range []struct {
		from grid.Place
		keys string
		want grid.Range
	}{
		{grid.Place{Row: 2, Col: 2}, "Shift+Down Shift+Right", grid.Range{Top: 2, Left: 2, Bottom: 3, Right: 3}},
		{grid.Place{Row: 2, Col: 2}, "Shift+Up Shift+Left", grid.Range{Top: 1, Left: 1, Bottom: 2, Right: 2}},
		{grid.Place{Row: 2, Col: 4}, "Shift+Home", grid.Range{Top: 2, Left: 0, Bottom: 2, Right: 4}},
		{grid.Place{Row: 2, Col: 4}, "Shift+End", grid.Range{Top: 2, Left: 4, Bottom: 2, Right: 8}},
		{grid.Place{Row: 2, Col: 4}, "Shift+Next", grid.Range{Top: 2, Left: 4, Bottom: 13, Right: 4}},
		{grid.Place{Row: 2, Col: 3}, "Ctrl+Shift+Right", grid.Range{Top: 2, Left: 3, Bottom: 2, Right: 8}},
		{grid.Place{Row: 2, Col: 3}, "Ctrl+Shift+Home", grid.Range{Top: 0, Left: 0, Bottom: 2, Right: 3}},
		{grid.Place{Row: 2, Col: 3}, "Ctrl+A", grid.Range{Top: 0, Left: 0, Bottom: 40, Right: 8}},
		{grid.Place{Row: 2, Col: 3}, "Shift+Right Ctrl+Space", grid.Range{Top: 0, Left: 3, Bottom: 40, Right: 4}},
		{grid.Place{Row: 2, Col: 3}, "Shift+Down Shift+Space Blank", grid.Range{Top: 2, Left: 0, Bottom: 3, Right: 8}},
		{grid.Place{Row: 2, Col: 3}, "Shift+Down Down", grid.Range{Top: 3, Left: 3, Bottom: 3, Right: 3}},
	} {
		t.Run(c.keys, func(t *testing.T) {
			r := newRig(t, 40, 9)
			r.GoTo(c.from)
			r.press(c.keys)
			if got := r.Selection(); got != c.want || r.Editing() {
				t.Errorf("%v is selected, want %v", got, c.want)
			}
		})
	}
}

// A page opens with its cursor in sight, and keeps it where the room shrinks.
func TestTheCursorIsSeenFromTheStart(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 8)
	for _, width := range []float32{900, 420} {
		r.window.Resize(fyne.NewSize(width, 400))
		if right := r.Edge(8); right > r.Size().Width {
			t.Errorf("%.0f wide, the cell ends at %.0f", width, right)
		}
	}
}
