package store

import (
	"database/sql"
	"errors"
	"strings"
	"time"
)

// AcceptedFinding is a finding of the checks that the office explained and
// lets stand.
type AcceptedFinding struct {
	Rule    string    `json:"规则"` // A09
	Place   string    `json:"位置"`
	Figures string    `json:"数"` // the fingerprint of its figures: it comes back when they change
	Reason  string    `json:"理由"`
	At      time.Time `json:"时间"`
}

// Accepted lists the findings of a year that are accepted.
func (l *Ledger) Accepted(year int) ([]AcceptedFinding, error) {
	var out []AcceptedFinding
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = acceptedIn(tx, year)
		return err
	})
	return out, err
}

func acceptedIn(tx *sql.Tx, year int) ([]AcceptedFinding, error) {
	rows, err := tx.Query(`SELECT rule, place, figures, reason, at FROM accepted_finding WHERE year = ? ORDER BY rule, place`, year)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []AcceptedFinding
	for rows.Next() {
		var a AcceptedFinding
		var at string
		if err := rows.Scan(&a.Rule, &a.Place, &a.Figures, &a.Reason, &at); err != nil {
			return nil, err
		}
		if a.At, err = time.Parse(timeFormat, at); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

// checkPage is where the history puts what was said of findings.
const checkPage = "检查"

// Accept lets findings of a year stand, each with its reason, in the place of
// what was accepted there before; the history has it. A sealed year is refused
// ([SealedError]). The time of an acceptance is now if it has none.
func (l *Ledger) Accept(year int, findings ...AcceptedFinding) error {
	for _, a := range findings {
		if strings.TrimSpace(a.Reason) == "" {
			return errors.New("说明一处发现要写理由，请写明为什么可以保留")
		}
	}
	return l.write(func(tx *sql.Tx) error {
		if err := drafting(tx, year); err != nil {
			return err
		}
		h := l.newRecorder(tx, "说明")
		for _, a := range findings {
			if err := h.noteReason(year, a.Rule, a.Place, a.Reason); err != nil {
				return err
			}
		}
		return acceptIn(tx, year, l.now(), findings)
	})
}

// Withdraw drops the reason that was given for a finding.
func (l *Ledger) Withdraw(year int, rule, place string) error {
	return l.write(func(tx *sql.Tx) error {
		if err := drafting(tx, year); err != nil {
			return err
		}
		if err := l.newRecorder(tx, "收回说明").noteReason(year, rule, place, ""); err != nil {
			return err
		}
		_, err := tx.Exec(`DELETE FROM accepted_finding WHERE year = ? AND rule = ? AND place = ?`, year, rule, place)
		return err
	})
}

// noteReason records that the reason for a finding changes.
func (h *recorder) noteReason(year int, rule, place, reason string) error {
	old := ""
	err := h.tx.QueryRow(`SELECT reason FROM accepted_finding WHERE year = ? AND rule = ? AND place = ?`, year, rule, place).Scan(&old)
	if err != nil && !errors.Is(err, sql.ErrNoRows) || err == nil && old == reason {
		return err
	}
	return h.add(year, checkPage, JoinAddress(rule, place), JoinAddress("理由"), old, reason)
}

func acceptIn(tx *sql.Tx, year int, now time.Time, findings []AcceptedFinding) error {
	for _, a := range findings {
		if a.At.IsZero() {
			a.At = now
		}
		if _, err := tx.Exec(`INSERT INTO accepted_finding (year, rule, place, figures, reason, at) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (year, rule, place) DO UPDATE SET figures = excluded.figures, reason = excluded.reason, at = excluded.at`,
			year, a.Rule, a.Place, a.Figures, a.Reason, a.At.UTC().Format(timeFormat)); err != nil {
			return err
		}
	}
	return nil
}

// drafting refuses a year that is not there or is sealed.
func drafting(tx *sql.Tx, year int) error {
	state, err := stateIn(tx, year)
	if err != nil {
		return err
	}
	if state != Drafting {
		return &SealedError{year, state}
	}
	return nil
}
