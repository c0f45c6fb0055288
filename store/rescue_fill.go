package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// fill puts what was read into the new ledger, as the present version has it,
// and settles what the years and the history are. It says what is wrong with
// what it made, "" if nothing is.
func (r *rescue) fill(l *Ledger) (what string, err error) {
	err = l.write(func(tx *sql.Tx) error {
		if err := r.insert(tx); err != nil {
			return err
		}
		r.tell()
		return r.settle(l, tx)
	})
	if err == nil {
		what, err = proveRescued(l, r.bare)
	}
	if err == nil {
		err = r.count(l)
	}
	return what, err
}

// proveRescued says what is wrong with a rescued ledger. Tests let it find
// something.
var proveRescued = func(l *Ledger, _ bool) (what string, err error) {
	if err := l.prove(); err != nil {
		return "", err
	}
	err = l.read(func(tx *sql.Tx) (err error) {
		what, err = unproven(tx)
		return err
	})
	return what, err
}

// insert makes the tables and puts the rows in. What refers to each other may
// come in any order.
func (r *rescue) insert(tx *sql.Tx) error {
	if _, err := tx.Exec(`PRAGMA defer_foreign_keys = 1`); err != nil {
		return err
	}
	for _, step := range steps[:r.version] {
		if _, err := tx.Exec(step); err != nil {
			return err
		}
	}
	tables := slices.DeleteFunc(slices.Clone(r.tables), func(t *rescuedTable) bool {
		return r.version >= chainVersion && (t.name == "step" || t.name == "history") // they are mended first
	})
	for _, t := range tables {
		if err := t.insertInto(tx); err != nil {
			return err
		}
	}
	for _, t := range tables {
		if err := r.orphans(tx, t); err != nil {
			return err
		}
	}
	for _, step := range steps[r.version:] {
		if _, err := tx.Exec(step); err != nil {
			return err
		}
	}
	_, err := tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, schemaVersion))
	return err
}

func (t *rescuedTable) insertInto(tx *sql.Tx) error {
	for _, row := range t.rows {
		if n := len(row.values); n == 0 || n > len(t.columns) {
			t.refused++
			continue
		}
		_, err := tx.Exec(t.insert(len(row.values)), t.args(row)...)
		var db *sqlite.Error
		switch {
		case errors.As(err, &db) && (db.Code()&0xff == sqlite3.SQLITE_CONSTRAINT || db.Code()&0xff == sqlite3.SQLITE_MISMATCH):
			t.refused++
		case err != nil:
			return err
		}
	}
	if !slices.Contains(t.columns, "at") {
		return nil
	}
	// A time that is none would make the whole history unreadable.
	gone, err := tx.Exec(`DELETE FROM "` + t.name + `" WHERE julianday(at) IS NULL`)
	if err != nil {
		return err
	}
	n, err := gone.RowsAffected()
	t.refused += int(n)
	return err
}

// reference is a foreign key.
type reference struct {
	to       string
	from, at []string // columns here and there
}

// noTime is that of a publication of which only the files were read.
const noTime = "0000-00-00T00:00:00.000Z"

// orphans takes out the rows whose other part is lost. A lost year itself is
// added: its rows say that it was there. So is a lost publication, which is
// remade or left out later.
func (r *rescue) orphans(tx *sql.Tx, t *rescuedTable) error {
	refs, err := referencesOf(tx, t.name)
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if ref.to == "fiscal_year" {
			_, err := tx.Exec(`INSERT INTO fiscal_year (year, state) SELECT DISTINCT year, ? FROM "`+t.name+
				`" WHERE year BETWEEN 1994 AND 2099 AND year NOT IN (SELECT year FROM fiscal_year)`, string(Drafting))
			if err != nil {
				return err
			}
		}
		if ref.to == "publication" { // its files may be whole, and the history tell the rest
			if _, err := tx.Exec(`INSERT INTO publication (id, year, at, action, snapshot)
				SELECT DISTINCT publication, 0, ?, '', '' FROM published_file
				WHERE publication NOT IN (SELECT id FROM publication)`, noTime); err != nil {
				return err
			}
		}
		same := make([]string, len(ref.from))
		for i := range ref.from {
			same[i] = fmt.Sprintf(`p."%s" = "%s"."%s"`, ref.at[i], t.name, ref.from[i])
		}
		gone, err := tx.Exec(fmt.Sprintf(`DELETE FROM "%s" WHERE NOT EXISTS (SELECT 1 FROM "%s" p WHERE %s)`, t.name, ref.to, strings.Join(same, " AND ")))
		if err != nil {
			return err
		}
		n, err := gone.RowsAffected()
		if err != nil {
			return err
		}
		t.refused += int(n)
	}
	return nil
}

func referencesOf(tx *sql.Tx, table string) ([]*reference, error) {
	rows, err := tx.Query(`SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq`, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	byID := map[int]*reference{}
	var out []*reference
	for rows.Next() {
		var id int
		var to, from, at string
		if err := rows.Scan(&id, &to, &from, &at); err != nil {
			return nil, err
		}
		if byID[id] == nil {
			byID[id] = &reference{to: to}
			out = append(out, byID[id])
		}
		byID[id].from = append(byID[id].from, from)
		byID[id].at = append(byID[id].at, at)
	}
	return out, rows.Err()
}

// count lists the years that came out.
func (r *rescue) count(l *Ledger) error {
	years, err := l.Years()
	if err != nil {
		return err
	}
	for _, y := range years {
		year, err := l.Year(y)
		if err != nil {
			return err
		}
		n := 0
		for _, p := range pages {
			n += len(p.rows(year))
		}
		r.out.Years = append(r.out.Years, RescuedYear{y, year.State, n})
	}
	if len(years) > 0 {
		return nil
	}
	var kept int
	if err := l.db.QueryRow(`SELECT (SELECT count(*) FROM publication) + (SELECT count(*) FROM bin)`).Scan(&kept); err != nil {
		return err
	}
	if kept == 0 {
		return r.nothing("一个年度")
	}
	return nil
}
