package store

import (
	"database/sql"
	"strings"
	"time"
)

// HistoryEntry is one change of one value, or of the presence of a row (then
// the values are [Present] and empty), or of the year's state.
type HistoryEntry struct {
	Step   int64 // the same for all changes of one action on one year
	At     time.Time
	Action string
	Year   int
	Addr   string // as in [Address]; 状态 for the year's state, 检查/… for accepted findings
	Old    string
	New    string

	// Broken says that the step does not fit its fingerprint: what it tells
	// may not be what was done.
	Broken bool
}

// statePage is where the history puts the changes of a year's state.
const statePage = "状态"

// timeFormat is UTC with milliseconds: as text it sorts by time.
const timeFormat = "2006-01-02T15:04:05.000Z"

// History lists the changes of a year, the newest first: all of them, or those
// at the address and below it (a page, some rows of it, a row or a field).
func (l *Ledger) History(year int, addrPrefix string) ([]HistoryEntry, error) {
	var out []HistoryEntry
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = historyIn(tx, year, strings.TrimSuffix(addrPrefix, "/"))
		return err
	})
	return out, err
}

// historyOf reads the history of a year.
const historyOf = `SELECT step.id, at, action, page, key, field, old, new
	FROM history JOIN step ON step.id = history.step WHERE year = ? `

func historyIn(tx *sql.Tx, year int, prefix string) ([]HistoryEntry, error) {
	query, args := historyOf, []any{year}
	if prefix != "" {
		// The index finds the page and the first part of the key; “0” follows “/”.
		page, rest, _ := strings.Cut(prefix, "/")
		first, _, _ := strings.Cut(rest, "/")
		query += `AND page = ? `
		args = append(args, page)
		if first != "" {
			query += `AND (key IN ('', ?) OR key > ? AND key < ?) `
			args = append(args, first, first+"/", first+"0")
		}
	}
	rows, err := tx.Query(query+`ORDER BY history.step DESC, n DESC`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []HistoryEntry
	for rows.Next() {
		e := HistoryEntry{Year: year}
		var at string
		var c entry
		if err := rows.Scan(&e.Step, &at, &e.Action, &c.page, &c.key, &c.field, &c.old, &c.new); err != nil {
			return nil, err
		}
		if e.At, err = time.Parse(timeFormat, at); err != nil {
			return nil, &AlteredError{year}
		}
		e.Addr, e.Old, e.New = c.addr(), c.old, c.new
		if prefix == "" || e.Addr == prefix || strings.HasPrefix(e.Addr, prefix+"/") {
			out = append(out, e)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, markBroken(tx, out)
}

// markBroken tells the entries that can be trusted from those that cannot.
func markBroken(tx *sql.Tx, list []HistoryEntry) error {
	ids := make([]int64, len(list))
	for i, e := range list {
		ids[i] = e.Step
	}
	broken, err := brokenSteps(tx, ids)
	if err != nil {
		return err
	}
	for i := range list {
		list[i].Broken = broken[list[i].Step]
	}
	return nil
}

// addr is the entry's address.
func (c *entry) addr() string {
	addr := c.page
	for _, part := range []string{c.key, c.field} { // both are escaped already
		if part != "" {
			addr += "/" + part
		}
	}
	return addr
}
