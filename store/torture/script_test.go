package torture

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"juesuan/store"
	"juesuan/store/storetest"
)

// The years of the script's ledger: one that is edited, one that is imported
// now and then.
const (
	editedYear   = 2024
	importedYear = 2023
)

// step is one action on a ledger and what it leaves.
type step struct {
	do   func(l *store.Ledger) error
	into func(s state)
}

// script is an endless sequence of actions. The same seed always gives the
// same actions, so that two processes agree on what the ledger must hold after
// each of them without a word. Every action changes something.
type script struct {
	seed       uint64
	n          int   // actions taken
	state      state // after them
	undo, redo []edit
}

// hugeStep is the action of a script that is more than SQLite keeps in memory,
// so that it writes to the file before it commits.
const hugeStep = 190

// start is the ledger that a script begins with.
func start(path string) (*store.Ledger, error) {
	return store.Create(path, "云岭市折腾局", editedYear)
}

func newScript(seed uint64) *script {
	first := &store.Year{State: store.Drafting, Department: store.Department{Name: "云岭市折腾局"}}
	return &script{seed: seed, state: state{editedYear: valuesOf(first)}}
}

// next takes the next action in the state and returns it for the ledger.
func (s *script) next() step {
	s.n++
	d := dice{rand.New(rand.NewPCG(s.seed, uint64(s.n))), s}
	switch n := d.IntN(100); {
	case n < 10 && len(s.undo) > 0:
		return s.takeBack(&s.undo, &s.redo, (*store.Ledger).Undo)
	case n < 20 && len(s.redo) > 0:
		return s.takeBack(&s.redo, &s.undo, (*store.Ledger).Redo)
	}
	a := d.action()
	before := maps.Clone(s.state[editedYear])
	a.into(s.state)
	if e := editOf(before, s.state[editedYear]); len(e) > 0 {
		s.undo, s.redo = append(s.undo, e), nil
		if len(s.undo) > undoDepth {
			s.undo = slices.Delete(s.undo, 0, 1)
		}
	}
	return a
}

// edit is what an action has changed in the edited year, by address.
type edit map[string]struct{ old, new string }

// undoDepth is how many actions a script goes back at most.
const undoDepth = 50

func editOf(before, after map[string]string) edit {
	e := edit{}
	for a := range both(before, after) {
		if before[a] != after[a] {
			e[a] = struct{ old, new string }{before[a], after[a]}
		}
	}
	return e
}

// takeBack takes the last of some edits back and adds it, the other way round,
// to the others.
func (s *script) takeBack(from, to *[]edit, do func(l *store.Ledger, year int) (string, error)) step {
	last := len(*from) - 1
	e, back := (*from)[last], edit{}
	*from = (*from)[:last]
	for a, v := range e {
		back[a] = struct{ old, new string }{v.new, v.old}
		if v.old == "" {
			delete(s.state[editedYear], a)
		} else {
			s.state[editedYear][a] = v.old
		}
	}
	*to = append(*to, back)
	return step{do: func(l *store.Ledger) error {
		_, err := do(l, editedYear)
		return err
	}}
}

// skip goes on until n actions are taken.
func (s *script) skip(n int) *script {
	for s.n < n {
		s.next()
	}
	return s
}

// after is the state after n actions, no fewer than are taken.
func (s *script) after(n int) state { return s.skip(n).state }

// dice choose an action.
type dice struct {
	*rand.Rand
	*script
}

func (d dice) action() step {
	switch {
	case d.n%97 == 0:
		return d.imported()
	case d.n == hugeStep:
		return d.set(store.Change{Addr: "改写/大/模板", Value: strings.Repeat("长", 400_000)})
	}
	switch n := d.IntN(100); {
	case n < 50:
		return d.set(d.field())
	case n < 65:
		return d.set(d.field(), d.field(), d.field())
	case n < 73:
		return d.set(d.listed())
	case n < 79:
		return d.set(d.many()...)
	case n < 82:
		return d.set(d.longText())
	case n < 92:
		return d.remove(d.row())
	default:
		return d.remove(d.place())
	}
}

func (d dice) set(changes ...store.Change) step {
	name := fmt.Sprintf("第 %d 步", d.n)
	return step{
		do:   func(l *store.Ledger) error { return l.Set(editedYear, name, changes...) },
		into: func(s state) { s.set(editedYear, changes) },
	}
}

// remove takes a row out, or changes a value where there is no row yet.
func (d dice) remove(row string) step {
	if row == "" {
		return d.set(d.field())
	}
	name := fmt.Sprintf("第 %d 步", d.n)
	return step{
		do:   func(l *store.Ledger) error { return l.Remove(editedYear, name, row) },
		into: func(s state) { s.remove(editedYear, row) },
	}
}

// imported replaces a whole year by another.
func (d dice) imported() step {
	y := storetest.Random(rand.New(rand.NewPCG(d.seed, uint64(d.n))), 30)
	y.Year = importedYear
	y.Department.Contact = fmt.Sprintf("第 %d 步", d.n)
	return step{
		do:   func(l *store.Ledger) error { return l.Put("导入", y) },
		into: func(s state) { s[importedYear] = valuesOf(y) },
	}
}

// amount is one that no action before had.
func (d dice) amount() string { return store.Fen(int64(d.n)*100_000 + d.Int64N(100_000)).String() }

func (d dice) words() string { return fmt.Sprintf("第 %d 步的话：%x", d.n, d.Uint64()) }

// item is a row of expenditure or income, there or not.
func (d dice) item() (row string, amounts []string) {
	code := fmt.Sprintf("201%02d%02d", 1+d.IntN(8), 1+d.IntN(8))
	if d.IntN(3) == 0 {
		kind := store.IncomeKinds[d.IntN(len(store.IncomeKinds))]
		return store.JoinAddress("收入", code, string(kind)), []string{"预算数", "决算数"}
	}
	row = store.JoinAddress("支出", code, string(store.Funds[d.IntN(2)]), string(store.Natures[d.IntN(2)]))
	return row, []string{"年初预算数", "全年预算数", "决算数"}
}

// field gives a field of any kind a new value.
func (d dice) field() store.Change {
	switch d.IntN(8) {
	case 0:
		return store.Change{Addr: "上年数/收入总计", Value: d.amount()}
	case 1:
		return store.Change{Addr: "单位概况/联系方式", Value: d.words()}
	case 2:
		return store.Change{Addr: "三公数量/国内人次", Value: fmt.Sprint(d.n)}
	case 3:
		return store.Change{Addr: store.JoinAddress("文字", fmt.Sprintf("原因/%d", d.IntN(20)), "内容"), Value: d.words()}
	}
	row, amounts := d.item()
	return store.Change{Addr: row + "/" + amounts[d.IntN(len(amounts))], Value: d.amount()}
}

// lists are ordered lists with a field that takes any text.
var lists = []struct{ page, field string }{{"部门职责", "内容"}, {"内设机构", "名称"}, {"自评任务", "主要内容"}, {"自评指标", "年度指标值"}}

// listed changes a row of an ordered list, or adds one while there are few.
func (d dice) listed() store.Change {
	l := lists[d.IntN(len(lists))]
	n := d.state.rows(editedYear, store.PageNamed(l.page))
	at := 1 + d.IntN(min(n+1, 12))
	return store.Change{Addr: store.JoinAddress(l.page, fmt.Sprint(at), l.field), Value: d.words()}
}

// many changes up to forty different fields at once.
func (d dice) many() []store.Change {
	var out []store.Change
	named := map[string]bool{}
	for range 2 + d.IntN(39) {
		if c := d.field(); !named[c.Addr] {
			named[c.Addr] = true
			out = append(out, c)
		}
	}
	return out
}

// longText fills several pages of the file.
func (d dice) longText() store.Change {
	text := strings.Repeat(fmt.Sprintf("第 %d 步的长文字。", d.n), 20+d.IntN(1000))
	return store.Change{Addr: store.JoinAddress("改写", fmt.Sprint(d.IntN(4)), "模板"), Value: text}
}

// row is one that is there and has a key.
func (d dice) row() string {
	var rows []string
	for _, page := range []string{"收入", "支出", "文字", "改写"} {
		for a, v := range maps.All(d.state[editedYear]) {
			if v == store.Present && strings.HasPrefix(a, page+"/") {
				rows = append(rows, a)
			}
		}
	}
	return d.oneOf(rows)
}

// place is a row of an ordered list.
func (d dice) place() string {
	var rows []string
	for _, l := range lists {
		p := store.PageNamed(l.page)
		for i := range d.state.rows(editedYear, p) {
			rows = append(rows, at(p, i+1).String())
		}
	}
	return d.oneOf(rows)
}

// oneOf chooses one of the texts, whatever order they come in.
func (d dice) oneOf(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	slices.Sort(texts)
	return texts[d.IntN(len(texts))]
}
