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
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver “sqlite”
)

// Ledger is an open ledger file. It may be used by several goroutines; the
// one connection serves them one after the other.
type Ledger struct {
	path string
	file *file
	lock *writerLock // nil if opened for reading
	db   *sql.DB
	now  func() time.Time // for the history

	later  *laterProof                  // what the first change waits for; nil if there is nothing
	damage atomic.Pointer[DamagedError] // found since the opening; then nothing is written
	ours   ours                         // what the file was after the last change

	backups string // as in Options
	spare   string // a backup that is being restored and so not thinned out
	notices []string
}

// Options say how a ledger is opened. The zero value is good.
type Options struct {
	// Wait is how long another writer is waited for.
	Wait time.Duration
	// Backups is a folder for the backups of several ledgers; empty: each
	// ledger has them beside it, in the folder “名称 备份”.
	Backups string
	// BackupLater leaves the backup of the day to [Ledger.DailyBackup], so that
	// a window need not wait for it.
	BackupLater bool

	now func() time.Time
}

func (o *Options) clock() func() time.Time {
	if o.now != nil {
		return o.now
	}
	return time.Now
}

// Create makes a new ledger with one empty year of a department and opens it.
// An existing file is refused and left as it is.
func Create(path, department string, year int) (*Ledger, error) {
	return CreateWith(path, department, year, Options{})
}

// CreateWith is [Create] with options.
func CreateWith(path, department string, year int, o Options) (*Ledger, error) {
	if strings.TrimSpace(department) == "" {
		return nil, errors.New("没有单位名称，请填写部门的全称")
	}
	return create(path, o, "新建", &Year{Year: year, State: Drafting, Department: Department{Name: department}})
}

// CreateFrom is [Create] with whole years, which are made under the action's
// name: undo does not reach behind it.
func CreateFrom(path, action string, years ...*Year) (*Ledger, error) {
	return create(path, Options{}, action, years...)
}

func create(path string, o Options, action string, years ...*Year) (*Ledger, error) {
	if _, err := puttable(years); err != nil {
		return nil, err
	}
	l, err := createFile(path, o)
	if err != nil {
		return nil, err
	}
	if err = l.migrate(); err == nil {
		err = l.Put(action, years...)
	}
	if err != nil {
		return nil, errors.Join(err, l.discard())
	}
	l.noteOthers()
	return l, nil
}

// createFile makes a new file and opens it as a database that is still empty.
func createFile(path string, o Options) (*Ledger, error) {
	if err := roomBeside(path); err != nil {
		return nil, explain(path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, explain(path, err)
	}
	if err := f.Close(); err != nil {
		return nil, explain(path, err)
	}
	l := &Ledger{path: path, file: &file{path: path}, now: o.clock(), backups: o.Backups}
	if l.file.real, err = realPath(path); err == nil {
		l.file.raw, err = openRaw(l.file.real, true)
	}
	if err == nil {
		l.lock, err = l.file.lockFor(o.Wait, thisHolder(l.now()))
	}
	if err == nil {
		err = l.connect(readWrite)
	}
	if err != nil {
		return nil, errors.Join(explain(path, err), l.discard())
	}
	return l, nil
}

// discard closes a ledger that could not be made and removes its file.
func (l *Ledger) discard() error {
	return errors.Join(l.Close(), os.Remove(l.path))
}

// Open opens a ledger for reading and writing, and brings an older one up to
// date. A file that is not a ledger is refused with a [FileError], one of a
// newer version with a [NewerError], one that somebody else is writing with a
// [BusyError], and one on a file system without locks with a [NoLockError].
// None of them is touched.
func Open(path string) (*Ledger, error) { return OpenWith(path, Options{}) }

// OpenWith is [Open] with options.
//
// What is damaged is not written to. The opening itself asks whether the file's
// structure is sound and each year is what its last step left; the history, the
// published files and the bin are proven right after it, and the first change
// waits for that. [Ledger.Verify] and each backup ask once more, and besides
// whether the indexes agree with the tables.
func OpenWith(path string, o Options) (*Ledger, error) {
	l := &Ledger{path: path, now: o.clock(), backups: o.Backups}
	err := l.take(o)
	if err == nil {
		err = l.connect(readWrite)
	}
	if err == nil {
		err = l.prove()
	}
	if err == nil {
		err = l.upgrade(o)
	}
	if err == nil {
		err = l.remember()
	}
	if err != nil {
		return nil, errors.Join(l.offerBackup(err), l.Close())
	}
	return l, nil
}

// upgrade makes the backup of the day and brings an older file up to date.
// Only for that a backup is a condition: an older program could not read the
// file any more.
func (l *Ledger) upgrade(o Options) error {
	version, err := l.version(l.db)
	if err != nil {
		return err
	}
	if version == schemaVersion {
		var made *Backup
		if !o.BackupLater {
			made, err = l.DailyBackup()
		}
		var damage *DamagedError
		if errors.As(err, &damage) {
			return damage
		}
		if err != nil {
			l.notices = append(l.notices, fmt.Sprintf("今天的备份没有做成，不影响填报：%v", err))
		}
		if made != nil { // it was proven
			return nil
		}
		return l.proveLater()
	}
	// What cannot be upgraded needs no backup for it, at every opening one more.
	if err := l.upgradedCopy(filepath.Dir(l.file.real), l.file.workPrefix(), func(*Ledger) error { return nil }); err != nil {
		return err
	}
	if _, err := l.Backup(BeforeUpgrade); err != nil {
		return &FileError{l.path, fmt.Sprintf("要升级到第 %d 版格式，升级以前的备份没有做成，所以没有升级，文件没有改动。%v", schemaVersion, err), err}
	}
	return l.migrate()
}

// Notices are sentences that the user should know of since the opening,
// though work can go on: that a backup failed, for instance.
func (l *Ledger) Notices() []string { return l.notices }

// OpenReadOnly opens a ledger for reading: it needs no permission to write and
// keeps no other program from writing. It refuses what [Open] refuses, but not
// a ledger that somebody else has open.
func OpenReadOnly(path string) (*Ledger, error) { return OpenReadOnlyWith(path, Options{}) }

// OpenReadOnlyWith is [OpenReadOnly] with options.
func OpenReadOnlyWith(path string, o Options) (*Ledger, error) {
	l := &Ledger{path: path, now: o.clock(), backups: o.Backups}
	if err := l.look(); err != nil {
		return nil, errors.Join(l.offerBackup(err), l.Close())
	}
	return l, nil
}

func (l *Ledger) look() (err error) {
	if l.file, err = locate(l.path, false); err != nil {
		return err
	}
	if err = l.lookMended(); err != nil {
		return err
	}
	mode := readOnly
	if !lockable(l.file.raw.files[0]) {
		mode = lockless
	}
	if err = l.connect(mode); err != nil {
		return err
	}
	if err = l.examine(); err != nil {
		return err
	}
	version, err := l.version(l.db)
	if err == nil && version < schemaVersion {
		err = &FileError{l.path, fmt.Sprintf("的格式是第 %d 版，要先升级到第 %d 版。请用可以写入的方式打开一次；它在只读的盘上，就先拷到可以写入的盘上", version, schemaVersion), nil}
	}
	return err
}

// connect opens the database.
func (l *Ledger) connect(mode string) error {
	db, err := sql.Open("sqlite", dsn(l.file.real, mode))
	if err != nil {
		return explain(l.path, err)
	}
	db.SetMaxOpenConns(1)
	l.db = db
	return explain(l.path, db.Ping())
}

// Close closes the file and lets others write it.
func (l *Ledger) Close() error {
	var err error
	if l.later != nil {
		l.later.end()
	}
	if l.db != nil {
		err = explain(l.path, l.db.Close())
	}
	if l.file != nil && l.file.raw != nil {
		l.file.raw.release() // after the database: closing it drops SQLite's locks
		l.file.raw = nil
	}
	if l.lock != nil {
		err = errors.Join(err, explain(l.path, l.lock.release()))
		l.lock = nil
	}
	return err
}

// Path returns the path that the ledger was opened with.
func (l *Ledger) Path() string { return l.path }

// read runs f on one consistent state of the ledger.
func (l *Ledger) read(f func(*sql.Tx) error) error {
	return l.transact(&sql.TxOptions{ReadOnly: true}, f)
}

// write runs f in one transaction that is kept only if f succeeds. The write
// lock is taken at its start, so f never reads what another program is about
// to change. Nothing is written before the proof that the opening began.
func (l *Ledger) write(f func(*sql.Tx) error) error {
	if err := l.proven(); err != nil {
		return err
	}
	if damage := l.damage.Load(); damage != nil {
		return damage
	}
	l.ours.Lock()
	defer l.ours.Unlock()
	var last tail
	err := l.transact(nil, func(tx *sql.Tx) (err error) {
		if err = l.stillOurs(); err == nil {
			err = f(tx)
		}
		if err == nil {
			last, err = tailIn(tx)
		}
		return err
	})
	if err == nil {
		l.ours.tail = last
		l.stamp()
	}
	return err
}

func (l *Ledger) transact(opts *sql.TxOptions, f func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(context.Background(), opts)
	if err != nil {
		return l.offerBackup(explain(l.path, err))
	}
	if err := f(tx); err != nil {
		// The rollback's own error adds nothing: SQLite rolls back by itself
		// after the errors that make a rollback fail.
		_ = tx.Rollback()
		return l.offerBackup(explain(l.path, err))
	}
	return l.offerBackup(explain(l.path, tx.Commit()))
}
