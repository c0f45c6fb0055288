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
	"juesuan/store/storetest"
)

// sampleFile is a closed ledger with the sample's year.
func sampleFile(t *testing.T) string {
	t.Helper()
	l := newLedger(t)
	must(t, l.Put("导入", storetest.Sample()))
	must(t, l.Close())
	return l.Path()
}

// foreign changes a file as another program would.
func foreign(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// damagedFile asks that no way of opening opens the file, and none touches it.
func damagedFile(t *testing.T, path string, parts ...string) {
	t.Helper()
	for _, opened := range []func(string) (*store.Ledger, error){store.Open, store.OpenReadOnly} {
		err := untouched(t, path, func() (*store.Ledger, error) { return opened(path) }, append(parts, "已经损坏", "没有改动它", "juesuan rescue")...)
		as[*store.DamagedError](t, err)
	}
}

// A file whose pages are gone or hold something else is not opened.
func TestDamagedPages(t *testing.T) {
	good := sampleFile(t)
	b := read(t, good)
	const page = 4096
	path := filepath.Join(t.TempDir(), "坏.juesuan")
	for at := page; at < len(b); at += page {
		broken := slices.Clone(b)
		broken[at] ^= 0x40 // the page's type
		must(t, os.WriteFile(path, broken, 0o600))
		damagedFile(t, path)
	}
	for _, length := range []int{page, len(b) / 2, len(b) - page, len(b) - 1} {
		must(t, os.WriteFile(path, b[:length], 0o600))
		damagedFile(t, path)
	}
	must(t, os.WriteFile(path, append(slices.Clone(b), 1, 2, 3), 0o600))
	must(t, open(t, path).Close()) // what is behind the last page is nothing
}

// What another program planted could change the meaning of every statement.
func TestStrangeSchema(t *testing.T) {
	for _, c := range []struct{ statement, want string }{
		{`CREATE TRIGGER t AFTER UPDATE ON expenditure BEGIN UPDATE expenditure SET actual = 0; END`, "不是本程序建的东西，被别的程序改过（“t”）"},
		{`CREATE TEMP TABLE x (a); CREATE TRIGGER 备份 BEFORE INSERT ON history BEGIN SELECT raise(IGNORE); END`, "不是本程序建的东西，被别的程序改过（“备份”）"},
		{`CREATE VIEW v AS SELECT * FROM income`, "不是本程序建的东西，被别的程序改过（“v”）"},
		{`CREATE VIRTUAL TABLE f USING fts5 (a)`, "不是本程序建的东西，被别的程序改过（“f"},
		{`CREATE TABLE mine (a)`, "不是本程序建的东西，被别的程序改过（“mine”）"},
		{`CREATE INDEX i ON history (old)`, "不是本程序建的东西，被别的程序改过（“i”）"},
		{`DROP TABLE accepted_finding`, "缺少应有的表，或被别的程序改过（“"},
		{`ALTER TABLE duty ADD COLUMN more TEXT`, "缺少应有的表，或被别的程序改过（“duty”）"},
		{`DROP TABLE income; CREATE VIEW income AS SELECT 2022 AS year`, "被别的程序改过（“"},
	} {
		path := sampleFile(t)
		foreign(t, path, c.statement)
		damagedFile(t, path, c.want)
	}
}

// A year that is not what its last step left is not written to. It can be
// looked at, but for its figures.
func TestAlteredYearIsNotOpened(t *testing.T) {
	for _, statement := range []string{
		`UPDATE expenditure SET actual = actual + 1 WHERE code = '2010301'`,
		`UPDATE fiscal_year SET state = '已公开'`,
		`DELETE FROM step WHERE id = (SELECT max(id) FROM step)`,
		`UPDATE step SET digest = zeroblob(32)`,
	} {
		path := sampleFile(t)
		foreign(t, path, statement)
		err := untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "已经损坏", "2022 年度的数和账本自己的记录对不上", "juesuan verify")
		as[*store.DamagedError](t, err)
		l, err := store.OpenReadOnly(path)
		must(t, err)
		r, err := l.Verify()
		must(t, err)
		if r.Whole() {
			t.Errorf("%s is not noticed", statement)
		}
		must(t, l.Close())
		as[*store.DamagedError](t, store.ProveBackup(path))
	}
}

// crashed makes a copy of a ledger as it is in the middle of a write, with the
// journal that undoes it.
func crashed(t *testing.T) string {
	t.Helper()
	l := newLedger(t)
	path := filepath.Join(t.TempDir(), "断电.juesuan")
	must(t, l.Write(func(tx *sql.Tx) error {
		// A cache of two pages must spill into the file before the commit.
		if _, err := tx.Exec(`PRAGMA cache_size = 2; PRAGMA cache_spill = 1`); err != nil {
			return err
		}
		for range 200 {
			if _, err := tx.Exec(`INSERT INTO duty SELECT 2022, 1 + coalesce(max(seq), 0), hex(randomblob(400)) FROM duty WHERE year = 2022`); err != nil {
				return err
			}
		}
		must(t, os.WriteFile(path, read(t, l.Path()), 0o600))
		must(t, os.WriteFile(path+"-journal", read(t, l.Path()+"-journal"), 0o600))
		return nil
	}))
	var n int
	must(t, l.DB().QueryRow(`SELECT count(*) FROM duty`).Scan(&n))
	if n != 200 {
		t.Errorf("the finished write has %d rows", n)
	}
	return path
}

// Whoever opens a ledger first after a crash, to write or only to read, gets
// the last commit.
func TestInterruptedWrite(t *testing.T) {
	for name, opened := range map[string]func(string) (*store.Ledger, error){"write": store.Open, "read": store.OpenReadOnly} {
		path := crashed(t)
		l, err := opened(path)
		must(t, err)
		if n := len(yearOf(t, l, 2022).Duties); n != 0 {
			t.Errorf("%s: %d rows of the interrupted write are there", name, n)
		}
		must(t, l.Close())
		if names := namesBeside(path); names != "断电.juesuan\n" {
			t.Errorf("%s: files are %q", name, names)
		}
	}
}

// A journal that does not belong to the file, left by the file that was there
// before, would tear it.
func TestJournalOfAnotherFile(t *testing.T) {
	path := crashed(t)
	must(t, os.WriteFile(path, read(t, sampleFile(t)), 0o600))
	for _, opened := range []func(string) (*store.Ledger, error){store.Open, store.OpenReadOnly} {
		untouched(t, path, func() (*store.Ledger, error) { return opened(path) }, "本身是完好的", path+"-journal”不是它的", "移走那个文件")
	}
	r, err := store.Rescue(path, path+" 新")
	must(t, err)
	if len(r.Lost) > 0 {
		t.Errorf("lost is %q", r.Lost)
	}
	must(t, os.Remove(path+"-journal"))
	must(t, open(t, path).Close())
}

// A journal can name a further file, which SQLite reads and then deletes.
func TestJournalThatLeadsElsewhere(t *testing.T) {
	path := crashed(t)
	elsewhere := filepath.Join(t.TempDir(), "别处")
	must(t, os.WriteFile(elsewhere, []byte("别人的"), 0o600))
	journal := read(t, path+"-journal")
	sum := 0
	for _, c := range []byte(elsewhere) {
		sum += int(c)
	}
	journal = append(journal, 0x40, 0, 0, 0)
	journal = append(journal, elsewhere...)
	journal = append(journal, 0, 0, byte(len(elsewhere)>>8), byte(len(elsewhere)), 0, 0, byte(sum>>8), byte(sum))
	journal = append(journal, 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7)
	must(t, os.WriteFile(path+"-journal", journal, 0o600))
	untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "会牵涉别的文件")
	r, err := store.Rescue(path, path+" 新")
	must(t, err)
	if lost := strings.Join(r.Lost, "\n"); !strings.Contains(lost, "没有写完的改动（“"+path+"-journal”），没有能撤回") {
		t.Errorf("lost is %q", lost)
	}
	must(t, os.Remove(path+" 新"))
	if got := string(read(t, elsewhere)); got != "别人的" {
		t.Errorf("the file elsewhere is %q", got)
	}
	must(t, os.Remove(path+"-journal"))
	must(t, os.Symlink(elsewhere, path+"-journal"))
	for _, opened := range []func(string) (*store.Ledger, error){store.Open, store.OpenReadOnly} {
		untouched(t, path, func() (*store.Ledger, error) { return opened(path) }, "-journal”不是普通文件")
	}
}

// A file that another program switched to WAL is switched back, with what that
// program committed; who may not write is told so, and no file appears.
func TestWAL(t *testing.T) {
	const change = `INSERT INTO bin VALUES (7, 2021, '2024-01-01T00:00:00.000Z', '', '填报中', '')`
	write := func(path string) (*store.Ledger, error) { // the backup of the day would find that the change is no step
		return store.OpenWith(path, store.Options{BackupLater: true})
	}
	for name, opened := range map[string]func(string) (*store.Ledger, error){"write": write, "read": store.OpenReadOnly} {
		path := filepath.Join(t.TempDir(), "某局.juesuan")
		copyWAL(t, path, change)
		l, err := opened(path)
		must(t, err)
		var id int
		if err := l.DB().QueryRow(`SELECT id FROM bin`).Scan(&id); err != nil || id != 7 {
			t.Errorf("%s: the change in the WAL is %d, %v", name, id, err)
		}
		must(t, l.Close())
		if names := namesBeside(path); names != "某局.juesuan\n" {
			t.Errorf("%s: files are %q", name, names)
		}
		if format := read(t, path)[18]; format != 1 {
			t.Errorf("%s: the format is %d", name, format)
		}
	}
}

// copyWAL makes a ledger in WAL mode whose last change is only in the WAL, as
// a crash leaves it.
func copyWAL(t *testing.T, path, change string) {
	t.Helper()
	from := sampleFile(t)
	db, err := sql.Open("sqlite", "file:"+from+"?_pragma=wal_autocheckpoint(0)")
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{`PRAGMA journal_mode = WAL`, change} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	for _, suffix := range []string{"", "-wal"} {
		must(t, os.WriteFile(path+suffix, read(t, from+suffix), 0o600))
	}
}

func TestDamageIsNamed(t *testing.T) {
	e := &store.DamagedError{Path: "甲.juesuan", Text: "读不通", Backup: "甲 备份/甲 2024-05-01 093000 每日.juesuan"}
	sentence(t, e, "账本“甲.juesuan”", "读不通", "备份“甲 备份/甲 2024-05-01 093000 每日.juesuan”是完好的", "juesuan backup restore", "juesuan rescue")
	e.Backup = ""
	if got := e.Error(); strings.Contains(got, "restore") {
		t.Errorf("offers a backup that is not there: %s", got)
	}
}

// A ledger is not a container for other programs' settings: nothing in it can
// switch the database to load code or trust functions.
func TestHardening(t *testing.T) {
	l := newLedger(t)
	for _, statement := range []string{
		`PRAGMA writable_schema = ON`, `PRAGMA journal_mode = OFF`,
	} {
		_, _ = l.DB().Exec(statement) // a silent no-op
	}
	if _, err := l.DB().Exec(`UPDATE sqlite_schema SET sql = ''`); err == nil {
		t.Error("the schema can be written")
	}
	var mode string
	must(t, l.DB().QueryRow(`PRAGMA journal_mode`).Scan(&mode))
	if mode != "delete" {
		t.Errorf("the journal mode is %s", mode)
	}
	if _, err := l.DB().Exec(fmt.Sprintf(`SELECT load_extension('%s')`, l.Path())); err == nil {
		t.Error("code can be loaded")
	}
}

// What a program that was killed while it mended or restored left beside the
// ledger is gone after the next opening; what belongs to another ledger stays.
func TestLeftWorkIsTidied(t *testing.T) {
	path := sampleFile(t)
	other := store.WorkFolder(filepath.Join(filepath.Dir(path), "别局.juesuan"))
	for _, dir := range []string{store.WorkFolder(path), other} {
		must(t, os.Mkdir(dir, 0o700))
		must(t, os.WriteFile(filepath.Join(dir, "ledger"), []byte("半份"), 0o600))
	}
	must(t, open(t, path).Close())
	if names := namesBeside(path); names != filepath.Base(other)+"\n某局.juesuan\n" {
		t.Errorf("files are %q", names)
	}
}
