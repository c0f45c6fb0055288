package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
		FROM history WHERE year = ? AND page <> '项目自评' ORDER BY id DESC`, year)
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
					if strings.HasPrefix(e.Addr, "项目自评/") {
						continue
					}
					got = append(got, fmt.Sprintf("%s %s: %s %q→%q", e.At.UTC().Format("2006-01-02T15:04:05.000Z"), e.Action, e.Addr, e.Old, e.New))
				}
				if len(want) < 300 || !slices.Equal(got, want) {
					t.Errorf("%d: %d entries of history, want %d", year, len(got), len(want))
				}
			}
			whole(t, l)
			if action, err := l.Undo(2022); err != nil || action != "清空" {
				t.Errorf("undid %q, %v", action, err)
			}
			for range 7 { // back to the import
				_, err := l.Undo(2022)
				must(t, err)
			}
			if y := yearOf(t, l, 2022); len(y.Projects)+len(y.ProjectGoals) != 0 {
				t.Errorf("there are still the projects %v", y.Projects)
			}
			whole(t, l)
		})
	}
}

// Projects had their names for keys, and stood in the order of the names; the
// history tells their positions now.
func TestAdoptedProjects(t *testing.T) {
	l := open(t, fixture(t, "schema-1"))
	h, err := l.History(2022, "项目自评")
	must(t, err)
	want := []string{
		"填项目: 项目自评/1 →有", "填项目: 项目自评/1/项目名称 →丙", "填项目: 项目自评/1/年初预算数 0.00→3.00", "填项目: 项目自评/1/等级 →优",
		// 丁 comes before 丙
		"填项目: 项目自评/1/项目名称 丙→丁", "填项目: 项目自评/1/年初预算数 3.00→0.00", "填项目: 项目自评/1/全年执行数 0.00→4.56", "填项目: 项目自评/1/等级 优→良",
		"填项目: 项目自评/2 →有", "填项目: 项目自评/2/项目名称 →丙", "填项目: 项目自评/2/年初预算数 0.00→3.00", "填项目: 项目自评/2/等级 →优",
		"改项目: 项目自评/2/等级 优→中",
		"删项目: 项目自评/2 有→", "删项目: 项目自评/2/项目名称 丙→", "删项目: 项目自评/2/年初预算数 3.00→0.00", "删项目: 项目自评/2/等级 中→",
		"删项目: 项目自评/1/项目名称 丁→丙", "删项目: 项目自评/1/年初预算数 0.00→3.00", "删项目: 项目自评/1/全年执行数 4.56→0.00", "删项目: 项目自评/1/等级 良→中",
		"填项目: 项目自评/1/项目名称 丙→A/B", "填项目: 项目自评/1/实施单位 →某股", "填项目: 项目自评/1/年初预算数 3.00→0.00", "填项目: 项目自评/1/等级 中→",
		"填项目: 项目自评/2 →有", "填项目: 项目自评/2/项目名称 →丙", "填项目: 项目自评/2/年初预算数 0.00→3.00", "填项目: 项目自评/2/等级 →中",
	}
	if got := lines(h); !slices.Equal(got, want) {
		t.Errorf("history is %q, want %q", got, want)
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

// Of accepted findings an older history told only the reasons.
func TestAdoptedFindings(t *testing.T) {
	path := fixture(t, "schema-2")
	db, err := sql.Open("sqlite", path)
	must(t, err)
	const at = "'2030-01-01T00:00:00.000Z'"
	for _, q := range []string{
		`INSERT INTO history SELECT max(id) + 1, max(id) + 1, ` + at + `, '说明', 2022, '检查', 'A09/03%2F甲', '理由', '', '尾差' FROM history`,
		`INSERT INTO history SELECT max(id) + 1, max(id) + 1, ` + at + `, '说明', 2022, '检查', 'B01/', '理由', '', '如此' FROM history`,
		`INSERT INTO history SELECT max(id) + 1, max(id) + 1, ` + at + `, '收回说明', 2022, '检查', 'B01/', '理由', '如此', '' FROM history`,
		`INSERT INTO accepted_finding VALUES (2022, 'A09', '03/甲', '1 2', '尾差', ` + at + `)`,
	} {
		_, err = db.Exec(q)
		must(t, err)
	}
	must(t, db.Close())
	l := open(t, path)
	h, err := l.History(2022, "检查")
	must(t, err)
	const row, other = "检查/A09/03%2F甲", "检查/B01/"
	want := []string{
		"说明: " + row + " →有", "说明: " + row + "/理由 →尾差", "说明: " + row + "/时间 →2030-01-01T00:00:00.000Z",
		"说明: " + other + " →有", "说明: " + other + "/理由 →如此", "说明: " + other + "/时间 →2030-01-01T00:00:00.000Z",
		"收回说明: " + other + " 有→", "收回说明: " + other + "/理由 如此→", "收回说明: " + other + "/时间 2030-01-01T00:00:00.000Z→",
		"升级时发现的程序外改动: " + row + "/数 →1 2",
	}
	if got := lines(h); !slices.Equal(got, want) {
		t.Errorf("history is %q, want %q", got, want)
	}
	whole(t, l)
}

// A history that makes no sense is not adopted, and the file stays as it is.
func TestAdoptRefuses(t *testing.T) {
	for _, q := range []string{
		`UPDATE history SET old = '9.99' WHERE new = '4.56'`,
		`UPDATE history SET old = '7' WHERE page = '三公数量' AND new = '2'`,
		`UPDATE history SET page = '没有的页' WHERE page = '部门职责'`,
		`UPDATE history SET field = '没有的栏' WHERE field = '决算数'`,
		`UPDATE history SET key = '零' WHERE page = '部门职责'`,
		`UPDATE history SET new = '多少' WHERE field = '决算数'`,
		`UPDATE history SET new = '有有' WHERE new = '有'`,
		`UPDATE history SET old = '已定稿' WHERE page = '状态'`,
		`DELETE FROM history WHERE field = ''`,
	} {
		path := fixture(t, "schema-2")
		db, err := sql.Open("sqlite", path)
		must(t, err)
		_, err = db.Exec(q)
		must(t, err)
		must(t, db.Close())
		before := read(t, path)
		_, err = store.Open(path)
		sentence(t, err, "已经损坏", "年度的数和账本自己的记录对不上")
		as[*store.AlteredError](t, err)
		if !slices.Equal(before, read(t, path)) {
			t.Errorf("%s: the file was changed", q)
		}
	}
}

// An older ledger that cannot be upgraded is told so without a backup at every
// try, and no backup of it that could not be upgraded either is called good.
func TestNoBackupOfWhatCannotBeUpgraded(t *testing.T) {
	path := fixture(t, "schema-1")
	good := filepath.Join(t.TempDir(), "好.juesuan")
	must(t, os.WriteFile(good, read(t, path), 0o600))
	foreign(t, path, `UPDATE history SET old = old || '改' WHERE id = (SELECT max(id) FROM history WHERE field <> '' AND old <> '')`)
	folder := filepath.Join(filepath.Dir(path), "schema-1 备份")
	must(t, os.Mkdir(folder, 0o700))
	copied := filepath.Join(folder, "schema-1 2024-05-01 090000 升级前.juesuan")
	must(t, os.WriteFile(copied, read(t, path), 0o600))
	for range 3 {
		err := untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "已经损坏", "没有找到完好的备份", "juesuan rescue")
		as[*store.DamagedError](t, err)
	}
	if list := backups(t, path, ""); len(list) != 1 {
		t.Errorf("the backups are %q", list)
	}
	as[*store.DamagedError](t, store.ProveBackup(copied))
	must(t, store.ProveBackup(good))
	_, err := store.Restore(path, copied, store.Options{})
	sentence(t, err, "已经损坏")
}
