package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

// What an interrupted write left is undone wherever the new ledger goes and
// the system keeps its temporary files, named in whatever way.
func TestRescueToARelativePath(t *testing.T) {
	path := crashed(t)
	t.Chdir(filepath.Dir(path))
	r, err := store.Rescue(filepath.Base(path), "抢救.juesuan")
	must(t, err)
	if len(r.Lost) > 0 || len(contents(t, "抢救.juesuan")[2022].Duties) != 0 {
		t.Errorf("half a write was taken; told is %q", r.Lost)
	}
}

func TestRelativeTemporaryFolder(t *testing.T) {
	old := fixture(t, "schema-1")
	t.Chdir(filepath.Dir(old))
	must(t, os.Mkdir("临时", 0o700))
	t.Setenv("TMPDIR", "临时")
	must(t, store.ProveBackup(old))
}

// SQLite writes 1 for a page of 65536 bytes.
func TestRescueOfTheLargestPages(t *testing.T) {
	path := workedOn(t)
	want := contents(t, path)
	foreign(t, path, `PRAGMA page_size = 65536`, `VACUUM`)
	r := rescued(t, read(t, path), want)
	if r == nil || len(r.Years) != 2 || len(r.Lost) > 0 {
		t.Errorf("rescued %+v", r)
	}
}

// A ledger without any year is no success.
func TestRescueOfNoYear(t *testing.T) {
	path := workedOn(t)
	b := read(t, path)
	clear(b[4096:])
	must(t, os.WriteFile(path, b, 0o600))
	to := filepath.Join(t.TempDir(), "新.juesuan")
	_, err := store.Rescue(path, to)
	sentence(t, err, "还读得出来，抢救不了")
	if names := namesBeside(to); names != "" {
		t.Errorf("left is %q", names)
	}
	path = workedOn(t)
	must(t, os.WriteFile(path, wiped(t, path, "step"), 0o600))
	_, err = store.Rescue(path, to)
	sentence(t, err, "没有一个年度还读得出来，抢救不了")
	if names := namesBeside(to); names != "" {
		t.Errorf("left is %q", names)
	}
}

// wiped is a file of which only the schema and one table are left.
func wiped(t *testing.T, path, table string) []byte {
	t.Helper()
	b, root := read(t, path), rootOf(t, path, table)
	for at := 4096; at < len(b); at += 4096 {
		if at != (root-1)*4096 {
			clear(b[at : at+4096])
		}
	}
	return b
}

// A rescue that was killed leaves a folder, which the next one to the same
// place removes, but not that of one that is at work.
func TestRescueTidiesAfterAKilledOne(t *testing.T) {
	path := workedOn(t)
	to := filepath.Join(t.TempDir(), "新.juesuan")
	killed, fresh := store.WorkFolder(to), store.WorkFolder(to)+"2"
	must(t, os.Mkdir(killed, 0o700))
	must(t, os.Mkdir(fresh, 0o700))
	must(t, os.WriteFile(filepath.Join(killed, "ledger"), []byte("半个"), 0o600))
	long := time.Now().Add(-time.Hour)
	must(t, os.Chtimes(killed, long, long))
	_, err := store.Rescue(path, to)
	must(t, err)
	if names := namesBeside(to); names != filepath.Base(fresh)+"\n新.juesuan\n" {
		t.Errorf("beside it are %q", names)
	}
}

// A journal without its ledger would tear the one that gets its name.
func TestRescueBesideAForeignJournal(t *testing.T) {
	path := workedOn(t)
	to := filepath.Join(t.TempDir(), "新.juesuan")
	must(t, os.WriteFile(to+"-journal", []byte("别的"), 0o600))
	_, err := store.Rescue(path, to)
	sentence(t, err, "新.juesuan-journal”", "请换一个文件名")
	if names := namesBeside(to); names != "新.juesuan-journal\n" {
		t.Errorf("beside it are %q", names)
	}
}

// A ledger that was copied after a crash without what undoes the last change:
// that it may be half a change is said.
func TestRescueWithoutTheJournal(t *testing.T) {
	noStep := []string{`PRAGMA foreign_keys = 0`, `DELETE FROM history WHERE step = (SELECT max(id) FROM step)`, `DELETE FROM step WHERE id = (SELECT max(id) FROM step)`}
	early := workedOn(t) // the rows and the digest are written, the step is not
	foreign(t, early, noStep...)
	torn := workedOn(t) // nor are all rows
	foreign(t, torn, append(noStep, `UPDATE department SET contact = '改了'`)...)
	for _, path := range []string{torn, early} {
		r, err := store.Rescue(path, path+".抢救")
		must(t, err)
		if lost := strings.Join(r.Lost, "\n"); strings.Count(lost, "可能只做了一半") != 1 {
			t.Errorf("told is\n%s", lost)
		}
	}
}

// The new ledger never takes the name of what lies beside another.
func TestRescueToAFileBesideALedger(t *testing.T) {
	path := workedOn(t)
	names := namesBeside(path)
	for _, suffix := range []string{"-journal", "-wal", "-shm", "-lock", "-who"} {
		_, err := store.Rescue(path, path+suffix)
		sentence(t, err, "“"+suffix+"”结尾", "请换一个名称")
	}
	if now := namesBeside(path); now != names {
		t.Errorf("there are %q", now)
	}
}
