package store

import (
	"database/sql"
	"strings"
	"sync"
)

// shape is what must be known of a table to read its rows from the disk.
type shape struct {
	name    string
	columns []string // in the order on the disk: without a rowid the key comes first
	rowid   bool
	alias   int // the column that is the rowid, -1 if none is
}

// shapes holds the tables of the versions, by the steps that make them.
var shapes sync.Map

// shapesOf lists the tables of a version in the order in which they are made.
func shapesOf(version int) ([]*shape, error) {
	key := strings.Join(steps[:version], "\x00")
	if known, ok := shapes.Load(key); ok {
		return known.([]*shape), nil
	}
	var out []*shape
	err := withSchema(version, func(db *sql.DB) (err error) {
		out, err = shapesIn(db)
		return err
	})
	if err == nil {
		shapes.Store(key, out)
	}
	return out, err
}

func shapesIn(db *sql.DB) ([]*shape, error) {
	// A key of one column that is an integer stands for the rowid.
	rows, err := db.Query(`SELECT t.name, NOT t.wr, c.name,
			c.pk = 1 AND c.type = 'INTEGER' AND (SELECT max(pk) FROM pragma_table_info(s.name)) = 1
		FROM sqlite_schema s JOIN pragma_table_list t ON t.name = s.name JOIN pragma_table_info(s.name) c
		WHERE s.type = 'table' AND t.schema = 'main'
		ORDER BY s.rowid, t.wr AND c.pk = 0, t.wr AND c.pk, c.cid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*shape
	for rows.Next() {
		var name, column string
		var rowid, alias bool
		if err := rows.Scan(&name, &rowid, &column, &alias); err != nil {
			return nil, err
		}
		if len(out) == 0 || out[len(out)-1].name != name {
			out = append(out, &shape{name: name, rowid: rowid, alias: -1})
		}
		s := out[len(out)-1]
		if rowid && alias {
			s.alias = len(s.columns)
		}
		s.columns = append(s.columns, column)
	}
	return out, rows.Err()
}

// insert is the statement for a row with so many values. Columns that a later
// version added are missing from older rows and get their defaults.
func (s *shape) insert(values int) string {
	return `INSERT INTO "` + s.name + `" ("` + strings.Join(s.columns[:values], `", "`) + `") VALUES (?` +
		strings.Repeat(", ?", values-1) + `)`
}

// args are the values for insert.
func (s *shape) args(r *row) []any {
	if s.alias >= 0 && s.alias < len(r.values) {
		r.values[s.alias] = r.id
	}
	return r.values
}

// title is what users call the table.
func (s *shape) title() string {
	for _, p := range pages {
		if p.Table == s.name {
			return p.Name
		}
	}
	switch s.name {
	case "fiscal_year":
		return "年度"
	case "history", "step":
		return "历史"
	case "accepted_finding":
		return "说明过的问题"
	case "publication":
		return "定稿"
	case "published_file":
		return "定稿的文件"
	case "bin":
		return "回收站"
	}
	return s.name
}
