package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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
	if err := f.plainBeside(); err != nil {
		return false, err
	}
	return f.inWAL() || f.leftBeside() != "", nil
}

// plainBeside refuses what stands in the place of a journal and is no file: it
// can lead elsewhere, have no end, or never answer.
func (f *file) plainBeside() error {
	for _, suffix := range []string{journalSuffix, walSuffix} {
		info, err := os.Lstat(f.real + suffix)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return explain(f.path, err)
		case !info.Mode().IsRegular():
			return &FileError{f.path, fmt.Sprintf("旁边的“%s”不是普通文件，不是本程序写的。请查明是谁放的，移走它再打开", f.real+suffix), errNotPlain}
		}
	}
	return nil
}

// leftBeside is the journal that an interrupted write left; "" if there is none.
func (f *file) leftBeside() string {
	for _, suffix := range []string{journalSuffix, walSuffix} {
		if info, err := os.Lstat(f.real + suffix); err == nil && info.Size() > 0 {
			return f.real + suffix
		}
	}
	return ""
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

// tryMending mends a copy and examines it. The copy is made beside the file,
// where its folder can be written anyway; only if it has no place there it goes
// where the system keeps temporary files.
func (f *file) tryMending() error {
	var mended error
	err := f.inCopies(filepath.Dir(f.real), f.workPrefix(), func(dir string) error {
		mended = f.tryIn(dir)
		return nil
	})
	if err != nil {
		return err
	}
	return mended
}

// tryIn mends a copy in a folder. A journal that tears a whole file is not its own.
func (f *file) tryIn(dir string) error {
	err := f.rollBack(filepath.Join(dir, "ledger"))
	var damage *DamagedError
	if !errors.As(err, &damage) {
		return err
	}
	alone := filepath.Join(dir, "alone")
	if writeCopy(alone, f.raw.reader()) != nil || f.rollBack(alone) != nil {
		return err
	}
	return &FileError{f.path, fmt.Sprintf("本身是完好的，但旁边的“%s”不是它的，合上去会弄坏它，多半是换过账本。请移走那个文件再打开；本次没有改动", f.leftBeside()), errForeign}
}

var (
	errForeign  = errors.New("store: journal of another file")
	errNotPlain = errors.New("store: no plain file")
)

// inCopies runs use on a folder with a copy of the file and of what an
// interrupted write left beside it, made in the first of two places that has
// room: the one named, in a folder with this prefix, or where the system keeps
// temporary files; beside the file if that is the one named.
func (f *file) inCopies(first, prefix string, use func(dir string) error) error {
	var failed error
	second := os.TempDir()
	if first == second {
		second = filepath.Dir(f.real)
	}
	for _, place := range []string{first, second} {
		dir, err := os.MkdirTemp(place, prefix+"*")
		if err == nil {
			if err = f.copyTo(filepath.Join(dir, "ledger")); err == nil {
				return errors.Join(use(dir), explain(f.path, os.RemoveAll(dir)))
			}
			_ = os.RemoveAll(dir) // what went wrong is told
		}
		var own *FileError
		if errors.As(err, &own) {
			return err
		}
		if failed == nil {
			failed = &FileError{f.path, fmt.Sprintf("要先在一份副本上试着复原或升级，可是“%s”里放不下副本：%s", place, reasonOf(err)), err}
		}
	}
	return failed
}

// someWork begins the names of folders that several programs may make.
const someWork = ".juesuan-"

// workPrefix begins the names of the folders and files beside the file in which
// the holder of its lock works.
func (f *file) workPrefix() string {
	sum := sha256.Sum256([]byte(filepath.Base(f.real)))
	return fmt.Sprintf("%s%x-", someWork, sum[:4])
}

// tidyWork removes what a former holder of the lock left when it was killed. The
// caller has the lock.
func (f *file) tidyWork() {
	dir := filepath.Dir(f.real)
	list, _ := os.ReadDir(dir) // what cannot be tidied hinders nothing
	for _, e := range list {
		if strings.HasPrefix(e.Name(), f.workPrefix()) {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// reasonOf is what the system says, without the file that it says it of.
func reasonOf(err error) string {
	var file *FileError
	if errors.As(explain("", err), &file) {
		return file.Text
	}
	return err.Error()
}

// copyTo copies the file with what an interrupted write left beside it.
func (f *file) copyTo(path string) error {
	if err := f.plainBeside(); err != nil {
		return err
	}
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
	if err := f.plainBeside(); err != nil {
		return err
	}
	in, err := openPlain(f.real + journalSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(f.path, err)
	}
	defer func() { _ = in.Close() }() // only read
	end := make([]byte, len(superJournal))
	info, err := in.Stat()
	if err == nil && info.Size() >= int64(len(end)) {
		_, err = in.ReadAt(end, info.Size()-int64(len(end)))
	}
	if err != nil {
		return explain(f.path, err)
	}
	if bytes.Equal(end, superJournal) {
		return &FileError{f.path, fmt.Sprintf("旁边的“%s”不是本程序写的，会牵涉别的文件。请查明是谁放的，移走它再打开", f.real+journalSuffix), nil}
	}
	return nil
}

// openPlain opens a file for reading, and nothing else that stands in its place.
func openPlain(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|noFollow|noWait, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotPlain
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// copyIfThere copies a file, but nothing else that stands in its place, into a
// new one.
func copyIfThere(to, from string) error {
	in, err := openPlain(from)
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
	if errors.As(err, &damage) || errors.Is(err, errForeign) {
		return err
	}
	if err != nil && l.file.inWAL() {
		return &FileError{l.path, "被别的程序换成了另一种写法，要先换回来才能读。请把它放在可以写入的文件夹里再打开", err}
	}
	return nil
}
