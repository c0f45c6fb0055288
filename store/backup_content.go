package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"errors"
	"slices"
	"time"
)

// content is what a backup's history says of it. A name tells when a backup was
// made by a clock that may have been wrong.
type content struct {
	first hash      // of the first step; zero in a ledger from before the chain
	last  int64     // the number of the last step
	at    time.Time // of the last step
	// latest is the latest time in the history that is not still to come: a
	// step under a wrong clock counts as the one before it.
	latest time.Time
}

// contentOf reads it, and examines nothing else. The error says that the file
// is no ledger that this program can read.
func contentOf(path string, now time.Time) (*content, error) {
	l := &Ledger{path: path, now: func() time.Time { return now }}
	c, err := l.openContent(now)
	return c, errors.Join(err, l.Close())
}

func (l *Ledger) openContent(now time.Time) (*content, error) {
	if err := l.openClosed(); err != nil {
		return nil, err
	}
	var c *content
	err := l.read(func(tx *sql.Tx) (err error) {
		c, err = contentIn(tx, now)
		return err
	})
	return c, err
}

func contentIn(tx *sql.Tx, now time.Time) (*content, error) {
	var version int
	if err := tx.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return nil, err
	}
	table, step, first := `history`, `step`, `x''`
	if version >= chainVersion {
		table, step, first = `step`, `id`, `(SELECT hash FROM step ORDER BY id LIMIT 1)`
	}
	c := &content{}
	var sum []byte
	var at, latest string
	err := tx.QueryRow(`SELECT `+step+`, at, `+first+`, coalesce((SELECT max(at) FROM `+table+` WHERE at <= ?), '')
		FROM `+table+` ORDER BY id DESC LIMIT 1`, now.Add(clockSlack).UTC().Format(timeFormat)).Scan(&c.last, &at, &sum, &latest)
	if err != nil {
		return nil, err
	}
	copy(c.first[:], sum)
	if c.at, err = time.Parse(timeFormat, at); err == nil && latest != "" {
		c.latest, err = time.Parse(timeFormat, latest)
	}
	return c, err
}

// strange reports whether a backup is known to be another ledger's: one of
// nearly the same name, or one that was replaced.
func (c *content) strange(own *content) bool {
	return own != nil && own.first != hash{} && c.first != hash{} && !bytes.Equal(c.first[:], own.first[:])
}

// own is the ledger's own content, nil if it cannot be read.
func (l *Ledger) own() *content {
	var c *content
	_ = l.read(func(tx *sql.Tx) (err error) { // then every backup may be its
		c, err = contentIn(tx, l.now())
		return err
	})
	return c
}

// byContent sorts backups, the one with the latest changes first; those that
// cannot be read come last. Of the same content the one that was made last is
// first.
func byContent(list []Backup, now time.Time) []Backup {
	contents := map[string]*content{}
	for _, b := range list {
		if c, err := contentOf(b.Path, now); err == nil {
			contents[b.Path] = c
		}
	}
	future := func(b *Backup) int {
		if b.At.After(now.Add(clockSlack)) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b Backup) int {
		x, y := contents[a.Path], contents[b.Path]
		if x == nil || y == nil {
			x, y = cmp.Or(x, &content{last: -1}), cmp.Or(y, &content{last: -1})
		}
		return cmp.Or(y.latest.Compare(x.latest), cmp.Compare(y.last, x.last), cmp.Compare(future(&a), future(&b)), b.At.Compare(a.At))
	})
	return list
}

// counted is a list of backups as thinning counts them: this ledger's own, those
// that can be read. A time still to come is that of the last change, unless that
// is still to come as well: then it is the clock that was set back.
func (l *Ledger) counted(list []Backup) []Backup {
	own, limit := l.own(), l.now().Add(clockSlack)
	var out []Backup
	for _, b := range list {
		c, err := contentOf(b.Path, l.now())
		if err != nil || c.strange(own) {
			continue
		}
		if b.At.After(limit) && !c.at.After(limit) {
			b.At = c.at
		}
		out = append(out, b)
	}
	newestFirst(out)
	return out
}

// openClosed opens a file that nobody is writing, and examines nothing.
func (l *Ledger) openClosed() (err error) {
	if l.file, err = locate(l.path, false); err != nil {
		return err
	}
	unfinished, err := l.file.unfinished()
	if err != nil {
		return err
	}
	if unfinished {
		return &FileError{l.path, "上次写入时中断过，不能当备份用。请用可以写入的方式打开一次", nil}
	}
	return l.connect(readOnly)
}
