package torture

import (
	"database/sql"
	"net/url"
	"os"
	"slices"
	"testing"

	_ "modernc.org/sqlite" // to ask the file without the product

	"juesuan/store"
)

// years of the script's ledger, of which the second comes later.
var years = []int{editedYear, importedYear}

// committed asks that an open ledger and its history hold what a script left
// after one of its actions first to last, and returns which.
func committed(t *testing.T, l *store.Ledger, after func(n int) state, first, last int) int {
	t.Helper()
	told, steps := replayed(t, l, years...)
	if len(told[importedYear]) == 0 {
		delete(told, importedYear)
	}
	n := steps - 1 // the first made the year
	if n < first || n > last {
		t.Fatalf("%d actions are there, want %d to %d", n, first, last)
	}
	want := after(n)
	have, err := held(l)
	must(t, err)
	if !have.equal(want) {
		t.Fatalf("after action %d the ledger differs: %q", n, have.differences(want))
	}
	if !told.equal(want) {
		t.Fatalf("after action %d the history differs: %q", n, told.differences(want))
	}
	return n
}

// whole asks SQLite itself about a ledger that nobody has open.
func whole(t *testing.T, path string) {
	t.Helper()
	u := url.URL{Scheme: "file", Path: path, RawQuery: "mode=ro"}
	db, err := sql.Open("sqlite", u.String())
	must(t, err)
	defer db.Close()
	for _, question := range []string{
		`SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
		`SELECT "table" || rowid FROM pragma_foreign_key_check`,
	} {
		rows, err := db.Query(question)
		must(t, err)
		for rows.Next() {
			var problem string
			must(t, rows.Scan(&problem))
			t.Error(problem)
		}
		must(t, rows.Err())
		must(t, rows.Close())
	}
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

// cold asks that what may lie beside a ledger after its opening is no journal
// that the next opening would roll back.
func cold(t *testing.T, path string) {
	t.Helper()
	journal, err := os.ReadFile(path + "-journal")
	if err == nil && len(journal) > 0 && journal[0] != 0 {
		t.Error("a journal is left that would be rolled back")
	}
}
