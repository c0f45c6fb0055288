package grid_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/grid"
	"juesuan/gui/grid/gridtest"
	"juesuan/gui/guitest"
)

func TestTypingReplaces(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("「1234.5」 Return")
	r.wantCell(2, 4, "1234.5")
	r.wantAt(3, 4)
	if c := r.sheet.Cell(grid.Place{Row: 2, Col: 4}); c.Text != "1,234.50" {
		t.Errorf("it is shown as %q", c.Text)
	}
	if r.Editing() {
		t.Error("still editing")
	}
}

func TestLeavingACell(t *testing.T) {
	for _, c := range []struct {
		keys     string
		row, col int
		want     string
	}{
		{"「9」 Return", 3, 4, "9"},
		{"「9」 Shift+Return", 1, 4, "9"},
		{"「9」 Tab", 2, 5, "9"},
		{"「9」 Shift+Tab", 2, 3, "9"},
		{"「9」 Right", 2, 5, "9"}, // typing: arrows leave
		{"「9」 Left", 2, 3, "9"},
		{"「9」 Up", 1, 4, "9"},
		{"「9」 Escape", 2, 4, "7493.26"},
		{"F2 「5」 Return", 3, 4, "7493.265"},
		{"F2 BackSpace BackSpace Return", 3, 4, "7493."},
		{"F2 Left Left 「1」 Return", 3, 4, "7493.126"}, // F2: arrows move the caret
		{"「9」 F2 Left 「1」 Return", 3, 4, "19"},
		{"BackSpace Return", 3, 4, ""},
		{"Delete", 2, 4, ""},
		{"F2 Return", 3, 4, "7493.26"},
	} {
		t.Run(c.keys, func(t *testing.T) {
			r := newRig(t, 40, 9)
			r.goTo(2, 4)
			r.sheet.Change(grid.Typed, []grid.Change{{At: grid.Place{Row: 2, Col: 4}, Text: "7493.26"}})
			r.press(c.keys)
			r.wantAt(c.row, c.col)
			r.wantCell(2, 4, c.want)
			if r.Editing() {
				t.Error("still editing")
			}
		})
	}
}

func TestUnchangedIsNoStep(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("F2 Return")
	if n := r.sheet.Changed[grid.Typed]; n != 0 {
		t.Errorf("%d changes for nothing", n)
	}
}

func TestWhatIsNotUnderstoodStays(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("「12a」 Return Up")
	r.wantCell(2, 4, "12a")
	if want := "● “12a”不是金额，请只填数字，例如 1234.56"; r.status != want {
		t.Errorf("the status is %q, want %q", r.status, want)
	}
	r.press("F2 BackSpace Return Up")
	if r.status != "" {
		t.Errorf("it is right and the status is %q", r.status)
	}
}

func TestSumsAreNotEdited(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(20, 3)
	r.press("「5」")
	if r.Editing() {
		t.Error("a sum is being edited")
	}
	r.wantSaid("合计")
	r.press("Delete")
	r.wantSaid("不能清除")
	r.press("F2")
	if r.Editing() {
		t.Error("F2 edits a sum")
	}
}

// What the sheet refuses as a whole (a full disk) stays in the field.
func TestARefusedTextStaysInTheField(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.sheet.Fail = errors.New("磁盘满了，没有保存；请腾出空间再按回车")
	r.press("「55」 Return")
	r.wantSaid("磁盘满了")
	r.wantAt(2, 4)
	if !r.Editing() {
		t.Fatal("the text is gone")
	}
	r.sheet.Fail = nil
	r.press("Return")
	r.wantCell(2, 4, "55")
}

func TestClickingElsewhereKeepsTheText(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("「55」")
	r.window.Canvas().Unfocus()
	r.wantCell(2, 4, "55")
	if r.Editing() {
		t.Error("still editing without the keyboard")
	}
}

// The window gives the keyboard back to the field it was taken from, which is
// hidden by then.
func TestComingBackToTheWindow(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 4)
	r.press("「55」")
	field := guitest.Focused(t, r.window)
	field.FocusLost()
	field.FocusGained()
	r.press("Down 「7」 Return")
	r.wantCell(3, 4, "7")
}

func TestChineseIsComposedInACell(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 1)
	// The grid has the keyboard while the first word is composed.
	r.press("X I N G Space 「行」")
	r.press("Z H E N G BackSpace Return 「zhen」 Space Blank")
	if !r.Editing() {
		t.Fatal("a key of the input method has left the cell")
	}
	r.press("Return")
	r.wantCell(2, 1, "行zhen ")
	r.wantAt(3, 1)
}

func TestComposingDoesNotMoveTheCursor(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(2, 1)
	r.press("N I Down Right Next BackSpace BackSpace")
	r.wantAt(2, 1)
	r.press("Down")
	r.wantAt(3, 1)
}

func TestUndoAndRedo(t *testing.T) {
	r := newRig(t, 40, 9)
	before := r.sheet.Input(grid.Place{Row: 2, Col: 4})
	r.goTo(2, 4)
	r.press("「1」 Return 「2」 Return")
	r.goTo(30, 0)
	r.press("Ctrl+Z")
	r.wantAt(3, 4)
	r.press("Ctrl+Z")
	r.wantAt(2, 4)
	r.wantCell(2, 4, before)
	r.press("Ctrl+Y Ctrl+Shift+Z")
	r.wantCell(2, 4, "1")
	r.wantCell(3, 4, "2")
	r.press("Ctrl+Y")
	r.wantSaid("没有可以重做")
}

func TestTabLeavesAGridThatCanOnlyBeRead(t *testing.T) {
	r := newRigOf(t, readOnly{gridtest.New(5, 4)})
	r.press("「5」")
	r.wantSaid("只能看")
	r.press("Ctrl+V")
	r.wantSaid("只能看")
	r.press("Right Down")
	r.wantAt(1, 1)
	if _, ok := any(readOnly{}).(grid.Sheet); ok {
		t.Fatal("the table is a sheet")
	}
	r.press("Ctrl+A Ctrl+C")
	if guitest.App.Clipboard().Content() == "" {
		t.Error("nothing is copied")
	}
}

// readOnly hides that a sheet can be edited.
type readOnly struct{ sheet *gridtest.Sheet }

func (r readOnly) Columns() []grid.Column      { return r.sheet.Columns() }
func (r readOnly) Rows() int                   { return r.sheet.Rows() }
func (r readOnly) Cell(p grid.Place) grid.Cell { return r.sheet.Cell(p) }

func TestAnEmptyTableTakesEveryKey(t *testing.T) {
	r := newRigOf(t, none{})
	for _, key := range []string{"Down", "Tab", "End", "Next", "Return", "F2", "Delete", "Ctrl+Down", "Ctrl+C", "Ctrl+V", "Ctrl+D", "Ctrl+-", "Ctrl+Z", "Ctrl+]", "Ctrl+\\", "Ctrl+A", "Menu"} {
		r.Focus()
		r.press(key + " 「x」")
	}
	r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(5, 5)})
	r.wantAt(0, 0)
}

// none is a sheet without rows and columns.
type none struct{}

func (none) Columns() []grid.Column                                { return nil }
func (none) Rows() int                                             { return 0 }
func (none) Cell(grid.Place) grid.Cell                             { return grid.Cell{} }
func (none) Input(grid.Place) string                               { return "" }
func (none) Suggest(grid.Place, string) []grid.Suggestion          { return nil }
func (none) InsertRows(int, int) error                             { return errors.New("不能插入") }
func (none) DeleteRows(int, int) error                             { return errors.New("不能删除") }
func (none) Undo() (grid.Place, error)                             { return grid.Nowhere, errors.New("没有") }
func (none) Redo() (grid.Place, error)                             { return grid.Nowhere, errors.New("没有") }
func (none) Summary(grid.Range) string                             { return "" }
func (none) Change(grid.Action, []grid.Change) (grid.Range, error) { return grid.NoBlock, nil }
