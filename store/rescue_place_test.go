package store_test

import (
	"os"
	"path/filepath"
	"testing"

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
