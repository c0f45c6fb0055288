package store

import (
	"database/sql"
	"errors"
)

// chainVersion is the schema since which the history is a chain.
const chainVersion = 3

// foundAction is the step that says what an older ledger's history did not
// know of: a change behind the program's back.
const foundAction = "升级时发现的程序外改动"

// adopt makes a chain of the history that an older ledger has and [rewrite]
// told in today's words, and gives each year its digest.
func (l *Ledger) adopt(tx *sql.Tx) error {
	pasts, chained, err := l.chained(tx)
	if err != nil {
		return err
	}
	update, err := tx.Prepare(`UPDATE step SET under = ?, undo_top = ?, redo_top = ?, digest = ?, hash = ? WHERE id = ?`)
	if err != nil {
		return err
	}
	defer func() { _ = update.Close() }() // the transaction's end closes it anyway
	for _, s := range chained {
		if _, err := update.Exec(s.under, s.undoTop, s.redoTop, s.digest.bytes(), s.hash[:], s.id); err != nil {
			return err
		}
	}
	years, err := yearsIn(tx)
	if err != nil {
		return err
	}
	for _, y := range years {
		p := pasts[y]
		if p == nil {
			p = &past{}
		}
		if err := l.adoptYear(tx, y, p); err != nil {
			return err
		}
	}
	return nil
}

// chained replays the history and returns each year as it tells it, and the
// steps with what they lack.
func (l *Ledger) chained(tx *sql.Tx) (map[int]*past, []*step, error) {
	pasts := map[int]*past{}
	tops := map[int]int64{}
	var out []*step
	var before hash
	err := walk(tx, func(s *step, entries []entry) error {
		p := pasts[s.year]
		if p == nil {
			p = &past{rows: map[string]*pastRow{}}
			pasts[s.year] = p
		}
		state := p.state
		if err := p.apply(s.year, entries); errors.Is(err, errPast) {
			return &AlteredError{s.year}
		} else if err != nil {
			return err
		}
		if p.state == state {
			s.under, s.undoTop = tops[s.year], s.id
		}
		tops[s.year] = s.undoTop
		s.digest = p.digest
		s.hash = s.sum(before, entries)
		before = s.hash
		out = append(out, s)
		return nil
	})
	return pasts, out, err
}

// adoptYear stores a year's digest. What the history does not know of becomes
// a step of its own.
func (l *Ledger) adoptYear(tx *sql.Tx, n int, p *past) error {
	if _, err := tx.Exec(`UPDATE fiscal_year SET digest = ? WHERE year = ?`, p.digest.bytes(), n); err != nil {
		return err
	}
	told, accepted := p.year(n)
	now, _, err := unprovenYear(tx, n)
	if err != nil {
		return err
	}
	found, err := acceptedPage.rowsIn(tx, n)
	if err != nil {
		return err
	}
	return l.inStep(tx, n, foundAction, func(h *recorder) error {
		h.state = told.State
		if err := h.setState(now.State); err != nil {
			return err
		}
		return h.setRows(append(changedRows(told, now), acceptedPage.changed(accepted, found)...))
	})
}
