package store_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
)

// A ledger whose texts another program wrote as UTF-16 is rescued like any other,
// also if the header says that they are UTF-8.
func TestRescueOfWideTexts(t *testing.T) {
	path := workedOn(t)
	want := contents(t, path)
	for _, encoding := range []string{"UTF-16le", "UTF-16be"} {
		wide := filepath.Join(t.TempDir(), "宽.juesuan")
		recoded(t, path, wide, encoding)
		b := read(t, wide)
		for _, header := range map[string][]byte{"UTF-16le": {2, 1}, "UTF-16be": {3}}[encoding] {
			b[59] = header
			if r := rescued(t, b, want); r == nil || len(r.Lost) > 0 {
				t.Errorf("%s, header %d: rescued %+v", encoding, header, r)
			}
		}
	}
	b := read(t, path)
	for _, header := range []byte{2, 7} {
		b[59] = header
		if r := rescued(t, b, want); r == nil || len(r.Lost) > 0 {
			t.Errorf("header %d: rescued %+v", header, r)
		}
	}
}

// recoded copies a ledger into one whose texts are written in another way.
func recoded(t *testing.T, from, to, encoding string) {
	t.Helper()
	out, err := sql.Open("sqlite", "file:"+to)
	must(t, err)
	defer out.Close()
	out.SetMaxOpenConns(1)
	_, err = out.Exec(`PRAGMA encoding = '` + encoding + `'; PRAGMA journal_mode = off; PRAGMA synchronous = off`)
	must(t, err)
	in, err := sql.Open("sqlite", "file:"+from)
	must(t, err)
	defer in.Close()
	for _, name := range []string{"user_version", "application_id"} {
		var n string
		must(t, in.QueryRow(`PRAGMA `+name).Scan(&n))
		_, err := out.Exec(`PRAGMA ` + name + ` = ` + n)
		must(t, err)
	}
	rows, err := in.Query(`SELECT name, sql FROM sqlite_schema WHERE sql <> '' ORDER BY type = 'index'`)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var name, text string
		must(t, rows.Scan(&name, &text))
		_, err = out.Exec(text)
		must(t, err)
		if strings.HasPrefix(text, "CREATE TABLE") {
			copyTable(t, in, out, name)
		}
	}
	must(t, rows.Err())
}

func copyTable(t *testing.T, in, out *sql.DB, table string) {
	t.Helper()
	rows, err := in.Query(`SELECT * FROM "` + table + `"`)
	must(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	must(t, err)
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	insert := `INSERT INTO "` + table + `" VALUES (?` + strings.Repeat(", ?", len(columns)-1) + `)`
	for rows.Next() {
		must(t, rows.Scan(into...))
		_, err := out.Exec(insert, values...)
		must(t, err)
	}
	must(t, rows.Err())
}
