package store

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// AcceptedFinding is a finding of the checks that the office has explained and
// lets stand. One place may have several, of different rules.
type AcceptedFinding struct {
	Rule    string    `json:"规则" db:"rule,key"`  // A09
	Place   string    `json:"位置" db:"place,key"` // as the finding names it
	Figures string    `json:"数" db:"figures"`    // the fingerprint of its figures, so that it comes back when they change
	Reason  string    `json:"理由" db:"reason"`
	At      time.Time `json:"时间"` // to the millisecond; now if it is not given
}

// acceptedRow is an AcceptedFinding as the database has it.
type acceptedRow struct {
	AcceptedFinding
	Stamp string `json:"时间" db:"at"` // in the form of timeFormat
}

// acceptedPage is the page 检查 of the history. It is not entered and no part
// of a [Year], but it changes by the same steps.
var acceptedPage = describePage("检查", "accepted_finding", reflect.TypeFor[acceptedRow](), false)

// Accept lets findings of a year stand, each in the place of what was accepted
// for its rule and place before. It is one step of the history, so undo takes
// it back. Without a reason, or if the year is sealed ([SealedError]), nothing
// is accepted.
func (l *Ledger) Accept(year int, findings ...AcceptedFinding) error {
	for _, a := range findings {
		if strings.TrimSpace(a.Reason) == "" {
			return errors.New("认可一处发现要写理由，请写明为什么可以保留")
		}
	}
	if len(findings) == 0 {
		return nil
	}
	return l.edit(year, "认可检查发现 "+findings[0].Rule, func(e *editor) error {
		rows, err := acceptedRows(e.tx, year, l.now(), findings)
		if err != nil {
			return err
		}
		return e.store(rows)
	})
}

// acceptedRows are the changes that accept findings.
func acceptedRows(tx *sql.Tx, year int, now time.Time, findings []AcceptedFinding) ([]rowChange, error) {
	var out []rowChange
	for _, a := range findings {
		if a.At.IsZero() {
			a.At = now
		}
		row := acceptedPage.newRow()
		row.Set(reflect.ValueOf(acceptedRow{a, a.At.UTC().Format(timeFormat)}))
		key := acceptedPage.keyOf(row, 0)
		old, err := acceptedPage.rowIn(tx, year, key)
		if err != nil {
			return nil, err
		}
		out = append(out, rowChange{acceptedPage, key, old, row})
	}
	return out, nil
}

// Withdraw takes back what [Ledger.Accept] let stand, as a step of its own.
func (l *Ledger) Withdraw(year int, rule, place string) error {
	return l.edit(year, "不再认可检查发现 "+rule, func(e *editor) error {
		key := []string{rule, place}
		old, err := acceptedPage.rowIn(e.tx, year, key)
		if err != nil {
			return err
		}
		if !old.IsValid() {
			return fmt.Errorf("%d 年度没有认可过规则 %s 在“%s”的发现，没有改动", year, clip(rule), clip(place))
		}
		return e.store([]rowChange{{acceptedPage, key, old, reflect.Value{}}})
	})
}

// Accepted lists the findings of a year that are accepted, by rule and place.
func (l *Ledger) Accepted(year int) ([]AcceptedFinding, error) {
	var out []AcceptedFinding
	err := l.read(func(tx *sql.Tx) (err error) {
		if _, err := stateIn(tx, year); err != nil {
			return err
		}
		out, err = acceptedIn(tx, year)
		return err
	})
	return out, err
}

func acceptedIn(tx *sql.Tx, year int) ([]AcceptedFinding, error) {
	out := []AcceptedFinding{}
	var altered error
	err := acceptedPage.query(tx, func(_ int, v reflect.Value) {
		row := v.Interface().(acceptedRow)
		var err error
		if row.At, err = time.Parse(timeFormat, row.Stamp); err != nil {
			altered = &AlteredError{year}
		}
		out = append(out, row.AcceptedFinding)
	}, acceptedPage.sql.selectYear, year)
	if err = cmp.Or(err, altered); err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b AcceptedFinding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Place, b.Place))
	})
	return out, nil
}
