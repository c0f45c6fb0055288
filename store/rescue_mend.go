package store

import (
	"database/sql"
	"errors"
	"maps"
	"reflect"
	"slices"
)

// toldStep is a step of the history with its entries.
type toldStep struct {
	*step
	entries []entry
	changed bool // it is not what was read
}

// mendHistory puts right the steps that do not fit their fingerprints. What the
// steps before a broken one left and what those after it found say what it
// changed; its fingerprint, or the year's, proves it. What only the year's proves is
// kept and told as doubtful, and the chain goes on from there. It ends before
// the first step that nothing proves.
func (r *rescue) mendHistory(tx *sql.Tx) error {
	var all []*toldStep
	err := walk(tx, func(s *step, entries []entry) error {
		all = append(all, &toldStep{step: s, entries: slices.Clone(entries)})
		return nil
	})
	if err != nil {
		return err
	}
	m := &mender{rescue: r, tx: tx, all: all, pasts: map[int]*past{}}
	return m.mend()
}

// mender is the mending of one history.
type mender struct {
	*rescue
	tx    *sql.Tx
	all   []*toldStep
	pasts map[int]*past // as the steps so far tell them
	kept  map[int][]entry
	tries int // how often the later steps were taken back
}

func (m *mender) mend() (err error) {
	if m.kept, err = keptNow(m.tx); err != nil {
		return err
	}
	var read, now hash // the chain as it was read, and as it becomes
	for i, s := range m.all {
		p := m.pasts[s.year]
		if p == nil {
			p = &past{rows: map[string]*pastRow{}}
		}
		was := s.hash
		if s.sum(read, s.entries) == s.hash {
			if err := p.apply(s.year, s.entries); err != nil || p.digest != s.digest {
				return ignorePast(err)
			}
		} else if p, err = m.mendStep(i, p, read); err != nil || p == nil {
			return err
		}
		m.pasts[s.year] = p
		read = s.hash
		s.hash = s.sum(now, s.entries)
		now = s.hash
		if err := m.write(s, was); err != nil {
			return err
		}
	}
	return nil
}

// ignorePast leaves out that the history makes no sense: who follows it finds out.
func ignorePast(err error) error {
	if errors.Is(err, errPast) {
		return nil
	}
	return err
}

// write stores what was put right of a step.
func (m *mender) write(s *toldStep, was hash) error {
	if s.hash != was || s.changed {
		if _, err := m.tx.Exec(`UPDATE step SET action = ?, digest = ?, hash = ? WHERE id = ?`,
			s.action, s.digest.bytes(), s.hash[:], s.id); err != nil {
			return err
		}
	}
	if !s.changed {
		return nil
	}
	if _, err := m.tx.Exec(`DELETE FROM history WHERE step = ?`, s.id); err != nil {
		return err
	}
	return insertEntries(m.tx, s.id, s.entries)
}

// mendStep puts a broken step right and returns its year after it; nil if
// nothing proves what it was.
func (m *mender) mendStep(i int, p *past, before hash) (*past, error) {
	s := m.all[i]
	try := func(entries []entry, proven func(*past) bool) (*past, error) {
		after := p.clone()
		if err := after.apply(s.year, entries); err != nil {
			return nil, ignorePast(err)
		}
		if !proven(after) {
			return nil, nil
		}
		s.changed = true
		s.entries, s.digest = entries, after.digest
		return after, nil
	}
	exact := func(entries []entry) func(*past) bool {
		return func(after *past) bool {
			c := *s.step
			c.digest = after.digest
			sum := c.sum(before, entries)
			if sum != s.hash && !m.nextKnows(i, sum) {
				return false
			}
			s.hash = sum // it may be what was damaged
			return true
		}
	}
	alike := func(after *past) bool { return after.digest == s.digest }
	// The entries as they stand: the step's fingerprint or digest is what is damaged.
	if after, err := try(s.entries, exact(s.entries)); after != nil || err != nil {
		if after != nil {
			m.lost("历史的第 %d 步（%s）的指纹坏了，照前后的历史改正了", s.id, s)
		}
		return after, err
	}
	told, err := m.toldByOthers(i, p)
	if err != nil {
		return nil, err
	}
	for _, entries := range told {
		if after, err := try(entries, exact(entries)); after != nil || err != nil {
			if after != nil {
				m.lost("历史的第 %d 步（%s）坏了，照前后的历史改正了，和它的指纹对得上", s.id, s)
			}
			return after, err
		}
	}
	for n, entries := range append([][]entry{s.entries}, told...) {
		if n > 0 && keeps(entries) {
			continue // what is kept asks what the year was before: tell it from that
		}
		after, err := try(entries, alike)
		if err != nil {
			return nil, err
		}
		if after != nil {
			m.lost("历史的第 %d 步（%s）和它的指纹对不上，照样收了，它的时间、操作和改动存疑", s.id, s)
			if !keeps(entries) {
				s.action += doubtfulAction
			}
			return after, nil
		}
	}
	return nil, nil
}

// doubtfulAction follows the name of an action that a rescue could not prove.
const doubtfulAction = "（抢救时和指纹对不上，存疑）"

// keeps reports whether a step tells of something that is kept, which knows the
// step by its action.
func keeps(entries []entry) bool {
	return slices.ContainsFunc(entries, func(c entry) bool { return c.page == publicationPage || c.page == binPage })
}

// nextKnows reports whether the step after one follows this hash.
func (m *mender) nextKnows(i int, sum hash) bool {
	return i+1 < len(m.all) && m.all[i+1].sum(sum, m.all[i+1].entries) == m.all[i+1].hash
}

// toldByOthers lists what a step's entries can have been, as the steps before
// and after it tell: the year before is p, the year after is the present one
// with everything later taken back.
func (m *mender) toldByOthers(i int, p *past) ([][]entry, error) {
	s := m.all[i]
	if m.tries++; m.tries > maxTries {
		return nil, nil
	}
	after, err := m.present(s.year)
	if err != nil || after == nil {
		return nil, err
	}
	for j := len(m.all) - 1; j > i; j-- {
		if m.all[j].year != s.year {
			continue
		}
		if err := after.apply(s.year, inverted(m.all[j].entries)); err != nil {
			return nil, ignorePast(err)
		}
	}
	return fitted(s.entries, p.differences(after)), nil
}

// present is a year as it stands in its tables and is kept; nil if its digest
// does not prove it.
func (m *mender) present(year int) (*past, error) {
	have, err := looseYearIn(m.tx, year)
	if err != nil {
		return nil, err
	}
	var entries []entry
	if have.sum != nil {
		if have.digest(have.accepted) != *have.sum {
			return nil, nil
		}
		entries = append(entries, entry{page: statePage, new: string(have.State)})
		for _, c := range append(changedRows(nil, have.Year), acceptedPage.changed(nil, have.accepted)...) {
			entries = append(entries, c.entries()...)
		}
	}
	p := &past{rows: map[string]*pastRow{}}
	if err := p.apply(year, append(entries, m.kept[year]...)); err != nil {
		return nil, ignorePast(err)
	}
	return p, nil
}

// inverted takes entries back.
func inverted(entries []entry) []entry {
	out := make([]entry, len(entries))
	for i, c := range entries {
		c.old, c.new = c.new, c.old
		out[len(out)-1-i] = c
	}
	return out
}

const (
	maxPlaces = 2000 // that a lost entry is tried at
	maxTries  = 200  // of taking back what is later, lest a file that somebody made take for ever
)

// fitted puts what must have changed in the place of the entries that tell it
// wrongly, in the order in which they stand.
func fitted(entries, want []entry) [][]entry {
	byAddr := map[string]int{}
	for i, c := range want {
		byAddr[c.addr()] = i
	}
	used := make([]bool, len(want))
	out := slices.Clone(entries)
	var wrong []int
	for i, c := range out {
		j, ok := byAddr[c.addr()]
		if !ok || used[j] {
			wrong = append(wrong, i)
			continue
		}
		used[j] = true
		out[i] = want[j]
	}
	var rest []entry
	for j, c := range want {
		if !used[j] {
			rest = append(rest, c)
		}
	}
	if len(wrong) == len(rest) {
		for k, i := range wrong {
			out[i] = rest[k]
		}
		return [][]entry{out}
	}
	for _, i := range slices.Backward(wrong) {
		out = slices.Delete(out, i, i+1)
	}
	if len(rest) == 1 && len(out) <= maxPlaces {
		var all [][]entry
		for i := range len(out) + 1 {
			all = append(all, slices.Insert(slices.Clone(out), i, rest[0]))
		}
		return all
	}
	return [][]entry{append(out, rest...)}
}

// clone is a copy that goes its own way.
func (p *past) clone() *past {
	c := &past{state: p.state, rows: make(map[string]*pastRow, len(p.rows)), kept: maps.Clone(p.kept), digest: p.digest}
	for at, r := range p.rows {
		row := reflect.New(r.row.Type()).Elem()
		row.Set(r.row)
		c.rows[at] = &pastRow{r.page, r.key, row, r.there}
	}
	return c
}

// differences lists what a step must have changed that made one past of
// another.
func (p *past) differences(after *past) []entry {
	var out []entry
	for _, at := range slices.Sorted(maps.Keys(both(p.kept, after.kept))) {
		if old, new := p.kept[at], after.kept[at]; old != new {
			c := keptAt(at, new)
			c.old = old
			out = append(out, c)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(both(p.rows, after.rows))) {
		c := rowChange{}
		if r := p.rows[at]; r != nil {
			c.page, c.key, c.old = r.page, r.key, r.value()
		}
		if r := after.rows[at]; r != nil {
			c.page, c.key, c.new = r.page, r.key, r.value()
		}
		out = append(out, c.entries()...)
	}
	if p.state != after.state {
		out = append(out, entry{page: statePage, old: string(p.state), new: string(after.state)})
	}
	return out
}

// both has the keys of two maps.
func both[V any](a, b map[string]V) map[string]V {
	out := make(map[string]V, len(a)+len(b))
	maps.Copy(out, a)
	maps.Copy(out, b)
	return out
}
