package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

// migrations holds the steps from an empty file to the present schema, in the
// order of their numbers: 0001_….sql makes version 1, and so on. A published
// step never changes.
//
//go:embed migrations/*.sql
var migrations embed.FS

var (
	steps         = migrationSteps()
	schemaVersion = len(steps)
)

// migrationSteps reads the embedded steps; a gap in their numbers is a
// mistake of ours.
func migrationSteps() []string {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		panic(err)
	}
	out := make([]string, len(names))
	for i, name := range names {
		var n int
		if _, err := fmt.Sscanf(name, "migrations/%04d_", &n); err != nil || n != i+1 {
			panic(fmt.Sprintf("store: migration %s is not number %d", name, i+1))
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			panic(err)
		}
		out[i] = string(text)
	}
	return out
}

// querier is a database or a transaction on it.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// version returns the schema's number in the file; a file without a schema has 0.
func (l *Ledger) version(q querier) (int, error) {
	var n int
	err := q.QueryRowContext(context.Background(), "PRAGMA user_version").Scan(&n)
	return n, explain(l.path, err)
}

// migrate brings the file up to date in one transaction: if one step fails,
// the file stays as it was.
func (l *Ledger) migrate() error {
	version, err := l.version(l.db)
	if err != nil || version == schemaVersion {
		return err
	}
	return l.write(l.takeSteps)
}

// takeSteps takes the steps that the file still lacks; none if another program
// was faster.
func (l *Ledger) takeSteps(tx *sql.Tx) error {
	version, err := l.version(tx)
	if err != nil {
		return err
	}
	if version != 0 { // the step from 0 makes a new file's schema
		if err := checkVersion(l.path, version); err != nil {
			return err
		}
	}
	for _, step := range steps[version:] {
		if _, err := tx.Exec(step); err != nil {
			return err
		}
	}
	if version > 0 && version < chainVersion {
		if err := rewrite(tx); err != nil {
			return err
		}
		if err := l.adopt(tx); err != nil {
			return err
		}
	}
	_, err = tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, schemaVersion))
	return err
}
