package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

// TestCopiedOverWhileOpen copies another ledger over one that is open: nothing
// more is written, and what was copied is whole. SQLite itself does not notice
// where both files have had the same number of changes.
func TestCopiedOverWhileOpen(t *testing.T) {
	for _, more := range []int{0, 1, 3} {
		path := sampleFile(t)
		other := filepath.Join(t.TempDir(), "另一份.juesuan")
		must(t, os.WriteFile(other, read(t, path), 0o600))
		l, o := open(t, path), open(t, other)
		must(t, l.Set(2022, "甲", store.Change{Addr: "三公数量/保有量", Value: "11"}))
		for i := range 1 + more {
			must(t, o.Set(2022, "乙", store.Change{Addr: "三公数量/出国团组", Value: string(rune('3' + i))}))
		}
		want := dumped(t, yearOf(t, o, 2022))
		must(t, o.Close())
		raw, err := os.ReadFile(other)
		must(t, err)
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0o600) // as cp does
		must(t, err)
		_, err = f.Write(raw)
		must(t, err)
		must(t, f.Close())
		for _, try := range []func() error{
			func() error { return l.Set(2022, "甲", store.Change{Addr: "三公数量/保有量", Value: "12"}) },
			func() error { _, err := l.Undo(2022); return err },
			func() error { r, err := l.Verify(); must(t, err); return errors.New(strings.Join(r.Problems, "")) },
		} {
			if err := try(); err == nil || !strings.Contains(err.Error(), "换成了别的内容") {
				t.Errorf("%d more: %v", more, err)
			}
		}
		must(t, l.Close())
		l = open(t, path)
		if got := dumped(t, yearOf(t, l, 2022)); got != want {
			t.Errorf("%d more: the file is no longer what was copied", more)
		}
		if r, err := l.Verify(); err != nil || !r.Whole() {
			t.Errorf("%d more: %v, %v", more, r, err)
		}
		must(t, l.Close())
	}
}

// TestTouchedWhileOpen: a file whose time alone is another is the same ledger.
func TestTouchedWhileOpen(t *testing.T) {
	path := sampleFile(t)
	l := open(t, path)
	defer func() { must(t, l.Close()) }()
	for i, at := range []time.Time{time.Now().Add(time.Hour), time.Unix(0, 0)} {
		must(t, os.Chtimes(path, at, at))
		must(t, l.Set(2022, "甲", store.Change{Addr: "三公数量/保有量", Value: string(rune('2' + i))}))
	}
}

// TestDamagedWhileOpen: what a change meets names the good backup.
func TestDamagedWhileOpen(t *testing.T) {
	path := sampleFile(t)
	l := open(t, path)
	defer func() { _ = l.Close() }()
	b, err := l.Backup(store.Manual)
	must(t, err)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	_, err = f.WriteAt(make([]byte, 4096), 0)
	must(t, err)
	must(t, f.Close())
	err = l.Set(2022, "甲", store.Change{Addr: "三公数量/保有量", Value: "12"})
	if err == nil || !strings.Contains(err.Error(), filepath.Base(b.Path)) {
		t.Errorf("%v does not name %s", err, b.Path)
	}
}
