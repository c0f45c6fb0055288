package desk_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/store"
	"juesuan/store/storetest"
)

func enter(t testing.TB, y *desk.Year, changes []store.Change, keep []desk.Draft, drop ...string) {
	t.Helper()
	if err := y.Enter("录入", changes, keep, drop); err != nil {
		t.Fatal(err)
	}
}

func draft(cell, text string) desk.Draft {
	return desk.Draft{Page: desk.GeneralPage, Cell: cell, Text: text, Why: "不是金额"}
}

// state is what somebody sees of the year: an amount, and what is not understood.
func state(y *desk.Year) string {
	s := y.Data().Expenditure[0].Actual.String()
	for _, d := range y.Drafts(desk.GeneralPage) {
		s += fmt.Sprintf(" %s=%s", d.Cell, d.Text)
	}
	return s
}

// Undo and redo go back and forth over changes and drafts as if they were one.
func TestDraftsAreUndoneInTheirPlace(t *testing.T) {
	y := desktest.Sample(t)
	seen := []string{state(y)}
	step := func(changes []store.Change, keep []desk.Draft, drop ...string) {
		enter(t, y, changes, keep, drop...)
		seen = append(seen, state(y))
	}
	step(nil, []desk.Draft{draft("a", "12a")})
	step([]store.Change{{Addr: item, Value: "1"}}, nil)
	step([]store.Change{{Addr: item, Value: "2"}}, []desk.Draft{draft("b", "x"), draft("a", "13a")})
	step(nil, nil, "a", "b")
	step([]store.Change{{Addr: item, Value: "3"}}, nil)
	for range 2 {
		for i := len(seen) - 2; i >= 0; i-- {
			if name, ok := y.CanUndo(); !ok || name != "录入" {
				t.Errorf("before step %d: can undo %q %v", i, name, ok)
			}
			if _, err := y.Undo(); err != nil {
				t.Fatal(err)
			}
			if got := state(y); got != seen[i] {
				t.Errorf("undone to %q, want %q", got, seen[i])
			}
		}
		for i := 1; i < len(seen); i++ {
			if _, ok := y.CanRedo(); !ok {
				t.Errorf("step %d cannot be done again", i)
			}
			if _, err := y.Redo(); err != nil {
				t.Fatal(err)
			}
			if got := state(y); got != seen[i] {
				t.Errorf("done again to %q, want %q", got, seen[i])
			}
		}
	}
	if _, err := y.Undo(); err != nil {
		t.Fatal(err)
	}
	step(nil, []desk.Draft{draft("c", "新")})
	if name, ok := y.CanRedo(); ok {
		t.Errorf("after a new draft %q can be done again", name)
	}
	if _, err := y.Redo(); err == nil {
		t.Error("it was done again")
	}
}

func TestDraftsOfARefusedChange(t *testing.T) {
	y := desktest.Sample(t)
	if err := y.Enter("录入", []store.Change{{Addr: item, Value: "x"}}, []desk.Draft{draft("a", "x")}, nil); err == nil {
		t.Fatal("taken")
	}
	if len(y.Drafts(desk.GeneralPage)) > 0 {
		t.Error("the draft was kept, the change refused")
	}
	told := 0
	y.Listen(func(desk.Event) { told++ })
	enter(t, y, nil, nil, "nothing")
	if told > 0 {
		t.Error("told of nothing")
	}
}

func TestDraftsOutliveTheProgram(t *testing.T) {
	app := test.NewTempApp(t)
	path := filepath.Join(desktest.Dir(t), "账本.juesuan")
	o := desktest.Options
	o.Preferences = app.Preferences()
	for round, want := range []int{0, 1, 0} {
		var d *desk.Desk
		var err error
		if round == 0 {
			d, err = desk.Create(path, "某局", 2022, o)
			if err == nil {
				err = d.Ledger().Put("导入", storetest.Sample())
			}
		} else {
			d, err = desk.Open(path, o)
		}
		if err != nil {
			t.Fatal(err)
		}
		y, err := d.Year(2022)
		if err != nil {
			t.Fatal(err)
		}
		got := y.Drafts(desk.GeneralPage)
		if len(got) != want {
			t.Errorf("round %d: %v", round, got)
		}
		switch round {
		case 0:
			enter(t, y, nil, []desk.Draft{draft("a", "壹万")})
		case 1:
			if one, ok := y.Draft("a"); !ok || one != draft("a", "壹万") {
				t.Errorf("%+v", one)
			}
			enter(t, y, nil, nil, "a")
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMoveOnTheDesk(t *testing.T) {
	y := desktest.Sample(t)
	if err := y.Move("改性质", "支出/2010301/一般公共预算财政拨款/基本支出", "支出/2010301/一般公共预算财政拨款/项目支出"); err != nil {
		t.Fatal(err)
	}
	if got := y.Book().Fact("03/2010301/项目支出").Printed.String(); got != "24.47" {
		t.Errorf("table 03 prints %s", got)
	}
	wantSame(t, y)
	if action, err := y.Undo(); err != nil || action != "改性质" {
		t.Errorf("%q %v", action, err)
	}
	wantSame(t, y)
}

func TestDraftsFollowTheirRows(t *testing.T) {
	y := desktest.Sample(t)
	const goal, item = "自评指标/5/分值", "支出/2010301/一般公共预算财政拨款/基本支出"
	enter(t, y, nil, []desk.Draft{draft(goal, "多"), draft(item+"/年初预算数", "少")})
	wantDraft := func(cell, text string) {
		t.Helper()
		if d, _ := y.Draft(cell); d.Text != text {
			t.Errorf("%s holds %q, want %q; there are %v", cell, d.Text, text, y.Drafts(desk.GeneralPage))
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(y.Remove("删除", "自评指标/1", "自评指标/3", "自评指标/7"))
	wantDraft("自评指标/3/分值", "多")
	must(y.Insert("插入", "自评指标/2"))
	wantDraft("自评指标/4/分值", "多")
	must(y.Remove("删除", "自评指标/4"))
	wantDraft("自评指标/4/分值", "")
	must(y.Move("改性质", item, "支出/2010301/一般公共预算财政拨款/项目支出"))
	wantDraft("支出/2010301/一般公共预算财政拨款/项目支出/年初预算数", "少")
	for range 4 {
		if _, err := y.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	wantDraft(goal, "多")
	wantDraft(item+"/年初预算数", "少")
}
