package store

import (
	"database/sql"
	"slices"
	"testing"
	"time"
)

// What tests outside the package need of its inside.

// DatabaseText is the sentence for a result code of SQLite.
var DatabaseText = databaseText

// Explain turns an error of the system or the database into a sentence.
var Explain = explain

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

// DB is the ledger's database.
func (l *Ledger) DB() *sql.DB { return l.db }

// Write runs f in a write transaction.
func (l *Ledger) Write(f func(*sql.Tx) error) error { return l.write(f) }

// SetClock sets what the history takes for now.
func (l *Ledger) SetClock(now func() time.Time) { l.now = now }

// SchemaVersion is the number of the present schema.
var SchemaVersion = schemaVersion
