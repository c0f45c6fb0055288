package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// What SQLite leaves beside a file that it was writing: a journal to roll back,
// or, if another program switched the file to WAL, changes to add.
const (
	journalSuffix = "-journal"
	walSuffix     = "-wal"
	walFormat     = 2
)

// unfinished reports whether a write was interrupted, or may be going on.
func (f *file) unfinished() (bool, error) {
	if f.inWAL() {
		return true, nil
	}
	for _, suffix := range []string{journalSuffix, walSuffix} {
		info, err := os.Lstat(f.real + suffix)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return false, explain(f.path, err)
		case !info.Mode().IsRegular():
			return false, &FileError{f.path, fmt.Sprintf("旁边的“%s”不是普通文件，不是本程序写的。请查明是谁放的，移走它再打开", f.real+suffix), nil}
		case info.Size() > 0:
			return true, nil
		}
	}
	return false, nil
}

// inWAL reports whether another program switched the file to WAL.
func (f *file) inWAL() bool {
	var format [1]byte
	_, err := f.raw.files[0].ReadAt(format[:], formatAt)
	info, statErr := os.Lstat(f.real + walSuffix)
	return err == nil && format[0] == walFormat || statErr == nil && info.Size() > 0
}

// mend brings a file whose writing was interrupted back to its last commit. It
// is tried on a copy first, so that a damaged file, or one that the journal
// does not belong to (a backup put in the place of the old file, say), is not
// written to. The caller has the writer's lock.
func (f *file) mend() error {
	if unfinished, err := f.unfinished(); err != nil || !unfinished {
		return err
	}
	if err := f.ownJournal(); err != nil {
		return err
	}
	if err := f.tryMending(); err != nil {
		return err
	}
	if err := f.rollBack(f.real); err != nil {
		return err
	}
	return f.recognise() // its header may have been torn, too
}

// tryMending mends a copy and examines it.
func (f *file) tryMending() (err error) {
	dir, err := os.MkdirTemp("", "juesuan-*")
	if err != nil {
		return explain(f.path, err)
	}
	defer func() { err = errors.Join(err, explain(f.path, os.RemoveAll(dir))) }()
	trial := filepath.Join(dir, "ledger")
	if err := f.copyTo(trial); err != nil {
		return explain(f.path, err)
	}
	return f.rollBack(trial)
}

// copyTo copies the file with what an interrupted write left beside it.
func (f *file) copyTo(path string) error {
	err := writeCopy(path, f.raw.reader())
	for _, suffix := range []string{journalSuffix, walSuffix} {
		err = errors.Join(err, copyIfThere(path+suffix, f.real+suffix))
	}
	return err
}

// rollBack lets SQLite finish what was interrupted in a file, and examines it.
func (f *file) rollBack(real string) error {
	l := &Ledger{path: f.path, file: &file{path: f.path, real: real}}
	err := l.connect(readWrite)
	if err == nil {
		err = l.prove()
	}
	return errors.Join(err, l.Close())
}

// superJournal ends a journal that names a further file, for a commit to
// several databases at once. This program never makes one; SQLite would read
// the file that it names, and delete it.
var superJournal = []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}

// ownJournal refuses a journal that leads elsewhere.
func (f *file) ownJournal() error {
	b, err := os.ReadFile(f.real + journalSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(f.path, err)
	}
	if bytes.HasSuffix(b, superJournal) {
		return &FileError{f.path, fmt.Sprintf("旁边的“%s”不是本程序写的，会牵涉别的文件。请查明是谁放的，移走它再打开", f.real+journalSuffix), nil}
	}
	return nil
}

// copyIfThere copies a file into a new one.
func copyIfThere(to, from string) error {
	in, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	return writeCopy(to, in)
}

// writeCopy writes a new file that only its owner may read, and waits until it
// is on the disk.
func writeCopy(to string, in io.Reader) error {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// lookMended mends the file for reading if need be and if that can be done. If
// it cannot, the journal of a writer who is at work is no obstacle, and a
// journal that nobody is writing is refused by SQLite; but a file in WAL mode
// would get further files beside it.
func (l *Ledger) lookMended() error {
	unfinished, err := l.file.unfinished()
	if err != nil || !unfinished {
		return err
	}
	writer := &Ledger{path: l.path, now: l.now}
	err = writer.take(Options{})
	if cerr := writer.Close(); err == nil {
		err = cerr
	}
	var damage *DamagedError
	if errors.As(err, &damage) {
		return err
	}
	if err != nil && l.file.inWAL() {
		return &FileError{l.path, "被别的程序换成了另一种写法，要先换回来才能读。请把它放在可以写入的文件夹里再打开", err}
	}
	return nil
}
