package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"juesuan/store"
)

// released are the ledgers that the code of each released schema wrote; all
// have the years of fixtures.json.
var released = []string{"schema-1", "schema-2"}

// fixture is a copy of a released ledger.
func fixture(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".juesuan")
	must(t, os.WriteFile(path, read(t, filepath.Join("testdata", name+".juesuan")), 0o600))
	return path
}

// oldHistory reads the history as schemas 1 and 2 have it, the newest first.
func oldHistory(t *testing.T, path string, year int) (out []string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	rows, err := db.Query(`SELECT step, at, action, page || iif(key = '', '', '/' || key) || iif(field = '', '', '/' || field), old, new
		FROM history WHERE year = ? ORDER BY id DESC`, year)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var step int64
		var at, action, addr, old, new string
		must(t, rows.Scan(&step, &at, &action, &addr, &old, &new))
		out = append(out, fmt.Sprintf("%s %s: %s %q→%q", at, action, addr, old, new))
	}
	must(t, rows.Err())
	return out
}

// A ledger of a released schema has the same years and the same history when
// it was opened.
func TestReleasedSchemas(t *testing.T) {
	for _, name := range released {
		t.Run(name, func(t *testing.T) {
			path := fixture(t, name)
			want := map[int][]string{2022: oldHistory(t, path, 2022), 2021: oldHistory(t, path, 2021)}
			l := open(t, path)
			if got := dumped(t, yearOf(t, l, 2022), yearOf(t, l, 2021)); got != string(read(t, "testdata/fixtures.json")) {
				t.Error("the years are not the same")
			}
			for year, want := range want {
				h, err := l.History(year, "")
				must(t, err)
				var got []string
				for _, e := range h {
					got = append(got, fmt.Sprintf("%s %s: %s %q→%q", e.At.UTC().Format("2006-01-02T15:04:05.000Z"), e.Action, e.Addr, e.Old, e.New))
				}
				if len(want) < 300 || !slices.Equal(got, want) {
					t.Errorf("%d: %d entries of history, want %d", year, len(got), len(want))
				}
			}
		})
	}
}

// A value that was changed behind the back of an older program is kept, and
// said to be found.
func TestAdoptTellsWhatItFinds(t *testing.T) {
	path := fixture(t, "schema-1")
	db, err := sql.Open("sqlite", path)
	must(t, err)
	for _, q := range []string{
		`UPDATE expenditure SET actual = 777 WHERE year = 2022 AND code = '2010301'`,
		`INSERT INTO duty VALUES (2022, 5, '添上的')`,
		`UPDATE fiscal_year SET state = '已公开' WHERE year = 2022`,
	} {
		_, err = db.Exec(q)
		must(t, err)
	}
	must(t, db.Close())
	l := open(t, path)
	h, err := l.History(2022, "")
	must(t, err)
	want := []string{
		"升级时发现的程序外改动: 状态 填报中→已公开",
		"升级时发现的程序外改动: 部门职责/5 →有",
		"升级时发现的程序外改动: 部门职责/5/内容 →添上的",
		"升级时发现的程序外改动: 支出/2010301/一般公共预算财政拨款/基本支出/决算数 244747.50→7.77",
	}
	if got := lines(h[:len(want)]); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if y := yearOf(t, l, 2022); y.State != store.Published || y.Duties[4].Text != "添上的" {
		t.Errorf("the year is %s and has the duties %v", y.State, y.Duties)
	}
}
