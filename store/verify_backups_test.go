package store_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

// wantMissing asks what verifying says of the backups that it compared.
func wantMissing(t *testing.T, path string, compared int, parts ...string) {
	t.Helper()
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	r, err := l.Verify()
	must(t, err)
	if len(r.Problems) > 0 || r.Backups != compared || (r.Missing != "") != (len(parts) > 0) || r.Whole() != (len(parts) == 0) {
		t.Errorf("the report is %+v, want %d backups compared", r, compared)
	}
	for _, p := range parts {
		if !strings.Contains(r.Missing, p) {
			t.Errorf("%q lacks %q", r.Missing, p)
		}
	}
	if r.Missing != "" {
		chinese(t, r.Missing)
	}
}

// withTwoBackups is a closed ledger as it was before the last change, and with
// it; a backup was made of both.
func withTwoBackups(t *testing.T) (path string, before []byte) {
	t.Helper()
	l := sampleLedger(t)
	must(t, l.Set(2022, "填", set("三公数量/保有量=2")...))
	_, err := l.Backup("甲")
	must(t, err)
	must(t, l.Close())
	before = read(t, l.Path())
	l = open(t, l.Path())
	must(t, l.Set(2022, "后来", set("三公数量/保有量=3")...))
	_, err = l.Backup("乙")
	must(t, err)
	must(t, l.Close())
	return l.Path(), before
}

// A ledger whose last steps were taken off, with what they did, is whole by
// itself; the backup that has them tells.
func TestVerifyComparesBackups(t *testing.T) {
	path, before := withTwoBackups(t)
	wantMissing(t, path, 2)
	must(t, os.WriteFile(path, before, 0o600))
	wantMissing(t, path, 2, "乙.juesuan”里的最后一步（第 ", "2022 年度“后来”）", "账本的历史里没有", "最后的改动被去掉了")
	must(t, store.ProveBackup(path))

	// Going on from there makes another chain of it.
	l := open(t, path)
	must(t, l.Set(2022, "另一步", set("三公数量/保有量=3")...))
	_, err := l.Backup("丙")
	must(t, err)
	must(t, l.Close())
	wantMissing(t, path, 3, "“后来”")

	other := sampleLedger(t)
	must(t, other.Close())
	must(t, os.WriteFile(path, read(t, other.Path()), 0o600))
	wantMissing(t, path, 3, "“另一步”", "和另外 2 份备份里的", "别的文件")
}

// A backup that is damaged itself, is none, or is of an older version, says
// nothing about the ledger.
func TestVerifyBelievesNoDamagedBackup(t *testing.T) {
	path, before := withTwoBackups(t)
	must(t, os.WriteFile(path, before, 0o600))
	list, err := store.Backups(path, "")
	must(t, err)
	must(t, storetest.Behind(list[0].Path, `UPDATE history SET old = '777' WHERE field = '保有量'`))
	wantMissing(t, path, 1)
	must(t, os.WriteFile(list[0].Path, []byte("没有内容"), 0o600))
	wantMissing(t, path, 1)
	must(t, os.WriteFile(list[0].Path, read(t, "testdata/schema-1.juesuan"), 0o600))
	wantMissing(t, path, 1)
}

// Who restores a backup knows that the later changes are gone.
func TestVerifyAfterRestoring(t *testing.T) {
	path, _ := withTwoBackups(t)
	list, err := store.Backups(path, "")
	must(t, err)
	_, err = store.Restore(path, list[1].Path, store.Options{})
	must(t, err)
	wantMissing(t, path, 1) // the restored one
	l := open(t, path)
	must(t, l.Set(2022, "又改", set("三公数量/保有量=4")...))
	_, err = l.Backup("丁")
	must(t, err)
	must(t, l.Close())
	wantMissing(t, path, 2)
}

// What the last restoring replaced is not thinned out: it may yet be wanted.
func TestLastRestoringStays(t *testing.T) {
	now := clock("2024-05-31 12:00")()
	var list []store.Backup
	for day := range 400 {
		at := now.AddDate(0, 0, -day)
		list = append(list, store.Backup{At: at, Reason: store.Daily}, store.Backup{At: at.Add(-time.Second), Reason: store.BeforeRestore})
	}
	var left []store.Backup
	drop := map[store.Backup]bool{}
	for _, b := range store.Surplus(list[400:], now) {
		drop[b] = true
	}
	for _, b := range list[400:] {
		if b.Reason == store.BeforeRestore && !drop[b] {
			left = append(left, b)
		}
	}
	if len(left) != 1 || left[0] != list[401] {
		t.Errorf("left of the restorings are %v", left)
	}
}
