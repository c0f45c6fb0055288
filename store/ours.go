package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"sync"
	"time"
)

// ours is what the file was after the last change of this ledger: nobody else
// writes it while it is open, unless something copies another file over it.
type ours struct {
	sync.Mutex // from the beginning of a change until it is noted
	size       int64
	modified   time.Time
	tail       tail
}

// tail is the last step of the history: files with the same one have the same
// history.
type tail struct {
	id   int64
	hash string
}

// errReplaced is what a change meets whose file is no longer the one opened.
var errReplaced = errors.New("the file's content was replaced")

func tailIn(tx *sql.Tx) (t tail, err error) {
	var hash []byte
	err = tx.QueryRow(`SELECT id, hash FROM step ORDER BY id DESC LIMIT 1`).Scan(&t.id, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	t.hash = string(hash)
	return t, err
}

// stamp notes what the file looks like now.
func (l *Ledger) stamp() {
	if l.file.raw == nil {
		return
	}
	if info, err := l.file.raw.files[0].Stat(); err == nil {
		l.ours.looks(info)
	}
}

func (o *ours) looks(info fs.FileInfo) { o.size, o.modified = info.Size(), info.ModTime() }

// remember notes the file as it is after the opening.
func (l *Ledger) remember() error {
	return l.read(func(tx *sql.Tx) (err error) {
		l.stamp()
		l.ours.tail, err = tailIn(tx)
		return err
	})
}

// stillOurs asks whether something was copied over the file since the last
// change. SQLite sees that only where the two files have had different numbers
// of changes; else it would write pages of one among those of the other. A file
// that only looks touched is read once more, past what SQLite has in memory.
func (l *Ledger) stillOurs() error {
	if l.ours.modified.IsZero() { // a new file, or a copy of our own
		return nil
	}
	info, err := l.file.raw.files[0].Stat()
	if err != nil || info.Size() == l.ours.size && info.ModTime().Equal(l.ours.modified) {
		return err
	}
	if !l.file.raw.isAt(l.file.real) {
		return nil // SQLite itself tells of a file that was moved
	}
	same, err := l.sameTail()
	if err != nil {
		return err
	}
	if !same {
		return &FileError{l.path, "在打开以后被换成了别的内容（例如有文件拷贝或同步过来，盖住了它），没有再写它。请关掉它再打开，看清现在是哪一份；原来那一份可以从备份里恢复", errReplaced}
	}
	l.ours.looks(info)
	return nil
}

// sameTail reads the last step on a connection that has nothing in memory yet.
// One that was altered is damage.
func (l *Ledger) sameTail() (same bool, err error) {
	db, err := sql.Open("sqlite", dsn(l.file.real, readOnly))
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // only read
	now, err := tailIn(tx)
	if err != nil || now == l.ours.tail {
		return err == nil, err
	}
	return false, proveSteps(tx, now.id)
}
