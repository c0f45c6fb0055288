package store_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

// clock is a time that tests set, local and to the minute.
func clock(text string) func() time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, time.Local)
	if err != nil {
		panic(err)
	}
	return func() time.Time { return t }
}

// openAt opens a ledger at a time and asks that there is nothing to tell.
func openAt(t *testing.T, path, at string) *store.Ledger {
	t.Helper()
	l, err := store.OpenWith(path, store.Options{}.WithClock(clock(at)))
	must(t, err)
	if n := l.Notices(); len(n) > 0 {
		t.Errorf("notices are %q", n)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// backups lists the times and reasons of a ledger's backups, the newest first.
func backups(t *testing.T, path, folder string) []string {
	t.Helper()
	list, err := store.Backups(path, folder)
	must(t, err)
	out := []string{}
	for _, b := range list {
		out = append(out, b.At.Format("2006-01-02 15:04:05 ")+b.Reason)
	}
	return out
}

func wantBackups(t *testing.T, path, folder string, want ...string) {
	t.Helper()
	if got := backups(t, path, folder); !slices.Equal(got, want) {
		t.Errorf("backups are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// aged sets the time of a file's last change.
func aged(t *testing.T, path, at string) {
	t.Helper()
	must(t, os.Chtimes(path, time.Time{}, clock(at)()))
}

func TestDailyBackup(t *testing.T) {
	path := sampleFile(t)
	aged(t, path, "2024-04-30 17:00")
	l := openAt(t, path, "2024-05-01 09:30")
	before := dumped(t, yearOf(t, l, 2022))
	must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "9"}))
	must(t, l.Close())
	aged(t, path, "2024-05-01 10:00")
	must(t, openAt(t, path, "2024-05-01 18:00").Close())
	wantBackups(t, path, "", "2024-05-01 09:30:00 每日")
	must(t, openAt(t, path, "2024-05-02 08:00").Close())
	wantBackups(t, path, "", "2024-05-02 08:00:00 每日", "2024-05-01 09:30:00 每日")

	dir := filepath.Join(filepath.Dir(path), "某局 备份")
	first := filepath.Join(dir, "某局 2024-05-01 093000 每日.juesuan")
	must(t, store.ReadBackup(first, func(b *store.Ledger) error {
		if got := dumped(t, yearOf(t, b, 2022)); got != before {
			t.Error("the backup has not the year as it was at the opening")
		}
		_, action, err := b.LastChange()
		if action != "导入" {
			t.Errorf("the last change is %q", action)
		}
		return err
	}))
	for name, mode := range map[string]fs.FileMode{dir: fs.ModeDir | 0o700, first: 0o600} {
		info, err := os.Stat(name)
		must(t, err)
		if info.Mode() != mode {
			t.Errorf("%s has the mode %v", name, info.Mode())
		}
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != 2 {
		t.Errorf("the folder holds %v, %v", list, err)
	}
}

// A window opens at once and makes the backup of the day beside the work.
func TestBackupLater(t *testing.T) {
	path := sampleFile(t)
	aged(t, path, "2024-04-30 17:00")
	l, err := store.OpenWith(path, store.Options{BackupLater: true}.WithClock(clock("2024-05-01 09:30")))
	must(t, err)
	defer l.Close()
	wantBackups(t, path, "")
	done := make(chan error)
	go func() {
		_, err := l.DailyBackup()
		done <- err
	}()
	for i := range 20 {
		must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: fmt.Sprint(10 + i)}))
	}
	must(t, <-done)
	wantBackups(t, path, "", "2024-05-01 09:30:00 每日")
	list, err := store.Backups(path, "")
	must(t, err)
	must(t, store.ProveBackup(list[0].Path))
	if b, err := l.DailyBackup(); b != nil && b.Path == list[0].Path || err != nil {
		t.Errorf("again: %+v, %v", b, err)
	}
}

// A clock that was set back may show the same day for ever; what seems to come
// from the future is not thinned out.
func TestClockSetBack(t *testing.T) {
	path := sampleFile(t)
	aged(t, path, "2024-04-30 17:00")
	must(t, openAt(t, path, "2024-05-01 09:30").Close())
	must(t, openAt(t, path, "2000-01-01 00:05").Close())
	must(t, openAt(t, path, "2000-01-01 00:03").Close())
	must(t, openAt(t, path, "2000-01-01 00:03").Close())
	wantBackups(t, path, "", "2024-05-01 09:30:00 每日", "2000-01-01 00:05:00 每日", "2000-01-01 00:03:01 每日", "2000-01-01 00:03:00 每日")
	must(t, openAt(t, path, "2024-05-01 10:30").Close())
	must(t, openAt(t, path, "2024-05-02 10:30").Close())
	if got := backups(t, path, ""); !slices.Contains(got, "2024-05-01 09:30:00 每日") || !slices.Contains(got, "2024-05-02 10:30:00 每日") {
		t.Errorf("backups are %q", got)
	}
}

func TestSurplus(t *testing.T) {
	now := clock("2024-05-31 12:00")()
	var list []store.Backup // two a day for three years, and some of the last hours
	for i := range 30 {
		list = append(list, store.Backup{At: now.Add(-time.Duration(i) * time.Minute)})
	}
	for day := 1; day < 3*365; day++ {
		for _, hour := range []int{1, 4} {
			list = append(list, store.Backup{At: now.AddDate(0, 0, -day).Add(-time.Duration(hour) * time.Hour)})
		}
	}
	list = append([]store.Backup{{At: now.AddDate(50, 0, 0)}}, list...)
	drop := map[time.Time]bool{}
	for _, b := range store.Surplus(list, now) {
		drop[b.At] = true
	}
	var kept []string
	for _, b := range list {
		if !drop[b.At] {
			kept = append(kept, b.At.Format("2006-01-02 15:04"))
		}
	}
	want := []string{"2074-05-31 12:00"}
	for i := range 20 {
		want = append(want, now.Add(-time.Duration(i)*time.Minute).Format("2006-01-02 15:04"))
	}
	want = append(want,
		"2024-05-30 11:00", "2024-05-29 11:00", "2024-05-28 11:00", "2024-05-27 11:00", "2024-05-26 11:00", "2024-05-25 11:00", // days
		"2024-05-19 11:00", "2024-05-12 11:00", // weeks, the first being the last of the days
		"2024-04-30 11:00", "2024-03-31 11:00", "2024-02-29 11:00", "2024-01-31 11:00", "2023-12-31 11:00", "2023-11-30 11:00",
		"2023-10-31 11:00", "2023-09-30 11:00", "2023-08-31 11:00", "2023-07-31 11:00", "2023-06-30 11:00", // months
		"2022-12-31 11:00", "2021-12-31 11:00") // years
	if !slices.Equal(kept, want) {
		t.Errorf("kept are\n%s\nwant\n%s", strings.Join(kept, "\n"), strings.Join(want, "\n"))
	}
}

// Thinning leaves what is no backup of this ledger, and the one just made.
func TestThinningIsCareful(t *testing.T) {
	path := sampleFile(t)
	dir := filepath.Join(filepath.Dir(path), "某局 备份")
	must(t, os.Mkdir(dir, 0o700))
	others := []string{"别局 2001-01-01 000000 每日.juesuan", "某局 2001-01-01 000000 每日.txt", "某局 昨天 每日.juesuan", "便条.txt"}
	for _, name := range others {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600))
	}
	must(t, os.Symlink(path, filepath.Join(dir, "某局 2001-01-02 000000 每日.juesuan")))
	must(t, os.Mkdir(filepath.Join(dir, ".new-1"), 0o700)) // of an interrupted backup
	aged(t, filepath.Join(dir, ".new-1"), "2024-05-01 09:30")
	must(t, os.Mkdir(filepath.Join(dir, ".new-2"), 0o700)) // of one that is being made
	for day := 1; day <= 28; day++ {
		at := fmt.Sprintf("2024-02-%02d 09:30", day)
		aged(t, path, at)
		must(t, openAt(t, path, at).Close())
	}
	wantBackups(t, path, "",
		"2024-02-28 09:30:00 每日", "2024-02-27 09:30:00 每日", "2024-02-26 09:30:00 每日", "2024-02-25 09:30:00 每日",
		"2024-02-24 09:30:00 每日", "2024-02-23 09:30:00 每日", "2024-02-22 09:30:00 每日", "2024-02-18 09:30:00 每日", "2024-02-11 09:30:00 每日")
	for _, name := range append(others, "某局 2001-01-02 000000 每日.juesuan") {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
}

// A backup that fails is told and hinders nobody; it leaves nothing behind.
func TestFailingBackup(t *testing.T) {
	for name, c := range map[string]struct {
		plant func(dir string) error
		want  string
	}{
		"link": {func(dir string) error { return os.Symlink(t.TempDir(), dir) }, "是一个链接，备份不会写到别处"},
		"file": {func(dir string) error { return os.WriteFile(dir, nil, 0o600) }, "不是文件夹"},
	} {
		path := sampleFile(t)
		dir := filepath.Join(filepath.Dir(path), "某局 备份")
		must(t, c.plant(dir))
		l := open(t, path)
		n := l.Notices()
		if len(n) != 1 || !strings.Contains(n[0], "今天的备份没有做成，不影响填报") || !strings.Contains(n[0], c.want) {
			t.Errorf("%s: notices are %q", name, n)
		}
		must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "9"}))
		_, err := l.Backup(store.BeforeImport)
		sentence(t, err, "备份“"+dir+"”", c.want)
		as[*store.BackupError](t, err)
		if target, err := os.Readlink(dir); err == nil {
			if list, err := os.ReadDir(target); err != nil || len(list) > 0 {
				t.Errorf("written through the link: %v, %v", list, err)
			}
		}
	}
	l := newLedger(t)
	_, err := l.DB().Exec(`PRAGMA max_page_count = 1`) // of the ledger alone; the copy has its own
	must(t, err)
	b, err := l.Backup("a/b ../..")
	must(t, err)
	if b.Reason != "ab" || filepath.Dir(b.Path) != filepath.Join(filepath.Dir(l.Path()), "某局 备份") {
		t.Errorf("the backup is %+v", b)
	}
}

func TestCopyIsProven(t *testing.T) {
	path := sampleFile(t)
	sentence(t, store.ProveCopy(path, map[string]int64{"income": 1}), "行数对不上")
	must(t, os.Truncate(path, 8192))
	sentence(t, store.ProveCopy(path, nil), "已经损坏")
}

// A new ledger knows the folder for backups from its first moment.
func TestNewLedgerBacksUpIntoTheFolder(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(t.TempDir(), "某局.juesuan")
	l, err := store.CreateWith(path, "某局", 2022, store.Options{Backups: folder}.WithClock(clock("2024-05-01 09:30")))
	must(t, err)
	defer l.Close()
	b, err := l.Backup(store.Manual)
	must(t, err)
	if rel, err := filepath.Rel(folder, b.Path); err != nil || strings.HasPrefix(rel, "..") {
		t.Errorf("the backup is “%s”, not in “%s”", b.Path, folder)
	}
	wantBackups(t, path, folder, "2024-05-01 09:30:00 手动")
	wantBackups(t, path, "")
}

// Backups of two ledgers of one name do not mix in a common folder.
func TestBackupFolder(t *testing.T) {
	folder := t.TempDir()
	for _, at := range []string{"2024-05-01 09:30", "2024-05-02 09:30"} {
		path := sampleFile(t)
		aged(t, path, "2024-04-30 17:00")
		l, err := store.OpenWith(path, store.Options{Backups: folder}.WithClock(clock(at)))
		must(t, err)
		must(t, l.Close())
		wantBackups(t, path, folder, at+":00 每日")
		wantBackups(t, path, "")
	}
	path := sampleFile(t)
	l, err := store.OpenWith(path, store.Options{Backups: filepath.Join(folder, "没有")})
	must(t, err)
	if n := l.Notices(); len(n) != 1 || !strings.Contains(n[0], "没有文件夹“"+filepath.Join(folder, "没有")+"”") || !strings.Contains(n[0], "JUESUAN_BACKUPS") {
		t.Errorf("notices are %q", n)
	}
	must(t, l.Close())
}

// Before an older file is brought up to date there must be a backup.
func TestBackupBeforeUpgrade(t *testing.T) {
	path := sampleFile(t)
	old := read(t, path)
	store.LaterProgram(t, `CREATE TABLE later (a INTEGER) STRICT;`)
	dir := filepath.Join(filepath.Dir(path), "某局 备份")
	must(t, os.WriteFile(dir, nil, 0o600))
	untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "升级以前的备份没有做成，所以没有升级", "不是文件夹")
	must(t, os.Remove(dir))
	l := open(t, path)
	must(t, l.Close())
	if got := backups(t, path, ""); len(got) != 1 || !strings.HasSuffix(got[0], "升级前") {
		t.Fatalf("backups are %q", got)
	}
	list, err := store.Backups(path, "")
	must(t, err)
	must(t, store.ReadBackup(list[0].Path, func(b *store.Ledger) error {
		if got, want := dumped(t, yearOf(t, b, 2022)), dumped(t, storetest.Sample()); got != want {
			t.Error("the year of the older backup differs")
		}
		return nil
	}))
	kept, err := store.Restore(path, list[0].Path, store.Options{})
	must(t, err)
	if kept.Reason != store.BeforeRestore {
		t.Errorf("kept is %+v", kept)
	}
	if !slices.Equal(read(t, path), read(t, list[0].Path)) || slices.Equal(read(t, path), old) {
		t.Error("the restored file is not the backup")
	}
}

// A damaged ledger is refused with the newest backup that is good.
func TestDamagedLedgerNamesItsBackup(t *testing.T) {
	path := sampleFile(t)
	aged(t, path, "2024-04-30 17:00")
	for _, day := range []string{"01", "02"} {
		must(t, openAt(t, path, "2024-05-"+day+" 09:30").Close())
	}
	list, err := store.Backups(path, "")
	must(t, err)
	must(t, os.Truncate(list[0].Path, 8192))
	must(t, os.Truncate(path, 8192))
	_, err = store.Open(path)
	if e := as[*store.DamagedError](t, err); e != nil && e.Backup != list[1].Path {
		t.Errorf("names the backup %s", e.Backup)
	}
	sentence(t, err, "已经损坏", "最近的备份“"+list[1].Path+"”是完好的")
}

// Two ledgers that differ in the extension only share the folder of the backups,
// not the backups.
func TestBackupsOfNamesWithoutExtension(t *testing.T) {
	path := sampleFile(t)
	bare := strings.TrimSuffix(path, ".juesuan")
	must(t, os.WriteFile(bare, read(t, path), 0o600))
	aged(t, path, "2024-04-30 17:00")
	aged(t, bare, "2024-04-30 17:00")
	must(t, openAt(t, path, "2024-05-01 09:30").Close())
	must(t, openAt(t, bare, "2024-05-02 09:30").Close())
	wantBackups(t, path, "", "2024-05-01 09:30:00 每日")
	wantBackups(t, bare, "", "2024-05-02 09:30:00 每日")
	must(t, os.Truncate(path, 8192))
	_, err := store.Open(path)
	if e := as[*store.DamagedError](t, err); e != nil && !strings.HasSuffix(e.Backup, "某局 2024-05-01 093000 每日.juesuan") {
		t.Errorf("names the backup %s", e.Backup)
	}
}

// What a restoring replaced was not wanted: a damaged ledger does not name it
// while there is another backup, though it has the latest changes.
func TestDamagedLedgerDoesNotNameWhatWasReplaced(t *testing.T) {
	path, backup := withBackup(t)
	kept, err := store.Restore(path, backup, store.Options{})
	must(t, err)
	must(t, os.Truncate(path, 8192))
	_, err = store.Open(path)
	if e := as[*store.DamagedError](t, err); e != nil && e.Backup != backup {
		t.Errorf("names the backup %s", e.Backup)
	}
	must(t, os.Remove(backup))
	_, err = store.Open(path)
	if e := as[*store.DamagedError](t, err); e != nil && e.Backup != kept.Path {
		t.Errorf("names the backup %s", e.Backup)
	}
}

// Names are names: none leads out of the folder, is a link to follow, or a
// statement.
func TestBackupsOfStrangeNames(t *testing.T) {
	for _, name := range []string{
		"a?mode=ro#b&c=d.juesuan", "100%.juesuan", "%2F.juesuan", `引"号'.juesuan`, "'; DROP TABLE income; --.juesuan",
		"file:x.juesuan", ":memory:", "..juesuan", "某局 2024-05-01 093000 每日.juesuan", "账本",
	} {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, read(t, sampleFile(t)), 0o600))
		aged(t, path, "2024-04-30 17:00")
		stem := strings.TrimSuffix(name, ".juesuan")
		dir := filepath.Join(filepath.Dir(path), stem+" 备份")
		elsewhere := filepath.Join(t.TempDir(), "别处")
		must(t, os.WriteFile(elsewhere, []byte("别人的"), 0o600))
		must(t, os.Mkdir(dir, 0o700))
		planted := filepath.Join(dir, stem+" 2024-05-01 093000 每日"+strings.TrimPrefix(name, stem))
		must(t, os.Symlink(elsewhere, planted))
		must(t, openAt(t, path, "2024-05-01 09:30").Close())
		wantBackups(t, path, "", "2024-05-01 09:30:00 每日")
		if got := string(read(t, elsewhere)); got != "别人的" {
			t.Errorf("%s: written through a link: %.20q", name, got)
		}
		must(t, store.ProveBackup(planted))
		_, err := store.Restore(path, planted, store.Options{})
		must(t, err)
		if names := namesBeside(path); names != name+"\n" {
			t.Errorf("files are %q", names)
		}
	}
}
