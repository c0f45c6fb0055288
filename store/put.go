package store

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
)

// Put replaces whole years, or adds them, in one transaction: either all of
// them are stored or nothing is. Years that fail [Year.Validate] are refused.
// So is a year that the ledger holds as finalised or published
// ([SealedError]), unless it would not change. Every changed field goes into
// the history under the action's name.
func (l *Ledger) Put(action string, years ...*Year) error {
	sorted := make([]*Year, len(years))
	seen := map[int]bool{}
	var problems []error
	for i, y := range years {
		c := *y
		c.Sort()
		sorted[i] = &c
		if seen[y.Year] {
			problems = append(problems, fmt.Errorf("%d 年度出现了两次，请只留一个", y.Year))
		}
		seen[y.Year] = true
		problems = append(problems, y.Validate())
	}
	if err := errors.Join(problems...); err != nil {
		return err
	}
	return l.write(func(tx *sql.Tx) error {
		h := l.newRecorder(tx, action)
		for _, y := range sorted {
			if err := putYear(tx, h, y); err != nil {
				return err
			}
		}
		return nil
	})
}

func putYear(tx *sql.Tx, h *recorder, y *Year) error {
	old, err := yearIn(tx, y.Year)
	var missing *NoYearError
	if err != nil && !errors.As(err, &missing) {
		return err
	}
	changes := diff(old, y)
	state := State("")
	if old != nil {
		state = old.State
	}
	if len(changes) == 0 && state == y.State {
		return nil
	}
	if old != nil && state != Drafting {
		return &SealedError{y.Year, state}
	}
	if err := h.setState(y.Year, state, y.State); err != nil {
		return err
	}
	for _, p := range pages {
		if old != nil && p.same(old, y) {
			continue
		}
		if err := p.store(tx, y); err != nil {
			return err
		}
	}
	return h.record(y.Year, changes)
}

// store replaces the page's rows of a year.
func (p *Page) store(tx *sql.Tx, y *Year) error {
	if _, err := tx.Exec(p.sql.deleteYear, y.Year); err != nil {
		return err
	}
	put, err := tx.Prepare(p.sql.put)
	if err != nil {
		return err
	}
	defer func() { _ = put.Close() }() // the transaction's end closes it anyway
	for i, row := range p.rows(y) {
		if _, err := put.Exec(p.putArgs(y.Year, i, row)...); err != nil {
			return err
		}
	}
	return nil
}

// putArgs are the arguments of the put statement for the row at place i, from 0.
func (p *Page) putArgs(year, i int, row reflect.Value) []any {
	args := []any{year}
	if p.Ordered {
		args = append(args, i+1)
	}
	for i := range p.Fields {
		args = append(args, p.Fields[i].column(row))
	}
	return args
}

// SetState says how far a year has come. Any state can follow any other, so
// that a finalised year can be opened again; the history keeps the change.
func (l *Ledger) SetState(year int, s State, action string) error {
	if !validState(s) {
		return fmt.Errorf("没有叫“%s”的状态，可以填%s", s, listed(texts(states)))
	}
	return l.write(func(tx *sql.Tx) error {
		old, err := stateIn(tx, year)
		if err != nil {
			return err
		}
		return l.newRecorder(tx, action).setState(year, old, s)
	})
}
