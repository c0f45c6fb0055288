package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"

	"juesuan/store"
)

// asNobody runs f without root's right to write everywhere. Linux keeps the
// user for file access per thread; SQLite runs on the caller's.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	const nobody = 65534
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	setfsuid := func(uid uintptr) {
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, uid, 0, 0) // returns the former user, never an error
	}
	setfsuid(nobody)
	defer setfsuid(0)
	f()
}

func TestPermissions(t *testing.T) {
	l := newLedger(t)
	must(t, l.Close()) // a file that is open already is not asked whether it may be opened
	dir := filepath.Dir(l.Path())
	must(t, os.Chmod(filepath.Dir(dir), 0o755)) //nolint:gosec // another user must reach the file
	set := func() error {
		l, err := store.Open(l.Path())
		if err != nil {
			return err
		}
		defer l.Close()
		return l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "2"})
	}
	for _, c := range []struct {
		name             string
		folder, file     os.FileMode
		want             string
		canRead, canMake bool
	}{
		{"unreadable", 0o555, 0o000, "没有权限", false, false},
		{"read-only file and folder", 0o555, 0o444, "是只读的", true, false},
		{"read-only folder", 0o555, 0o666, "所在的文件夹不能写入", true, false},
		{"read-only file", 0o777, 0o444, "是只读的", true, true},
	} {
		must(t, os.Chmod(dir, c.folder))
		must(t, os.Chmod(l.Path(), c.file))
		before := len(namesBeside(l.Path()))
		asNobody(t, func() {
			sentence(t, set(), c.want)
			ro, err := store.OpenReadOnly(l.Path())
			if c.canRead != (err == nil) {
				t.Errorf("%s: reading gives %v", c.name, err)
			}
			if err == nil {
				if n := yearOf(t, ro, 2022).Counts.VehiclesHeld; n != 0 {
					t.Errorf("%s: the refused change is there", c.name)
				}
				must(t, ro.Close())
			}
			if !c.canMake {
				_, err = store.Create(filepath.Join(dir, "新.juesuan"), "某局", 2022)
				sentence(t, err, "没有权限")
			}
		})
		if after := len(namesBeside(l.Path())); after != before {
			t.Errorf("%s: files are now %q", c.name, namesBeside(l.Path()))
		}
	}
	must(t, os.Chmod(dir, 0o755)) //nolint:gosec // so that it can be cleaned up
	must(t, os.Chmod(l.Path(), 0o600))
	if y, err := open(t, l.Path()).Years(); err != nil || !slices.Equal(y, []int{2022}) {
		t.Errorf("years are %v, %v", y, err)
	}
}
