package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
)

// withBackup is a closed ledger that was changed after its backup.
func withBackup(t *testing.T) (path, backup string) {
	t.Helper()
	path = sampleFile(t)
	l := open(t, path)
	must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "9"}))
	must(t, l.Close())
	list, err := store.Backups(path, "")
	must(t, err)
	return path, list[0].Path
}

func TestRestore(t *testing.T) {
	path, backup := withBackup(t)
	kept, err := store.Restore(path, backup, store.Options{})
	must(t, err)
	l := open(t, path)
	if n := yearOf(t, l, 2022).Counts.VehiclesHeld; n == 9 {
		t.Error("the change is still there")
	}
	must(t, l.Close())
	if kept.Reason != store.BeforeRestore {
		t.Errorf("kept is %+v", kept)
	}
	must(t, store.ReadBackup(kept.Path, func(l *store.Ledger) error {
		if n := yearOf(t, l, 2022).Counts.VehiclesHeld; n != 9 {
			t.Errorf("the kept file has %d", n)
		}
		return nil
	}))
	if info, err := os.Stat(path); err != nil || info.Mode() != 0o600 {
		t.Errorf("the restored file is %v, %v", info.Mode(), err)
	}
	if names := namesBeside(path); names != "某局.juesuan\n" {
		t.Errorf("files are %q", names)
	}
	// And back again.
	_, err = store.Restore(path, kept.Path, store.Options{})
	must(t, err)
	if n := yearOf(t, open(t, path), 2022).Counts.VehiclesHeld; n != 9 {
		t.Errorf("after restoring what was kept: %d", n)
	}
}

// A damaged file is kept byte for byte, with the journal that it cannot be
// mended by; that journal does not get at the restored file.
func TestRestoreOverDamage(t *testing.T) {
	path, backup := withBackup(t)
	torn := crashed(t)
	journal := read(t, torn+"-journal")
	for name, damaged := range map[string][]byte{
		"cut": read(t, path)[:8192], "text": []byte("不是账本"), "empty": nil,
	} {
		must(t, os.WriteFile(path, damaged, 0o600))
		must(t, os.WriteFile(path+"-journal", journal, 0o600))
		kept, err := store.Restore(path, backup, store.Options{})
		must(t, err)
		if kept.Reason != store.KeptAsItWas || !slices.Equal(read(t, kept.Path), damaged) || !slices.Equal(read(t, kept.Path+"-journal"), journal) {
			t.Errorf("%s: kept is %+v", name, kept)
		}
		if !slices.Equal(read(t, path), read(t, backup)) {
			t.Errorf("%s: the restored file is not the backup", name)
		}
		if names := namesBeside(path); names != "某局.juesuan\n" {
			t.Errorf("%s: files are %q", name, names)
		}
		must(t, open(t, path).Close())
	}
}

func TestRestoreAVanishedLedger(t *testing.T) {
	path, backup := withBackup(t)
	must(t, os.Remove(path))
	kept, err := store.Restore(path, backup, store.Options{})
	must(t, err)
	if kept != nil || !slices.Equal(read(t, path), read(t, backup)) {
		t.Errorf("kept is %+v", kept)
	}
}

// Through a link the file itself is restored; the link stays.
func TestRestoreThroughALink(t *testing.T) {
	path, backup := withBackup(t)
	link := filepath.Join(t.TempDir(), "链接.juesuan")
	must(t, os.Symlink(path, link))
	_, err := store.Restore(link, backup, store.Options{})
	must(t, err)
	if target, err := os.Readlink(link); err != nil || target != path || !slices.Equal(read(t, path), read(t, backup)) {
		t.Errorf("the link leads to %s, %v", target, err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	path, backup := withBackup(t)
	dir := t.TempDir()
	bad := filepath.Join(dir, "坏.juesuan")
	must(t, os.WriteFile(bad, read(t, backup)[:8192], 0o600))
	refuses := func(to, from string, parts ...string) {
		t.Helper()
		untouched(t, path, func() (*store.Ledger, error) {
			kept, err := store.Restore(to, from, store.Options{})
			if kept != nil {
				t.Errorf("kept %s", kept.Path)
			}
			return nil, err
		}, parts...)
	}
	refuses(path, bad, "账本“"+bad+"”已经损坏")
	refuses(path, filepath.Join(dir, "没有.juesuan"), "找不到")
	refuses(path, dir, "是一个文件夹")
	refuses(dir, backup, "是一个文件夹")
	refuses("/dev/null", backup, "不是普通文件")
	refuses(filepath.Join(dir, "没有", "a.juesuan"), backup, "找不到")
	refuses(path, crashed(t), "上次写入时中断过")
	l := open(t, path)
	before := len(backups(t, path, ""))
	_, err := store.Restore(path, backup, store.Options{})
	sentence(t, err, "打开着")
	as[*store.BusyError](t, err)
	must(t, l.Close())
	// Where the present file cannot be kept, it is not replaced.
	folder := filepath.Join(filepath.Dir(path), "某局 备份")
	must(t, os.Rename(folder, folder+" 旧"))
	must(t, os.WriteFile(folder, nil, 0o600))
	moved := filepath.Join(folder+" 旧", filepath.Base(backup))
	refuses(path, moved, "不是文件夹")
	must(t, os.Remove(folder))
	must(t, os.Rename(folder+" 旧", folder))
	if after := backups(t, path, ""); len(after) != before {
		t.Errorf("refusals left %s", strings.Join(after, "\n"))
	}
}

// The backup that is restored is not thinned out by the one that is made before.
func TestRestoredBackupStays(t *testing.T) {
	path := sampleFile(t)
	aged(t, path, "2024-04-01 00:00")
	for day := 1; day <= 9; day++ {
		must(t, openAt(t, path, fmt.Sprintf("2024-05-%02d 09:00", day)).Close())
		aged(t, path, fmt.Sprintf("2024-05-%02d 09:01", day))
	}
	list, err := store.Backups(path, "")
	must(t, err)
	oldest := list[len(list)-1]
	_, err = store.Restore(path, oldest.Path, store.Options{}.WithClock(clock("2024-05-10 09:00")))
	must(t, err)
	must(t, store.ProveBackup(oldest.Path))
}
