package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"juesuan/store"
)

// Backups from before there was a folder for all are listed and offered.
func TestBackupsOfBothPlaces(t *testing.T) {
	path := sampleFile(t)
	l := open(t, path)
	must(t, l.Set(2022, "改", set("三公数量/保有量=9")...))
	must(t, l.Close())
	folder := t.TempDir()
	beside, err := store.Backups(path, "")
	must(t, err)
	if both, err := store.Backups(path, folder); err != nil || len(beside) != 1 || len(both) != 1 || both[0].Path != beside[0].Path {
		t.Errorf("beside %v, both %v, %v", beside, both, err)
	}
	l, err = store.OpenWith(path, store.Options{Backups: folder})
	must(t, err)
	must(t, l.Close())
	if both, err := store.Backups(path, folder); err != nil || len(both) != 2 || !strings.HasPrefix(both[0].Path, folder) {
		t.Errorf("both %v, %v", both, err)
	}
	must(t, os.RemoveAll(folder))
	must(t, os.Truncate(path, 8192))
	_, err = store.OpenWith(path, store.Options{Backups: folder})
	if e := as[*store.DamagedError](t, err); e != nil && e.Backup != beside[0].Path {
		t.Errorf("offers “%s”", e.Backup)
	}
}

// A relative folder is the same one wherever the program runs.
func TestRelativeBackupFolder(t *testing.T) {
	path := sampleFile(t)
	must(t, os.Mkdir(filepath.Join(filepath.Dir(path), "都在这里"), 0o700))
	for range 2 {
		l, err := store.OpenWith(path, store.Options{Backups: "都在这里"})
		must(t, err)
		if n := l.Notices(); len(n) > 0 {
			t.Errorf("notices are %q", n)
		}
		must(t, l.Close())
		t.Chdir(t.TempDir())
	}
	list, err := store.Backups(path, "都在这里")
	if err != nil || len(list) != 1 || !strings.HasPrefix(list[0].Path, filepath.Join(filepath.Dir(path), "都在这里")+string(filepath.Separator)) {
		t.Errorf("the backups are %v, %v", list, err)
	}
}

// The link to a ledger that vanished leads to its backups.
func TestBackupsBehindDanglingLink(t *testing.T) {
	path, backup := withBackup(t)
	link := filepath.Join(t.TempDir(), "链接.juesuan")
	must(t, os.Symlink(path, link))
	must(t, os.Remove(path))
	list, err := store.Backups(link, "")
	if err != nil || len(list) != 1 || list[0].Path != backup {
		t.Errorf("the backups are %v, %v", list, err)
	}
	_, err = store.Restore(link, backup, store.Options{})
	must(t, err)
	must(t, open(t, link).Close())
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the ledger is not where it was: %v", err)
	}
	must(t, os.Remove(path))
	must(t, os.Symlink(link, path)) // a circle
	_, err = store.Backups(link, "")
	must(t, err)
}

// A ledger with a very long name has all backups that others have, and what is
// replaced by one.
func TestBackupsOfLongNames(t *testing.T) {
	const limit = 255
	for _, long := range []string{strings.Repeat("长", 70), strings.Repeat("l", 200), strings.Repeat("l", limit-len(".juesuan")-len("-journal"))} {
		path := filepath.Join(t.TempDir(), long+".juesuan")
		must(t, os.WriteFile(path, read(t, sampleFile(t)), 0o600))
		l := open(t, path)
		if n := l.Notices(); len(n) > 0 {
			t.Errorf("notices are %q", n)
		}
		must(t, l.Close())
		list, err := store.Backups(path, "")
		if err != nil || len(list) != 1 {
			t.Fatalf("the backups are %v, %v", list, err)
		}
		must(t, os.Truncate(path, 8192))
		must(t, os.WriteFile(path+"-journal", []byte("x"), 0o600))
		kept, err := store.Restore(path, list[0].Path, store.Options{})
		must(t, err)
		if kept.Reason != store.KeptAsItWas {
			t.Errorf("kept is %+v", kept)
		}
		must(t, open(t, path).Close())
	}
	path := filepath.Join(t.TempDir(), strings.Repeat("l", limit-len(".juesuan")-1)+".juesuan")
	_, err := store.Create(path, "某局", 2022)
	sentence(t, err, "的名称太长")
	if names := namesBeside(path); names != "" {
		t.Errorf("left %q", names)
	}
	must(t, os.WriteFile(path, read(t, sampleFile(t)), 0o600))
	untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "的名称太长")
}

// A backup is not changed where it lies: the ledger's own changes would seem to
// be missing. Elsewhere it is a ledger like any other.
func TestBackupIsNotChangedInItsPlace(t *testing.T) {
	path, backup := withBackup(t)
	err := untouched(t, backup, func() (*store.Ledger, error) { return store.Open(backup) }, "是一份备份，不能改动", "用只读的方式打开")
	as[*store.FileError](t, err)
	l, err := store.OpenReadOnly(backup)
	must(t, err)
	must(t, l.Close())
	folder := t.TempDir()
	l, err = store.OpenWith(path, store.Options{Backups: folder})
	must(t, err)
	must(t, l.Close())
	list, err := store.Backups(path, folder)
	must(t, err)
	_, err = store.Open(list[0].Path)
	sentence(t, err, "是一份备份")
	copied := filepath.Join(t.TempDir(), filepath.Base(backup))
	must(t, os.WriteFile(copied, read(t, backup), 0o600))
	must(t, open(t, copied).Set(2022, "改", set("三公数量/保有量=3")...))
}

// Where nothing can be written, a backup goes elsewhere.
func TestBackupOnReadOnlyMedium(t *testing.T) {
	err := store.ExplainBackup("某局 备份", &os.PathError{Op: "mkdir", Path: "某局 备份", Err: syscall.EROFS})
	sentence(t, err, "在只读的盘上，写不了备份", "“JUESUAN_BACKUPS”")
	as[*store.BackupError](t, err)
}
