package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// place is where a rescue's new ledger goes. It is made in a folder beside it
// and gets its name when it is whole: a rescue that is killed leaves nothing
// that looks like a ledger, and the next one to that place takes away what it left.
type place struct {
	file *file
	work string // the folder
	lock locker // says that somebody works in it
}

// besideLedger ends the names of what lies beside a ledger while it is open.
var besideLedger = []string{journalSuffix, walSuffix, "-shm", lockSuffix, holderSuffix}

func newPlace(to string) (*place, error) {
	real, err := realPath(to)
	if err != nil {
		return nil, explain(to, err)
	}
	p := &place{file: &file{path: to, real: real}}
	for _, suffix := range besideLedger {
		if strings.HasSuffix(real, suffix) {
			return nil, &FileError{to, fmt.Sprintf("的名称不能用：以“%s”结尾的是账本旁边的辅助文件。请换一个名称，例如“抢救.juesuan”", suffix), nil}
		}
	}
	if err := p.empty(); err != nil {
		return nil, err
	}
	p.tidy()
	if p.work, err = os.MkdirTemp(filepath.Dir(real), p.file.workPrefix()+"*"); errors.Is(err, syscall.EROFS) {
		return nil, &FileError{to, "写不了，那里是只读的盘。请把新账本写到别的盘上", err}
	} else if err != nil {
		return nil, explain(to, err)
	}
	p.lock = newLocker(filepath.Join(p.work, workLock), 0o600)
	_, _ = p.lock.TryLock() // without it the next rescue tidies nothing away
	return p, nil
}

const (
	workLock = "lock"
	workAge  = time.Minute // younger ones may not be locked yet
)

// empty asks that there is no file, and no journal that would tear it.
func (p *place) empty() error {
	if _, err := os.Lstat(p.file.real); err == nil {
		return explain(p.file.path, os.ErrExist)
	}
	if left := p.file.leftBeside(); left != "" {
		return &FileError{p.file.path, fmt.Sprintf("还没有，旁边却有“%s”，是以前的账本留下的，会弄坏新的。请换一个文件名，或查明后移走它", left), nil}
	}
	return nil
}

// tidy removes the folders in which a rescue was killed: those that nobody has
// locked any more.
func (p *place) tidy() {
	dir := filepath.Dir(p.file.real)
	list, _ := os.ReadDir(dir) // what cannot be tidied hinders nothing
	for _, e := range list {
		info, err := e.Info()
		if err != nil || !e.IsDir() || !strings.HasPrefix(e.Name(), p.file.workPrefix()) || time.Since(info.ModTime()) < workAge {
			continue
		}
		work := filepath.Join(dir, e.Name())
		lock := newLocker(filepath.Join(work, workLock), 0o600)
		got, err := lock.TryLock()
		_ = lock.Close() // it goes with the folder
		if got && err == nil {
			_ = os.RemoveAll(work)
		}
	}
}

// create makes the new ledger where nobody looks for it yet, in the place of
// one that did not come out.
func (p *place) create() (*Ledger, error) {
	if err := os.Remove(filepath.Join(p.work, "ledger")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, explain(p.file.path, err)
	}
	l, err := createFile(filepath.Join(p.work, "ledger"), Options{})
	if err != nil {
		return nil, explain(p.file.path, err)
	}
	l.path = p.file.path // for what it says
	return l, nil
}

// settle gives the ledger its name, if nobody else took it meanwhile.
func (p *place) settle() error {
	if err := p.empty(); err != nil {
		return err
	}
	mine, err := os.OpenFile(p.file.real, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = mine.Close()
	}
	if err == nil {
		if err = os.Rename(filepath.Join(p.work, "ledger"), p.file.real); err != nil {
			err = errors.Join(err, os.Remove(p.file.real))
		}
	}
	if err == nil {
		err = syncDir(filepath.Dir(p.file.real))
	}
	return explain(p.file.path, err)
}

// leave removes the folder.
func (p *place) leave() error {
	_ = p.lock.Close() // the system does it anyway
	return explain(p.file.path, os.RemoveAll(p.work))
}
