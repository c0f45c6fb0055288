package store_test

import (
	"os"
	"testing"

	"juesuan/store"
)

// A ledger that others may read is private again once it is opened to be
// written, or restored over.
func TestLedgerBecomesPrivate(t *testing.T) {
	path, backup := withBackup(t)
	private := func(after string) {
		t.Helper()
		if info, err := os.Stat(path); err != nil || info.Mode() != 0o600 {
			t.Errorf("after %s the mode is %v, %v", after, info.Mode(), err)
		}
		must(t, os.Chmod(path, 0o644)) //nolint:gosec // as other programs copy it
	}
	private("making it")
	l, err := store.OpenReadOnly(path)
	must(t, err)
	must(t, l.Close())
	if info, err := os.Stat(path); err != nil || info.Mode() != 0o644 {
		t.Errorf("reading made the mode %v, %v", info.Mode(), err)
	}
	must(t, open(t, path).Close())
	private("opening it")
	must(t, os.WriteFile(path, []byte("不是账本"), 0o600)) // what is kept as it is, is not opened
	_, err = store.Restore(path, backup, store.Options{})
	must(t, err)
	private("restoring over it")
}
