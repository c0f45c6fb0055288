package store

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"slices"
)

// rescueAction is the rescue's name in the history of the new ledger.
const rescueAction = "抢救"

// settle makes one whole ledger of what was read: the history as far as its
// chain holds, and the years as the history or their digest proves them. What
// nobody can prove stays as it was read and is told.
func (r *rescue) settle(l *Ledger, tx *sql.Tx) error {
	if r.bare {
		if _, err := tx.Exec(`DELETE FROM history; DELETE FROM step`); err != nil {
			return err
		}
	}
	if r.version < chainVersion {
		if err := rewrite(tx); err != nil {
			return err
		}
	}
	pasts, err := r.cutHistory(tx)
	if err != nil {
		return err
	}
	years, err := yearsIn(tx)
	if err != nil {
		return err
	}
	for y, p := range pasts {
		switch {
		case slices.Contains(years, y):
		case p.state == "" && r.version >= chainVersion && p.digest != (digest{}):
			if err := r.endRows(l, tx, y, p); err != nil {
				return err
			}
		case p.state == "":
		case r.table("fiscal_year").damaged():
			years = append(years, y)
		case r.cut && r.version >= chainVersion: // it was removed later
			if err := r.endYear(l, tx, y, p); err != nil {
				return err
			}
		}
	}
	slices.Sort(years)
	for _, y := range years {
		p := pasts[y]
		if p == nil {
			p = &past{}
		}
		if err := r.settleYear(l, tx, y, p); err != nil {
			return err
		}
	}
	if r.half {
		r.lost("最后一次改动可能只做了一半，没有定下来：断电以后拷走账本、没有一起拷走旁边的“-journal”文件，就会这样。请核对最后的改动")
	}
	if r.version < chainVersion {
		if err := l.adopt(tx); err != nil {
			return err
		}
	}
	if err := r.retellKept(l, tx, pasts); err != nil {
		return err
	}
	return r.settleKept(l, tx, pasts)
}

// endYear removes a year again whose removal is cut off.
func (r *rescue) endYear(l *Ledger, tx *sql.Tx, y int, p *past) error {
	if err := rewriteYear(tx, &Year{Year: y, State: p.state}, nil, p.digest); err != nil {
		return err
	}
	return l.inStep(tx, y, rescueAction, func(h *recorder) error {
		if err := h.setRows(p.changes(&past{})); err != nil {
			return err
		}
		return endYear(h)
	})
}

// endRows tells that the rows are gone of a removed year of which the history
// lost that.
func (r *rescue) endRows(l *Ledger, tx *sql.Tx, y int, p *past) error {
	return l.inStep(tx, y, rescueAction, func(h *recorder) error {
		h.digest, h.floor = p.digest, true
		return h.setRows(p.changes(&past{}))
	})
}

// errBroken ends the walk at the first step that does not hold.
var errBroken = errors.New("store: broken chain")

// cutHistory puts right what can be of a history that is a chain; an older one
// it ends before the first step that does not fit those before it. It returns
// the years as the history then tells them.
func (r *rescue) cutHistory(tx *sql.Tx) (map[int]*past, error) {
	if r.version >= chainVersion {
		if err := r.mendHistory(tx); err != nil {
			return nil, err
		}
	}
	broken, err := r.follow(tx, map[int]*past{})
	if err != nil {
		return nil, err
	}
	if broken > 0 {
		if _, err := tx.Exec(`DELETE FROM history WHERE step >= ?`, broken); err != nil {
			return nil, err
		}
		gone, err := tx.Exec(`DELETE FROM step WHERE id >= ?`, broken)
		if err != nil {
			return nil, err
		}
		n, err := gone.RowsAffected()
		if err != nil {
			return nil, err
		}
		r.cut = true
		r.lost("历史从第 %d 步起接不上，后面的 %d 步没有收", broken, n)
	}
	pasts := map[int]*past{}
	_, err = r.follow(tx, pasts) // again, for the broken step may have changed half a year
	return pasts, err
}

// follow tells the years step by step. It returns the first step that does not
// hold, 0 if all do.
func (r *rescue) follow(tx *sql.Tx, pasts map[int]*past) (broken int64, err error) {
	var before hash
	err = walk(tx, func(s *step, entries []entry) error {
		p := pasts[s.year]
		if p == nil {
			p = &past{rows: map[string]*pastRow{}}
			pasts[s.year] = p
		}
		err := p.apply(s.year, entries)
		holds := r.version < chainVersion || s.sum(before, entries) == s.hash && p.digest == s.digest
		if errors.Is(err, errPast) || !holds {
			broken = s.id
			return errBroken
		}
		before = s.hash
		return err
	})
	if errors.Is(err, errBroken) {
		err = nil
	}
	return broken, err
}

// looseYear is a year as its rows stand, whether they are proven or not. sum
// is its digest of before the damage; nil if it is lost.
type looseYear struct {
	*Year
	accepted []reflect.Value
	sum      *digest
}

func looseYearIn(tx *sql.Tx, y int) (*looseYear, error) {
	out := &looseYear{Year: &Year{Year: y, State: Drafting}}
	var sum []byte
	err := tx.QueryRow(`SELECT state, digest FROM fiscal_year WHERE year = ?`, y).Scan(&out.State, &sum)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	if err == nil {
		d := digestOf(sum)
		out.sum = &d
	}
	for _, p := range append(slices.Clone(pages), acceptedPage) {
		var rows []reflect.Value
		add := func(_ int, row reflect.Value) { rows = append(rows, row) } // a gap in a list closes up
		if err := p.query(tx, add, p.sql.selectYear, y); err != nil {
			return nil, err
		}
		switch {
		case p == acceptedPage:
			out.accepted = rows
		case !p.Single || len(rows) > 0:
			p.setRows(out.Year, rows)
		}
	}
	return out, nil
}

// past is the year as if the history told it.
func (y *looseYear) past() *past {
	out := &past{state: y.State, rows: map[string]*pastRow{}}
	for _, p := range append(slices.Clone(pages), acceptedPage) {
		rows := y.accepted
		if p != acceptedPage {
			rows = p.rows(y.Year)
		}
		for i, row := range rows {
			key := p.keyOf(row, i)
			out.rows[p.Name+"/"+JoinAddress(key...)] = &pastRow{p, key, row, true}
		}
	}
	out.digest = y.digest(y.accepted)
	return out
}

func (r *rescue) settleYear(l *Ledger, tx *sql.Tx, y int, p *past) error {
	have, err := looseYearIn(tx, y)
	if err != nil {
		return err
	}
	told, accepted := p.year(y)
	now := have.digest(have.accepted)
	chained := r.version >= chainVersion
	switch {
	case chained && have.sum != nil && now == *have.sum && now == p.digest:
		return nil
	case p.state != "" && r.provenByHistory(have, p):
		r.tellDifferences(have.Year, told)
		return rewriteYear(tx, told, accepted, p.digest)
	case chained && have.sum != nil && now == *have.sum:
		r.short, r.half = true, r.half || r.wholeHistory() && !r.doubt
		r.lost("%d 年度的数和它的指纹相符，但历史里没有说全这些数是怎么来的，差的记成了一步“%s”", y, rescueAction)
	case chained || r.cut && r.anyDamage():
		r.half = r.half || chained && r.wholeHistory() && !r.doubt && !r.anyDamage()
		r.lost("%d 年度的数无法证明是完整的，请对照最近的备份或纸质材料核对%s", y, toldOtherwise(p, have))
		if have.State != Drafting {
			r.lost("%d 年度原来%s，改回了“%s”", y, have.State, Drafting)
			have.State = Drafting
		}
	}
	if !chained { // the upgrade tells the rest
		return rewriteYear(tx, have.Year, have.accepted, digest{})
	}
	if err := rewriteYear(tx, have.Year, have.accepted, p.digest); err != nil {
		return err
	}
	return l.inStep(tx, y, rescueAction, func(h *recorder) error {
		h.state = told.State
		h.floor = true // what is before it may be lost
		if err := h.setState(have.State); err != nil {
			return err
		}
		return h.setRows(p.changes(have.past()))
	})
}

// toldOtherwise names the rows of a year that the history tells in another way;
// nothing if it tells nothing of the year.
func toldOtherwise(p *past, have *looseYear) string {
	rows := p.changes(have.past())
	if p.state == "" || len(rows) == 0 {
		return ""
	}
	const most = 10
	var places []string
	for _, c := range rows[:min(len(rows), most)] {
		places = append(places, clip(Address{Page: c.page, Key: c.key}.String()))
	}
	more := ""
	if len(rows) > most {
		more = fmt.Sprintf("等 %d 行", len(rows))
	}
	return "；和历史里不一样的是 " + listed(places) + more
}

// provenByHistory reports whether a year is what the history tells: its digest
// says so, or the whole history was read while rows were lost elsewhere. What
// an older program's history tells counts only if a row is lost: it is no
// proof against a changed one.
func (r *rescue) provenByHistory(have *looseYear, p *past) bool {
	if r.version >= chainVersion {
		return have.sum != nil && p.digest == *have.sum || have.sum == nil && r.wholeHistory()
	}
	return r.wholeHistory() && r.anyDamage()
}

func (r *rescue) wholeHistory() bool {
	return !r.cut && !r.table("history").damaged() && (r.version < chainVersion || !r.table("step").damaged())
}

// knowsAll reports whether the history is whole, proven, and tells all that the
// years are: what it does not know of is not this ledger's.
func (r *rescue) knowsAll() bool { return !r.short && !r.doubt && r.wholeHistory() }

// tellDifferences says which rows the history gave back or put right.
func (r *rescue) tellDifferences(have, told *Year) {
	if have.State != told.State {
		r.lost("%d 年度的状态照历史改成“%s”", told.Year, told.State)
	}
	for _, c := range changedRows(have, told) {
		addr := c.page.Name
		if !c.page.Single {
			addr += "/" + JoinAddress(c.key...)
		}
		switch {
		case !c.new.IsValid():
			r.lost("%d 年度 %s：历史里没有这一行，没有收", told.Year, addr)
		case !c.old.IsValid():
			r.lost("%d 年度 %s：这一行没有了，照历史补了回来", told.Year, addr)
		default:
			r.lost("%d 年度 %s：这一行照历史改正了", told.Year, addr)
		}
	}
}

// rewriteYear puts a year's rows in the place of what is there.
func rewriteYear(tx *sql.Tx, y *Year, accepted []reflect.Value, sum digest) error {
	if _, err := tx.Exec(`INSERT INTO fiscal_year (year, state, digest) VALUES (?1, ?2, ?3)
		ON CONFLICT (year) DO UPDATE SET state = ?2, digest = ?3`, y.Year, y.State, sum.bytes()); err != nil {
		return err
	}
	for _, p := range append(slices.Clone(pages), acceptedPage) {
		if _, err := tx.Exec(`DELETE FROM "`+p.Table+`" WHERE year = ?`, y.Year); err != nil {
			return err
		}
		rows := accepted
		if p != acceptedPage {
			rows = p.rows(y)
		}
		for i, row := range rows {
			if p.Single && row.IsZero() {
				continue
			}
			if _, err := tx.Exec(p.sql.put, p.putArgs(y.Year, i, row)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// table is what was read of a table.
func (r *rescue) table(name string) *rescuedTable {
	i := slices.IndexFunc(r.tables, func(t *rescuedTable) bool { return t.name == name })
	return r.tables[i]
}

// damaged reports whether not everything of a table was read.
func (t *rescuedTable) damaged() bool { return len(t.bad) > 0 || t.torn > 0 || t.refused > 0 }

func (r *rescue) anyDamage() bool { return slices.ContainsFunc(r.tables, (*rescuedTable).damaged) }
