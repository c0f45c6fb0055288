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
	sorted, err := puttable(years)
	if err != nil {
		return err
	}
	return l.write(func(tx *sql.Tx) error {
		for _, y := range sorted {
			if err := l.putYear(tx, action, y); err != nil {
				return err
			}
		}
		return nil
	})
}

// puttable asks the rules of years, and returns sorted copies of them.
func puttable(years []*Year) ([]*Year, error) {
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
		problems = append(problems, y.problems()...)
	}
	return sorted, joined(problems)
}

// replaced lists the rows that change when a year is stored; a sealed one
// cannot be replaced.
func replaced(tx *sql.Tx, y *Year) ([]rowChange, error) {
	old, err := yearIn(tx, y.Year)
	var missing *NoYearError
	if err != nil && !errors.As(err, &missing) {
		return nil, err
	}
	rows := changedRows(old, y)
	if old != nil && old.State != Drafting && (len(rows) > 0 || old.State != y.State) {
		return nil, &SealedError{y.Year, old.State}
	}
	return rows, nil
}

func (l *Ledger) putYear(tx *sql.Tx, action string, y *Year) error {
	rows, err := replaced(tx, y)
	if err != nil {
		return err
	}
	return l.inStep(tx, y.Year, action, func(h *recorder) error {
		if err := h.setState(y.State); err != nil {
			return err
		}
		return h.setRows(rows)
	})
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
		if _, err := stateIn(tx, year); err != nil {
			return err
		}
		return l.inStep(tx, year, action, func(h *recorder) error { return h.setState(s) })
	})
}
