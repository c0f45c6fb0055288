package store

import (
	"slices"
	"time"
)

// toldStep is a step of the history with its entries, as they were read or,
// later, put right.
type toldStep struct {
	*step
	entries []entry
	place   cellPlace // where its row lies
	lost    bool      // its row could not be read, only its entries
	links   bool      // it fits its hash and the step before
	after   bool      // the step before it could not be read
	doubt   bool      // nothing proves it: undo does not reach behind it
}

// with is the step in another shape.
func (s *toldStep) with(change func(*step)) *step {
	c := *s.step
	change(&c)
	return &c
}

// readHistory takes the steps and their entries from the rows as they lie on
// the disk, whatever the rules of the tables say of them. Of several steps with
// one number all but the first are strays.
func (m *mender) readHistory() {
	if m.bare {
		return
	}
	m.entries = m.table("history").entriesByStep()
	t := m.table("step")
	var all []*toldStep
	for _, row := range t.rows {
		s, _ := t.step(row) // its hash says whether it is one
		if s.id > 0 {
			all = append(all, &toldStep{step: s, entries: m.entries[s.id], place: row.place})
		}
	}
	slices.SortStableFunc(all, func(a, b *toldStep) int { return int(min(max(a.id-b.id, -1), 1)) })
	for _, s := range all {
		if n := len(m.all); n > 0 && m.all[n-1].id == s.id {
			m.strays = append(m.strays, s)
			continue
		}
		m.all = append(m.all, s)
	}
}

// get is the value of a column in a row; nil if the row has none.
func (t *rescuedTable) get(row *row, column string) any {
	if i := slices.Index(t.columns, column); i >= 0 && i < len(row.values) {
		return row.values[i]
	}
	return nil
}

// step reads a row as a step; whole says that it has all that a step has.
func (t *rescuedTable) step(row *row) (s *step, whole bool) {
	s, whole = &step{id: row.id}, len(row.values) == len(t.columns)
	number := func(column string) int64 {
		n, ok := t.get(row, column).(int64)
		whole = whole && ok
		return n
	}
	text := func(column string) string {
		v, ok := t.get(row, column).(string)
		whole = whole && ok
		return v
	}
	sum := func(column string) (h hash) {
		b, _ := t.get(row, column).([]byte)
		whole = whole && len(b) == len(h)
		copy(h[:], b)
		return h
	}
	s.at, s.action, s.year = text("at"), text("action"), int(number("year"))
	s.under, s.undoTop, s.redoTop, s.reverts = number("under"), number("undo_top"), number("redo_top"), number("reverts")
	of := sum("digest")
	s.digest, s.hash = digestOf(of[:]), sum("hash")
	return s, whole
}

// entriesByStep reads all entries.
func (t *rescuedTable) entriesByStep() map[int64][]entry {
	type numbered struct {
		n int64
		entry
	}
	byStep := map[int64][]numbered{}
	for _, row := range t.rows {
		id, ok := t.get(row, "step").(int64)
		if !ok || id <= 0 {
			continue
		}
		e := numbered{}
		e.n, _ = t.get(row, "n").(int64)
		for column, text := range map[string]*string{"page": &e.page, "key": &e.key, "field": &e.field, "old": &e.old, "new": &e.new} {
			*text, _ = t.get(row, column).(string)
		}
		byStep[id] = append(byStep[id], e)
	}
	out := make(map[int64][]entry, len(byStep))
	for id, list := range byStep {
		slices.SortStableFunc(list, func(a, b numbered) int { return int(min(max(a.n-b.n, -1), 1)) })
		for _, e := range list {
			out[id] = append(out[id], e.entry)
		}
	}
	return out
}

// isTime reports whether a step's time is one.
func (s *step) isTime() bool {
	_, err := time.Parse(timeFormat, s.at)
	return err == nil
}
