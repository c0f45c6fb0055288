package store

import (
	"database/sql"
	"math"
	"slices"
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
	// may not be what was done. Such a step is in every list: where it tells of
	// no change there, with one entry without an address.
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

// historyIn follows the whole chain: an index that is damaged would leave
// something out, and a step that does not hold may be of another year or place
// than it says.
func historyIn(tx *sql.Tx, year int, prefix string) ([]HistoryEntry, error) {
	var out []HistoryEntry
	err := chain(tx, math.MinInt64, math.MaxInt64, func(s *step, entries []entry, holds bool) error {
		if s.year != year && holds {
			return nil
		}
		var found []HistoryEntry
		for _, c := range entries {
			if s.year != year || prefix != "" && c.page != prefix && !strings.HasPrefix(prefix, c.page) {
				continue
			}
			if at := c.addr(); prefix == "" || at == prefix || strings.HasPrefix(at, prefix+"/") {
				found = append(found, HistoryEntry{Addr: at, Old: c.old, New: c.new})
			}
		}
		if len(found) == 0 && !holds {
			found = []HistoryEntry{{}}
		}
		if len(found) == 0 {
			return nil
		}
		at, err := time.Parse(timeFormat, s.at)
		if err != nil && s.year != year {
			return &BrokenStepError{s.id, s.String()}
		}
		if err != nil {
			return &AlteredError{year}
		}
		for _, e := range found {
			e.Step, e.At, e.Action, e.Year, e.Broken = s.id, at, s.action, s.year, !holds
			out = append(out, e)
		}
		return nil
	})
	slices.Reverse(out)
	return out, err
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
