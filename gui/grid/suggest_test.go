package grid_test

import (
	"testing"

	"juesuan/gui/grid"
)

func TestSuggestions(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		col        int
		want       string
	}{
		{"by initials", "「zfgjj」 Return", 0, "2210201"},
		{"by name", "「养老」 Return", 0, "2080505"},
		{"the second", "「20」 Down Return", 0, "2080505"},
		{"up again", "「20」 Down Up Return", 0, "2010301"},
		{"Tab takes it, too", "「xz」 Tab", 0, "2010301"},
		{"what nobody knows stays", "「2299999」 Return", 0, "2299999"},
		{"Escape closes the list only", "「xz」 Escape Return", 0, "xz"},
		{"twice leaves the cell", "「xz」 Escape Escape", 0, "2010002"},
		{"no choice is none", "「20」 Up Up Return", 0, "20"},
		{"F2 lists all choices, the present one chosen", "F2 Down Return", 2, "项目支出"},
		{"Alt+Down, too", "Alt+Down Down Down Down Return", 2, "经营支出"},
		{"typing looks among them", "「上缴」 Return", 2, "上缴上级支出"},
		{"what is none of them stays", "「其他」 Return", 2, "其他"},
		{"the list's end", "F2 Next Down Down Return", 2, "经营支出"},
		{"the list's beginning", "F2 Prior Return", 2, "基本支出"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, 40, 9)
			r.goTo(2, c.col)
			r.press(c.keys)
			r.wantCell(2, c.col, c.want)
			if r.Editing() {
				t.Error("still editing")
			}
		})
	}
}

func TestANewRow(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(40, 0)
	r.press("「jgsy」 Return")
	r.wantCell(40, 0, "2080505")
	if n := r.sheet.Rows(); n != 42 {
		t.Errorf("%d rows, want 42", n)
	}
	r.wantAt(41, 0) // where the next one goes
}

func TestTheStatusCountsAndLetsTheSheetAddUp(t *testing.T) {
	r := newRig(t, 40, 9)
	r.Select(grid.Range{Top: 1, Left: 3, Bottom: 2, Right: 5})
	if want := "选中 6 格  合计 33,933.87"; r.status != want {
		t.Errorf("the status is %q, want %q", r.status, want)
	}
	r.goTo(1, 3)
	if r.status != "" {
		t.Errorf("one cell: the status is %q", r.status)
	}
}
