package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// BusyError says that somebody else has the ledger open for writing. It can
// still be read.
type BusyError struct {
	Path   string
	Holder Holder
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("账本“%s”正由%s打开着，同一时间只能有一处改动。可以用只读的方式打开；要改动，请等那边关闭后再试", e.Path, e.Holder)
}

// NoLockError says that the file system cannot keep two writers apart. The
// ledger can still be read.
type NoLockError struct {
	Path string
	Err  error // what the system said; nil if a lock was granted twice
}

func (e *NoLockError) Error() string {
	return fmt.Sprintf("账本“%s”所在位置的文件系统不支持锁，防不住两处同时改动，所以只能用只读的方式打开。要改动，请把账本移到本机的磁盘上", e.Path)
}

// Unwrap returns what the system said.
func (e *NoLockError) Unwrap() error { return e.Err }

// The names of the files beside a ledger while it is open for writing: the one
// that is locked, and the one that tells who holds the lock. They are two
// because Windows and network drives let nobody read a locked file.
const (
	lockSuffix   = "-lock"
	holderSuffix = "-who"
)

// locker is a lock on a file: [flock.Flock], or a broken one in tests.
type locker interface {
	TryLock() (bool, error)
	Stat() (fs.FileInfo, error)
	Close() error
}

var newLocker = func(path string, mode fs.FileMode) locker {
	return flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR|noFollow), flock.SetPermissions(mode))
}

// writerLock is the right to write a ledger. The system takes it back when the
// program ends, however it ends; the files themselves mean nothing.
type writerLock struct {
	locker
	path string // of the ledger, without links
}

const (
	lockPause = 20 * time.Millisecond // between two tries
	// A reader who mends the file has the lock for a moment.
	lockPatience = 100 * time.Millisecond
)

// lockFor takes the lock of a ledger, for which it tries for a while.
func (f *file) lockFor(wait time.Duration, who Holder) (*writerLock, error) {
	for deadline := time.Now().Add(max(wait, lockPatience)); ; time.Sleep(lockPause) {
		l, err := f.tryLock()
		if err != nil {
			return nil, err
		}
		if l != nil {
			who.write(f.real+holderSuffix, f.workPrefix(), f.raw.info)
			return l, nil
		}
		if time.Now().After(deadline) {
			return nil, &BusyError{f.path, readHolder(f.real + holderSuffix)}
		}
	}
}

// tryLock returns nil if another has the lock, or just gave it back.
func (f *file) tryLock() (*writerLock, error) {
	path, mode := f.real+lockSuffix, f.raw.info.Mode().Perm()
	l := newLocker(path, mode)
	got, err := l.TryLock()
	if err != nil {
		_ = l.Close() // not locked
		return nil, f.explainLock(path, err)
	}
	if !got {
		return nil, nil
	}
	lock := &writerLock{l, f.real}
	mine, err := l.Stat()
	if err != nil {
		return nil, errors.Join(explain(f.path, err), lock.release())
	}
	// The former holder may have removed the file between our opening and
	// locking it; then the lock keeps nobody out.
	if now, err := os.Lstat(path); err != nil || !os.SameFile(mine, now) {
		return nil, explain(f.path, l.Close())
	}
	shareLike(f.raw.info, path)
	if err := f.proveLock(path, mode); err != nil {
		return nil, errors.Join(err, lock.release())
	}
	return lock, nil
}

// proveLock asks that a lock excludes others: a second one must be refused.
func (f *file) proveLock(path string, mode fs.FileMode) error {
	second := newLocker(path, mode)
	got, err := second.TryLock()
	_ = second.Close() // not locked, or not worth it
	if got || err != nil {
		return &NoLockError{f.path, err}
	}
	return nil
}

// explainLock tells a place where nothing can be written from one without
// locks.
func (f *file) explainLock(path string, err error) error {
	var system syscall.Errno
	switch {
	case errors.Is(err, syscall.ELOOP):
		return &FileError{f.path, fmt.Sprintf("旁边的“%s”是一个链接，会把锁放到别处。请删去这个链接再打开", path), err}
	case errors.Is(err, syscall.EISDIR):
		return &FileError{f.path, fmt.Sprintf("旁边的“%s”是一个文件夹，放不了锁。请移走这个文件夹再打开；也可以用只读的方式打开", path), err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &FileError{f.path, "所在的文件夹不能写入。请检查文件夹的权限，或把账本移到可以写入的文件夹；也可以用只读的方式打开", err}
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.ENAMETOOLONG), errors.Is(err, fs.ErrNotExist):
		return explain(f.path, err)
	case errors.As(err, &system):
		return &NoLockError{f.path, err}
	}
	return explain(f.path, err)
}

// release gives the lock back. The files are removed only for tidiness, and
// before the lock goes, so that nobody else's are; Windows removes no open file.
func (l *writerLock) release() error {
	_ = os.Remove(l.path + holderSuffix)
	if runtime.GOOS != "windows" {
		_ = os.Remove(l.path + lockSuffix)
		return l.Close()
	}
	err := l.Close()
	_ = os.Remove(l.path + lockSuffix)
	return err
}

// roomBeside asks whether the files beside a ledger can have their names: the
// journal's is the longest.
func roomBeside(path string) error {
	if _, err := os.Lstat(path + journalSuffix); errors.Is(err, syscall.ENAMETOOLONG) {
		return err
	}
	return nil
}

// take finds the ledger's file, locks it, and mends it if need be.
func (l *Ledger) take(o Options) (err error) {
	if l.file, err = locate(l.path, true); err != nil {
		return err
	}
	if err := roomBeside(l.file.real); err != nil {
		return explain(l.path, err)
	}
	if err := refuseBackup(l.path, l.file.real); err != nil {
		return err
	}
	if l.lock, err = l.file.lockFor(o.Wait, thisHolder(l.now())); err != nil {
		return err
	}
	if !l.file.raw.isAt(l.file.real) { // a backup was restored meanwhile
		return &FileError{l.path, "刚刚被移走或换掉了。请再打开一次", nil}
	}
	if err := l.file.recognise(); err != nil { // again: the last holder may have changed it
		return err
	}
	keepPrivate(l.file.real)
	l.file.tidyWork()
	return l.file.mend()
}
