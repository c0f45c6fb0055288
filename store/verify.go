package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"time"
)

// Report is what [Ledger.Verify] found.
type Report struct {
	Years   []int // newest first
	Steps   int   // actions in the history
	Changes int   // changed values in the history
	Files   int   // published files that are kept

	// Found are the steps by which an upgrade kept what an older program's
	// history did not know of, and published files with names that no document
	// has, a sentence each. They are no problems of the file.
	Found []string

	Backups int // that were compared with the history

	// Missing says which last step of a backup the ledger's history does not
	// have, "" if it has all.
	Missing string

	// Problems are sentences that say what is wrong and where; none if the
	// ledger is whole.
	Problems []string
}

// Whole reports whether nothing is wrong.
func (r *Report) Whole() bool { return len(r.Problems) == 0 && r.Missing == "" }

// Verify proves that the ledger is what this program wrote: the file's
// structure is sound; the history is one unbroken chain and, told from its
// beginning, ends in the very rows that the years have; their digests agree;
// the published files, their list, and the years that were published or are in
// the bin are those that the history tells of. The error says that it could
// not be found out; what is wrong is in the report.
//
// The chain proves what comes before its last step, not that this is the last:
// who takes off the last steps and puts back the rows and digests of then has
// an older state of the ledger, which is whole by itself. So the last steps of
// the backups are looked for in the history, too: what was lost since the newest
// backup stays unseen, and so does what is lost from the backups as well.
func (l *Ledger) Verify() (*Report, error) {
	var r *Report
	l.ours.Lock()
	defer l.ours.Unlock()
	err := l.read(func(tx *sql.Tx) (err error) {
		if r, err = verify(tx); err != nil || !r.Whole() {
			return err
		}
		if err = l.stillOurs(); errors.Is(err, errReplaced) { // what is in memory says nothing of the file
			r.Problems = append(r.Problems, err.Error())
			return nil
		}
		return err
	})
	if err == nil {
		err = l.compareBackups(r)
	}
	if err != nil {
		return nil, err
	}
	if more := len(r.Problems) - maxProblems; more > 0 {
		r.Problems = append(r.Problems[:maxProblems:maxProblems], fmt.Sprintf("还有 %d 处", more))
	}
	return r, nil
}

// verify is [Ledger.Verify] with all problems.
func verify(tx *sql.Tx) (*Report, error) {
	v := &verifier{tx: tx, report: &Report{}, pasts: map[int]*past{}, last: map[int]*step{}}
	for _, ask := range []func() error{v.structure, v.history, v.years, v.files, v.kept} {
		if err := ask(); err != nil {
			return nil, err
		}
	}
	return v.report, nil
}

type verifier struct {
	tx     *sql.Tx
	report *Report
	pasts  map[int]*past
	last   map[int]*step // of each year
}

func (v *verifier) problem(format string, a ...any) {
	v.report.Problems = append(v.report.Problems, fmt.Sprintf(format, a...))
}

// structure asks SQLite.
func (v *verifier) structure() error {
	n, err := unlike(v.tx, `PRAGMA integrity_check`, "ok")
	if err != nil {
		return err
	}
	if n > 0 {
		v.problem("文件的结构有 %d 处损坏", n)
	}
	if n, err = unlike(v.tx, `PRAGMA foreign_key_check`, ""); n > 0 {
		v.problem("有 %d 行的归属（年度、项目、历史的一步或定稿）找不到了", n)
	}
	return err
}

// unlike counts the rows of an answer whose first column is not as given.
func unlike(tx *sql.Tx, query, not string) (n int, err error) {
	rows, err := tx.Query(query)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	answer := make([]any, len(columns))
	for i := range answer {
		answer[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(answer...); err != nil {
			return 0, err
		}
		if *answer[0].(*any) != not {
			n++
		}
	}
	return n, rows.Err()
}

// history follows the chain and tells the years again.
func (v *verifier) history() error {
	lost := map[int]bool{} // years whose history makes no sense any more
	return chain(v.tx, math.MinInt64, math.MaxInt64, func(s *step, entries []entry, holds bool) error {
		v.report.Steps++
		v.report.Changes += len(entries)
		if !holds {
			v.problem("%s", (&BrokenStepError{s.id, s.String()}).Error())
		}
		v.last[s.year] = s
		if s.action == foundAction {
			v.report.Found = append(v.report.Found, fmt.Sprintf("%s：有 %d 处是本程序的旧版不知道的", s, len(entries)))
		}
		p := v.pasts[s.year]
		if p == nil {
			p = &past{rows: map[string]*pastRow{}}
			v.pasts[s.year] = p
		}
		if lost[s.year] {
			return nil
		}
		switch err := p.apply(s.year, entries); {
		case errors.Is(err, errPast):
			lost[s.year] = true
			v.problem("历史的第 %d 步（%s）和它前面的历史接不上", s.id, s)
		case err != nil:
			return err
		case p.digest != s.digest:
			v.problem("历史的第 %d 步（%s）之后，%d 年度的指纹对不上", s.id, s, s.year)
		}
		return nil
	})
}

// String names the step: when it was, and its action.
func (s *step) String() string {
	at := s.at
	if t, err := time.Parse(timeFormat, s.at); err == nil {
		at = t.Local().Format(time.DateTime)
	}
	return fmt.Sprintf("%s %d 年度“%s”", at, s.year, clip(s.action))
}

// years compares each year with its digests and with what the history tells.
func (v *verifier) years() error {
	years, err := yearsIn(v.tx)
	if err != nil {
		return err
	}
	v.report.Years = years
	for _, y := range years {
		if err := v.year(y); err != nil {
			return err
		}
	}
	for _, y := range slices.Sorted(maps.Keys(v.pasts)) {
		if !slices.Contains(years, y) && v.pasts[y].digest != (digest{}) { // that of a removed year is zero again
			v.problem("%d 年度不见了，历史里没有删去它", y)
		}
	}
	return nil
}

func (v *verifier) year(n int) error {
	year, sum, err := unprovenYear(v.tx, n)
	var altered *AlteredError
	if errors.As(err, &altered) {
		v.problem("%s", altered.Error())
		return nil
	}
	if err != nil {
		return err
	}
	accepted, err := acceptedPage.rowsIn(v.tx, n)
	if err != nil {
		return err
	}
	last, p := v.last[n], v.pasts[n]
	if last == nil {
		v.problem("%d 年度没有任何历史", n)
		return nil
	}
	now := year.digest(accepted)
	if now != sum || now != last.digest {
		v.problem("%s", (&AlteredError{n}).Error())
	}
	if now != p.digest {
		v.differences(p, year, accepted)
	}
	return nil
}

// differences says where a year is not as the history tells it.
func (v *verifier) differences(p *past, year *Year, accepted []reflect.Value) {
	year.Sort()
	told, toldAccepted := p.year(year.Year)
	if told.State != year.State {
		v.problem("%d 年度的状态：历史里最后是“%s”，账本里是“%s”", year.Year, told.State, clip(string(year.State)))
	}
	for _, r := range append(changedRows(told, year), acceptedPage.changed(toldAccepted, accepted)...) {
		for _, c := range r.changes() {
			v.problem("%d 年度 %s：历史里最后是“%s”，账本里是“%s”", year.Year, c.addr, clip(c.old), clip(c.new))
		}
	}
}

// kept asks whether what was published and what is in the bin is what it was.
func (v *verifier) kept() error {
	altered, err := alteredKept(v.tx)
	v.report.Problems = append(v.report.Problems, altered...)
	if err != nil {
		return err
	}
	return v.keptList()
}

// files compares the published files with their SHA-256.
func (v *verifier) files() error {
	rows, err := v.tx.Query(`SELECT name, sha256, content FROM published_file ORDER BY publication, name`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var sum, content []byte
		if err := rows.Scan(&name, &sum, &content); err != nil {
			return err
		}
		v.report.Files++
		if why := badFileName(name); why != "" {
			v.report.Found = append(v.report.Found, fmt.Sprintf("定稿的文件“%s”%s，不能取出", clip(name), why))
		}
		if got := sha256.Sum256(content); !bytes.Equal(got[:], sum) {
			v.problem("定稿的文件“%s”和它的 SHA-256 对不上", clip(name))
		}
	}
	return rows.Err()
}
