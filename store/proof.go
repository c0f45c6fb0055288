package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
)

// BrokenStepError says that a step of the history does not fit its
// fingerprint: it, or the one before it, was altered or is damaged. The
// ledger's methods return it within a [DamagedError].
type BrokenStepError struct {
	ID   int64
	Name string // when it was, the year and the action
}

func (e *BrokenStepError) Error() string {
	return fmt.Sprintf("历史的第 %d 步（%s）和它的指纹对不上：这一步或它前面一步被改过、删过或损坏了", e.ID, e.Name)
}

// proveSteps asks whether steps are what this program wrote, and the links of
// the chain before and after each; a [BrokenStepError] if one is not.
func proveSteps(tx *sql.Tx, ids ...int64) error {
	for _, id := range ids {
		var next sql.NullInt64
		if err := tx.QueryRow(`SELECT min(id) FROM step WHERE id > ?`, id).Scan(&next); err != nil {
			return err
		}
		to := id
		if next.Valid {
			to = next.Int64
		}
		found := false
		err := chain(tx, id, to, func(s *step, _ []entry, holds bool) error {
			found = found || s.id == id
			if !holds {
				return &BrokenStepError{s.id, s.String()}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if !found {
			return &BrokenStepError{id, "不见了"}
		}
	}
	return nil
}

// chain walks the steps of a range and tells of each whether its fingerprint
// fits it and the step before.
func chain(tx *sql.Tx, from, to int64, f func(s *step, entries []entry, holds bool) error) error {
	before, err := hashBefore(tx, from)
	if err != nil {
		return err
	}
	return walkRange(tx, from, to, func(s *step, entries []entry) error {
		holds := s.sum(before, entries) == s.hash
		before = s.hash
		return f(s, entries, holds)
	})
}

// hashBefore is the hash of the step before one; zero before the first.
func hashBefore(tx *sql.Tx, id int64) (h hash, err error) {
	var b []byte
	err = tx.QueryRow(`SELECT hash FROM step WHERE id < ? ORDER BY id DESC LIMIT 1`, id).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	copy(h[:], b)
	return h, err
}

// walk reads every step with its entries, in order. The step may be kept, the
// entries not.
func walk(tx *sql.Tx, f func(s *step, entries []entry) error) error {
	return walkRange(tx, math.MinInt64, math.MaxInt64, f)
}

// walkRange is walk for the steps of a range.
func walkRange(tx *sql.Tx, from, to int64, f func(s *step, entries []entry) error) error {
	steps, err := tx.Query(`SELECT id, at, action, year, under, undo_top, redo_top, reverts, digest, hash FROM step
		WHERE id BETWEEN ? AND ? ORDER BY id`, from, to)
	if err != nil {
		return err
	}
	defer steps.Close()
	history, err := tx.Query(`SELECT step, page, key, field, old, new FROM history WHERE step BETWEEN ? AND ? ORDER BY step, n`, from, to)
	if err != nil {
		return err
	}
	defer history.Close()
	var of int64 // the step that next belongs to
	var next entry
	read := func() error {
		of = 0
		if !history.Next() {
			return history.Err()
		}
		return history.Scan(&of, &next.page, &next.key, &next.field, &next.old, &next.new)
	}
	if err := read(); err != nil {
		return err
	}
	var entries []entry
	for steps.Next() {
		s := &step{}
		var sum, hash []byte
		if err := steps.Scan(&s.id, &s.at, &s.action, &s.year, &s.under, &s.undoTop, &s.redoTop, &s.reverts, &sum, &hash); err != nil {
			return err
		}
		s.digest = digestOf(sum)
		copy(s.hash[:], hash)
		entries = entries[:0]
		for of != 0 && of <= s.id { // those of no step belong to the next one, whose hash then differs
			entries = append(entries, next)
			if err := read(); err != nil {
				return err
			}
		}
		if err := f(s, entries); err != nil {
			return err
		}
	}
	return steps.Err()
}
