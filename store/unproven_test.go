package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// damagedBehind is a closed ledger of which only Verify sees the damage.
func damagedBehind(t *testing.T, statement string) (path string) {
	t.Helper()
	l := sampleLedger(t)
	must(t, l.Set(2022, "改", set("三公数量/保有量=7")...))
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf", Content: []byte("abc")}))
	must(t, l.Close())
	must(t, storetest.Behind(l.Path(), statement))
	return l.Path()
}

// hidden are kinds of damage that an opening does not see.
var hidden = map[string]string{
	"history":        `UPDATE history SET old = '777' WHERE new = '7' AND field = '保有量'`,
	"published file": `UPDATE published_file SET content = CAST('abd' AS BLOB)`,
}

// The backup of the day proves the whole ledger: of a damaged one none is
// made, none is thinned out, and the ledger is not opened to be written.
func TestDailyBackupFindsDamage(t *testing.T) {
	for name, statement := range hidden {
		path := damagedBehind(t, statement)
		before := backups(t, path, "")
		err := untouched(t, path, func() (*store.Ledger, error) {
			return store.OpenWith(path, store.Options{}.WithClock(clock("2099-12-31 09:30")))
		}, "账本“"+path+"”已经损坏", "对不上")
		as[*store.DamagedError](t, err)
		if after := backups(t, path, ""); !slices.Equal(after, before) {
			t.Errorf("%s: backups are %q", name, after)
		}
		ro, err := store.OpenReadOnly(path)
		must(t, err)
		yearOf(t, ro, 2022)
		must(t, ro.Close())
	}
}

// Once a backup found the damage, nothing is written any more.
func TestBackupFindsDamage(t *testing.T) {
	for name, statement := range hidden {
		path := damagedBehind(t, statement)
		l, err := store.OpenWith(path, store.Options{BackupLater: true})
		must(t, err)
		before := backups(t, path, "")
		_, err = l.Backup(store.BeforeUnlock)
		sentence(t, err, "账本“"+path+"”已经损坏", "对不上")
		as[*store.DamagedError](t, err)
		unchanged(t, l, func() error { return l.Unlock(2022, "改") }, "已经损坏")
		must(t, l.Close())
		if after := backups(t, path, ""); !slices.Equal(after, before) {
			t.Errorf("%s: backups are %q", name, after)
		}
	}
}

// A damaged file is no backup; restored over, it is kept byte for byte.
func TestDamagedBackupIsRefused(t *testing.T) {
	for name, statement := range hidden {
		path := damagedBehind(t, statement)
		as[*store.DamagedError](t, store.ProveBackup(path))
		as[*store.DamagedError](t, store.ReadBackup(path, func(*store.Ledger) error { return nil }))
		good, backup := withBackup(t)
		untouched(t, good, func() (*store.Ledger, error) {
			_, err := store.Restore(good, path, store.Options{})
			return nil, err
		}, "账本“"+path+"”已经损坏")
		was := read(t, path)
		kept, err := store.Restore(path, backup, store.Options{})
		must(t, err)
		if kept.Reason != store.KeptAsItWas || !slices.Equal(read(t, kept.Path), was) {
			t.Errorf("%s: kept is %+v", name, kept)
		}
	}
}

func TestFinaliseProvesTheLedger(t *testing.T) {
	l := sampleLedger(t)
	must(t, l.Set(2022, "改", set("三公数量/保有量=7")...))
	_, err := l.DB().Exec(hidden["history"])
	must(t, err)
	unchanged(t, l, func() error {
		return finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf", Content: []byte("abc")})
	}, "已经损坏", "和它的指纹对不上")
	if p, err := l.Publications(2022); err != nil || len(p) > 0 {
		t.Errorf("kept %v, %v", p, err)
	}
}

// What would be refused can be known before there is a backup for it.
func TestKnownRefusals(t *testing.T) {
	l := sampleLedger(t)
	must(t, l.CanRoll(2022, 2023))
	must(t, l.CanImport(yearOf(t, l, 2022)))
	sentence(t, l.CanUnlock(2022, "改"), "没有定稿")
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf"}))
	must(t, l.CanUnlock(2022, "改"))
	sentence(t, l.CanUnlock(2022, " "), "解锁要写原因")
	y := yearOf(t, l, 2022)
	must(t, l.CanImport(y))
	y.Counts.VehiclesHeld++
	as[*store.SealedError](t, l.CanImport(y))
	sentence(t, l.CanRoll(2022, 2024), "只能结转到下一个年度")
	must(t, l.Copy(2022, 2023, "复制"))
	as[*store.YearExistsError](t, l.CanRoll(2022, 2023))
}

// Who could not rescue anything is not told to rescue.
func TestRescueInVain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "某局.juesuan")
	must(t, os.WriteFile(path, make([]byte, 8192), 0o600))
	_, err := store.Rescue(path, path+" 新")
	sentence(t, err, "里面没有一行还读得出来，抢救不了", "没有找到完好的备份")
	as[*store.DamagedError](t, err)
	if strings.Contains(err.Error(), "juesuan rescue") {
		t.Errorf("the advice is %v", err)
	}
}
