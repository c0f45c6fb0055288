package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// What undo and redo put before the name of the action that they take back.
const (
	undoing = "撤销："
	redoing = "重做："
)

// Undo takes back the last step of a year that is not taken back yet, and
// returns the name of its action. It is a step itself: the history keeps both.
// It reaches back over closing the file, to when the year was made or its
// state last changed, but not further. The rules are asked as with
// [Ledger.Set]; a sealed year is refused, and so is, with a [DamagedError], a
// step that no longer is what was written.
func (l *Ledger) Undo(year int) (action string, err error) { return l.takeBack(year, undoing) }

// Redo takes back the last undoing of a year, and returns the name of the
// action that is done again. After any other change there is nothing to redo.
func (l *Ledger) Redo(year int) (action string, err error) { return l.takeBack(year, redoing) }

// CanUndo says whether there is a step that [Ledger.Undo] takes back, and the
// name of its action.
func (l *Ledger) CanUndo(year int) (action string, ok bool, err error) {
	return l.canTakeBack(year, undoing)
}

// CanRedo says whether there is a step that [Ledger.Redo] does again, and the
// name of its action.
func (l *Ledger) CanRedo(year int) (action string, ok bool, err error) {
	return l.canTakeBack(year, redoing)
}

func (l *Ledger) canTakeBack(year int, verb string) (action string, ok bool, err error) {
	err = l.read(func(tx *sql.Tx) error {
		state, err := stateIn(tx, year)
		if err != nil || state != Drafting {
			return err
		}
		top, err := stackTop(tx, year, verb)
		action, ok = top.subject(), top.id != 0
		return err
	})
	return action, ok, err
}

func (l *Ledger) takeBack(year int, verb string) (action string, err error) {
	err = l.write(func(tx *sql.Tx) error {
		top, err := stackTop(tx, year, verb)
		if err != nil {
			return err
		}
		last, err := lastStep(tx, `SELECT id, hash, undo_top, redo_top FROM step WHERE year = ? ORDER BY id DESC LIMIT 1`, year)
		if err != nil {
			return err
		}
		action = top.subject()
		return l.editIn(tx, year, verb+action, func(e *editor) error {
			if err := proveSteps(tx, last.id); err != nil {
				return err
			}
			if top.id == 0 {
				return fmt.Errorf("%d 年度没有可以%s的操作", year, strings.TrimSuffix(verb, "："))
			}
			if err := proveSteps(tx, top.id); err != nil {
				return err
			}
			rows, err := e.inverse(top.id)
			if errors.Is(err, errPast) {
				return &AlteredError{year}
			}
			if err != nil {
				return err
			}
			e.takesBack(top, verb)
			return e.store(rows)
		})
	})
	if err != nil {
		return "", err
	}
	return action, nil
}

// stackTop is the step that undo or redo takes back; its id is 0 if there is none.
func stackTop(tx *sql.Tx, year int, verb string) (top step, err error) {
	query := `SELECT id, action, under FROM step WHERE id =
		(SELECT undo_top FROM step WHERE year = ? ORDER BY id DESC LIMIT 1)`
	if verb == redoing {
		query = strings.Replace(query, "undo_top", "redo_top", 1)
	}
	err = tx.QueryRow(query, year).Scan(&top.id, &top.action, &top.under)
	if errors.Is(err, sql.ErrNoRows) {
		return step{}, nil
	}
	return top, err
}

// subject is the action that was done, undone or done again.
func (s *step) subject() string {
	return strings.TrimPrefix(strings.TrimPrefix(s.action, undoing), redoing)
}

// takesBack moves the top of one stack away and puts this step on the other.
func (h *recorder) takesBack(top step, verb string) {
	h.reverts = top.id
	if verb == undoing {
		h.under, h.undoTop, h.redoTop = h.redoTop, top.under, h.id
	} else {
		h.under, h.undoTop, h.redoTop = h.undoTop, h.id, top.under
	}
}

// inverse lists what changes in the year's rows when a step is taken back.
func (h *recorder) inverse(id int64) ([]rowChange, error) {
	entries, err := entriesOf(h.tx, id)
	if err != nil {
		return nil, err
	}
	slices.Reverse(entries)
	var rows []*pastRow
	var out []rowChange
	byID := map[string]*pastRow{}
	for _, c := range entries {
		at := c.page + "/" + c.key
		r := byID[at]
		if r == nil {
			if r, err = newPastRow(c.page, c.key); err != nil {
				return nil, err
			}
			old, err := r.page.rowIn(h.tx, h.year, r.key)
			if err != nil {
				return nil, err
			}
			if old.IsValid() {
				r.row.Set(old)
				r.there = true
			}
			byID[at] = r
			rows = append(rows, r)
			out = append(out, rowChange{page: r.page, key: r.key, old: old})
		}
		if err := r.apply(c.field, c.new, c.old); err != nil {
			return nil, err
		}
	}
	for i, r := range rows {
		if !r.whole() {
			return nil, errPast
		}
		out[i].new = r.value()
	}
	return slices.DeleteFunc(out, func(c rowChange) bool { return c.same() }), nil
}

// entriesOf reads the entries of a step.
func entriesOf(tx *sql.Tx, id int64) ([]entry, error) {
	rows, err := tx.Query(`SELECT page, key, field, old, new FROM history WHERE step = ? ORDER BY n`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []entry
	for rows.Next() {
		var c entry
		if err := rows.Scan(&c.page, &c.key, &c.field, &c.old, &c.new); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}
