package store

import (
	"maps"
	"math"
	"slices"
)

// exactly puts a step right whose hash can be made to fit.
func (m *mender) exactly(i int, prev int64, read hash) (bool, error) {
	s := m.all[i]
	p := m.past(s.year)
	fits := func(c *step, entries []entry) bool {
		sum := m.sum(c, read, entries)
		if sum != c.hash && !m.nextKnows(i, sum) {
			return false
		}
		c.hash = sum // it may be what was damaged
		return true
	}
	after, err := p.after(s)
	if err != nil {
		return false, err
	}
	digests := []digest{s.digest}
	if after != nil {
		digests = append(digests, after.digest)
	}
	for _, d := range digests {
		if c := s.with(func(c *step) { c.digest = d }); fits(c, s.entries) {
			m.lost("历史的第 %d 步（%s）的指纹坏了，照前后的历史改正了", s.id, s)
			s.step = c
			return true, nil
		}
	}
	mended := func(c *step, entries []entry) {
		delete(m.ids, s.id)
		m.ids[c.id] = true
		s.step, s.entries = c, entries
		m.lost("历史的第 %d 步（%s）坏了，照前后的历史改正了，和它的指纹对得上", s.id, s)
	}
	for _, c := range m.variants(s) {
		if fits(c, s.entries) {
			mended(c, s.entries)
			return true, nil
		}
	}
	next := int64(math.MaxInt64)
	if i+1 < len(m.all) {
		next = m.all[i+1].id
	}
	if !s.lost && m.hashed < maxHashed && m.flipped(s.place, func(c *step) bool {
		if c.id <= prev || c.id >= next || !fits(c, m.entries[c.id]) {
			return false
		}
		mended(c, m.entries[c.id])
		return true
	}) {
		return true, nil
	}
	told, err := m.toldByOthers(i, p)
	if err != nil {
		return false, err
	}
	for _, entries := range told {
		after, err := p.after(&toldStep{step: s.step, entries: entries})
		if err != nil {
			return false, err
		}
		if after == nil {
			continue
		}
		if c := s.with(func(c *step) { c.digest = after.digest }); fits(c, entries) {
			mended(c, entries)
			return true, nil
		}
	}
	return false, nil
}

// nextKnows reports whether the step after one follows this hash.
func (m *mender) nextKnows(i int, sum hash) bool {
	return i+1 < len(m.all) && m.sum(m.all[i+1].step, sum, m.all[i+1].entries) == m.all[i+1].hash
}

// variants lists what a step can have been in whose row one value is wrong.
func (m *mender) variants(s *toldStep) []*step {
	var out []*step
	for _, t := range m.strays {
		out = append(out, t.with(func(c *step) { c.id = s.id }))
	}
	for _, y := range m.known {
		out = append(out, s.with(func(c *step) { c.year = y }))
	}
	if k := m.keeperOf(s); k != nil {
		out = append(out, s.with(func(c *step) { c.at, c.action, c.year = k.at, k.action, k.year }))
	}
	top := int64(0)
	if last := m.last[s.year]; last != nil {
		top = last.undoTop
	}
	return append(out,
		s.with(func(c *step) { c.under, c.undoTop, c.redoTop, c.reverts = 0, 0, 0, 0 }),
		s.with(func(c *step) { c.under, c.undoTop, c.redoTop, c.reverts = top, s.id, 0, 0 }))
}

// find looks for the step whose number is missing before another, and puts it
// there if it fits its hash.
func (m *mender) find(i int, prev int64, read hash) (bool, error) {
	s := m.all[i]
	put := func(c *step, entries []entry, place cellPlace) {
		m.ids[c.id] = true
		m.all = slices.Insert(m.all, i, &toldStep{step: c, entries: entries, place: place})
		m.lost("历史的第 %d 步（%s）坏了，照前后的历史改正了，和它的指纹对得上", c.id, c)
	}
	ids := []int64{prev + 1}
	if untold := m.untold(prev, s.id); len(untold) > 0 && untold[0] != prev+1 {
		ids = append(ids, untold[0])
	}
	for _, id := range ids {
		entries := m.entries[id]
		for _, t := range slices.Concat(m.strays, m.all[i:]) { // its number may be what is wrong
			c := t.with(func(c *step) { c.id = id })
			if m.sum(c, read, entries) != c.hash {
				continue
			}
			if j := slices.Index(m.all, t); j >= 0 {
				delete(m.ids, t.id)
				m.all = slices.Delete(m.all, j, j+1)
			}
			put(c, entries, t.place)
			return true, nil
		}
		k := m.keeperOf(&toldStep{step: &step{}, entries: entries})
		if k == nil {
			continue
		}
		c := &step{id: id, at: k.at, action: k.action, year: k.year}
		after, err := m.past(k.year).after(&toldStep{step: c, entries: entries})
		if err != nil {
			return false, err
		}
		if after == nil {
			continue
		}
		c.digest = after.digest
		if c.hash = m.sum(c, read, entries); m.sum(s.step, c.hash, s.entries) == s.hash {
			put(c, entries, cellPlace{})
			return true, nil
		}
	}
	if m.tries++; m.tries > maxTries || m.hashed > maxHashed {
		return false, nil
	}
	return m.loose(func(c *step) bool {
		if c.id <= prev || c.id >= s.id || m.ids[c.id] || m.sum(c, read, m.entries[c.id]) != c.hash {
			return false
		}
		put(c, m.entries[c.id], cellPlace{})
		return true
	}), nil
}

// untold lists the numbers between two of which only entries are left.
func (m *mender) untold(from, to int64) []int64 {
	var out []int64
	for id := range maps.Keys(m.entries) {
		if id > from && id < to && !m.ids[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// findEntries makes steps of entries of which the steps themselves are lost,
// if they bring one year to what is known of it.
func (m *mender) findEntries(i int, prev, next int64) (bool, error) {
	untold := m.untold(prev, next)
	var found []*toldStep
	// That a year is gone again proves least: it comes last.
	for k := range 2 * len(m.known) {
		y, gone := m.known[k%len(m.known)], k >= len(m.known)
		for from := range untold[:min(len(untold), maxStarts)] {
			list, err := m.entriesOf(i, y, untold[from:])
			if err != nil {
				return false, err
			}
			if n := len(list); n == 0 || gone != (list[n-1].digest == digest{}) {
				continue
			}
			for _, s := range list {
				delete(m.entries, s.id)
				m.ids[s.id] = true
			}
			found = append(found, list...)
			break
		}
		untold = m.untold(prev, next)
	}
	slices.SortFunc(found, func(a, b *toldStep) int { return int(a.id - b.id) })
	m.all = slices.Insert(m.all, i, found...)
	return len(found) > 0, nil
}

// maxStarts is how many lost steps are tried as the first of a year.
const maxStarts = 20

// entriesOf makes steps of those of the numbers whose entries follow one
// another in a year and bring it to what is known of it.
func (m *mender) entriesOf(i, year int, ids []int64) ([]*toldStep, error) {
	p := m.past(year)
	var list []*toldStep
	for _, id := range ids {
		s := &toldStep{step: &step{id: id, action: lostAction, year: year}, entries: m.entries[id], lost: true}
		if k := m.keeperOf(s); k != nil && k.year != year {
			continue
		}
		after, err := p.after(s)
		if err != nil {
			return nil, err
		}
		if after == nil {
			continue
		}
		s.digest = after.digest
		p, list = after, append(list, s)
		if holds, err := m.holds(i, p, year); holds || err != nil {
			return list, err
		}
	}
	return nil, nil
}

// holds reports whether the next step of a year from one on, or the year as it
// is now, says that the year was this.
func (m *mender) holds(from int, p *past, year int) (bool, error) {
	for _, s := range m.all[from:] {
		if s.year != year {
			continue
		}
		after, err := p.after(s)
		return after != nil && after.digest == s.digest, err
	}
	now, err := m.present(year)
	return now != nil && now.digest == p.digest, err
}
