package store

import (
	"database/sql"
	"fmt"
	"strings"
)

// checkPage is where the history puts what was said of findings.
const checkPage = "检查"

// Accepted is a finding of the checks that the office has explained and lets
// stand, as long as its figures stay as they are.
type Accepted struct {
	Rule    string // the rule's number
	Place   string // the address of its first place
	Figures string // fingerprint of the numbers and words it was about
	Reason  string // why the office lets it stand
}

// Accept keeps the reason why a finding of a year stands; an earlier one of the
// same rule and place is replaced. It goes into the history. A sealed year is
// refused ([SealedError]), as is an empty reason.
func (l *Ledger) Accept(year int, action string, a Accepted) error {
	a.Reason = strings.TrimSpace(a.Reason)
	if a.Reason == "" {
		return fmt.Errorf("没有写理由，请说明为什么可以保留")
	}
	return l.noteAccepted(year, action, a)
}

// Withdraw drops the reason that was given for a finding.
func (l *Ledger) Withdraw(year int, action, rule, place string) error {
	return l.noteAccepted(year, action, Accepted{Rule: rule, Place: place})
}

func (l *Ledger) noteAccepted(year int, action string, a Accepted) error {
	return l.write(func(tx *sql.Tx) error {
		state, err := stateIn(tx, year)
		if err != nil {
			return err
		}
		if state != Drafting {
			return &SealedError{year, state}
		}
		h := l.newRecorder(tx, action)
		old := ""
		err = tx.QueryRow(`SELECT reason FROM accepted_finding WHERE year = ? AND rule = ? AND place = ?`, year, a.Rule, a.Place).Scan(&old)
		if err != nil && err != sql.ErrNoRows {
			return err
		}
		if a.Reason == "" {
			_, err = tx.Exec(`DELETE FROM accepted_finding WHERE year = ? AND rule = ? AND place = ?`, year, a.Rule, a.Place)
		} else {
			_, err = tx.Exec(`INSERT OR REPLACE INTO accepted_finding (year, rule, place, figures, reason, at) VALUES (?, ?, ?, ?, ?, ?)`,
				year, a.Rule, a.Place, a.Figures, a.Reason, h.at)
		}
		if err != nil || old == a.Reason {
			return err
		}
		return h.add(year, checkPage, JoinAddress(a.Rule, a.Place), JoinAddress("理由"), old, a.Reason)
	})
}

// Accepted lists the findings of a year that the office lets stand.
func (l *Ledger) Accepted(year int) ([]Accepted, error) {
	var out []Accepted
	err := l.read(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT rule, place, figures, reason FROM accepted_finding WHERE year = ? ORDER BY rule, place`, year)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var a Accepted
			if err := rows.Scan(&a.Rule, &a.Place, &a.Figures, &a.Reason); err != nil {
				return err
			}
			out = append(out, a)
		}
		return rows.Err()
	})
	return out, err
}
