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

// Accepted is a finding of the checks that the office has explained and lets
// stand. One place may have several, of different rules.
type Accepted struct {
	Rule    string    `json:"规则" db:"rule,key"`  // A09
	Place   string    `json:"位置" db:"place,key"` // as the finding names it
	Figures string    `json:"数字" db:"figures"`   // the fingerprint of its figures, so that it comes back when they change
	Reason  string    `json:"理由" db:"reason"`
	At      time.Time `json:"时间"` // to the millisecond; Accept sets it
}

// acceptedRow is an Accepted as the database has it.
type acceptedRow struct {
	Accepted
	Stamp string `json:"时间" db:"at"` // in the form of timeFormat
}

// acceptedPage is the page 检查 of the history. It is not entered and no part
// of a [Year], but it changes by the same steps.
var acceptedPage = describePage("检查", "accepted_finding", reflect.TypeFor[acceptedRow](), false)

// Accept lets a finding of a year stand, in the place of what was accepted for
// its rule and place before. It is a step of the history, so undo takes it
// back. Without a rule or a reason, or if the year is sealed, it is refused.
func (l *Ledger) Accept(year int, a Accepted) error {
	if strings.TrimSpace(a.Reason) == "" {
		return errors.New("没有写理由。保留一条检查发现，要说明为什么没有问题")
	}
	row := acceptedPage.newRow()
	row.Set(reflect.ValueOf(acceptedRow{a, l.now().UTC().Format(timeFormat)}))
	return l.accept(year, "保留检查发现 "+a.Rule, acceptedPage.keyOf(row, 0), row)
}

// Withdraw takes back what [Ledger.Accept] let stand, as a step of its own.
func (l *Ledger) Withdraw(year int, rule, place string) error {
	return l.accept(year, "不再保留检查发现 "+rule, []string{rule, place}, reflect.Value{})
}

// accept stores a row of the page, or removes it.
func (l *Ledger) accept(year int, action string, key []string, row reflect.Value) error {
	return l.edit(year, action, func(e *editor) error {
		old, err := acceptedPage.rowIn(e.tx, year, key)
		if err != nil {
			return err
		}
		if !old.IsValid() && !row.IsValid() {
			return fmt.Errorf("%d 年度没有保留过规则 %s 在“%s”的发现，没有改动", year, clip(key[0]), clip(key[1]))
		}
		return e.store([]rowChange{{acceptedPage, key, old, row}})
	})
}

// Accepted lists the findings of a year that are accepted, by rule and place.
func (l *Ledger) Accepted(year int) ([]Accepted, error) {
	out := []Accepted{}
	err := l.read(func(tx *sql.Tx) error {
		if _, err := stateIn(tx, year); err != nil {
			return err
		}
		rows, err := acceptedPage.rowsIn(tx, year)
		if err != nil {
			return err
		}
		for _, v := range rows {
			row := v.Interface().(acceptedRow)
			if row.At, err = time.Parse(timeFormat, row.Stamp); err != nil {
				return &AlteredError{year}
			}
			out = append(out, row.Accepted)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Accepted) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Place, b.Place))
	})
	return out, err
}
