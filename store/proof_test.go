package store_test

import (
	"testing"

	"juesuan/store"
)

// What the history tells of a step that was altered is neither brought back
// nor shown as good.
func TestAlteredStepIsNotTakenBack(t *testing.T) {
	for name, statement := range map[string]string{
		"a flipped old value":   `UPDATE history SET old = '777' WHERE step = 3`,
		"another step below":    `UPDATE step SET under = 0 WHERE id = 3`,
		"another top":           `UPDATE step SET undo_top = 2 WHERE id = 3`,
		"a new hash of the one": `UPDATE history SET old = '777' WHERE step = 3; UPDATE step SET hash = randomblob(32) WHERE id = 3`,
		"the link before it":    `UPDATE step SET hash = randomblob(32) WHERE id = 2`,
	} {
		l := newLedger(t)
		must(t, l.Set(2022, "一", set("三公数量/保有量=1")...))
		must(t, l.Set(2022, "二", set("三公数量/保有量=2")...))
		_, err := l.DB().Exec(statement)
		must(t, err)
		undo := func() error { _, err := l.Undo(2022); return err }
		unchanged(t, l, undo, "已经损坏", "和它的指纹对不上")
		as[*store.DamagedError](t, undo())
		if n := yearOf(t, l, 2022).Counts.VehiclesHeld; n != 2 {
			t.Errorf("%s: the value is %d", name, n)
		}
	}
}

// Redo trusts no undoing that was altered, nor a step whose successor proves
// that its fingerprint was made anew.
func TestAlteredUndoingIsNotDoneAgain(t *testing.T) {
	for _, statement := range []string{
		`UPDATE history SET old = '777' WHERE step = 3`,
		`UPDATE step SET hash = randomblob(32) WHERE id = 3`,
	} {
		l := newLedger(t)
		must(t, l.Copy(2022, 2023, "复制"))
		must(t, l.Set(2022, "一", set("三公数量/保有量=1")...)) // step 3
		must(t, l.Set(2023, "另", set("三公数量/保有量=9")...))
		_, err := l.Undo(2022) // step 5
		must(t, err)
		_, err = l.DB().Exec(`UPDATE history SET old = '777' WHERE step = 5`)
		must(t, err)
		redo := func() error { _, err := l.Redo(2022); return err }
		unchanged(t, l, redo, "已经损坏", "和它的指纹对不上")
		_, err = l.DB().Exec(`UPDATE history SET old = '1' WHERE step = 5`)
		must(t, err)
		must(t, redo())
		whole(t, l)
		_, err = l.DB().Exec(statement)
		must(t, err)
		broken := 0
		list, err := l.History(2022, "三公数量")
		must(t, err)
		for _, e := range list {
			if e.Addr == "" && e.Step == 4 && e.Broken { // of the other year; it does not fit an altered hash before it
				continue
			}
			if e.Broken {
				broken++
			}
			if e.Broken != (e.Step == 3) {
				t.Errorf("step %d is broken: %v", e.Step, e.Broken)
			}
		}
		if broken != 1 {
			t.Errorf("%d entries are broken", broken)
		}
	}
}

// Steps of a year are proven each, however far apart they are.
func TestBrokenStepsAreToldOneByOne(t *testing.T) {
	l := newLedger(t)
	must(t, l.Copy(2022, 2023, "复制"))
	want := map[int64]bool{}
	for i := range 4 {
		must(t, l.Set(2022, "改", set("三公数量/保有量="+string(rune('1'+i)))...))
		at, err := l.History(2022, "三公数量/保有量")
		must(t, err)
		want[at[0].Step] = i%2 == 0
		for j := range 60 {
			must(t, l.Set(2023, "改", set("三公数量/保有量="+string(rune('1'+j%2)))...))
		}
	}
	for id, broken := range want {
		if broken {
			_, err := l.DB().Exec(`UPDATE history SET new = '99' WHERE step = ?`, id)
			must(t, err)
		}
	}
	list, err := l.History(2022, "三公数量/保有量")
	must(t, err)
	if len(list) != len(want) {
		t.Errorf("history has %d entries", len(list))
	}
	for _, e := range list {
		if e.Broken != want[e.Step] {
			t.Errorf("step %d is broken: %v", e.Step, e.Broken)
		}
	}
}
