package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
)

// madeAt is a closed ledger that was made at a time.
func madeAt(t *testing.T, at string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "某局.juesuan")
	l, err := store.CreateWith(path, "某局", 2022, store.Options{}.WithClock(clock(at)))
	must(t, err)
	must(t, l.Close())
	aged(t, path, at)
	return path
}

// editedAt opens a ledger at a time and changes the value to a number; the
// backup of the day, if one is made, has the number of before.
func editedAt(t *testing.T, path, at string, number int) {
	t.Helper()
	l := openAt(t, path, at)
	l.SetClock(clock(at))
	must(t, l.Set(2022, "改", set(fmt.Sprintf("三公数量/保有量=%d", number))...))
	must(t, l.Close())
	aged(t, path, at)
}

// heldIn lists the numbers in a ledger's backups, in their order; -1 is one
// that cannot be read.
func heldIn(t *testing.T, path string) (out []int) {
	t.Helper()
	list, err := store.Backups(path, "")
	must(t, err)
	for _, b := range list {
		n := -1
		if err := store.ReadBackup(b.Path, func(l *store.Ledger) error {
			n = yearOf(t, l, 2022).Counts.VehiclesHeld
			return nil
		}); err != nil {
			sentence(t, err)
		}
		out = append(out, n)
	}
	return out
}

// named copies a file into a ledger's folder of backups, under the name of a
// backup of that time.
func named(t *testing.T, path, at string, content []byte) (name string) {
	t.Helper()
	stem := strings.TrimSuffix(filepath.Base(path), ".juesuan")
	name = filepath.Join(filepath.Dir(path), stem+" 备份", stem+" "+at+" 每日.juesuan")
	must(t, os.WriteFile(name, content, 0o600))
	return name
}

// The newest backup is the one with the latest changes, whatever its name says:
// a clock may have been wrong.
func TestNewestBackupIsThatOfTheLatestChanges(t *testing.T) {
	path := madeAt(t, "2024-04-30 17:00")
	editedAt(t, path, "2024-05-01 09:30", 1)
	editedAt(t, path, "2024-05-02 09:30", 2)
	list, err := store.Backups(path, "")
	must(t, err)
	old := read(t, list[1].Path)
	named(t, path, "2036-01-01 090000", old) // still to come
	named(t, path, "2025-01-01 090000", old)
	named(t, path, "2025-01-02 090000", []byte("不是账本"))
	want := list[0].Path
	if list, err = store.Backups(path, ""); err != nil || list[0].Path != want || !strings.Contains(list[4].Path, "2025-01-02") {
		t.Errorf("the newest is %v, %v; want %s", list, err, want)
	}
	must(t, os.Truncate(path, 8192))
	_, err = store.Open(path)
	if e := as[*store.DamagedError](t, err); e != nil && e.Backup != want {
		t.Errorf("offers %s, want %s", e.Backup, want)
	}
}

// What was changed while a clock was wrong does not count as the newest for
// ever, nor as the oldest.
func TestOrderOfBackupsUnderAWrongClock(t *testing.T) {
	path := madeAt(t, "2024-04-30 17:00")
	for i, at := range []string{"2024-05-01 09:30", "2096-01-01 09:30", "2024-05-02 09:30", "2024-05-03 09:30", "2000-01-01 09:30", "2000-01-02 09:30"} {
		editedAt(t, path, at, 11+i)
	}
	first := yearOf(t, open(t, path), 2022).Counts.VehiclesHeld
	if got := heldIn(t, path); first != 16 || !slices.Equal(got[:6], []int{16, 15, 14, 13, 12, 11}) {
		t.Errorf("the backups hold %v", got)
	}
}

// Files that are no ledgers do not make the backup of the day seem done, and
// push out no good one.
func TestGarbageAmongBackups(t *testing.T) {
	path := madeAt(t, "2024-03-31 17:00")
	for day := 1; day <= 7; day++ {
		editedAt(t, path, fmt.Sprintf("2024-04-%02d 09:30", day), day)
	}
	for day := 8; day <= 30; day++ {
		named(t, path, fmt.Sprintf("2024-04-%02d 093000", day), []byte("不是账本"))
	}
	torn := named(t, path, "2024-04-30 103000", read(t, path)) // begins like a ledger
	must(t, os.Truncate(torn, 8192))
	named(t, path, "2024-05-01 083000", nil)
	editedAt(t, path, "2024-05-01 09:30", 8)
	if got := heldIn(t, path); len(got) != 7+23+1+2-1 || !slices.Equal(got[:7], []int{7, 6, 5, 4, 3, 2, 1}) {
		t.Errorf("the backups hold %v", got)
	}
}

// A backup whose name is of a time to come is thinned out as what is in it.
func TestBackupFromTheFutureAgesOut(t *testing.T) {
	path := madeAt(t, "2024-03-31 17:00")
	editedAt(t, path, "2024-04-01 09:30", 1)
	editedAt(t, path, "2024-04-02 09:30", 2)
	list, err := store.Backups(path, "")
	must(t, err)
	wrong := named(t, path, "2036-01-01 090000", read(t, list[0].Path))
	for day := 3; day <= 28; day++ {
		editedAt(t, path, fmt.Sprintf("2024-04-%02d 09:30", day), day)
	}
	if _, err := os.Stat(wrong); err == nil {
		t.Error("it is still there")
	}
}

// A ledger that stood in another one's place for a day shares its folder of
// backups; none passes for a backup of the other one.
func TestSharedFolderOfBackups(t *testing.T) {
	path := madeAt(t, "2024-04-30 17:00")
	other := filepath.Join(t.TempDir(), "别局.juesuan")
	l, err := store.Create(other, "别局", 2022)
	must(t, err)
	must(t, l.Close())
	own := read(t, path)
	for _, content := range [][]byte{read(t, other), own} {
		must(t, os.WriteFile(path, content, 0o600))
		aged(t, path, "2024-04-30 17:00")
		must(t, openAt(t, path, "2024-05-01 09:30").Close())
	}
	wantBackups(t, path, "", "2024-05-01 09:30:00 每日", "2024-05-01 09:30:01 每日") // the other one's first
	for day := 2; day <= 28; day++ {
		at := fmt.Sprintf("2024-05-%02d 09:30", day)
		aged(t, path, at)
		must(t, openAt(t, path, at).Close())
	}
	if got := backups(t, path, ""); !slices.Contains(got, "2024-05-01 09:30:00 每日") || slices.Contains(got, "2024-05-01 09:30:01 每日") {
		t.Errorf("the other ledger's backup was thinned out: %q", got)
	}
}

// A backup with a damage that reading its last step does not meet stands for no
// other of its day.
func TestDamagedBackupPushesOutNoGoodOne(t *testing.T) {
	path := madeAt(t, "2024-03-01 17:00")
	editedAt(t, path, "2024-03-02 09:00", 1)
	good := backups(t, path, "")[0]
	l := openAt(t, path, "2024-03-02 17:00")
	b, err := l.Backup(store.Manual)
	must(t, err)
	must(t, l.Close())
	raw := read(t, b.Path)
	raw[bytes.Index(raw, []byte("某局"))] ^= 1
	must(t, os.WriteFile(b.Path, raw, 0o600))
	as[*store.DamagedError](t, store.ProveBackup(b.Path))
	for day := 3; day <= 8; day++ { // after that a younger one stands for the week
		editedAt(t, path, fmt.Sprintf("2024-03-%02d 09:00", day), day)
		if !slices.Contains(backups(t, path, ""), good) {
			t.Fatalf("on day %d the good one of the second is gone, and %v left", day, backups(t, path, ""))
		}
	}
}
