package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/store"
)

// movedLedger is a ledger with two backups in a folder for all, whose own folder
// has another name since.
func movedLedger(t *testing.T) (path, folder string) {
	t.Helper()
	top := t.TempDir()
	folder = filepath.Join(top, "都在这里")
	must(t, os.Mkdir(folder, 0o700))
	was := filepath.Join(top, "去年", "某局.juesuan")
	must(t, os.Mkdir(filepath.Dir(was), 0o700))
	copyFile(t, was, sampleFile(t))
	l, err := store.OpenWith(was, store.Options{Backups: folder})
	must(t, err)
	must(t, l.Set(2022, "改", set("三公数量/保有量=9")...))
	_, err = l.Backup(store.Manual)
	must(t, err)
	must(t, l.Close())
	must(t, os.Rename(filepath.Dir(was), filepath.Join(top, "今年")))
	return filepath.Join(top, "今年", "某局.juesuan"), folder
}

// A ledger that was moved finds its backups in the folder for all, also when it
// is damaged, but not those of another ledger of its name.
func TestBackupsOfMovedLedger(t *testing.T) {
	path, folder := movedLedger(t)
	other := filepath.Join(t.TempDir(), "某局.juesuan")
	l, err := store.CreateWith(other, "别局", 2022, store.Options{Backups: folder})
	must(t, err)
	_, err = l.Backup(store.Manual)
	must(t, err)
	must(t, l.Close())

	list, err := store.Backups(path, folder)
	if err != nil || len(list) != 2 || !list[0].Moved || list[0].Reason != store.Manual {
		t.Fatalf("the backups are %+v, %v", list, err)
	}
	newest := list[0].Path
	if list, err := store.Backups(other, folder); err != nil || len(list) != 1 || list[0].Moved {
		t.Errorf("the other's are %+v, %v", list, err)
	}
	raw := read(t, path)
	for name, damage := range map[string]func(){
		"cut":  func() { must(t, os.Truncate(path, int64(len(raw)-1))) },
		"head": func() { must(t, os.WriteFile(path, append(make([]byte, 100), raw[100:]...), 0o600)) },
	} {
		damage()
		_, err = store.OpenWith(path, store.Options{Backups: folder})
		if e := as[*store.DamagedError](t, err); e != nil && e.Backup != newest {
			t.Errorf("%s: offers “%s”", name, e.Backup)
		}
		must(t, os.WriteFile(path, raw, 0o600))
	}
	must(t, os.Remove(path))
	if list, err := store.Backups(path, folder); err != nil || len(list) != 0 {
		t.Errorf("a ledger that is not there has %+v, %v", list, err)
	}
}

// New backups come first, and a copy that lies elsewhere and was changed there
// does not make the ledger seem to have lost something.
func TestBackupsOfCopyElsewhere(t *testing.T) {
	path, folder := movedLedger(t)
	again := filepath.Join(t.TempDir(), "某局.juesuan")
	copyFile(t, again, path)
	for _, at := range []string{path, again} {
		l, err := store.OpenWith(at, store.Options{Backups: folder})
		must(t, err)
		must(t, l.Set(2022, "改"+at, set("三公数量/保有量=3")...))
		_, err = l.Backup(store.Manual)
		must(t, err)
		r, err := l.Verify()
		must(t, err)
		if !r.Whole() {
			t.Errorf("the report is %+v", r)
		}
		must(t, l.Close())
		list, err := store.Backups(at, folder)
		must(t, err)
		moved := false
		for i, b := range list {
			if b.Moved != (i >= 2) { // of the day and by hand
				t.Errorf("the backup %d is %+v", i, b)
			}
			moved = moved || b.Moved
		}
		if !moved {
			t.Error("those from before are missing")
		}
	}
}

// A backup of another ledger is told from the ledger's own.
func TestOtherLedger(t *testing.T) {
	path, backup := withBackup(t)
	other := sampleFile(t)
	l, err := store.Create(filepath.Join(t.TempDir(), "别局.juesuan"), "别局", 2022)
	must(t, err)
	must(t, l.Close())
	for name, want := range map[string]bool{backup: false, other: true, l.Path(): true, "没有的": false, "testdata/schema-1.juesuan": false} {
		if got := store.OtherLedger(path, name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	must(t, os.Truncate(path, 8192))
	if store.OtherLedger(path, l.Path()) {
		t.Error("of a damaged ledger nothing is known")
	}
}

// A ledger is not restored from itself, by whatever name.
func TestRestoreOfItself(t *testing.T) {
	path := sampleFile(t)
	link := filepath.Join(t.TempDir(), "链接.juesuan")
	must(t, os.Symlink(path, link))
	before := read(t, path)
	for _, p := range [][2]string{{path, path}, {link, path}, {path, link}} {
		_, err := store.Restore(p[0], p[1], store.Options{})
		sentence(t, err, "就是要恢复的这份备份自己", "没有改动")
	}
	if string(read(t, path)) != string(before) {
		t.Error("the ledger was changed")
	}
	if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 1 {
		t.Errorf("beside it lies %v", list)
	}
}

// A new ledger where one of its name vanished need not have that one's changes;
// a file that takes its place later is noticed all the same.
func TestNewLedgerBesideBackupsOfVanishedOne(t *testing.T) {
	path, _ := withTwoBackups(t)
	vanished := read(t, path)
	must(t, os.Remove(path))
	l, err := store.Create(path, "新局", 2023)
	must(t, err)
	must(t, l.Set(2023, "填", set("三公数量/保有量=2")...))
	_, err = l.Backup(store.Manual)
	must(t, err)
	must(t, l.Close())
	wantMissing(t, path, 1)
	must(t, os.WriteFile(path, vanished, 0o600))
	wantMissing(t, path, 3, "2023 年度“填”", "别的文件")
}

// What stands in the way of the backups is named, and where it is written.
func TestBackupFolderThatIsNone(t *testing.T) {
	path := sampleFile(t)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "某局 备份"), nil, 0o600))
	_, err := store.Backups(path, "")
	sentence(t, err, "某局 备份”：它不是文件夹。请移走它")
	folder := filepath.Join(t.TempDir(), "文件")
	must(t, os.WriteFile(folder, nil, 0o600))
	_, err = store.Backups(filepath.Join(t.TempDir(), "别局.juesuan"), folder)
	sentence(t, err, "“"+folder+"”不是文件夹，它写在设置的“备份文件夹”或环境变量“JUESUAN_BACKUPS”里")
	l, err := store.OpenWith(path, store.Options{Backups: folder})
	must(t, err)
	if n := l.Notices(); len(n) != 1 || !strings.Contains(n[0], "“"+folder+"”不是文件夹") || strings.Contains(n[0], "：的") {
		t.Errorf("notices are %q", n)
	}
	must(t, l.Close())
}
