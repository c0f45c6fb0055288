package grid_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/grid"
	"juesuan/gui/grid/gridtest"
	"juesuan/gui/guitest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// rig is a grid in a window with the keyboard.
type rig struct {
	*grid.Grid
	t      testing.TB
	window fyne.Window
	sheet  *gridtest.Sheet
	said   []string // messages
	status string
}

func newRig(t testing.TB, rows, cols int) *rig {
	t.Helper()
	sheet := gridtest.New(rows, cols)
	r := newRigOf(t, sheet)
	r.sheet = sheet
	return r
}

func newRigOf(t testing.TB, table grid.Table) *rig {
	t.Helper()
	r := &rig{t: t, Grid: grid.New(table)}
	r.Frozen = 2
	r.OnMessage = func(s string) { r.said = append(r.said, s) }
	r.OnStatus = func(s string) { r.status = s }
	r.window = guitest.Window(t, r.Grid, fyne.NewSize(900, 400))
	r.Focus()
	return r
}

func (r *rig) press(script string) {
	r.t.Helper()
	guitest.Press(r.t, r.window, script)
}

func (r *rig) goTo(row, col int) { r.GoTo(grid.Place{Row: row, Col: col}) }

// wantAt checks where typing goes.
func (r *rig) wantAt(row, col int) {
	r.t.Helper()
	if got := r.Active(); got != (grid.Place{Row: row, Col: col}) {
		r.t.Errorf("the cursor is at %v, want %d,%d", got, row, col)
	}
}

// wantCell checks a cell's content.
func (r *rig) wantCell(row, col int, want string) {
	r.t.Helper()
	if got := r.sheet.Input(grid.Place{Row: row, Col: col}); got != want {
		r.t.Errorf("%d,%d is %q, want %q", row, col, got, want)
	}
}

// wantSaid checks that the last message has the words in it.
func (r *rig) wantSaid(words string) {
	r.t.Helper()
	if len(r.said) == 0 || !strings.Contains(r.said[len(r.said)-1], words) {
		r.t.Errorf("said %q, want a sentence with %q", r.said, words)
	}
}
