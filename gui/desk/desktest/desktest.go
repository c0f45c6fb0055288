// Package desktest opens ledgers for tests of the window: in a folder of the
// test, with findings that are there at once.
package desktest

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"juesuan/gui/desk"
	"juesuan/store"
	"juesuan/store/storetest"
)

// Options open a ledger on which nothing happens aside.
var Options = desk.Options{Quick: time.Hour, Aside: func(work, done func()) { work(); done() }}

// Dir returns a folder for a test's ledgers: in memory where the system has
// such a place, as a ledger waits for its disk at every change.
func Dir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "juesuan-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// Of opens a new ledger with these years.
func Of(t testing.TB, years ...*store.Year) *desk.Desk {
	t.Helper()
	path := filepath.Join(Dir(t), "账本.juesuan")
	d, err := desk.Create(path, years[0].Department.Name, years[0].Year, Options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := d.Ledger().Put("导入", years...); err != nil {
		t.Fatal(err)
	}
	return d
}

// Sample opens a ledger with the example department's year 2022.
func Sample(t testing.TB) *desk.Year { return Year(t, storetest.Sample()) }

// Year opens a ledger with these years and returns the first of them.
func Year(t testing.TB, years ...*store.Year) *desk.Year {
	t.Helper()
	y, err := Of(t, years...).Year(years[0].Year)
	if err != nil {
		t.Fatal(err)
	}
	return y
}
