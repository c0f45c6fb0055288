package final

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/report/export"
	"juesuan/store"
)

func drafted(t *testing.T) (*store.Ledger, *store.Year) {
	t.Helper()
	l, err := store.Create(filepath.Join(t.TempDir(), "某局.juesuan"), "某局", 2022)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	y, err := l.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	return l, y
}

// While the ledger is at work the folder holds nothing that looks finished.
func TestNothingLooksFinishedBeforeTheYearIsSealed(t *testing.T) {
	l, y := drafted(t)
	dir := filepath.Join(t.TempDir(), "公开")
	files := []export.File{{Name: "决算.pdf", Content: []byte("新")}}
	staged, err := export.Stage(dir, files)
	if err != nil {
		t.Fatal(err)
	}
	visible := func() (out []string) {
		found, err := filepath.Glob(filepath.Join(dir, "[^.]*"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if got := visible(); len(got) > 0 {
		t.Errorf("the folder holds %q", got)
	}
	staged.Drop()
	if _, paths, err := Keep(l, y, "定稿", files, dir); err != nil || len(paths) != 1 || len(visible()) != 1 {
		t.Errorf("kept %q, %v", paths, err)
	}
}

// A place that is taken while the ledger is at work: the year is sealed, and the
// error says where the files are.
func TestFilesThatCannotBePlacedAreInTheLedger(t *testing.T) {
	l, y := drafted(t)
	dir := filepath.Join(t.TempDir(), "公开")
	place := filepath.Join(dir, "决算.pdf")
	was := stage
	t.Cleanup(func() { stage = was })
	stage = func(dir string, files []export.File) (*export.Staged, error) {
		s, err := was(dir, files)
		return s, errors.Join(err, os.Mkdir(place, 0o700))
	}
	p, paths, err := Keep(l, y, "定稿", []export.File{{Name: "决算.pdf", Content: []byte("新")}}, dir)
	var outside *NotPlacedError
	if !errors.As(err, &outside) || p == nil || len(paths) != 0 || !strings.Contains(err.Error(), "2022 年度已定稿，文件都存进了账本，但是没有写到文件夹里") || !strings.Contains(err.Error(), "juesuan published") {
		t.Errorf("kept %+v %q: %v", p, paths, err)
	}
	if y, err = l.Year(2022); err != nil || y.State != store.Finalised {
		t.Errorf("the year is %v, %v", y.State, err)
	}
}
