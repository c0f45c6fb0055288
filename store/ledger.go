// Package store keeps a department's ledger: what was entered for each fiscal
// year, exact to the 分, in one *.juesuan file.
//
// The file is a SQLite database that is whole after every commit and can be
// copied, mailed or put on a read-only medium. A program of an older version
// refuses a newer file and leaves it as it is; a newer program brings an older
// file up to date when it opens it for writing. Every refusal is a Chinese
// sentence that says what is wrong, where, and what to do; then nothing has
// been changed.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver “sqlite”
)

// Ledger is an open ledger file. It may be used by several goroutines; the
// one connection serves them one after the other.
type Ledger struct {
	path string
	db   *sql.DB
	now  func() time.Time // for the history
}

// Create makes a new ledger with one empty year of a department and opens it.
// An existing file is refused and left as it is.
func Create(path, department string, year int) (*Ledger, error) {
	if strings.TrimSpace(department) == "" {
		return nil, errors.New("没有单位名称，请填写部门的全称")
	}
	first := &Year{Year: year, State: Drafting, Department: Department{Name: department}}
	if err := first.Validate(); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, explain(path, err)
	}
	if err := f.Close(); err != nil {
		return nil, explain(path, err)
	}
	l, err := open(path, "rw")
	if err == nil {
		if err = l.migrate(); err == nil {
			err = l.Put("新建", first)
		}
		if err != nil {
			err = errors.Join(err, l.Close())
		}
	}
	if err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return l, nil
}

// Open opens a ledger for reading and writing, and brings an older one up to
// date. A file that is not a ledger is refused with a [FileError], one of a
// newer version with a [NewerError]; neither is touched.
func Open(path string) (*Ledger, error) {
	if err := recognise(path); err != nil {
		return nil, err
	}
	l, err := open(path, "rw")
	if err != nil {
		return nil, err
	}
	if err := l.migrate(); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// OpenReadOnly opens a ledger for reading: it needs no permission to write and
// keeps no other program from writing. It refuses what [Open] refuses.
func OpenReadOnly(path string) (*Ledger, error) {
	if err := recognise(path); err != nil {
		return nil, err
	}
	l, err := open(path, "ro")
	if err != nil {
		return nil, err
	}
	version, err := l.version(l.db)
	if err == nil && version < schemaVersion {
		err = &FileError{path, fmt.Sprintf("的格式是第 %d 版，要先升级到第 %d 版。请用可以写入的方式打开一次", version, schemaVersion), nil}
	}
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

func open(path, mode string) (*Ledger, error) {
	name, err := dsn(path, mode)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, explain(path, err)
	}
	db.SetMaxOpenConns(1)
	l := &Ledger{path: path, db: db, now: time.Now}
	if err := db.Ping(); err != nil {
		return nil, errors.Join(explain(path, err), l.Close())
	}
	return l, nil
}

// Close closes the file.
func (l *Ledger) Close() error { return explain(l.path, l.db.Close()) }

// Path returns the path that the ledger was opened with.
func (l *Ledger) Path() string { return l.path }

// read runs f on one consistent state of the ledger.
func (l *Ledger) read(f func(*sql.Tx) error) error {
	return l.transact(&sql.TxOptions{ReadOnly: true}, f)
}

// write runs f in one transaction that is kept only if f succeeds. The write
// lock is taken at its start, so f never reads what another program is about
// to change.
func (l *Ledger) write(f func(*sql.Tx) error) error {
	return l.transact(nil, f)
}

func (l *Ledger) transact(opts *sql.TxOptions, f func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(context.Background(), opts)
	if err != nil {
		return explain(l.path, err)
	}
	if err := f(tx); err != nil {
		// The rollback's own error adds nothing: SQLite rolls back by itself
		// after the errors that make a rollback fail.
		_ = tx.Rollback()
		return explain(l.path, err)
	}
	return explain(l.path, tx.Commit())
}
