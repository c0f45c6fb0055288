package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// can writes what could be undone and redone.
func can(t *testing.T, l *store.Ledger) string {
	t.Helper()
	undo, canUndo, err := l.CanUndo(2022)
	must(t, err)
	redo, canRedo, err := l.CanRedo(2022)
	must(t, err)
	if canUndo != (undo != "") || canRedo != (redo != "") {
		t.Errorf("can undo is %v for %q, redo %v for %q", canUndo, undo, canRedo, redo)
	}
	return undo + "|" + redo
}

func TestUndoAndRedo(t *testing.T) {
	l := newLedger(t)
	path := l.Path()
	held := func() int { return yearOf(t, l, 2022).Counts.VehiclesHeld }
	set := func(action, value string) {
		must(t, l.Set(2022, action, store.Change{Addr: "三公数量/保有量", Value: value}))
	}
	step := func(do func(int) (string, error), want string) {
		t.Helper()
		action, err := do(2022)
		must(t, err)
		if got := fmt.Sprintf("%s %d %s", action, held(), can(t, l)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	none := func(do func(int) (string, error), want string) {
		t.Helper()
		unchanged(t, l, func() error { _, err := do(2022); return err }, want)
	}
	none(l.Undo, "2022 年度没有可以撤销的操作")
	set("一", "1")
	set("二", "2")
	set("三", "3")
	set("同三", "3") // changes nothing and so is no step
	step(l.Undo, "三 2 二|三")
	step(l.Undo, "二 1 一|二")
	step(l.Redo, "二 2 二|三")
	must(t, l.Close())
	l = open(t, path)
	step(l.Redo, "三 3 三|")
	none(l.Redo, "2022 年度没有可以重做的操作")
	step(l.Undo, "三 2 二|三")
	step(l.Undo, "二 1 一|二")
	set("四", "4") // what was undone cannot come back any more
	none(l.Redo, "没有可以重做的操作")
	step(l.Undo, "四 1 一|四")
	step(l.Undo, "一 0 |一")
	none(l.Undo, "没有可以撤销的操作")
	step(l.Redo, "一 1 一|四")
	step(l.Redo, "四 4 四|")

	h, err := l.History(2022, "三公数量")
	must(t, err)
	if got := lines(h[:3]); !slices.Equal(got, []string{
		"撤销：一: 三公数量/保有量 1→0", "重做：一: 三公数量/保有量 0→1", "重做：四: 三公数量/保有量 1→4",
	}) {
		t.Errorf("history is %q", got)
	}

	// The state is a floor, and a sealed year is left alone.
	must(t, l.SetState(2022, store.Finalised, "定稿"))
	none(l.Undo, "2022 年度已定稿，不能再改")
	if got := can(t, l); got != "|" {
		t.Errorf("a sealed year can %q", got)
	}
	must(t, l.SetState(2022, store.Drafting, "解锁"))
	none(l.Undo, "没有可以撤销的操作")
	_, err = l.Undo(2021)
	sentence(t, err, "没有 2021 年度")
	_, _, err = l.CanUndo(2021)
	sentence(t, err, "没有 2021 年度")
}

// Each year has its own steps.
func TestUndoKeepsToTheYear(t *testing.T) {
	l := newLedger(t)
	must(t, l.Put("新建", &store.Year{Year: 2023, State: store.Drafting, Department: store.Department{Name: "某局"}}))
	must(t, l.Set(2022, "早", set("三公数量/保有量=1")...))
	must(t, l.Set(2023, "晚", set("三公数量/保有量=2")...))
	if action, err := l.Undo(2022); err != nil || action != "早" {
		t.Errorf("undid %q, %v", action, err)
	}
	if n := yearOf(t, l, 2023).Counts.VehiclesHeld; n != 2 {
		t.Errorf("the other year has %d", n)
	}
}

// Undo breaks no rule, even if somebody changed the file behind its back.
func TestUndoAsksTheRules(t *testing.T) {
	l := newLedger(t)
	must(t, l.Set(2022, "填", set("支出/2010301/一般公共/基本/决算数=1")...))
	must(t, l.Remove(2022, "删", "支出/2010301/一般公共/基本"))
	_, err := l.DB().Exec(`INSERT INTO expenditure VALUES (2022, '20103', '一般公共预算财政拨款', '基本支出', 0, 0, 5, 0)`)
	must(t, err)
	_, err = l.Undo(2022)
	sentence(t, err, "支出/20103", "上级科目不能直接填金额")
}

// A value that is not what the history left is not undone over.
func TestUndoOverAnAlteredValue(t *testing.T) {
	l := newLedger(t)
	must(t, l.Set(2022, "填", set("三公数量/保有量=1")...))
	if _, err := l.DB().Exec(`UPDATE three_public_count SET vehicles_held = 7`); err != nil {
		t.Fatal(err)
	}
	_, err := l.Undo(2022)
	sentence(t, err, "2022 年度的数和账本自己的记录对不上")
	as[*store.AlteredError](t, err)
}

// editor makes random changes of a year.
type editor struct {
	t *testing.T
	l *store.Ledger
	r *rand.Rand
}

// edit makes one; it may be refused or change nothing.
func (e *editor) edit() error {
	y := yearOf(e.t, e.l, 2022)
	action := fmt.Sprintf("第 %d 次", e.r.IntN(1000))
	switch e.r.IntN(10) {
	case 0:
		other := storetest.Random(e.r, 12)
		other.Year, other.State = 2022, store.Drafting
		return e.l.Put(action, other)
	case 1:
		return e.l.Insert(2022, action, fmt.Sprintf("部门职责/%d", 1+e.r.IntN(1+len(y.Duties))))
	case 2:
		n := 1 + e.r.IntN(1+len(y.Vehicles))
		row := fmt.Sprintf("车辆/%d", n)
		return e.l.Insert(2022, action, row, set(row+"/类别=车", row+"/数量="+fmt.Sprint(n))...)
	case 3, 4:
		return e.l.Remove(2022, action, e.rows(y)...)
	case 5:
		return e.l.Accept(2022, store.AcceptedFinding{Rule: fmt.Sprint("A", e.r.IntN(3)), Place: "03/甲", Reason: action})
	case 6:
		return e.l.Withdraw(2022, fmt.Sprint("A", e.r.IntN(3)), "03/甲")
	case 7:
		return e.l.Set(2022, action, e.projects(len(y.Projects), len(y.ProjectGoals))...)
	}
	return e.l.Set(2022, action, set(
		fmt.Sprintf("三公数量/保有量=%d", e.r.IntN(5)),
		fmt.Sprintf("上年数/收入总计=%s", []string{"", "0", "1.5"}[e.r.IntN(3)]),
		fmt.Sprintf("收入/20%02d/其他/决算数=%d", 100+e.r.IntN(3), e.r.IntN(9)),
		fmt.Sprintf("文字/原因%%2F%d/内容=甲\n乙%d", e.r.IntN(3), e.r.IntN(9)),
		fmt.Sprintf("内设机构/%d/名称=科%d", 1+e.r.IntN(1+len(y.Sections)), e.r.IntN(9)),
	)...)
}

// projects renames or adds a project and an indicator of it.
func (e *editor) projects(n, goals int) []store.Change {
	row := fmt.Sprintf("项目自评/%d", 1+e.r.IntN(1+n))
	name := []string{"甲", "乙", "丙/丁"}[e.r.IntN(3)]
	changes := set(row+"/项目名称="+name, row+"/等级="+[]string{"优", "良", ""}[e.r.IntN(3)])
	if e.r.IntN(2) == 0 {
		changes = append(changes, set(fmt.Sprintf("项目指标/%d/项目名称=%s", 1+e.r.IntN(1+goals), name))...)
	}
	return changes
}

// rows are addresses of some rows.
func (e *editor) rows(y *store.Year) []string {
	var all []string
	for _, d := range store.Diff(nil, y) {
		if d.New == store.Present {
			all = append(all, d.Addr)
		}
	}
	e.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(len(all), 1+e.r.IntN(3))]
}

// Whatever is done: undone to the start it is the first state exactly, redone
// to the end the last, also when the file was closed between.
func TestUndoAllRedoAll(t *testing.T) {
	for seed := range uint64(3) {
		l, err := store.Create(filepath.Join(t.TempDir(), "某局.juesuan"), "某局", 2022)
		must(t, err)
		state := func() string {
			accepted, err := l.Accepted(2022)
			must(t, err)
			var b strings.Builder
			for _, a := range accepted {
				fmt.Fprintln(&b, a.Rule, a.Place, a.Reason, a.At)
			}
			return dumped(t, yearOf(t, l, 2022)) + b.String()
		}
		reopen := func() {
			must(t, l.Close())
			l, err = store.Open(l.Path())
			must(t, err)
		}
		e := &editor{t, l, rand.New(rand.NewPCG(seed, 5))}
		states := []string{state()}
		refused := 0
		for range 45 {
			if err := e.edit(); err != nil {
				refused++
			}
			if now := state(); now != states[len(states)-1] {
				states = append(states, now)
			}
			if e.r.IntN(8) == 0 { // some of them half-way
				_, err := l.Undo(2022)
				must(t, err)
				if len(states) > 1 {
					states = states[:len(states)-1]
				}
				if state() != states[len(states)-1] {
					t.Fatalf("seed %d: undoing one of %d is not the state before", seed, len(states))
				}
			}
		}
		if len(states) < 20 || refused > 30 {
			t.Errorf("seed %d: %d changes, %d refused", seed, len(states)-1, refused)
		}
		reopen()
		for i := len(states) - 2; i >= 0; i-- {
			_, err := l.Undo(2022)
			must(t, err)
			if state() != states[i] {
				t.Fatalf("seed %d: undone to %d is not that state", seed, i)
			}
		}
		if action, ok, err := l.CanUndo(2022); ok || err != nil {
			t.Errorf("seed %d: there is more to undo: %s, %v", seed, action, err)
		}
		reopen()
		for i := 1; i < len(states); i++ {
			_, err := l.Redo(2022)
			must(t, err)
			if state() != states[i] {
				t.Fatalf("seed %d: redone to %d is not that state", seed, i)
			}
		}
		whole(t, l)
		must(t, l.Close())
	}
}
