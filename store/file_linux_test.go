package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"juesuan/store"
)

// disk mounts an empty file system. Only root may, and not in every container.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size)
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.ENODEV) {
		t.Skip("this user or container may not mount a file system")
	}
	must(t, err)
	t.Cleanup(func() { must(t, syscall.Unmount(dir, 0)) })
	return dir
}

func TestReadOnlyMedium(t *testing.T) {
	dir := disk(t, "8m")
	good, torn, wal := filepath.Join(dir, "好.juesuan"), filepath.Join(dir, "断.juesuan"), filepath.Join(dir, "外.juesuan")
	copyFile(t, good, sampleFile(t))
	from := crashed(t)
	copyFile(t, torn, from)
	copyFile(t, torn+"-journal", from+"-journal")
	copyWAL(t, wal, `UPDATE three_public_count SET vehicles_held = 7`)
	must(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))

	untouched(t, good, func() (*store.Ledger, error) { return store.Open(good) }, "在只读的盘上", "用只读的方式打开")
	l, err := store.OpenReadOnly(good)
	must(t, err)
	yearOf(t, l, 2022)
	sentence(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "2"}), "是只读的")
	_, err = l.Backup(store.Manual)
	sentence(t, err, "备份“", "在只读的盘上")
	must(t, l.Close())
	_, err = store.Restore(good, sampleFile(t), store.Options{})
	sentence(t, err, "在只读的盘上")
	_, err = store.Create(filepath.Join(dir, "新.juesuan"), "某局", 2022)
	sentence(t, err, "在只读的盘上")
	_, err = store.Rescue(good, filepath.Join(dir, "抢救.juesuan"))
	sentence(t, err, "“"+filepath.Join(dir, "抢救.juesuan")+"”写不了", "写到别的盘上")
	untouched(t, torn, func() (*store.Ledger, error) { return store.OpenReadOnly(torn) }, "上次写入时中断过")
	untouched(t, wal, func() (*store.Ledger, error) { return store.OpenReadOnly(wal) }, "换成了另一种写法")
}

// In a folder that cannot be written, a reader neither mends nor leaves files.
func TestUnfinishedInAReadOnlyFolder(t *testing.T) {
	for name, c := range map[string]struct{ path, want string }{
		"journal": {crashed(t), "上次写入时中断过"},
		"wal": {func() string {
			path := filepath.Join(t.TempDir(), "外.juesuan")
			copyWAL(t, path, `UPDATE three_public_count SET vehicles_held = 7`)
			return path
		}(), "换成了另一种写法"},
	} {
		dir := filepath.Dir(c.path)
		must(t, os.Chmod(filepath.Dir(dir), 0o755)) //nolint:gosec // another user must reach the file
		for _, suffix := range []string{"", "-journal", "-wal"} {
			if err := os.Chmod(c.path+suffix, 0o644); err != nil && !errors.Is(err, os.ErrNotExist) { //nolint:gosec // another user must read it
				t.Fatal(err)
			}
		}
		must(t, os.Chmod(dir, 0o555)) //nolint:gosec // another user must reach the file
		asNobody(t, func() {
			untouched(t, c.path, func() (*store.Ledger, error) { return store.OpenReadOnly(c.path) }, c.want)
		})
		must(t, os.Chmod(dir, 0o755)) //nolint:gosec // so that it can be cleaned up
		l, err := store.OpenReadOnly(c.path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		must(t, l.Close())
	}
}

// A file that is moved, removed or replaced while it is open takes no more
// changes: they would be lost with it.
func TestVanishedFile(t *testing.T) {
	change := store.Change{Addr: "三公数量/保有量", Value: "2"}
	for name, vanish := range map[string]func(path string) error{
		"removed":  os.Remove,
		"moved":    func(path string) error { return os.Rename(path, path+" 旧") },
		"replaced": func(path string) error { return os.Rename(sampleFile(t), path) },
	} {
		l := newLedger(t)
		must(t, vanish(l.Path()))
		err := l.Set(2022, "改", change)
		if err == nil {
			t.Errorf("%s: the change was taken", name)
		}
		sentence(t, err, "已经不在原处", "没有改动")
		yearOf(t, l, 2022) // what was read can still be shown
	}
	// The folder itself.
	dir := filepath.Join(t.TempDir(), "夹子")
	must(t, os.Mkdir(dir, 0o700))
	l, err := store.Create(filepath.Join(dir, "某局.juesuan"), "某局", 2022)
	must(t, err)
	must(t, os.Rename(dir, dir+" 旧"))
	sentence(t, l.Set(2022, "改", change), "本次没有改动")
	must(t, l.Close())
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is back: %v", err)
	}
}

// A backup for which there is no room leaves nothing behind.
func TestBackupOnAFullDisk(t *testing.T) {
	dir := disk(t, "512k")
	path, good := filepath.Join(dir, "某局.juesuan"), sampleFile(t)
	copyFile(t, path, good)
	aged(t, path, "2024-04-30 17:00")
	before := read(t, path)
	for _, left := range []int{0, 4, 40, 100} { // KiB
		filler := filepath.Join(dir, "满")
		var fs syscall.Statfs_t
		must(t, syscall.Statfs(dir, &fs))
		must(t, os.WriteFile(filler, make([]byte, max(0, int(fs.Bavail)*int(fs.Bsize)-left<<10)), 0o600))
		l, err := store.OpenReadOnly(path)
		must(t, err)
		_, err = l.Backup(store.Manual)
		sentence(t, err, "备份“", "磁盘已满")
		must(t, l.Close())
		w, err := store.Open(path)
		must(t, err)
		if n := w.Notices(); len(n) != 1 || !strings.Contains(n[0], "今天的备份没有做成") || !strings.Contains(n[0], "磁盘已满") {
			t.Errorf("with %d KiB left the notices are %q", left, n)
		}
		must(t, w.Close())
		_, err = store.Restore(path, good, store.Options{})
		sentence(t, err, "磁盘已满")
		if !slices.Equal(read(t, path), before) || namesBeside(path) != "某局.juesuan\n满\n" {
			t.Errorf("with %d KiB left files are %q", left, namesBeside(path))
		}
		if list, _ := os.ReadDir(filepath.Join(dir, "某局 备份")); len(list) > 0 {
			t.Errorf("with %d KiB left the backups are %v", left, list)
		}
		must(t, os.Remove(filler))
	}
}
