package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Restore puts a backup, which is examined first, in the place of a ledger.
// The present file is kept as a backup, byte for byte if it is damaged; kept
// is nil if there is none. At no moment is there half a file: the ledger is
// the old one or the restored one. Nobody may have it open for writing. Whether
// it is a backup of this ledger, [OtherLedger] says.
func Restore(path, backup string, o Options) (kept *Backup, err error) {
	if sameFile(path, backup) {
		return nil, &FileError{path, "就是要恢复的这份备份自己，没有恢复，没有改动。请用“juesuan backup list”看有哪些备份", nil}
	}
	if err := ProveBackup(backup); err != nil {
		return nil, err
	}
	p, err := o.present(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	p.spare = backup
	if kept, err = p.keep(); err != nil {
		return nil, err
	}
	p.noteReplaced(backup)
	return kept, p.replace(backup)
}

// present is a ledger that is to be replaced, locked: its file need not be a
// good one, nor be there at all.
func (o *Options) present(path string) (l *Ledger, err error) {
	l = &Ledger{path: path, now: o.clock(), backups: o.Backups, file: &file{path: path}}
	defer func() {
		if err != nil {
			err = errors.Join(explain(path, err), l.Close())
		}
	}()
	if l.file.real, err = realPath(path); err != nil {
		return l, err
	}
	if err := l.file.plainBeside(); err != nil {
		return l, err
	}
	info, err := os.Lstat(l.file.real)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l, nil
	case err != nil:
		return l, err
	case info.IsDir():
		return l, &FileError{path, "是一个文件夹，不是账本。请选择 .juesuan 文件", nil}
	case !info.Mode().IsRegular():
		return l, &FileError{path, "不是普通文件，不能当账本。请选择 .juesuan 文件", nil}
	}
	if l.file.raw, err = openRaw(l.file.real, true); err != nil {
		return l, explainOpening(path, true, err)
	}
	if l.lock, err = l.file.lockFor(o.Wait, thisHolder(l.now())); err == nil {
		l.file.tidyWork()
	}
	return l, err
}

// keep makes a backup of the present file, or copies it as it is if it cannot
// be read.
func (l *Ledger) keep() (*Backup, error) {
	if l.file.raw == nil {
		return nil, nil
	}
	err := l.file.recognise()
	if err == nil {
		err = l.file.mend()
	}
	if err == nil {
		err = l.connect(readWrite)
	}
	if err == nil {
		err = l.proveAll()
	}
	if err == nil {
		var b *Backup
		if b, err = l.Backup(BeforeRestore); err == nil {
			err = l.db.Close() // before its file goes
		}
		return b, err
	}
	if l.db != nil {
		_ = l.db.Close() // only read
	}
	return l.keepAsItIs()
}

func (l *Ledger) keepAsItIs() (*Backup, error) {
	dir := backupDir(l.file.real, l.backups)
	b := &Backup{At: l.now().Truncate(time.Second), Reason: KeptAsItWas}
	err := privateDir(dir)
	if err == nil {
		err = l.copyAsItIs(b, dir)
	}
	if err != nil {
		return nil, explainBackup(dir, err)
	}
	return b, nil
}

// copyAsItIs copies a file and what belongs to it.
func (l *Ledger) copyAsItIs(b *Backup, dir string) (err error) {
	temp, err := os.MkdirTemp(dir, unfinishedBackup+"*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	made := filepath.Join(temp, "ledger")
	if err := writeCopy(made, l.file.raw.reader()); err != nil {
		return err
	}
	others, err := backupsOf(l.file.real, l.backups)
	if err != nil {
		return err
	}
	if err := b.place(made, dir, l.file.real, others); err != nil {
		return err
	}
	for _, suffix := range []string{journalSuffix, walSuffix} {
		if err := copyIfThere(b.Path+suffix, l.file.real+suffix); err != nil {
			return errors.Join(err, os.Remove(b.Path), removeIfThere(b.Path+journalSuffix), removeIfThere(b.Path+walSuffix))
		}
	}
	return syncDir(dir)
}

// replace puts a copy of the backup in the file's place.
func (l *Ledger) replace(backup string) (err error) {
	real := l.file.real
	temp, err := os.MkdirTemp(filepath.Dir(real), l.file.workPrefix()+"*")
	if err != nil {
		return explain(l.path, err)
	}
	defer func() { err = errors.Join(err, explain(l.path, os.RemoveAll(temp))) }()
	made := filepath.Join(temp, "ledger")
	from, err := realPath(backup)
	if err == nil {
		err = copyIfThere(made, from)
	}
	if err != nil {
		return explain(l.path, err)
	}
	if _, err := os.Stat(made); err != nil {
		return explain(backup, err)
	}
	if err := ProveBackup(made); err != nil {
		return err
	}
	if l.file.raw != nil {
		shareLike(l.file.raw.info, made) // its owner
		keepPrivate(made)
	}
	// They belong to the old file and would tear the new one.
	for _, suffix := range []string{journalSuffix, walSuffix, "-shm"} {
		if err := removeIfThere(real + suffix); err != nil {
			return explain(l.path, err)
		}
	}
	if err := os.Rename(made, real); err != nil {
		return &FileError{l.path, fmt.Sprintf("换不成备份的内容，可能正被别的程序打开着。请关闭那个程序后再试；备份“%s”还在", backup), err}
	}
	return explain(l.path, syncDir(filepath.Dir(real)))
}

// removeIfThere removes a file that need not be there.
func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
