package store

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// before is what a year was before a step, when something before that is lost.
// p is the year as it is told so far, there what it can have become since.
// proven says that the step's digest says so; else it is what the step asks for.
func (m *mender) before(j int, p, there *past) (_ *past, proven bool, err error) {
	s := m.all[j]
	ready := func(c *past) *past {
		c = c.clone()
		c.kept = maps.Clone(there.kept)
		for _, e := range s.entries {
			if e.page == publicationPage || e.page == binPage {
				c.keep(e.addr(), e.old)
			}
		}
		return c
	}
	holds := func(c *past) (bool, error) {
		after, err := c.after(s)
		return after != nil && after.digest == s.digest, err
	}
	asked := there.clone()
	asked.meet(s.year, s.entries)
	tries := []*past{there, asked, p}
	backs, err := m.backs(j, p)
	if err != nil {
		return nil, false, err
	}
	for _, b := range backs {
		tries = append(tries, b.past)
	}
	for _, b := range backs {
		tries = append(tries, mixed(s.year, asked, b)...)
	}
	for _, c := range tries {
		c = ready(c)
		if ok, err := holds(c); ok || err != nil {
			return c, true, err
		}
	}
	if s.links {
		return ready(asked), false, nil
	}
	for _, c := range tries { // what the step says of before may be what is damaged
		c = ready(c)
		after := c.clone()
		if after.force(s.year, s.entries); after.digest == s.digest {
			return c, true, nil
		}
	}
	return ready(asked), false, nil
}

// maxMixed is how many rows may differ if each mixture is tried.
const maxMixed = 8

// mixed lists what a year can have been if the steps on both sides of it are
// damaged: some rows are as those before tell, the others as those after.
func mixed(year int, a *past, b back) []*past {
	rows := a.differing(b.past)
	mix := func(takes func(i int, at string) bool) *past {
		c := b.past.clone()
		for i, at := range rows {
			if takes(i, at) {
				c.takeRow(year, at, a)
			}
		}
		return c
	}
	out := []*past{mix(func(_ int, at string) bool { return b.unsure[at] })}
	if len(rows) <= maxMixed {
		for mask := 1; mask < 1<<len(rows)-1; mask++ {
			out = append(out, mix(func(i int, _ string) bool { return mask&(1<<i) != 0 }))
		}
	}
	return out
}

// back is a year with what is later taken back.
type back struct {
	past   *past
	unsure map[string]bool // rows that damaged steps changed
}

// backs lists what a year was before a step, as what it was or is later tells.
func (m *mender) backs(j int, p *past) (out []back, err error) {
	if m.tries++; m.tries > maxTries {
		return nil, nil
	}
	year := m.all[j].year
	take := func(later *past, from int) {
		b := back{later.clone(), map[string]bool{}}
		for t := from; t >= j; t-- {
			s := m.all[t]
			if s.year != year {
				continue
			}
			b.past.meet(year, s.entries)
			if !s.links {
				for _, c := range s.entries {
					b.unsure[c.page+"/"+c.key] = true
				}
			}
		}
		out = append(out, b)
	}
	now, err := m.present(year)
	if err != nil {
		return nil, err
	}
	if now != nil {
		take(now, len(m.all)-1)
	}
	for t := j; t < len(m.all); t++ {
		if m.all[t].year != year {
			continue
		}
		k := m.keeperOf(m.all[t])
		if k == nil {
			continue
		}
		if then := k.past(p); then != nil && k.table == "bin" {
			take(then, t-1)
		} else if then != nil {
			take(then, t)
		}
		break
	}
	return out, nil
}

// past is the year that is kept, as a past; a publication does not keep what
// was accepted. It is nil if it cannot be read.
func (k *keptYear) past(so *past) *past {
	y, accepted, err := loadSnapshot(k.snapshot)
	if err != nil || y.Year != k.year {
		return nil
	}
	values := acceptedValues(accepted)
	if k.table == "publication" {
		_, values = so.year(k.year)
	}
	p := &past{rows: map[string]*pastRow{}}
	loose := &looseYear{Year: y, accepted: values}
	loose.State = k.state
	if err := p.apply(k.year, loose.entries()); err != nil {
		return nil
	}
	return p
}

// entries is all that a year has, as if one step had entered it.
func (y *looseYear) entries() []entry {
	out := []entry{{page: statePage, new: string(y.State)}}
	for _, c := range append(changedRows(nil, y.Year), acceptedPage.changed(nil, y.accepted)...) {
		out = append(out, c.entries()...)
	}
	return out
}

// present is a year as it stands in its tables and is kept; nil if its digest
// does not prove it.
func (m *mender) present(year int) (*past, error) {
	if p, ok := m.presents[year]; ok {
		return p, nil
	}
	m.presents[year] = nil
	have, err := looseYearIn(m.tx, year)
	if err != nil {
		return nil, err
	}
	p := &past{rows: map[string]*pastRow{}}
	var entries []entry
	switch {
	case have.sum == nil && m.table("fiscal_year").damaged():
		return nil, nil
	case have.sum == nil:
	case have.digest(have.accepted) != *have.sum:
		return nil, nil
	default:
		entries = have.entries()
	}
	if err := p.apply(year, append(entries, m.kept[year]...)); err != nil {
		return nil, ignorePast(err)
	}
	m.presents[year] = p
	return p, nil
}

// result is what a year was after a damaged step, as far as its entries, those
// after it and what is kept say.
func (m *mender) result(i int, p *past) (*past, error) {
	s := m.all[i]
	own := p.clone()
	own.force(s.year, s.entries)
	now := map[string]string{}
	for _, c := range m.kept[s.year] {
		now[c.addr()] = c.new
	}
	for at := range own.kept {
		if p.kept[at] == "" && now[at] == "" {
			own.keep(at, "")
		}
	}
	if k := m.keeperOf(s); k != nil {
		for _, c := range m.keptBy(k) {
			own.keep(c.addr(), c.new)
		}
	}
	for j := i + 1; j < len(m.all); j++ {
		if m.all[j].year != s.year {
			continue
		}
		backs, err := m.backs(j, p)
		if err != nil {
			return nil, err
		}
		for _, b := range backs {
			if b.past.digest == s.digest { // it needs no other proof
				b.past.kept = own.kept
				return b.past, nil
			}
		}
		before, _, err := m.before(j, p, own)
		return before, err
	}
	present, err := m.present(s.year)
	if err != nil || present == nil {
		return own, err
	}
	after := present.clone()
	after.kept = own.kept
	return after, nil
}

// keptBy lists the entries that tell of what a step kept, its files in the
// order in which they were kept.
func (m *mender) keptBy(k *keptYear) []entry {
	own := keptEntry(k.page(), k.id, "", Present)
	var out []entry
	for _, c := range m.kept[k.year] {
		if c.page == own.page && c.key == own.key {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b entry) int { return m.files[a.addr()] - m.files[b.addr()] })
	return out
}

// filesInOrder numbers the published files in the order in which they were kept.
func filesInOrder(tx *sql.Tx) (map[string]int, error) {
	rows, err := tx.Query(`SELECT publication, name FROM published_file ORDER BY rowid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, err
		}
		c := keptEntry(publicationPage, id, name, "")
		out[c.addr()] = len(out) + 1
	}
	return out, rows.Err()
}

// keeperOf is the year that a step put into the bin or published: the one that
// it tells of, or of those that no step tells of the one that has its time and
// action or whose number it names.
func (m *mender) keeperOf(s *toldStep) *keptYear {
	for _, k := range m.keeps {
		if tells(s, k) {
			return k
		}
	}
	for _, k := range m.keeps {
		if k.year == s.year && (k.at == s.at && k.action == s.action || names(s, k)) &&
			!slices.ContainsFunc(m.all, func(t *toldStep) bool { return tells(t, k) }) {
			return k
		}
	}
	return nil
}

// names reports whether a step has anything to say of what is kept.
func names(s *toldStep, k *keptYear) bool {
	own := keptEntry(k.page(), k.id, "", Present)
	return slices.ContainsFunc(s.entries, func(c entry) bool { return c.page == own.page && c.key == own.key && c.old == "" })
}

func tells(s *toldStep, k *keptYear) bool {
	return slices.Contains(s.entries, keptEntry(k.page(), k.id, "", Present))
}

// toldByOthers lists what a step's entries can have been, as the steps before
// and after it tell.
func (m *mender) toldByOthers(i int, p *past) ([][]entry, error) {
	s := m.all[i]
	after, err := m.result(i, p)
	if err != nil {
		return nil, err
	}
	want := p.differences(after)
	out := fitted(s.entries, want)
	return append(out, m.inOrder(i, p, after)...), nil
}

// inOrder lists the entries of a change in the orders in which the program
// tells them.
func (m *mender) inOrder(i int, p, after *past) [][]entry {
	s := m.all[i]
	var kept, state, rows []entry
	for _, c := range p.differences(after) {
		switch c.page {
		case publicationPage, binPage:
			kept = append(kept, c)
		case statePage:
			state = append(state, c)
		}
	}
	if k := m.keeperOf(s); k != nil {
		kept = m.keptBy(k)
	}
	was, accepted := p.year(s.year)
	is, acceptedNow := after.year(s.year)
	for _, c := range append(changedRows(was, is), acceptedPage.changed(accepted, acceptedNow)...) {
		rows = append(rows, c.entries()...)
	}
	return [][]entry{slices.Concat(kept, rows, state), slices.Concat(state, rows, kept), slices.Concat(kept, state, rows)}
}

// freeID is a number for what is lost before a step, 0 if there is none.
func (m *mender) freeID(s *toldStep) int64 {
	after := int64(0)
	if last := m.last[s.year]; last != nil {
		after = last.id
	}
	for id := s.id - 1; id > after && id > s.id-maxPlaces; id-- {
		if !m.ids[id] {
			return id
		}
	}
	return 0
}

// gap tells in a step of the rescue what a year became between two steps of
// which only the later is known.
func (m *mender) gap(s *toldStep, p, before *past) {
	m.cut = true
	now := map[string]bool{}
	for _, c := range m.kept[s.year] {
		now[c.addr()] = true
	}
	entries := slices.DeleteFunc(p.differences(before), func(c entry) bool {
		return (c.page == publicationPage || c.page == binPage) && now[c.addr()] && c.new != "" // it is told again later
	})
	g := &toldStep{step: &step{id: m.freeID(s), at: m.timeBefore(m.freeID(s)), action: gapAction, year: s.year}, entries: entries, doubt: true}
	after, err := p.after(g)
	if len(entries) == 0 || err != nil || after == nil {
		return
	}
	m.ids[g.id], m.gaps[g.id] = true, true
	m.emit(g, after)
	var places []string
	for _, c := range entries {
		places = append(places, clip(c.addr()))
	}
	more := ""
	if n := len(places); n > 3 {
		places, more = places[:3], "等"
	}
	m.lost("历史的第 %d 步没有了，%d 年度在这里缺的改动（%d 处：%s%s）照后面的历史补成了一步“%s”，存疑", g.id, s.year, len(entries), strings.Join(places, "、"), more, gapAction)
}

// timeBefore is the time of the last step so far that has a smaller number.
func (m *mender) timeBefore(id int64) (at string) {
	found := int64(-1)
	for _, s := range m.out {
		if s.id < id && s.id > found && s.isTime() {
			found, at = s.id, s.at
		}
	}
	return at
}

// ends takes the entries after the last step.
func (m *mender) ends() error {
	n := len(m.all)
	for found := true; found; {
		var err error
		prev := int64(0)
		if n > 0 {
			prev = m.all[n-1].id
		}
		if found, err = m.findEntries(n, prev, maxID); err != nil {
			return err
		}
		for ; n < len(m.all); n++ {
			if err := m.take(n, false); err != nil {
				return err
			}
		}
	}
	return nil
}

const maxID = 1 << 40 // more than there are steps

// tellMissing says which steps are gone without a trace, and of which only the
// entries are left.
func (m *mender) tellMissing() {
	var gone, lost []int64
	for _, id := range m.missing {
		if !m.ids[id] {
			gone = append(gone, id)
		}
	}
	for _, s := range m.out {
		if s.lost {
			lost = append(lost, s.id)
		}
	}
	if len(lost) > 0 {
		m.cut = true
		m.lost("历史的第 %s 步的时间和操作读不出了，改动照样收了，存疑", ranges(lost))
	}
	if len(gone) > 0 {
		m.cut = true
		m.lost("历史的第 %s 步没有了，读不出改动了什么；前后各步照样收了", ranges(gone))
	}
}

// ranges writes numbers in rising order as 3、5–7.
func ranges(ids []int64) string {
	var parts []string
	for i := 0; i < len(ids); {
		j := i
		for j+1 < len(ids) && ids[j+1] == ids[j]+1 {
			j++
		}
		part := fmt.Sprint(ids[i])
		if j > i {
			part += fmt.Sprintf("–%d", ids[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, "、")
}
