package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
)

// Since is what a ledger has now that is not as it was when a year was
// published: then and now, not the changes in between.
type Since struct {
	Publication int64
	Year        int

	Removed bool         // the ledger does not have the year any more; then nothing is compared
	Own     []Difference // of the year

	// Before is of the year before, whose figures the published files print as
	// 上年数. A ledger that had none then, or has none now, has every value of
	// the other one here.
	Before               []Difference
	HadBefore, HasBefore bool
}

// BeforeText introduces the list of what is different in the year before.
func (s *Since) BeforeText() string {
	prior := s.Year - 1
	switch {
	case !s.HadBefore:
		return fmt.Sprintf("文件里的上年数是定稿时填的，那时账本里没有 %d 年度；现在有了，它有 %d 处", prior, len(s.Before))
	case !s.HasBefore:
		return fmt.Sprintf("文件里的上年数取自 %d 年度，它现在不在账本里（删去了），定稿时它有 %d 处", prior, len(s.Before))
	}
	return fmt.Sprintf("文件里的上年数取自 %d 年度，定稿以后它改了 %d 处", prior, len(s.Before))
}

// SincePublished compares a publication with the ledger as it is now. The year
// before is told again by the history, up to the step that sealed the
// publication.
func (l *Ledger) SincePublished(publication int64) (*Since, error) {
	var out *Since
	err := l.read(func(tx *sql.Tx) error {
		kept, was, err := l.publishedIn(tx, publication)
		if err != nil {
			return err
		}
		out = &Since{Publication: publication, Year: kept.year}
		now, err := yearIfThere(tx, kept.year)
		if err != nil {
			return err
		}
		if out.Removed = now == nil; !out.Removed {
			out.Own = Diff(was, now)
		}
		sealed, _, err := kept.step(tx, Finalised)
		if err != nil {
			return err
		}
		then, err := yearAfter(tx, kept.year-1, sealed)
		if err != nil {
			return err
		}
		if now, err = yearIfThere(tx, kept.year-1); err != nil {
			return err
		}
		out.HadBefore, out.HasBefore = then != nil, now != nil
		out.Before = Diff(then, now)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// publishedIn reads a publication and the entries of then.
func (l *Ledger) publishedIn(tx *sql.Tx, publication int64) (*keptYear, *Year, error) {
	kept, err := keptIn(tx, "publication", publication)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, fmt.Errorf("没有编号为 %d 的定稿，请先列出已有的定稿", publication)
	}
	var y *Year
	if err == nil {
		y, _, err = kept.proven(tx)
	}
	if errors.Is(err, errKept) {
		return nil, nil, &FileError{l.path, "里" + kept.name() + errKept.Error() + "。请改用备份", err}
	}
	return kept, y, err
}

// yearIfThere is a year as it is now, nil if the ledger does not have it.
func yearIfThere(tx *sql.Tx, year int) (*Year, error) {
	y, err := yearIn(tx, year)
	var missing *NoYearError
	if errors.As(err, &missing) {
		return nil, nil
	}
	return y, err
}

// yearAfter is a year as it was after a step, as the history tells it; nil if
// the ledger did not have it. Each step of the year must fit its fingerprint.
func yearAfter(tx *sql.Tx, year int, last int64) (*Year, error) {
	p := &past{rows: map[string]*pastRow{}}
	err := chain(tx, math.MinInt64, last, func(s *step, entries []entry, holds bool) error {
		switch {
		case s.year != year:
			return nil
		case !holds:
			return &BrokenStepError{s.id, s.String()}
		}
		if err := p.apply(year, entries); errors.Is(err, errPast) || err == nil && p.digest != s.digest {
			return &AlteredError{year}
		} else if err != nil {
			return err
		}
		return nil
	})
	if err != nil || p.state == "" {
		return nil, err
	}
	y, _ := p.year(year)
	return y, nil
}
