package grid_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"juesuan/gui/grid"
)

// An input method on a busy machine hands text on later than the keys: every
// number still is in the cell in which it was typed.
func TestLateFigures(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		cells      [3][2]string // of rows 2 to 4, from the fifth column
	}{
		{"Return", "1 2 Return 3 4 Return 「1234」", [3][2]string{{"12"}, {"34"}}},
		{"Tab and back", "1 1 Tab 2 2 Shift+Tab 3 Return 「1」 「1」 「22」 「3」", [3][2]string{{"3", "22"}}},
		{"arrows", "1 Right 2 Down 3 「1」 「23」 Return", [3][2]string{{"1", "2"}, {"", "3"}}},
		{"Ctrl", "1 Return 2 Return Ctrl+Z 5 「12」 「5」 Return", [3][2]string{{"1"}, {"5"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, 40, 9)
			for row := 2; row < 5; row++ {
				for col := 4; col < 6; col++ {
					r.sheet.Change(grid.Typed, []grid.Change{{At: grid.Place{Row: row, Col: col}}})
				}
			}
			r.goTo(2, 4)
			r.press(c.keys)
			for i, row := range c.cells {
				for k, want := range row {
					r.wantCell(2+i, 4+k, want)
				}
			}
		})
	}
}

func TestAClickWaitsForFigures(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("1 2 「1」")
	r.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(400, 200)}})
	r.press("3 「23」 Return")
	r.wantCell(2, 4, "12")
}
