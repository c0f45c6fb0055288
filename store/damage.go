package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// DamagedError says that a ledger's content is not what this program wrote.
// Such a file is neither written to nor repaired in place.
type DamagedError struct {
	Path   string
	Text   string // what is wrong, in Chinese
	Backup string // the newest good backup, "" if there is none
	Err    error  // what the database said; may be nil

	lost bool // a rescue was tried in vain
}

func (e *DamagedError) Error() string {
	way := "没有找到完好的备份"
	if e.Backup != "" {
		way = fmt.Sprintf("最近的备份“%s”是完好的，可以用“juesuan backup restore”恢复", e.Backup)
	}
	if e.lost {
		return fmt.Sprintf("账本“%s”已经损坏：%s。%s。本次没有改动它", e.Path, e.Text, way)
	}
	return fmt.Sprintf("账本“%s”已经损坏，不能继续使用：%s。%s；也可以用“juesuan rescue”把还能读的部分抢救到新的账本。本次没有改动它", e.Path, e.Text, way)
}

// Unwrap returns what the database said.
func (e *DamagedError) Unwrap() error { return e.Err }

// isDamage reports whether an error of the database says that its file is
// damaged.
func isDamage(err error) bool {
	var db *sqlite.Error
	if !errors.As(err, &db) {
		return false
	}
	switch db.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT:
		return true
	}
	return false
}

// examine refuses a damaged ledger with a [DamagedError]. It is asked at every
// opening: it takes 50 ms for ten years with 100,000 changes, and a note of
// the last good check could itself be wrong. It leaves out the years' rows,
// which are proven when a year is read; so who only reads can still find out
// with [Ledger.Verify] what was altered.
func (l *Ledger) examine() error { return l.refuse(damagedFile) }

// prove is examine for a ledger that is written: its years are proven, too. The
// rest follows with [Ledger.proveLater].
func (l *Ledger) prove() error { return l.refuse(damaged) }

// proveAll is prove for a ledger that is trusted as a backup: it asks all that
// [Ledger.Verify] does, which takes too long for every opening.
func (l *Ledger) proveAll() error {
	if err := l.prove(); err != nil {
		return err
	}
	return l.refuse(unproven)
}

// unproven says what [Ledger.Verify] finds wrong, "" if nothing is. Before the
// history was a chain it could not tell.
func unproven(tx *sql.Tx) (string, error) {
	var version int
	if err := tx.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil || version < chainVersion {
		return "", err
	}
	r, err := verify(tx)
	if err != nil || r.Whole() {
		return "", err
	}
	return r.inShort(), nil
}

// inShort is the first problem, and how many there are.
func (r *Report) inShort() string {
	if n := len(r.Problems); n > 1 {
		return fmt.Sprintf("%s（共 %d 处，“juesuan verify”全部列出）", r.Problems[0], n)
	}
	return r.Problems[0]
}

func (l *Ledger) refuse(damaged func(*sql.Tx) (string, error)) error {
	return l.read(func(tx *sql.Tx) error {
		what, err := damaged(tx)
		if err == nil && what == "" {
			what, err = cutShort(tx, l.file.real)
		}
		if err == nil && what != "" {
			err = &DamagedError{Path: l.path, Text: what}
		}
		return err
	})
}

// damaged says what is wrong with a ledger's content, "" if nothing is. Every
// opening for writing, every backup and every mended file is asked by it.
func damaged(tx *sql.Tx) (string, error) {
	if what, err := damagedFile(tx); what != "" || err != nil {
		return what, err
	}
	return alteredYear(tx)
}

// damagedFile is damaged for the file as such.
func damagedFile(tx *sql.Tx) (string, error) {
	if what, err := badStructure(tx); what != "" || err != nil {
		return what, err
	}
	return strangeSchema(tx)
}

// alteredYear asks whether every year is what its last step left. Before the
// history was a chain nobody could tell.
func alteredYear(tx *sql.Tx) (string, error) {
	var version int
	if err := tx.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil || version < chainVersion {
		return "", err
	}
	years, err := yearsIn(tx)
	if err != nil {
		return "", err
	}
	for _, y := range years {
		_, err := yearIn(tx, y)
		var altered *AlteredError
		if errors.As(err, &altered) {
			return fmt.Sprintf("%d 年度的数和账本自己的记录对不上，在本程序之外被改过或损坏了（“juesuan verify”可以查看）", y), nil
		}
		if err != nil {
			return "", err
		}
	}
	return "", nil
}

// badStructure asks whether the pages hang together and the values fit their
// columns.
func badStructure(tx *sql.Tx) (string, error) {
	var answer string
	if err := tx.QueryRow(`PRAGMA quick_check(1)`).Scan(&answer); err != nil {
		return "", err
	}
	if answer != "ok" {
		return "文件内部的结构检查没有通过（" + pageOf(answer) + "）", nil
	}
	return "", nil
}

// cutShort asks whether the file is as long as its pages; SQLite takes what is
// missing of the last one for zeros.
func cutShort(tx *sql.Tx, real string) (string, error) {
	var pages, size int64
	if err := tx.QueryRow(`SELECT page_count, page_size FROM pragma_page_count, pragma_page_size`).Scan(&pages, &size); err != nil {
		return "", err
	}
	info, err := os.Stat(real)
	if err != nil {
		return "", err
	}
	if info.Size() < pages*size {
		return fmt.Sprintf("文件少了最后 %d 个字节，没有拷贝完整", pages*size-info.Size()), nil
	}
	return "", nil
}

// pageOf takes from an answer of SQLite what a person can tell to others.
func pageOf(answer string) string {
	var tree, page int
	for line := range strings.Lines(answer) {
		if _, err := fmt.Sscanf(line, "Tree %d page %d", &tree, &page); err == nil {
			return fmt.Sprintf("第 %d 页", page)
		}
	}
	return "内容不合规定"
}

// strangeSchema asks whether the file has just the tables that this program
// makes. A trigger or a view that somebody planted could change what reads and
// writes mean.
func strangeSchema(tx *sql.Tx) (string, error) {
	var version int
	if err := tx.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return "", err
	}
	have, err := schemaIn(tx)
	if err != nil {
		return "", err
	}
	want, err := schemaOf(version)
	if err != nil {
		return "", err
	}
	for name, text := range want {
		if have[name] != text {
			return "缺少应有的表，或被别的程序改过（" + nameOf(name) + "）", nil
		}
	}
	for name := range have {
		if _, ok := want[name]; !ok {
			return "里面有不是本程序建的东西，被别的程序改过（" + nameOf(name) + "）", nil
		}
	}
	return "", nil
}

// schemaEntry is the type, the name and the table of an entry of the schema.
type schemaEntry [3]string

func nameOf(e schemaEntry) string { return "“" + clip(e[1]) + "”" }

// schemaIn reads the schema: the SQL text of each entry.
func schemaIn(q interface {
	Query(query string, args ...any) (*sql.Rows, error)
}) (map[schemaEntry]string, error) {
	rows, err := q.Query(`SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[schemaEntry]string{}
	for rows.Next() {
		var e schemaEntry
		var text string
		if err := rows.Scan(&e[0], &e[1], &e[2], &text); err != nil {
			return nil, err
		}
		out[e] = text
	}
	return out, rows.Err()
}

// schemas holds what the migration steps make, by the steps taken.
var schemas sync.Map

// schemaOf is the schema that a file of this version has.
func schemaOf(version int) (map[schemaEntry]string, error) {
	key := strings.Join(steps[:version], "\x00")
	if known, ok := schemas.Load(key); ok {
		return known.(map[schemaEntry]string), nil
	}
	var out map[schemaEntry]string
	err := withSchema(version, func(db *sql.DB) (err error) {
		out, err = schemaIn(db)
		return err
	})
	if err == nil {
		schemas.Store(key, out)
	}
	return out, err
}

// withSchema runs f on an empty database of a version, in memory.
func withSchema(version int, f func(*sql.DB) error) error {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // in memory
	db.SetMaxOpenConns(1)
	for _, step := range steps[:version] {
		if _, err := db.Exec(step); err != nil {
			return err
		}
	}
	return f(db)
}
