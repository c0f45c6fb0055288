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

// AcceptedFinding is a finding of the checks that the office explained and
// lets stand. One place may have several, of different rules.
type AcceptedFinding struct {
	Rule    string    `json:"规则" db:"rule,key"`  // A09
	Place   string    `json:"位置" db:"place,key"` // as the finding names it; blank: the document as a whole
	Figures string    `json:"数" db:"figures"`    // the fingerprint of its figures: it comes back when they change
	Reason  string    `json:"理由" db:"reason"`
	At      time.Time `json:"时间"` // to the millisecond
}

// acceptedRow is an AcceptedFinding as the database has it.
type acceptedRow struct {
	AcceptedFinding
	Stamp string `json:"时间" db:"at"` // in the form of timeFormat
}

// acceptedPage is the page 检查 of the history. It is not entered and no part
// of a [Year], but it changes by the same steps.
var acceptedPage = describePage("检查", "accepted_finding", reflect.TypeFor[acceptedRow](), false)

// The actions under which the history has what was said of findings.
const (
	acceptAction   = "说明"
	withdrawAction = "收回说明"
)

// Accept lets findings of a year stand, each with its reason, in the place of
// what was accepted there before. It is one step of the history, so undo takes
// it back. A sealed year is refused ([SealedError]). The time of an acceptance
// is now if it has none.
func (l *Ledger) Accept(year int, findings ...AcceptedFinding) error {
	for _, a := range findings {
		if strings.TrimSpace(a.Reason) == "" {
			return errors.New("说明一处发现要写理由，请写明为什么可以保留")
		}
	}
	return l.edit(year, acceptAction, func(e *editor) error {
		rows := make([]rowChange, len(findings))
		for i, a := range findings {
			if a.At.IsZero() {
				a.At = l.now()
			}
			c := a.added()
			old, err := acceptedPage.rowIn(e.tx, year, c.key)
			if err != nil {
				return err
			}
			c.old = old
			rows[i] = c
		}
		return e.store(rows)
	})
}

// added is the change that adds the finding.
func (a AcceptedFinding) added() rowChange {
	row := acceptedPage.newRow()
	row.Set(reflect.ValueOf(acceptedRow{a, a.At.UTC().Format(timeFormat)}))
	return rowChange{page: acceptedPage, key: acceptedPage.keyOf(row, 0), new: row}
}

// Withdraw drops what [Ledger.Accept] said of a finding, as a step of its own.
func (l *Ledger) Withdraw(year int, rule, place string) error {
	return l.edit(year, withdrawAction, func(e *editor) error {
		c := rowChange{page: acceptedPage, key: []string{rule, place}}
		var err error
		if c.old, err = acceptedPage.rowIn(e.tx, year, c.key); err != nil {
			return err
		}
		if !c.old.IsValid() {
			return fmt.Errorf("%d 年度没有说明过规则 %s 在“%s”的发现，没有改动", year, clip(rule), clip(place))
		}
		return e.store([]rowChange{c})
	})
}

// Accepted lists the findings of a year that are accepted, by rule and place.
func (l *Ledger) Accepted(year int) ([]AcceptedFinding, error) {
	var out []AcceptedFinding
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = acceptedIn(tx, year)
		return err
	})
	return out, err
}

func acceptedIn(tx *sql.Tx, year int) ([]AcceptedFinding, error) {
	rows, err := acceptedPage.rowsIn(tx, year)
	if err != nil {
		return nil, err
	}
	var out []AcceptedFinding
	for _, v := range rows {
		row := v.Interface().(acceptedRow)
		if row.At, err = time.Parse(timeFormat, row.Stamp); err != nil {
			return nil, err
		}
		out = append(out, row.AcceptedFinding)
	}
	slices.SortFunc(out, func(a, b AcceptedFinding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Place, b.Place))
	})
	return out, nil
}
