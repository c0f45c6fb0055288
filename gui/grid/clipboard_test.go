package grid_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"juesuan/gui/grid"
	"juesuan/gui/grid/gridtest"
	"juesuan/gui/guitest"
)

func TestCopyIsWhatExcelReads(t *testing.T) {
	r := newRig(t, 40, 9)
	r.Select(grid.Range{Top: 1, Left: 1, Bottom: 2, Right: 3})
	r.press("Ctrl+C")
	want := "行政运行\t项目支出\t3774.10\n一般行政管理事务\t基本支出\t7515.17\n"
	if got := guitest.App.Clipboard().Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

// A table that is copied with its heads: they are no row of it.
func TestPasteWithItsHeads(t *testing.T) {
	r := newRig(t, 40, 9)
	for _, c := range []struct {
		clip string
		want string // in the cell that is pasted into
		said bool
	}{
		{"年初预算（元）\t全年预算\n1\t2\n", "1", true},
		{"年初预算\n3\n", "3", true},
		{"年初预算\t别的\n5\t6\n", "年初预算", false},
		{"年初预算", "年初预算", false},
	} {
		r.said = nil
		r.goTo(2, 3)
		guitest.App.Clipboard().SetContent(c.clip)
		r.press("Ctrl+V")
		r.wantCell(2, 3, c.want)
		if said := strings.Contains(strings.Join(r.said, ""), "表头"); said != c.said {
			t.Errorf("%q: said %q", c.clip, r.said)
		}
	}
}

func TestPaste(t *testing.T) {
	for _, c := range []struct {
		name, clip string
		at         grid.Range
		want       map[grid.Place]string
		selected   grid.Range
	}{
		{
			"a block from the cell on", "1\t2\r\n3\t4\r\n", grid.Range{Top: 2, Left: 4, Bottom: 2, Right: 4},
			map[grid.Place]string{{Row: 2, Col: 4}: "1", {Row: 2, Col: 5}: "2", {Row: 3, Col: 4}: "3", {Row: 3, Col: 5}: "4", {Row: 4, Col: 4}: "15008.32"},
			grid.Range{Top: 2, Left: 4, Bottom: 3, Right: 5},
		},
		{
			"one value into a range", "7", grid.Range{Top: 2, Left: 4, Bottom: 4, Right: 5},
			map[grid.Place]string{{Row: 2, Col: 4}: "7", {Row: 4, Col: 5}: "7", {Row: 5, Col: 4}: "18749.39"},
			grid.Range{Top: 2, Left: 4, Bottom: 4, Right: 5},
		},
		{
			"a row into rows", "1\t2", grid.Range{Top: 2, Left: 4, Bottom: 4, Right: 5},
			map[grid.Place]string{{Row: 2, Col: 4}: "1", {Row: 4, Col: 4}: "1", {Row: 4, Col: 5}: "2"},
			grid.Range{Top: 2, Left: 4, Bottom: 4, Right: 5},
		},
		{
			"a block into a range it does not fit", "1\t2\n3\t4\n", grid.Range{Top: 2, Left: 4, Bottom: 4, Right: 4},
			map[grid.Place]string{{Row: 3, Col: 5}: "4", {Row: 4, Col: 4}: "15008.32"},
			grid.Range{Top: 2, Left: 4, Bottom: 3, Right: 5},
		},
		{
			"what is not understood", "壹\t￥1,234.5", grid.Range{Top: 2, Left: 4, Bottom: 2, Right: 4},
			map[grid.Place]string{{Row: 2, Col: 4}: "壹", {Row: 2, Col: 5}: "￥1,234.5"},
			grid.Range{Top: 2, Left: 4, Bottom: 2, Right: 5},
		},
		{
			"more rows than there are", "2010401\t甲\n2010402\t乙\n", grid.Range{Top: 40, Left: 0, Bottom: 40, Right: 0},
			map[grid.Place]string{{Row: 40, Col: 0}: "2010401", {Row: 41, Col: 1}: "乙"},
			grid.Range{Top: 40, Left: 0, Bottom: 41, Right: 1},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, 40, 9)
			r.Select(c.at)
			guitest.App.Clipboard().SetContent(c.clip)
			r.press("Ctrl+V")
			for p, want := range c.want {
				r.wantCell(p.Row, p.Col, want)
			}
			if got := r.Selection(); got != c.selected {
				t.Errorf("%v is selected, want %v", got, c.selected)
			}
			r.press("Ctrl+Z")
			r.wantCell(2, 4, "7526.18")
		})
	}
}

func TestPastePassesSumsOver(t *testing.T) {
	r := newRig(t, 40, 9)
	r.goTo(19, 4)
	guitest.App.Clipboard().SetContent("1\n2\n3\n")
	r.press("Ctrl+V")
	r.wantCell(19, 4, "1")
	r.wantCell(21, 4, "3")
	r.wantSaid("有 1 格是算出来的，保持原样；其余 2 格已粘贴")
}

func TestPasteThatIsRefused(t *testing.T) {
	for _, c := range []struct {
		name, clip string
		row, col   int
		fail       error
		say        string
	}{
		{"wider than the grid", "1\t2\t3", 2, 7, nil, "要粘贴的有 3 列，从“公用经费”往右只有 2 列，放不下，没有粘贴"},
		{"nothing", "", 2, 4, nil, "剪贴板里没有"},
		{"only sums", "1", 20, 4, nil, "都是算出来的"},
		{"the sheet refuses", "1", 2, 4, errors.New("账本正被另一个程序使用"), "另一个程序"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, 40, 9)
			r.goTo(c.row, c.col)
			r.sheet.Fail = c.fail
			guitest.App.Clipboard().SetContent(c.clip)
			r.press("Ctrl+V")
			r.wantSaid(c.say)
			if len(r.sheet.Changed) > 0 {
				t.Errorf("changed all the same: %v", r.sheet.Changed)
			}
			r.wantAt(c.row, c.col)
		})
	}
}

// The screen may ask whether the figures are in 元 or 万元, and answer later.
func TestPasteCanBeAskedAbout(t *testing.T) {
	r := newRig(t, 40, 9)
	var later func()
	r.OnPaste = func(changes []grid.Change, apply func([]grid.Change)) {
		later = func() {
			for i := range changes {
				changes[i].Text += "0000"
			}
			apply(changes)
		}
	}
	r.goTo(2, 4)
	guitest.App.Clipboard().SetContent("1")
	r.press("Ctrl+V")
	r.wantCell(2, 4, "7526.18")
	later()
	r.wantCell(2, 4, "10000")
}

func TestCut(t *testing.T) {
	r := newRig(t, 40, 9)
	r.Select(grid.Range{Top: 2, Left: 4, Bottom: 3, Right: 4})
	r.press("Ctrl+X")
	r.wantCell(2, 4, "")
	r.wantCell(3, 4, "")
	r.goTo(5, 4)
	r.press("Ctrl+V")
	r.wantCell(6, 4, "11267.25")
	r.press("Ctrl+Z Ctrl+Z")
	r.wantCell(3, 4, "11267.25")
	if r.sheet.Changed[grid.Cut] != 2 {
		t.Errorf("the history says %v", r.sheet.Changed)
	}
}

// A block copied and pasted elsewhere is the same block.
func TestCopyAndPasteKeepEverything(t *testing.T) {
	r := newRig(t, 40, 9)
	odd := []string{"甲\n乙", `说"好"`, `"`, "a\tb", " 空格 ", ""}
	for i, text := range odd {
		r.sheet.Change(grid.Typed, []grid.Change{{At: grid.Place{Row: 1 + i, Col: gridtest.NameCol}, Text: text}})
	}
	r.Select(grid.Range{Top: 1, Left: 1, Bottom: len(odd), Right: 1})
	r.press("Ctrl+C")
	r.goTo(10, 1)
	r.press("Ctrl+V")
	for i, text := range odd {
		r.wantCell(10+i, 1, text)
	}
}

func TestFillDown(t *testing.T) {
	r := newRig(t, 40, 9)
	r.Select(grid.Range{Top: 18, Left: 3, Bottom: 22, Right: 4})
	top, sum := r.sheet.Input(grid.Place{Row: 18, Col: 4}), r.sheet.Input(grid.Place{Row: 30, Col: 4})
	r.press("Ctrl+D")
	r.wantCell(19, 4, top)
	r.wantCell(22, 4, top)
	r.wantCell(30, 4, sum)
	if strings.HasPrefix(r.sheet.Input(grid.Place{Row: 20, Col: 4}), top) {
		t.Error("a sum was filled")
	}
	r.goTo(2, 4)
	r.press("Ctrl+D")
	r.wantCell(2, 4, "3785.11") // from above
	r.goTo(0, 1)
	r.press("Ctrl+D")
	r.wantSaid("上面没有")
}

func TestRows(t *testing.T) {
	r := newRig(t, 40, 9)
	r.Select(grid.Range{Top: 3, Left: 1, Bottom: 4, Right: 1})
	r.press("Ctrl++")
	if n := r.sheet.Rows(); n != 43 {
		t.Fatalf("%d rows, want 43", n)
	}
	r.wantCell(3, 0, "")
	r.wantCell(5, 0, "2010003")
	r.wantAt(3, 1)
	r.Select(grid.Range{Top: 3, Left: 1, Bottom: 4, Right: 1})
	r.press("Ctrl+-")
	r.wantCell(3, 0, "2010003")
	r.wantSaid("已删除 2 行")
	r.Select(grid.Range{Top: 19, Left: 1, Bottom: 21, Right: 1})
	r.press("Ctrl+-")
	r.wantSaid("合计行不能删除")
	r.press("Ctrl+Z Ctrl+Z")
	if n := r.sheet.Rows(); n != 41 {
		t.Errorf("%d rows after undo, want 41", n)
	}
}

func TestTheCursorStaysInTheTableWhenRowsGo(t *testing.T) {
	r := newRig(t, 30, 9)
	r.goTo(30, 0)
	for r.sheet.Rows() > 25 {
		if err := r.sheet.DeleteRows(24, 1); err != nil {
			t.Fatal(err)
		}
	}
	r.Refresh()
	r.wantAt(24, 0)
}

// A sheet that sorts says where the pasted cells now stand.
func TestPasteThatIsSorted(t *testing.T) {
	r := newRigOf(t, sorted{gridtest.New(40, 9)})
	r.goTo(2, 4)
	guitest.App.Clipboard().SetContent("1\t2\n3\t4\n")
	r.press("Ctrl+V")
	if want := (grid.Range{Top: 8, Left: 4, Bottom: 9, Right: 5}); r.Selection() != want {
		t.Errorf("%v is selected, want %v", r.Selection(), want)
	}
}

// sorted puts what is changed six rows further down.
type sorted struct{ *gridtest.Sheet }

func (s sorted) Change(a grid.Action, changes []grid.Change) (grid.Range, error) {
	changes = slices.Clone(changes)
	for i := range changes {
		changes[i].At.Row += 6
	}
	return s.Sheet.Change(a, changes)
}
