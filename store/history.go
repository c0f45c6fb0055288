package store

import (
	"database/sql"
	"strings"
	"time"
)

// HistoryEntry is one change of one value, or of the presence of a row (then
// the values are [Present] and empty), or of the year's state.
type HistoryEntry struct {
	ID     int64
	Step   int64 // the same for all changes of one action
	At     time.Time
	Action string
	Year   int
	Addr   string // as in [Address]; 状态 for the year's state
	Old    string
	New    string
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

func historyIn(tx *sql.Tx, year int, prefix string) ([]HistoryEntry, error) {
	page := SplitAddress(prefix)[0]
	rows, err := tx.Query(`SELECT id, step, at, action, page, key, field, old, new FROM history
		WHERE year = ? AND (? = '' OR page = ?) ORDER BY id DESC`, year, page, page)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []HistoryEntry
	for rows.Next() {
		e := HistoryEntry{Year: year}
		var at, page, key, field string
		if err := rows.Scan(&e.ID, &e.Step, &at, &e.Action, &page, &key, &field, &e.Old, &e.New); err != nil {
			return nil, err
		}
		if e.At, err = time.Parse(timeFormat, at); err != nil {
			return nil, err
		}
		e.Addr = page
		for _, part := range []string{key, field} { // both are escaped already
			if part != "" {
				e.Addr += "/" + part
			}
		}
		if prefix == "" || e.Addr == prefix || strings.HasPrefix(e.Addr, prefix+"/") {
			out = append(out, e)
		}
	}
	return out, rows.Err()
}

// recorder writes the history of one action.
type recorder struct {
	tx     *sql.Tx
	action string
	at     string
	step   int64
	insert *sql.Stmt
}

func (l *Ledger) newRecorder(tx *sql.Tx, action string) *recorder {
	return &recorder{tx: tx, action: action, at: l.now().UTC().Format(timeFormat)}
}

func (h *recorder) record(year int, changes []change) error {
	for _, c := range changes {
		field := ""
		if c.addr.Field != nil {
			field = JoinAddress(c.addr.Field.Name)
		}
		if err := h.add(year, c.addr.Page.Name, JoinAddress(c.addr.Key...), field, c.old, c.new); err != nil {
			return err
		}
	}
	return nil
}

func (h *recorder) add(year int, page, key, field, old, new string) error {
	if h.insert == nil {
		if err := h.start(); err != nil {
			return err
		}
	}
	_, err := h.insert.Exec(h.step, h.at, h.action, year, page, key, field, old, new)
	return err
}

// start numbers the action; the transaction's end closes the statement.
func (h *recorder) start() error {
	err := h.tx.QueryRow(`SELECT coalesce(max(id), 0) + 1 FROM history`).Scan(&h.step)
	if err != nil {
		return err
	}
	h.insert, err = h.tx.Prepare(`INSERT INTO history (step, at, action, year, page, key, field, old, new)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	return err
}

// setState stores a year's state and adds the year if it is new.
func (h *recorder) setState(year int, old, new State) error {
	if old == new {
		return nil
	}
	if _, err := h.tx.Exec(`INSERT INTO fiscal_year (year, state) VALUES (?, ?)
		ON CONFLICT (year) DO UPDATE SET state = excluded.state`, year, new); err != nil {
		return err
	}
	return h.add(year, statePage, "", "", string(old), string(new))
}
