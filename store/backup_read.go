package store

import (
	"cmp"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// ProveBackup asks whether a backup, or any ledger file, is whole, as
// [Ledger.Verify] does, and can be brought up to date: a [DamagedError], a
// [FileError] or a [NewerError] says why not.
func ProveBackup(path string) error {
	return ReadBackup(path, func(*Ledger) error { return nil })
}

// openCopy opens and examines a ledger file for reading, of an older version,
// too. Nobody is writing it.
func openCopy(path string) (*Ledger, error) {
	l := &Ledger{path: path, now: time.Now}
	if err := l.openCopy(); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

func (l *Ledger) openCopy() error {
	if err := l.openClosed(); err != nil {
		return err
	}
	return l.proveAll()
}

// ReadBackup examines a backup and lets f read it. One of an older version is
// brought up to date in a copy that is then thrown away.
func ReadBackup(path string, f func(*Ledger) error) (err error) {
	l, err := openCopy(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	version, err := l.version(l.db)
	if err != nil {
		return err
	}
	if version == schemaVersion {
		return f(l)
	}
	return l.upgradedCopy(os.TempDir(), someWork, f)
}

// upgradedCopy brings a copy of the file up to date and lets f read it; first
// and prefix are as with [file.inCopies].
func (l *Ledger) upgradedCopy(first, prefix string, f func(*Ledger) error) error {
	return l.file.inCopies(first, prefix, func(dir string) (err error) {
		copied := &Ledger{path: l.path, now: l.now, file: &file{path: l.path, real: filepath.Join(dir, "ledger")}}
		defer func() { err = errors.Join(err, copied.Close()) }()
		if err := copied.connect(readWrite); err != nil {
			return err
		}
		if err := copied.migrate(); err != nil {
			return err
		}
		return f(copied)
	})
}

// LastChange tells when and by which action the ledger was changed last.
func (l *Ledger) LastChange() (at time.Time, action string, err error) {
	err = l.read(func(tx *sql.Tx) error {
		var text string
		err := tx.QueryRow(`SELECT at, action FROM step ORDER BY id DESC LIMIT 1`).Scan(&text, &action)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if at, err = time.Parse(timeFormat, text); err != nil {
			return &DamagedError{Path: l.path, Text: "历史里的时间读不通"}
		}
		return nil
	})
	return at, action, err
}

// offerBackup names the good backup with the latest changes of a damaged ledger.
func (l *Ledger) offerBackup(err error) error {
	if err == nil {
		return nil
	}
	var damage *DamagedError
	if errors.As(err, &damage) {
		if damage.Backup == "" {
			damage.Backup = l.goodBackup()
		}
		return err
	}
	var newer *NewerError
	if errors.As(err, &newer) {
		newer.Backup = l.goodBackup()
		return err
	}
	return l.badHead(err)
}

// goodBackup is the newest good backup, "" if there is none. What a restoring
// replaced has the latest changes and was not wanted: it comes last.
func (l *Ledger) goodBackup() string {
	list, _ := Backups(l.path, l.backups) // what cannot be read cannot be offered
	slices.SortStableFunc(list, func(a, b Backup) int { return cmp.Compare(a.putAside(), b.putAside()) })
	for _, b := range list {
		if ProveBackup(b.Path) == nil {
			return b.Path
		}
	}
	return ""
}

// putAside is 1 for what a restoring put aside, 0 for other backups.
func (b *Backup) putAside() int {
	if b.Reason == BeforeRestore || b.Reason == KeptAsItWas {
		return 1
	}
	return 0
}

// badHead tells a ledger whose beginning is damaged from a file that was chosen
// by mistake: it has good backups, or a ledger's tables.
func (l *Ledger) badHead(err error) error {
	what := errHead
	switch {
	case errors.Is(err, errEmpty):
		what = errEmpty
	case !errors.Is(err, errHead):
		return err
	}
	backup, tables := l.goodBackup(), hasTables(l.path)
	if backup == "" && !tables {
		return err
	}
	return &DamagedError{Path: l.path, Text: what.Error(), Backup: backup, Err: err, lost: !tables}
}

// hasTables reports whether a file has the tables of a ledger.
func hasTables(path string) bool {
	b, _, err := readForRescue(path, os.TempDir())
	if err != nil {
		return false
	}
	shapes, err := shapesOf(schemaVersion)
	if err != nil {
		return false
	}
	return newPageFile(b).roots(shapes, map[int]bool{})["fiscal_year"] > 0
}
