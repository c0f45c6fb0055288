package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/store"
)

// newLedger makes a ledger with the empty year 2022.
func newLedger(t *testing.T) *store.Ledger {
	t.Helper()
	l, err := store.Create(filepath.Join(t.TempDir(), "某局.juesuan"), "某局", 2022)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func open(t *testing.T, path string) *store.Ledger {
	t.Helper()
	l, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// must ends the test at an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func yearOf(t *testing.T, l *store.Ledger, year int) *store.Year {
	t.Helper()
	y, err := l.Year(year)
	must(t, err)
	return y
}

// dumped is the JSON of years.
func dumped(t *testing.T, years ...*store.Year) string {
	t.Helper()
	var b bytes.Buffer
	must(t, store.Dump(&b, years))
	return b.String()
}

// ledgerDump is the JSON of all years of a ledger and its whole history.
func ledgerDump(t *testing.T, l *store.Ledger) (years string, history []store.HistoryEntry) {
	t.Helper()
	list, err := l.Years()
	must(t, err)
	var all []*store.Year
	for _, y := range list {
		all = append(all, yearOf(t, l, y))
		h, err := l.History(y, "")
		must(t, err)
		history = append(history, h...)
	}
	return dumped(t, all...), history
}

// unchanged runs a refused action and asks for its sentence and for an
// unchanged ledger: every year and the whole history.
func unchanged(t *testing.T, l *store.Ledger, action func() error, parts ...string) {
	t.Helper()
	years, history := ledgerDump(t, l)
	sentence(t, action(), parts...)
	after, newHistory := ledgerDump(t, l)
	if after != years {
		t.Errorf("a refused action (%q) changed the ledger", parts)
	}
	if len(newHistory) != len(history) {
		t.Errorf("a refused action (%q) wrote %d entries into the history", parts, len(newHistory)-len(history))
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

// untouched runs a refused opening and asks for a [store.FileError] or the
// like with its sentence, the file's bytes as before and no new file beside it.
func untouched(t *testing.T, path string, action func() (*store.Ledger, error), parts ...string) error {
	t.Helper()
	before, _ := os.ReadFile(path) // none if the file is missing
	files := namesBeside(path)
	l, err := action()
	if l != nil {
		l.Close()
		t.Errorf("%s was opened", path)
	}
	sentence(t, err, parts...)
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Errorf("refusing %s changed it", path)
	}
	if now := namesBeside(path); now != files {
		t.Errorf("refusing %s left %s; before there was %s", path, now, files)
	}
	return err
}

// namesBeside lists the folder of a file, but for the folders of backups.
func namesBeside(path string) (names string) {
	list, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range list {
		if strings.Contains(e.Name(), " 备份") {
			continue
		}
		names += e.Name() + "\n"
	}
	return names
}

// as asks for an error of a type.
func as[E error](t *testing.T, err error) (e E) {
	t.Helper()
	if !errors.As(err, &e) {
		t.Errorf("error is %T (%v), want %T", err, err, e)
	}
	return e
}

func copyFile(t *testing.T, to, from string) {
	t.Helper()
	must(t, os.WriteFile(to, read(t, from), 0o600))
}
