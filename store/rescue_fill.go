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

// rescueAction is the rescue's name in the history of the new ledger.
const rescueAction = "抢救"

// fill puts what was read into the new ledger, brings it up to date, and
// completes and compares the years with the history.
func (r *rescue) fill(l *Ledger) error {
	if err := l.write(r.insert); err != nil {
		return err
	}
	if err := l.migrate(); err != nil {
		return err
	}
	r.tell()
	if err := r.compare(l); err != nil {
		return err
	}
	if err := l.examine(); err != nil {
		return err
	}
	return r.count(l)
}

// insert makes the tables and puts the rows in. What refers to each other may
// come in any order.
func (r *rescue) insert(tx *sql.Tx) error {
	for _, step := range steps[:r.version] {
		if _, err := tx.Exec(step); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; PRAGMA defer_foreign_keys = 1", applicationID, r.version)); err != nil {
		return err
	}
	for _, t := range r.tables {
		if err := t.insertInto(tx); err != nil {
			return err
		}
	}
	for _, t := range r.tables {
		if err := r.orphans(tx, t); err != nil {
			return err
		}
	}
	return nil
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

// orphans takes out the rows whose other part is lost. A lost year itself is
// added: its rows say that it was there.
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

// table is what was read of a table.
func (r *rescue) table(name string) *rescuedTable {
	i := slices.IndexFunc(r.tables, func(t *rescuedTable) bool { return t.name == name })
	return r.tables[i]
}

// whole reports whether everything of a table was read.
func (t *rescuedTable) whole() bool { return len(t.bad) == 0 && t.torn == 0 && t.refused == 0 }

// compare completes the years from the history and says what differs from it.
// If the history is not whole either, nobody knows what is missing: then no
// year counts as finalised any more.
func (r *rescue) compare(l *Ledger) error {
	years, err := l.Years()
	if err != nil {
		return err
	}
	if r.table("history").whole() {
		for _, y := range years {
			if err := r.compareYear(l, y); err != nil {
				return err
			}
		}
		return nil
	}
	if len(r.out.Lost) == 0 {
		return nil
	}
	r.lost("修改记录也不全，没法查出各年度少了什么，请对照最近的备份或纸质材料核对")
	for _, y := range years {
		if err := r.reopen(l, y); err != nil {
			return err
		}
	}
	return nil
}

// reopen makes a year that may be incomplete one that is being worked on.
func (r *rescue) reopen(l *Ledger, y int) error {
	year, err := l.Year(y)
	if err != nil || year.State == Drafting {
		return err
	}
	r.lost("%d 年度原来%s，内容不一定全，改回了“%s”", y, year.State, Drafting)
	return l.SetState(y, Drafting, rescueAction)
}

func (r *rescue) compareYear(l *Ledger, y int) error {
	have, err := l.Year(y)
	if err != nil {
		return err
	}
	entries, err := l.History(y, "")
	if err != nil {
		return err
	}
	known, err := replay(y, entries)
	if err != nil {
		r.lost("%d 年度的修改记录读不通，没有用来核对：%v", y, err)
		return nil
	}
	full := r.complete(have, known)
	for _, d := range Diff(full, known) {
		r.lost("%d 年度 %s：账本里是“%s”，修改记录里最后是“%s”，用了账本里的，请核对", y, d.Addr, d.Old, d.New)
	}
	back := Diff(have, full)
	if len(back) == 0 {
		return nil
	}
	for _, d := range back {
		if d.New == Present {
			r.lost("%d 年度 %s：这一行没有了，按修改记录补了回来", y, d.Addr)
		}
	}
	if err := r.reopen(l, y); err != nil {
		return err
	}
	full.State = Drafting
	return l.Put(rescueAction, full)
}

// complete returns the year with the rows that only the history has. A list
// without keys that became shorter is taken from there as a whole, and so is a
// single row that is gone.
func (r *rescue) complete(have, known *Year) *Year {
	full := *have
	for _, p := range pages {
		t := r.table(p.Table)
		if t.whole() {
			continue
		}
		mine, theirs := p.rows(&full), p.rows(known)
		switch {
		case p.Single && mine[0].IsZero(), p.Ordered && len(mine) < len(theirs):
			p.setRows(&full, theirs)
		case !p.Single && !p.Ordered:
			index := p.indexed(&full)
			rows := slices.Clone(mine)
			for _, k := range p.indexed(known).rows {
				if _, ok := index.byKey[k.id]; !ok {
					rows = append(rows, k.value)
				}
			}
			p.setRows(&full, rows)
		}
	}
	full.Sort()
	return &full
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
	return nil
}
