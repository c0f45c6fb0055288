package store

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"
)

// ProveBackup asks whether a backup, or any ledger file, is whole, as
// [Ledger.Verify] does: a [DamagedError], a [FileError] or a [NewerError] says why not.
func ProveBackup(path string) error {
	l, err := openCopy(path)
	if err != nil {
		return err
	}
	return l.Close()
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
	dir, err := os.MkdirTemp("", "juesuan-*")
	if err != nil {
		return explain(path, err)
	}
	defer func() { err = errors.Join(err, explain(path, os.RemoveAll(dir))) }()
	copied := &Ledger{path: path, now: l.now, file: &file{path: path, real: filepath.Join(dir, "ledger")}}
	defer func() { err = errors.Join(err, copied.Close()) }()
	if err := writeCopy(copied.file.real, l.file.raw.reader()); err != nil {
		return explain(path, err)
	}
	if err := copied.connect(readWrite); err != nil {
		return err
	}
	if err := copied.migrate(); err != nil {
		return err
	}
	return f(copied)
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
	var damage *DamagedError
	if l.file == nil || !errors.As(err, &damage) || damage.Backup != "" {
		return err
	}
	list, listErr := backupsOf(l.file.real, l.backups)
	if listErr != nil {
		return err // there is nothing to offer
	}
	for _, b := range byContent(list, time.Now()) {
		if ProveBackup(b.Path) == nil {
			damage.Backup = b.Path
			break
		}
	}
	return err
}
