package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Backup makes a backup of the ledger as it is now, in which the reason stands
// for the user: a new database, read again, examined and compared with the
// ledger before it gets its name. Then older backups are thinned out.
//
// The error, a [BackupError], is for the user to know and no reason to stop
// working: the ledger is as it was, and so are the other backups. But a
// [DamagedError] says that the ledger itself is damaged: no backup is made of
// it, and from now on it can only be read.
func (l *Ledger) Backup(reason string) (*Backup, error) {
	dir := backupDir(l.file.real, l.backups)
	b := &Backup{Path: dir, At: l.now().Truncate(time.Second), Reason: fileReason(reason)}
	if err := l.makeBackup(dir, b); err != nil {
		if damage := l.damage.Load(); damage != nil {
			return nil, damage
		}
		return nil, explainBackup(b.Path, err)
	}
	if err := l.thin(b); err != nil {
		return b, explainBackup(dir, err)
	}
	return b, nil
}

func (l *Ledger) makeBackup(dir string, b *Backup) (err error) {
	if err := privateDir(dir); err != nil {
		return err
	}
	// Nobody else can put anything into a folder of this program's own.
	temp, err := os.MkdirTemp(dir, unfinishedBackup+"*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	made := filepath.Join(temp, "ledger")
	if err := writeCopy(made, strings.NewReader("")); err != nil { // for its permissions
		return err
	}
	rows, err := l.vacuumInto(made)
	if err == nil {
		err = proveCopy(made, rows)
	}
	if err != nil {
		return l.blame(err)
	}
	if err := syncFile(made); err != nil {
		return err
	}
	others, err := backupsOf(l.file.real, l.backups)
	if err != nil {
		return err
	}
	return b.place(made, dir, l.file.real, others)
}

// blame finds out whether a damaged copy has its damage from the ledger, which
// then is not written any more.
func (l *Ledger) blame(err error) error {
	var damage *DamagedError
	if !errors.As(err, &damage) && !isDamage(err) {
		return err
	}
	switch err := l.proveAll(); {
	case errors.As(err, &damage):
		l.damage.Store(damage)
		return damage
	case err != nil:
		return err
	}
	return errors.New("抄写时出了错，和账本不一样，没有做成；账本是好的。请检查磁盘")
}

// vacuumInto writes the ledger's content into a new file, and counts the rows
// of its tables.
func (l *Ledger) vacuumInto(path string) (map[string]int64, error) {
	ctx := context.Background()
	conn, err := l.db.Conn(ctx) // the only one: meanwhile nothing here changes the ledger
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }() // it goes back to the pool
	if l.lock == nil {                  // the ledger is open in the mode ro; query_only would guard the copy, too
		if _, err := conn.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
			return nil, err
		}
		defer func() { _, _ = conn.ExecContext(ctx, `PRAGMA query_only = 1`) }()
	}
	const tries = 3 // a reader's ledger may be changed by its writer
	for range tries {
		before, err := rowCounts(ctx, conn)
		if err != nil {
			return nil, err
		}
		if _, err := conn.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
			return nil, err
		}
		after, err := rowCounts(ctx, conn)
		if err != nil {
			return nil, err
		}
		if maps.Equal(before, after) {
			return after, nil
		}
		if err := os.Truncate(path, 0); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("账本一直在改动，没有做成。请稍后再试")
}

// proveCopy reads a copy again and asks that it has these rows.
func proveCopy(path string, rows map[string]int64) error {
	l, err := openCopy(path)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // only read
	conn, err := l.db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // it goes back to the pool
	have, err := rowCounts(context.Background(), conn)
	if err == nil && !maps.Equal(have, rows) {
		err = errors.New("和账本的行数对不上，没有做成。请检查磁盘")
	}
	return err
}

// rowCounts counts the rows of every table.
func rowCounts(ctx context.Context, conn *sql.Conn) (map[string]int64, error) {
	rows, err := conn.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]int64{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out[name] = 0
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for name := range out {
		var n int64
		quoted := `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		if err := conn.QueryRowContext(ctx, `SELECT count(*) FROM `+quoted).Scan(&n); err != nil {
			return nil, err
		}
		out[name] = n
	}
	return out, nil
}

// place gives a finished file its name among the backups.
func (b *Backup) place(made, dir, real string, others []Backup) error {
	b.after(others)
	b.Path = filepath.Join(dir, b.name(real))
	info, err := os.Stat(made)
	if err != nil {
		return err
	}
	b.Size = info.Size()
	if err := os.Rename(made, b.Path); err != nil {
		return err
	}
	return syncDir(dir)
}

// after lets the backup count as made a little later than it was, so that it
// has a second of its own and comes after those of the last moments.
func (b *Backup) after(others []Backup) {
	for i := len(others) - 1; i >= 0; i-- { // from the oldest on
		if ahead := others[i].At.Sub(b.At); ahead >= 0 && ahead < clockSlack {
			b.At = others[i].At.Add(time.Second)
		}
	}
}

// syncFile waits until a file is on the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// DailyBackup makes the backup of the day if there is none yet, else it returns
// nil, and a [DamagedError] if the proof that the opening began has found
// damage. Opening a ledger for writing does so by itself, before anything is
// changed. Changes made at the same time wait for it.
func (l *Ledger) DailyBackup() (*Backup, error) {
	due, err := l.dailyDue()
	if err != nil {
		return nil, err
	}
	if !due {
		return nil, l.proven()
	}
	return l.Backup(Daily)
}

// dailyDue reports whether there is no backup of today that can be read and is
// this ledger's. A clock that stands
// before the ledger's last change was set back and may show one day for ever;
// then every opening counts.
func (l *Ledger) dailyDue() (bool, error) {
	info, err := os.Stat(l.file.real)
	if err != nil {
		return false, explain(l.path, err)
	}
	now := l.now()
	if info.ModTime().After(now.Add(clockSlack)) {
		return true, nil
	}
	list, err := backupsOf(l.file.real, l.backups)
	if err != nil {
		return false, err
	}
	for _, b := range list {
		if !sameDay(b.At, now) || b.At.After(now.Add(clockSlack)) {
			continue
		}
		if c, err := contentOf(b.Path, now); err == nil && !c.strange(l.own()) {
			return false, nil
		}
	}
	return true, nil
}

// clockSlack is what two computers' clocks may differ by.
const clockSlack = time.Minute

func sameDay(a, b time.Time) bool {
	return a.Local().Format(time.DateOnly) == b.Local().Format(time.DateOnly)
}
