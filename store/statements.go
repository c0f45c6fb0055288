package store

import "strings"

// statements are a page's SQL texts. The pages' tables all have the year, the
// key (the position seq in ordered lists), and the fields as columns.
type statements struct {
	selectYear string // all rows of a year: (seq,) fields…; arguments: year
	selectRow  string // one row: (seq,) fields…; arguments: year, key…
	count      string // arguments: year
	put        string // insert or replace; arguments: year, (seq,) fields…
	deleteRow  string // arguments: year, key…
}

func statementsFor(p *Page) statements {
	var columns, keys []string
	if p.Ordered {
		columns, keys = append(columns, `"seq"`), append(keys, `"seq"`)
	}
	fields := make([]string, len(p.Fields))
	for i, f := range p.Fields {
		fields[i] = `"` + f.Column + `"`
		if f.Key {
			keys = append(keys, fields[i])
		}
	}
	columns = append(columns, fields...)
	var set, where []string
	for _, c := range columns {
		set = append(set, c+" = excluded."+c)
	}
	for _, k := range keys {
		where = append(where, k+" = ?")
	}
	table := `"` + p.Table + `"`
	inRow := strings.Join(append([]string{`"year" = ?`}, where...), " AND ")
	list := strings.Join(columns, ", ")
	s := statements{
		selectYear: "SELECT " + list + " FROM " + table + ` WHERE "year" = ?`,
		selectRow:  "SELECT " + list + " FROM " + table + " WHERE " + inRow,
		count:      "SELECT count(*) FROM " + table + ` WHERE "year" = ?`,
		put: "INSERT INTO " + table + ` ("year", ` + strings.Join(columns, ", ") + ") VALUES (?" +
			strings.Repeat(", ?", len(columns)) + ") ON CONFLICT (" +
			strings.Join(append([]string{`"year"`}, keys...), ", ") + ") DO UPDATE SET " + strings.Join(set, ", "),
		deleteRow: "DELETE FROM " + table + " WHERE " + inRow,
	}
	if p.Ordered {
		s.selectYear += ` ORDER BY "seq"`
	}
	return s
}
