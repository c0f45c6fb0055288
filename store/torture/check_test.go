package torture

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite" // to ask the file without the product

	"juesuan/store"
)

// years of the script's ledger, of which the second comes later.
var years = []int{editedYear, importedYear}

// committed asks that an open ledger proves to be whole, and that it and its
// history hold what a script left after one of its actions first to last. It
// returns which.
func committed(l *store.Ledger, after func(n int) state, first, last int) (int, error) {
	report, err := l.Verify()
	if err != nil {
		return 0, err
	}
	if !report.Whole() {
		return 0, fmt.Errorf("verify finds %q", report.Problems)
	}
	told, steps, err := replayed(l, years...)
	if err != nil {
		return 0, err
	}
	n := steps - 1 // the first made the year
	if n < first || n > last {
		return n, fmt.Errorf("%d actions are there, want %d to %d", n, first, last)
	}
	want := after(n)
	have, err := held(l)
	if err != nil {
		return n, err
	}
	if !have.equal(want) {
		return n, fmt.Errorf("after action %d the ledger differs: %q", n, have.differences(want))
	}
	if !told.equal(want) {
		return n, fmt.Errorf("after action %d the history differs: %q", n, told.differences(want))
	}
	return n, nil
}

// whole asks SQLite itself about a ledger that nobody has open.
func whole(path string) error {
	u := url.URL{Scheme: "file", Path: path, RawQuery: "mode=ro"}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return err
	}
	defer db.Close()
	var problems int
	err = db.QueryRow(`SELECT (SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok')
		+ (SELECT count(*) FROM pragma_foreign_key_check)`).Scan(&problems)
	if err == nil && problems > 0 {
		err = fmt.Errorf("SQLite finds %d problems in %s", problems, path)
	}
	return err
}

// cold asks that what may lie beside a ledger after its opening is no journal
// that the next opening would roll back.
func cold(path string) error {
	journal, err := os.ReadFile(path + "-journal")
	if err == nil && len(journal) > 0 && journal[0] != 0 {
		return errors.New("a journal is left that would be rolled back")
	}
	return nil
}

// tidy asks that nothing lies beside a ledger but what may.
func tidy(t *testing.T, path string, allowed ...string) {
	t.Helper()
	for _, name := range beside(t, path) {
		if !slices.Contains(allowed, name) {
			t.Errorf("%s is left over", name)
		}
	}
}

// backedUpToday keeps a ledger that is made for one opening from being backed
// up at that, which is tried elsewhere.
func backedUpToday(path string) error {
	name := strings.TrimSuffix(path, ".juesuan")
	folder := name + " 备份"
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	today := time.Now().Format(time.DateOnly)
	return os.WriteFile(filepath.Join(folder, filepath.Base(name)+" "+today+" 000000 每日.juesuan"), nil, 0o600)
}
