package store

import (
	"database/sql"
	"errors"
	"slices"
)

// mendHistory writes the history of the new ledger. A step that fits its hash
// and the one before is kept whatever is damaged beside it. A damaged one is put
// right where its hash can be made to fit; else it is kept as doubtful where the
// year's digest proves its entries. What is lost between two steps of a year is
// told by one step of the rescue, so that those after it still follow.
func (r *rescue) mendHistory(tx *sql.Tx) error {
	m := &mender{rescue: r, tx: tx, pasts: map[int]*past{}, last: map[int]*step{}, floor: map[int]int64{},
		presents: map[int]*past{}, ids: map[int64]bool{}}
	m.readHistory()
	if err := m.know(); err != nil {
		return err
	}
	if err := m.mend(); err != nil {
		return err
	}
	m.tellMissing()
	return m.write()
}

// mender is the mending of one history.
type mender struct {
	*rescue
	tx      *sql.Tx
	all     []*toldStep       // as they are put right, in order
	strays  []*toldStep       // of numbers that another has
	entries map[int64][]entry // all that were read, by step
	ids     map[int64]bool    // numbers that are taken
	even    bool              // the numbers have no gaps of their own

	kept     map[int][]entry // what the tables hold
	keeps    []*keptYear
	files    map[string]int // the order in which they were kept, by address
	known    []int          // years
	presents map[int]*past

	pasts   map[int]*past // as the steps so far tell them
	last    map[int]*step // the last step so far, by year
	floor   map[int]int64 // undo does not reach behind this step, by year
	out     []*toldStep
	missing []int64
	gaps    map[int64]bool // numbers of steps that tell what is lost
	tries   int            // costly ones
	hashed  int            // bytes
}

// maxTries is how often the years are put together anew, lest a file that
// somebody made take for ever.
const maxTries = 300

// know reads what the tables say.
func (m *mender) know() (err error) {
	if err := m.placeFiles(); err != nil {
		return err
	}
	if m.kept, err = keptNow(m.tx); err != nil {
		return err
	}
	for _, table := range []string{"publication", "bin"} {
		ids, err := numbersIn(m.tx, `SELECT id FROM `+table+` ORDER BY id`)
		if err != nil {
			return err
		}
		for _, id := range ids {
			k, err := keptIn(m.tx, table, id)
			if err != nil {
				return err
			}
			m.keeps = append(m.keeps, k)
		}
	}
	if m.files, err = filesInOrder(m.tx); err != nil {
		return err
	}
	if m.known, err = yearsIn(m.tx); err != nil {
		return err
	}
	for _, k := range m.keeps {
		m.known = append(m.known, k.year)
	}
	m.gaps = map[int64]bool{}
	m.even = true
	var before step
	for _, s := range m.all {
		m.ids[s.id] = true
		s.links = s.sum(before.hash, s.entries) == s.hash
		if s.links {
			m.known = append(m.known, s.year)
			m.even = m.even && s.id == before.id+1
		}
		before = *s.step
	}
	slices.Sort(m.known)
	m.known = slices.Compact(m.known)
	return nil
}

func (m *mender) mend() error {
	var read hash // the chain as it was written
	var prev int64
	broken := false // the step before could not be read
	for i := 0; i < len(m.all); i++ {
		s := m.all[i]
		exact := m.sum(s.step, read, s.entries) == s.hash
		if !exact && s.id > prev+1 {
			found, err := m.find(i, prev, read)
			if err != nil {
				return err
			}
			if found {
				i--
				continue
			}
		}
		if !exact {
			var err error
			if exact, err = m.exactly(i, prev, read); err != nil {
				return err
			}
		}
		if !exact && s.id > prev+1 {
			found, err := m.findEntries(i, prev, s.id)
			if err != nil {
				return err
			}
			if found {
				i--
				continue
			}
			if m.even {
				for id := max(prev+1, s.id-maxPlaces); id < s.id; id++ {
					m.missing = append(m.missing, id)
				}
			}
		}
		s.links = exact
		s.after = broken || s.id > prev+1 && m.even
		if err := m.take(i, exact); err != nil {
			return err
		}
		read, prev, broken = s.hash, s.id, s.lost
	}
	return m.ends()
}

// sum is the hash of a step after another.
func (m *mender) sum(s *step, before hash, entries []entry) hash {
	for _, c := range entries {
		m.hashed += len(c.key) + len(c.old) + len(c.new) + 32
	}
	return s.sum(before, entries)
}

// take puts a step, whose hash fits or does not, into the new history.
func (m *mender) take(i int, exact bool) error {
	s := m.all[i]
	p := m.past(s.year)
	after, err := p.after(s)
	if err != nil {
		return err
	}
	switch {
	case after != nil && after.digest == s.digest:
		if !exact {
			m.doubtful(s)
		}
		m.emit(s, after)
		return nil
	case exact:
		return m.takeAfterGap(i, p)
	}
	if before, proven, err := m.before(i, p, p); err != nil {
		return err
	} else if proven && m.freeID(s) > 0 {
		m.gap(s, p, before)
		m.doubtful(s)
		return m.emitAfter(s, before)
	}
	for _, y := range m.known {
		if s.digest == (digest{}) { // that of every year that was removed
			break
		}
		moved := &toldStep{step: s.with(func(s *step) { s.year = y }), entries: s.entries}
		if after, err = m.past(y).after(moved); err != nil {
			return err
		}
		if after != nil && after.digest == s.digest {
			s.year = y
			m.doubtful(s)
			m.emit(s, after)
			return nil
		}
	}
	return m.takeRemade(i, p)
}

// takeAfterGap takes a step that is proven while something of its year before
// it is lost.
func (m *mender) takeAfterGap(i int, p *past) error {
	before, _, err := m.before(i, p, p)
	if err != nil {
		return err
	}
	s := m.all[i]
	if m.freeID(s) == 0 { // it has to tell itself what is lost
		after, err := before.after(s)
		if err != nil || after == nil {
			return m.drop(s, err)
		}
		s.entries = p.differences(after)
		m.doubtful(s)
		return m.emitAfter(s, p)
	}
	m.gap(s, p, before)
	return m.emitAfter(s, m.past(s.year))
}

// takeRemade takes a step that nothing proves: with what it must have changed,
// as those after it tell.
func (m *mender) takeRemade(i int, p *past) error {
	s := m.all[i]
	if !slices.Contains(m.known, s.year) {
		return m.drop(s, nil)
	}
	after, err := m.result(i, p)
	if err != nil {
		return err
	}
	want := p.differences(after)
	if len(want) == 0 {
		return m.drop(s, nil)
	}
	s.entries = fitted(s.entries, want)[0]
	if try, err := p.after(s); err != nil || try == nil {
		s.entries = want
	}
	m.doubtful(s)
	return m.emitAfter(s, p)
}

// drop leaves a step out.
func (m *mender) drop(s *toldStep, err error) error {
	if err != nil {
		return err
	}
	delete(m.ids, s.id)
	m.cut = true
	m.lost("历史的第 %d 步（%s）坏了，读不出它改动了什么，没有收；它前后各步照样收了", s.id, s)
	return nil
}

// doubtful marks a step that its hash does not prove.
func (m *mender) doubtful(s *toldStep) {
	s.doubt, m.doubt = true, true
	k := m.keeperOf(s)
	if k != nil && k.at == noTime {
		k = nil
	}
	if k != nil { // what is kept knows the step by them
		s.at, s.action = k.at, k.action
	}
	switch {
	case s.lost: // told together
	case s.after:
		m.lost("历史的第 %d 步（%s）前面的读不出，指纹无法核对，照样收了，它的时间和操作存疑", s.id, s)
	default:
		m.lost("历史的第 %d 步（%s）和它的指纹对不上，照样收了，它的时间、操作和改动存疑", s.id, s)
	}
	if k == nil && !s.lost {
		s.action += doubtfulAction
	}
}

const (
	// doubtfulAction follows the name of an action that a rescue could not prove.
	doubtfulAction = "（抢救时和指纹对不上，存疑）"
	// lostAction stands for one that could not be read.
	lostAction = rescueAction + "（原来的时间和操作读不出，存疑）"
	// gapAction is what is lost between two steps.
	gapAction = rescueAction + "：历史里缺的改动"
)

// emitAfter puts a step after a past that it follows.
func (m *mender) emitAfter(s *toldStep, p *past) error {
	after, err := p.after(s)
	if err != nil {
		return err
	}
	if after == nil {
		return m.drop(s, nil)
	}
	m.emit(s, after)
	return nil
}

// emit puts a step into the new history. Undo does not reach behind what is in
// doubt.
func (m *mender) emit(s *toldStep, after *past) {
	to := &toldStep{step: s.with(func(*step) {}), entries: s.entries, lost: s.lost, doubt: s.doubt}
	if to.doubt {
		m.floor[s.year] = s.id
	}
	for _, id := range []*int64{&to.under, &to.undoTop, &to.redoTop, &to.reverts} {
		if *id <= m.floor[s.year] {
			*id = 0
		}
	}
	to.digest = after.digest
	m.pasts[s.year], m.last[s.year] = after, to.step
	m.out = append(m.out, to)
}

// past is what a year is so far.
func (m *mender) past(year int) *past {
	if p := m.pasts[year]; p != nil {
		return p
	}
	return &past{rows: map[string]*pastRow{}}
}

// after is a year after a step; nil if the step does not follow.
func (p *past) after(s *toldStep) (*past, error) {
	after := p.clone()
	if err := after.apply(s.year, s.entries); err != nil {
		return nil, ignorePast(err)
	}
	return after, nil
}

// ignorePast leaves out that the history makes no sense: who follows it finds out.
func ignorePast(err error) error {
	if errors.Is(err, errPast) {
		return nil
	}
	return err
}

// write stores the new history, as one chain.
func (m *mender) write() error {
	slices.SortStableFunc(m.out, func(a, b *toldStep) int { return int(min(max(a.id-b.id, -1), 1)) })
	insert, err := m.tx.Prepare(`INSERT INTO step (id, at, action, year, under, undo_top, redo_top, reverts, digest, hash)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // the transaction's end closes it anyway
	at := "1994-01-01T00:00:00.000Z"
	if i := slices.IndexFunc(m.out, func(s *toldStep) bool { return s.isTime() }); i >= 0 {
		at = m.out[i].at
	}
	var now hash
	for _, s := range m.out {
		if !s.isTime() {
			s.at = at
		}
		at = s.at
		s.hash = s.sum(now, s.entries)
		now = s.hash
		if _, err := insert.Exec(s.id, s.at, s.action, s.year, s.under, s.undoTop, s.redoTop, s.reverts, s.digest.bytes(), s.hash[:]); err != nil {
			return err
		}
		if err := insertEntries(m.tx, s.id, s.entries); err != nil {
			return err
		}
	}
	return nil
}
