package store

import (
	"database/sql"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// What tests outside the package need of its inside.

// DatabaseText is the sentence for a result code of SQLite.
var DatabaseText = databaseText

// Explain turns an error of the system or the database into a sentence.
var Explain = explain

// ExplainBackup turns an error of the system about a backup into a sentence.
var ExplainBackup = explainBackup

// LaterProgram lets the program know further migration steps until the test ends.
func LaterProgram(t *testing.T, further ...string) (back func()) {
	t.Helper()
	s, v := steps, schemaVersion
	steps = slices.Concat(s, further)
	schemaVersion = len(steps)
	back = func() { steps, schemaVersion = s, v }
	t.Cleanup(back)
	return back
}

// DB is the ledger's database, after the proof that the opening began: what a
// test does to it would meet the proof now and then.
func (l *Ledger) DB() *sql.DB {
	_ = l.proven() // the test's own calls say what is wrong
	return l.db
}

// Write runs f in a write transaction.
func (l *Ledger) Write(f func(*sql.Tx) error) error { return l.write(f) }

// SetClock sets what the history takes for now.
func (l *Ledger) SetClock(now func() time.Time) { l.now = now }

// SchemaVersion is the number of the present schema.
var SchemaVersion = schemaVersion

// brokenLock answers every try alike.
type brokenLock struct {
	locker
	got bool
	err error
}

func (b *brokenLock) TryLock() (bool, error) {
	if b.err == nil {
		_, _ = b.locker.TryLock() // so that there is a file
	}
	return b.got, b.err
}

// BreakLocks makes locks answer as given until back is called.
func BreakLocks(t *testing.T, got bool, err error) (back func()) {
	t.Helper()
	was := newLocker
	newLocker = func(path string, mode fs.FileMode) locker { return &brokenLock{was(path, mode), got, err} }
	back = func() { newLocker = was }
	t.Cleanup(back)
	return back
}

// shakyLock fails at times.
type shakyLock struct {
	locker
	fails func() error
}

func (s *shakyLock) TryLock() (bool, error) {
	if err := s.fails(); err != nil {
		return false, err
	}
	return s.locker.TryLock()
}

// ShakeLocks lets a try of a lock fail whenever fails returns an error.
func ShakeLocks(t *testing.T, fails func() error) {
	was := newLocker
	newLocker = func(path string, mode fs.FileMode) locker { return &shakyLock{was(path, mode), fails} }
	t.Cleanup(func() { newLocker = was })
}

// WithClock returns options with this clock.
func (o Options) WithClock(now func() time.Time) Options {
	o.now = now
	return o
}

// Surplus lists the backups that need not be kept.
var Surplus = surplus

// ProveCopy asks that a copy is whole and has these rows.
var ProveCopy = proveCopy

// ReadPages reads all that a rescue would read of these bytes.
func ReadPages(b []byte) {
	r := &rescue{file: newPageFile(b), out: &Rescued{}}
	_ = r.collect() // that nothing is there is an error, too
}

// WorkFolder is a folder or file beside a ledger in which the holder of its lock may work.
func WorkFolder(path string) string {
	return filepath.Join(filepath.Dir(path), (&file{real: path}).workPrefix()+"1")
}

// AnyFileName lets files be published under any name until back is called, as a
// ledger that was made elsewhere may have them.
func AnyFileName(t *testing.T) (back func()) {
	t.Helper()
	was := badFileName
	badFileName = func(string) string { return "" }
	back = func() { badFileName = was }
	t.Cleanup(back)
	return back
}

// UnprovenRescue lets a rescue find something wrong with what it made with the
// history, and if all, with what it made without.
func UnprovenRescue(t *testing.T, all bool) {
	t.Helper()
	was := proveRescued
	proveRescued = func(l *Ledger, bare bool) (string, error) {
		if all || !bare {
			return "", &DamagedError{Path: l.path, Text: "试的"}
		}
		return was(l, bare)
	}
	t.Cleanup(func() { proveRescued = was })
}
