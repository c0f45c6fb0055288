package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"juesuan/store"
)

// What stands in the place of a journal and is no file is neither read nor
// copied: it can lead to other people's files, have no end, or never answer.
func TestJournalThatIsNoFile(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "别人的")
	must(t, os.WriteFile(secret, []byte("别人的内容"), 0o600))
	for name, put := range map[string]func(path string) error{
		"link":    func(path string) error { return os.Symlink(secret, path) },
		"endless": func(path string) error { return os.Symlink("/dev/zero", path) },
		"fifo":    func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"folder":  func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		for _, suffix := range []string{"-journal", "-wal"} {
			for _, damage := range []bool{false, true} {
				path, backup := withBackup(t)
				if damage {
					must(t, os.WriteFile(path, read(t, path)[:8192], 0o600))
				}
				must(t, put(path+suffix))
				for what, action := range map[string]func() error{
					"restore": func() error {
						_, err := store.Restore(path, backup, store.Options{})
						return err
					},
					"rescue": func() error {
						_, err := store.Rescue(path, path+" 新")
						return err
					},
				} {
					before := backups(t, path, "")
					done := make(chan error, 1)
					go func() { done <- action() }()
					select {
					case err := <-done:
						sentence(t, err, suffix+"”不是普通文件", "移走它")
					case <-time.After(20 * time.Second):
						t.Fatalf("%s with a %s at %s does not end", what, name, suffix)
					}
					if after := backups(t, path, ""); len(after) != len(before) {
						t.Errorf("%s with a %s at %s left %v", what, name, suffix, after)
					}
					if _, err := os.Lstat(path + " 新"); err == nil {
						t.Errorf("%s with a %s at %s made a ledger", what, name, suffix)
					}
				}
				if _, err := os.Lstat(path + suffix); err != nil {
					t.Errorf("the %s at %s is gone", name, suffix)
				}
			}
		}
	}
	if got := string(read(t, secret)); got != "别人的内容" {
		t.Errorf("the file elsewhere is %q", got)
	}
}

// A ledger is mended beside itself: neither a full disk for temporary files
// nor one that is missing is in the way.
func TestMendingNeedsNoOtherDisk(t *testing.T) {
	full := disk(t, "64k")
	must(t, os.WriteFile(filepath.Join(full, "满"), make([]byte, 60<<10), 0o600))
	for name, dir := range map[string]string{"full": full, "missing": filepath.Join(t.TempDir(), "没有")} {
		t.Setenv("TMPDIR", dir)
		for what, opened := range map[string]func(string) (*store.Ledger, error){"write": store.Open, "read": store.OpenReadOnly} {
			path := crashed(t)
			l, err := opened(path)
			if err != nil {
				t.Errorf("%s, %s: %v", name, what, err)
				continue
			}
			if n := len(yearOf(t, l, 2022).Duties); n != 0 {
				t.Errorf("%s, %s: %d rows of the interrupted write are there", name, what, n)
			}
			must(t, l.Close())
			if names := namesBeside(path); names != "断电.juesuan\n" {
				t.Errorf("%s, %s: files are %q", name, what, names)
			}
		}
		old := fixture(t, "schema-1")
		must(t, open(t, old).Close()) // upgraded
		for _, b := range backups(t, old, "") {
			if !strings.Contains(b, store.BeforeUpgrade) {
				t.Errorf("%s: there is the backup %s", name, b)
			}
		}
		list, err := store.Backups(old, "")
		must(t, err)
		must(t, store.ProveBackup(list[0].Path))
		path := crashed(t)
		before, journal := read(t, path), read(t, path+"-journal")
		r, err := store.Rescue(path, path+" 新")
		must(t, err)
		if len(r.Lost) > 0 {
			t.Errorf("%s: lost is %q", name, r.Lost)
		}
		if string(read(t, path)) != string(before) || string(read(t, path+"-journal")) != string(journal) {
			t.Errorf("%s: the damaged file was changed", name)
		}
	}
}

// Where there is no room for the copy, that disk is blamed; a rescue needs room
// only where its new ledger goes.
func TestMendingWithoutRoom(t *testing.T) {
	dir := disk(t, "1m")
	path := filepath.Join(dir, "某局.juesuan")
	from := crashed(t)
	copyFile(t, path, from)
	copyFile(t, path+"-journal", from+"-journal")
	var fs syscall.Statfs_t
	must(t, syscall.Statfs(dir, &fs))
	must(t, os.WriteFile(filepath.Join(dir, "满"), make([]byte, int(fs.Bavail)*int(fs.Bsize)-8<<10), 0o600))
	t.Setenv("TMPDIR", dir)
	untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "磁盘已满", "在一份副本上试着复原", dir)
	r, err := store.Rescue(path, filepath.Join(t.TempDir(), "新.juesuan"))
	must(t, err)
	if len(r.Lost) > 0 {
		t.Errorf("lost is %q", r.Lost)
	}
}
