package store

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"time"
)

// Binned is a year in the bin (回收站): removed, and kept so that it can come
// back.
type Binned struct {
	ID     int64
	Year   int
	At     time.Time // when it was removed
	Action string
	State  State // that it had
}

// RemoveYear takes a year out of the ledger and puts it into the bin, with its
// accepted findings. Its history and what was published of it stay. A sealed
// year is refused ([SealedError]): it has to be unlocked first.
func (l *Ledger) RemoveYear(year int, action string) (*Binned, error) {
	var out *Binned
	err := l.write(func(tx *sql.Tx) error {
		if err := drafting(tx, year); err != nil {
			return err
		}
		return l.inStep(tx, year, action, func(h *recorder) (err error) {
			y, err := yearIn(tx, year)
			if err != nil {
				return err
			}
			accepted, err := acceptedIn(tx, year)
			if err != nil {
				return err
			}
			if out, err = binYear(h, y, accepted); err != nil {
				return err
			}
			return dropYear(h, y, accepted)
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// binYear puts a copy of a year into the bin.
func binYear(h *recorder, y *Year, accepted []AcceptedFinding) (*Binned, error) {
	text, err := snapshot(y, accepted)
	if err != nil {
		return nil, err
	}
	// A number that was given once never comes again: who noted it would get
	// another year back.
	res, err := h.tx.Exec(`INSERT INTO bin (id, year, at, action, state, snapshot)
		SELECT 1 + max(coalesce((SELECT max(CAST(key AS INTEGER)) FROM history WHERE page = ?), 0), coalesce((SELECT max(id) FROM bin), 0)), ?, ?, ?, ?, ?`,
		binPage, y.Year, h.at, h.action, y.State, text)
	if err != nil {
		return nil, err
	}
	b := &Binned{Year: y.Year, Action: h.action, State: y.State}
	if b.ID, err = res.LastInsertId(); err != nil {
		return nil, err
	}
	h.entries = append(h.entries, keptEntry(binPage, b.ID, "", Present))
	b.At, err = time.Parse(timeFormat, h.at)
	return b, err
}

// dropYear removes all rows of a year, each told in the history, and the year.
func dropYear(h *recorder, y *Year, accepted []AcceptedFinding) error {
	rows := changedRows(y, nil)
	for _, a := range accepted {
		key := []string{a.Rule, a.Place}
		old, err := acceptedPage.rowIn(h.tx, y.Year, key)
		if err != nil {
			return err
		}
		rows = append(rows, rowChange{acceptedPage, key, old, reflect.Value{}})
	}
	if err := h.setRows(rows); err != nil {
		return err
	}
	return endYear(h)
}

// endYear ends a year whose rows are gone.
func endYear(h *recorder) error {
	for _, p := range pages { // a single row that is empty is told nowhere
		if !p.Single {
			continue
		}
		if _, err := h.tx.Exec(`DELETE FROM "`+p.Table+`" WHERE year = ?`, h.year); err != nil {
			return err
		}
	}
	return h.setState("")
}

// Bin lists the years in the bin, the last removed first. If the list is not
// what the history tells, the error is a [FileError].
func (l *Ledger) Bin() ([]Binned, error) {
	var out []Binned
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = l.binIn(tx)
		return err
	})
	return out, err
}

func (l *Ledger) binIn(tx *sql.Tx) ([]Binned, error) {
	rows, err := tx.Query(`SELECT id, year, at, action, state FROM bin ORDER BY id DESC`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Binned
	var kept []*keptYear
	for rows.Next() {
		var b Binned
		var at string
		if err := rows.Scan(&b.ID, &b.Year, &at, &b.Action, &b.State); err != nil {
			return nil, err
		}
		kept = append(kept, &keptYear{table: "bin", id: b.ID, year: b.Year, at: at, action: b.Action, state: b.State})
		if b.At, err = time.Parse(timeFormat, at); err != nil {
			return nil, &DamagedError{Path: l.path, Text: fmt.Sprintf("回收站里编号 %d 的年度，时间读不通", b.ID)}
		}
		out = append(out, b)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, l.provenList(tx, binPage, 0, kept)
}

// RestoreYear brings a year back from the bin exactly as it was, its state and
// its accepted findings too, and takes it out of the bin. A year that the
// ledger has again is refused ([YearExistsError]).
func (l *Ledger) RestoreYear(id int64, action string) (*Year, error) {
	var y *Year
	err := l.write(func(tx *sql.Tx) error {
		kept, err := keptIn(tx, "bin", id)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("回收站里没有编号 %d，没有改动。请先列出回收站：juesuan bin 账本", id)
		}
		if err != nil {
			return err
		}
		var accepted []AcceptedFinding
		if y, accepted, err = kept.proven(tx); errors.Is(err, errKept) {
			return &FileError{l.path, "里" + kept.name() + errKept.Error() + "。请改用备份；本次没有改动", err}
		}
		if err != nil {
			return err
		}
		y.State = Drafting
		if err := absent(tx, y.Year); err != nil {
			return err
		}
		return l.inStep(tx, y.Year, action, func(h *recorder) error {
			h.entries = append(h.entries, keptEntry(binPage, id, "", Present).gone())
			if _, err := tx.Exec(`DELETE FROM bin WHERE id = ?`, id); err != nil {
				return err
			}
			return l.fillYear(h, y, accepted...)
		})
	})
	if err != nil {
		return nil, err
	}
	return y, nil
}
