package store

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// compareBackups asks of each backup whether its last step is one of the
// ledger's. If not, the ledger lost its last steps, or it is another file, since
// that backup was made. Those that a restoring knew it did without are left
// out: [Restore] wrote down which. No time is asked for: clocks may be wrong.
//
// It notices what happens by accident, and not all of that: not what was lost
// since the newest backup, or together with the backups; of a ledger that was
// restored from elsewhere, not that a still older file took its place; and not
// the loss of steps that one restoring did without and a copy by hand, instead
// of another restoring, brought back. Who can alter a ledger unnoticed can alter
// its backups and that list, too.
func (l *Ledger) compareBackups(r *Report) error {
	list, _ := everyBackup(l.file.real, l.backups) // a folder that cannot be read has nothing to compare with
	replaced, err := l.replaced()
	if err != nil {
		return err
	}
	var beyond []string
	for _, b := range list {
		head, err := headOf(b.Path)
		if err != nil || head == nil {
			continue // not readable, of another version of the program, or without a chain
		}
		same, err := l.hasStep(head)
		switch {
		case err != nil:
			return err
		case same:
			r.Backups++
		case replaced[head.hash]:
		case ProveBackup(b.Path) == nil: // a damaged one is no witness
			r.Backups++
			beyond = append(beyond, fmt.Sprintf("备份“%s”里的最后一步（第 %d 步，%s）", b.Path, head.id, head))
		}
	}
	if len(beyond) == 0 {
		return nil
	}
	text := beyond[0]
	if n := len(beyond) - 1; n > 0 {
		text += fmt.Sprintf("和另外 %d 份备份里的", n)
	}
	r.Missing = text + "，账本的历史里没有：账本最后的改动被去掉了，或者换成了更早的、别的文件"
	return nil
}

// headOf is the last step of a backup, nil if it has no chain.
func headOf(path string) (*step, error) {
	l := &Ledger{path: path, now: time.Now}
	s, err := l.head()
	return s, errors.Join(err, l.Close())
}

func (l *Ledger) head() (*step, error) {
	if err := l.openClosed(); err != nil {
		return nil, err
	}
	if version, err := l.version(l.db); err != nil || version < chainVersion {
		return nil, err
	}
	s := &step{}
	err := l.read(func(tx *sql.Tx) error {
		var sum []byte
		err := tx.QueryRow(`SELECT id, at, action, year, hash FROM step ORDER BY id DESC LIMIT 1`).Scan(&s.id, &s.at, &s.action, &s.year, &sum)
		copy(s.hash[:], sum)
		return err
	})
	return s, err
}

// hasStep reports whether a step of a backup is the ledger's own.
func (l *Ledger) hasStep(s *step) (same bool, err error) {
	err = l.read(func(tx *sql.Tx) error {
		var sum []byte
		err := tx.QueryRow(`SELECT hash FROM step WHERE id = ?`, s.id).Scan(&sum)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		same = bytes.Equal(sum, s.hash[:])
		return err
	})
	return same, err
}
