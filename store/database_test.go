package store_test

import (
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

func TestPragmas(t *testing.T) {
	l := newLedger(t)
	pragmas(t, "created", l)
	must(t, l.Close())
	pragmas(t, "opened", open(t, l.Path()))
	ro, err := store.OpenReadOnly(l.Path())
	must(t, err)
	defer ro.Close()
	pragmas(t, "read-only", ro)
}

func pragmas(t *testing.T, name string, l *store.Ledger) {
	t.Helper()
	for pragma, want := range map[string]string{
		"journal_mode": "delete", "synchronous": "3", "foreign_keys": "1", "trusted_schema": "0",
		"application_id": "1247102291", "user_version": fmt.Sprint(store.SchemaVersion), "busy_timeout": "2000", "integrity_check": "ok",
	} {
		var got string
		must(t, l.DB().QueryRow("PRAGMA "+pragma).Scan(&got))
		if got != want {
			t.Errorf("%s: %s is %s, want %s", name, pragma, got, want)
		}
	}
}

// Every table is STRICT, and every page has its table with the year, its key
// and its fields as columns.
func TestTablesFollowThePages(t *testing.T) {
	db := newLedger(t).DB()
	var loose int
	must(t, db.QueryRow(`SELECT count(*) FROM pragma_table_list
		WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND NOT strict`).Scan(&loose))
	if loose > 0 {
		t.Errorf("%d tables are not STRICT", loose)
	}
	for _, p := range store.Pages() {
		want := []string{"year"}
		if p.Ordered {
			want = append(want, "seq")
		}
		for _, f := range p.Fields {
			want = append(want, f.Column)
		}
		var columns string
		must(t, db.QueryRow(`SELECT group_concat(name, ' ') FROM pragma_table_info(?)`, p.Table).Scan(&columns))
		if got := strings.Fields(columns); !slices.Equal(got, want) {
			t.Errorf("%s has the columns %v, want %v", p.Table, got, want)
		}
	}
}

// The schema alone refuses bad values, if ever a program forgets to validate.
func TestSchemaRefuses(t *testing.T) {
	db := newLedger(t).DB()
	const fund, nature = "'一般公共预算财政拨款'", "'基本支出'"
	for _, statement := range []string{
		`INSERT INTO fiscal_year (year, state) VALUES (1993, '填报中')`,
		`INSERT INTO fiscal_year (year, state) VALUES (2023, '草稿')`,
		`INSERT INTO fiscal_year (year, state) VALUES ('今年', '填报中')`,
		`INSERT INTO fiscal_year VALUES (2023, '填报中', x'00')`,
		`INSERT INTO duty VALUES (2021, 1, '没有这个年度')`,
		`INSERT INTO duty VALUES (2022, 0, '第零行')`,
		`INSERT INTO duty VALUES (2022, 1, x'00')`,
		`INSERT INTO unit VALUES (2022, 1, '某局', '企业')`,
		`INSERT INTO income VALUES (2022, '2010301', '不知道的收入', 0, 0, 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, ` + nature + `, 0, 0, 1.5, 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, ` + nature + `, 0, 0, '多少', 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, ` + nature + `, 0, 0, NULL, 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, ` + nature + `, 0, 0, -1, 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, ` + nature + `, 0, 0, 1000000000000001, 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, ` + nature + `, 0, 0, 1, 2)`,
		`INSERT INTO expenditure VALUES (2022, '201030', ` + fund + `, ` + nature + `, 0, 0, 1, 0)`,
		`INSERT INTO expenditure VALUES (2022, '201030a', ` + fund + `, ` + nature + `, 0, 0, 1, 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', '别的钱', ` + nature + `, 0, 0, 1, 0)`,
		`INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, '别的支出', 0, 0, 1, 0)`,
		`INSERT INTO basic_economic VALUES (2022, '30101', ` + fund + `, -1)`,
		`INSERT INTO vehicle VALUES (2022, 1, '', 1)`,
		`INSERT INTO vehicle VALUES (2022, 1, '其他用车', -1)`,
		`INSERT INTO text VALUES (2022, '', '没有位置')`,
		`INSERT INTO project VALUES (2022, 1, '甲', '', 0, 0, 0, '十', '', '', '', '')`,
		`INSERT INTO project VALUES (2022, 1, '甲', '', 0, 0, 0, '', '', '', '', '特优')`,
		`INSERT INTO project_indicator VALUES (2022, 1, '没有的项目', '', '', '', '', '', '', '', '', '')`,
		`UPDATE department SET published_on = '去年'`,
		`INSERT INTO prior_totals (year, income) VALUES (2022, -1)`,
		`INSERT INTO own_subject VALUES (2022, '功能分类', '20', '两位')`,
		`INSERT INTO accepted_finding VALUES (2022, 'R1', '', '', '', '2024-01-01T00:00:00.000Z')`,
		`INSERT INTO step VALUES (9, '昨天', '', 2022, 0, 0, 0, 0, zeroblob(32), zeroblob(32))`,
		`INSERT INTO step VALUES (9, '2024-01-01T00:00:00.000Z', '', 2022, 0, 0, 0, 0, zeroblob(32), zeroblob(31))`,
		`INSERT INTO history VALUES (9, 1, '没有这一步', '', '', '', '')`,
		`INSERT INTO history VALUES (1, 0, '第零项', '', '', '', '')`,
		`DELETE FROM fiscal_year`,
	} {
		if _, err := db.Exec(statement); err == nil {
			t.Errorf("accepted: %s", statement)
		}
	}
	const twice = `INSERT INTO expenditure VALUES (2022, '2010301', ` + fund + `, ` + nature + `, 0, 0, 1, 0)`
	if _, err := db.Exec(twice); err != nil {
		t.Errorf("a good row is refused: %v", err)
	}
	if _, err := db.Exec(twice); err == nil {
		t.Error("one item twice is accepted")
	}
	if _, err := db.Exec(`SELECT "no such column"`); err == nil {
		t.Error("a misspelt column became a text")
	}
}

// Another program than this one may write the file, too; and readers see the
// state before a commit or after it.
func TestForeignWriterAndReader(t *testing.T) {
	l := newLedger(t)
	foreign, err := sql.Open("sqlite", "file:"+l.Path()+"?_txlock=immediate")
	must(t, err)
	defer foreign.Close()
	reader, err := store.OpenReadOnly(l.Path())
	must(t, err)
	defer reader.Close()
	held := store.Change{Addr: "三公数量/保有量", Value: "3"}
	removed := func() (n int) {
		must(t, reader.DB().QueryRow(`SELECT count(*) FROM bin`).Scan(&n))
		return n
	}
	tx, err := foreign.Begin()
	must(t, err)
	_, err = tx.Exec(`INSERT INTO bin VALUES (1, 2021, '2024-01-01T00:00:00.000Z', '', '填报中', '')`)
	must(t, err)
	if n := removed(); n != 0 {
		t.Errorf("the reader sees %d before the commit", n)
	}
	start := time.Now()
	err = l.Set(2022, "改", held)
	sentence(t, err, "正被另一个程序读着或写着", "等了 2 秒")
	as[*store.FileError](t, err)
	if d := time.Since(start); d < 1500*time.Millisecond || d > 4*time.Second {
		t.Errorf("waited %v", d)
	}
	must(t, tx.Commit())
	if n := removed(); n != 1 {
		t.Errorf("the reader sees %d after the commit", n)
	}
	must(t, l.Set(2022, "改", held))
	if n := yearOf(t, reader, 2022).Counts.VehiclesHeld; n != 3 {
		t.Errorf("the reader sees %d", n)
	}
}

// Goroutines that share a ledger take turns and lose nothing.
func TestSharedLedger(t *testing.T) {
	l := newLedger(t)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			for j := range 3 {
				addr := store.JoinAddress("文字", string(rune('甲'+3*i+j)), "内容")
				if err := l.Set(2022, "填", store.Change{Addr: addr, Value: "原因"}); err != nil {
					t.Errorf("%s: %v", addr, err)
				}
			}
		})
	}
	wg.Wait()
	if n := len(yearOf(t, l, 2022).Texts); n != 9 {
		t.Errorf("%d of 9 texts are there", n)
	}
}

func TestUpgrade(t *testing.T) {
	now := store.SchemaVersion
	l := newLedger(t)
	path := l.Path()
	must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "3"}))
	must(t, l.Close())
	old := read(t, path)

	back := store.LaterProgram(t, `CREATE TABLE later (a INTEGER) STRICT; INSERT INTO later VALUES (1);`, `INSERT INTO nowhere VALUES (1);`)
	untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "缺少应有的表")
	untouched(t, path, func() (*store.Ledger, error) { return store.OpenReadOnly(path) }, fmt.Sprintf("是第 %d 版，要先升级到第 %d 版", now, now+2), "只读的盘上，就先拷到可以写入的盘上")
	back()

	back = store.LaterProgram(t, `CREATE TABLE later (a INTEGER) STRICT; INSERT INTO later VALUES (7);`, `UPDATE later SET a = a + 1;`)
	newer := open(t, path)
	var a int
	must(t, newer.DB().QueryRow(`SELECT a FROM later`).Scan(&a))
	if n := yearOf(t, newer, 2022).Counts.VehiclesHeld; a != 8 || n != 3 {
		t.Errorf("the steps gave %d, and the year has %d", a, n)
	}
	must(t, newer.Close())
	back()
	err := untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, fmt.Sprintf("是第 %d 版，本程序只认识到第 %d 版", now+2, now), "没有改动")
	as[*store.NewerError](t, err)

	must(t, os.WriteFile(path, old, 0o600)) // the backup of before opens as ever
	if n := yearOf(t, open(t, path), 2022).Counts.VehiclesHeld; n != 3 {
		t.Errorf("the old file has %d", n)
	}
}

func TestFullDisk(t *testing.T) {
	l := newLedger(t)
	if _, err := l.DB().Exec(`PRAGMA max_page_count = 1`); err != nil { // the present size at least
		t.Fatal(err)
	}
	before := read(t, l.Path())
	unchanged(t, l, func() error { return l.Put("导入", storetest.Sample()) }, "磁盘已满", "本次没有改动")
	if !slices.Equal(before, read(t, l.Path())) {
		t.Error("the file is not as before")
	}
	must(t, l.Close())
	if names := namesBeside(l.Path()); names != filepath.Base(l.Path())+"\n" {
		t.Errorf("files are %q", names)
	}
}

func TestEveryErrorIsASentence(t *testing.T) {
	for code := range 30 {
		for _, extended := range []int{0, 1, 2, 3, 5, 6} {
			chinese(t, store.DatabaseText(code|extended<<8))
		}
	}
	for _, cause := range []error{
		fs.ErrNotExist, fs.ErrExist, fs.ErrPermission, syscall.EROFS, syscall.ENOSPC, syscall.EIO, syscall.EISDIR, syscall.EMFILE,
	} {
		err := store.Explain("a.juesuan", &fs.PathError{Op: "open", Path: "a.juesuan", Err: cause})
		sentence(t, err, "账本“a.juesuan”")
		if e := as[*store.FileError](t, err); e != nil && e.Unwrap() == nil {
			t.Errorf("the cause %v is lost", cause)
		}
	}
}
