package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"juesuan/store"
)

// withThree is a closed ledger with backups of three states, the oldest first,
// and the last state in the ledger.
func withThree(t *testing.T, at string) (path string, made []string) {
	t.Helper()
	path = sampleFile(t)
	l := openAt(t, path, at)
	for _, value := range []string{"11", "12", "13"} {
		must(t, l.Set(2022, "改为"+value, set("三公数量/保有量="+value)...))
		b, err := l.Backup(store.Manual)
		must(t, err)
		made = append(made, b.Path)
	}
	must(t, l.Close())
	return path, made
}

// nothingMissing asks that verifying compares backups and misses nothing.
func nothingMissing(t *testing.T, path string) {
	t.Helper()
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	if r, err := l.Verify(); err != nil || !r.Whole() || r.Backups == 0 {
		t.Errorf("the report is %+v, %v", r, err)
	}
}

// No clock, however wrong, makes a restored ledger seem to have lost something.
func TestVerifyAfterRestoringUnderWrongClocks(t *testing.T) {
	for _, at := range []string{"2024-05-01 09:30", "2024-05-01 01:30", "2020-01-01 00:00", "2096-01-01 00:00"} {
		path, made := withThree(t, "2024-05-01 09:30")
		_, err := store.Restore(path, made[0], store.Options{}.WithClock(clock(at)))
		must(t, err)
		nothingMissing(t, path)
		// What was lost after that is seen under the same clocks.
		l := openAt(t, path, at)
		must(t, l.Set(2022, "又改", set("三公数量/保有量=21")...))
		must(t, l.Close())
		before := read(t, path)
		l = openAt(t, path, "2024-05-02 09:30")
		must(t, l.Set(2022, "再改", set("三公数量/保有量=22")...))
		_, err = l.Backup(store.Manual)
		must(t, err)
		must(t, l.Close())
		must(t, os.WriteFile(path, before, 0o600))
		l, err = store.OpenReadOnly(path)
		must(t, err)
		if r, err := l.Verify(); err != nil || r.Missing == "" {
			t.Errorf("%s: the loss is not seen: %+v, %v", at, r, err)
		}
		must(t, l.Close())
	}
}

// A time zone is part of the clock.
func TestVerifyAfterRestoringInAnotherTimeZone(t *testing.T) {
	was := time.Local
	t.Cleanup(func() { time.Local = was })
	time.Local = time.FixedZone("", 8*3600)
	path, made := withThree(t, "2024-05-01 09:30")
	time.Local = time.UTC
	_, err := store.Restore(path, made[1], store.Options{}.WithClock(clock("2024-05-01 01:31")))
	must(t, err)
	nothingMissing(t, path)
}

// A ledger that vanished is kept nowhere; what its backups had more is known
// to be gone all the same.
func TestVerifyAfterRestoringVanishedLedger(t *testing.T) {
	path, made := withThree(t, "2024-05-01 09:30")
	must(t, os.Remove(path))
	kept, err := store.Restore(path, made[0], store.Options{})
	must(t, err)
	if kept != nil {
		t.Errorf("kept is %+v", kept)
	}
	nothingMissing(t, path)
}

// Forth and back again: what was taken back is missed again when it is lost.
func TestVerifyAfterRestoringForthAndBack(t *testing.T) {
	path, made := withThree(t, "2024-05-01 09:30")
	older := read(t, made[0])
	for _, to := range []string{made[0], made[2]} {
		_, err := store.Restore(path, to, store.Options{})
		must(t, err)
	}
	nothingMissing(t, path)
	must(t, os.WriteFile(path, older, 0o600))
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	if r, err := l.Verify(); err != nil || r.Missing == "" {
		t.Errorf("the loss is not seen: %+v, %v", r, err)
	}
}

// A restoring that was killed before the ledger was replaced did without
// nothing; a list that makes no sense, or leads elsewhere, is none.
func TestVerifyBelievesOnlyTheListOfARestoring(t *testing.T) {
	path, made := withThree(t, "2024-05-01 09:30")
	now := read(t, path)
	_, err := store.Restore(path, made[0], store.Options{})
	must(t, err)
	must(t, os.WriteFile(path, now, 0o600)) // as it was before
	nothingMissing(t, path)
	list, err := filepath.Glob(filepath.Join(filepath.Dir(made[0]), "*还原.json"))
	must(t, err)
	if len(list) != 1 {
		t.Fatalf("the lists are %q", list)
	}
	for _, text := range []string{"", "null", "[{}]", `[{"步":1,"指纹":"xx"}]`, "{"} {
		must(t, os.WriteFile(list[0], []byte(text), 0o600))
		must(t, os.WriteFile(path, read(t, made[0]), 0o600))
		l, err := store.OpenReadOnly(path)
		must(t, err)
		if r, err := l.Verify(); err != nil || r.Missing == "" {
			t.Errorf("%q: the report is %+v, %v", text, r, err)
		}
		must(t, l.Close())
	}
}
