package export

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gofrs/flock"
)

func TestPlaceReplaces(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "甲.pdf"), []byte("旧甲"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Stage(dir, []File{{"甲.pdf", []byte("新甲")}, {"乙.html", []byte("新乙")}})
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(dir, "甲.pdf")); got != "旧甲" || len(listed(t, dir)) != 2 {
		t.Errorf("before it is placed the file holds %q, the folder %q", got, listed(t, dir))
	}
	paths, err := s.Place()
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, paths[0]) + read(t, paths[1]); got != "新甲新乙" {
		t.Errorf("placed %q", got)
	}
	if got := listed(t, dir); !slices.Equal(got, []string{"乙.html", "甲.pdf"}) {
		t.Errorf("the folder holds %q", got)
	}
}

func TestPlaceNewReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "乙.pdf")
	if err := os.WriteFile(mine, []byte("我的"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := PlaceNew(dir, []File{{"甲.pdf", []byte("甲")}, {"乙.pdf", []byte("别的")}})
	if err == nil || !strings.Contains(err.Error(), "已有内容不同的“乙.pdf”") || read(t, mine) != "我的" || len(listed(t, dir)) != 1 {
		t.Errorf("%v, the folder holds %q", err, listed(t, dir))
	}
	for range 2 { // what is there already is no obstacle
		if _, err := PlaceNew(dir, []File{{"甲.pdf", []byte("甲")}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDropTakesAwayTheFolderItMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新")
	s, err := Stage(dir, []File{{"甲.pdf", nil}})
	if err != nil {
		t.Fatal(err)
	}
	s.Drop()
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func TestPlaceWritesNowhereElse(t *testing.T) {
	for _, name := range []string{"", ".", "..", "../甲.pdf", "a/b.pdf", `a\b.pdf`, "/甲.pdf", ".隐藏.pdf", "我局.juesuan", "a.pdf:ads", "-rf", " ", "a\nb.pdf"} {
		outer := t.TempDir()
		dir := filepath.Join(outer, "里")
		_, err := Place(dir, []File{{"好.pdf", []byte("好")}, {name, []byte("坏")}})
		if err == nil || !strings.Contains(err.Error(), "不能用作文件名") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", name, err)
		}
		if got := listed(t, outer); len(got) != 0 {
			t.Errorf("%q: left %q", name, got)
		}
	}
}

// A ledger that stands in a file's place stays, whatever it is called, and the
// other files stay out.
func TestPlaceReplacesNoLedger(t *testing.T) {
	dir := t.TempDir()
	const ledger = "SQLite format 3\x00 …"
	if err := os.WriteFile(filepath.Join(dir, "乙.pdf"), []byte(ledger), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Place(dir, []File{{"甲.pdf", []byte("甲")}, {"乙.pdf", []byte("乙")}})
	failure(t, err, nil, "是一个账本", "请换一个文件夹")
	if got := listed(t, dir); !slices.Equal(got, []string{"乙.pdf"}) || read(t, filepath.Join(dir, "乙.pdf")) != ledger {
		t.Errorf("the folder holds %q", got)
	}
}

// What an interrupted run left goes with the next one; what another is about to
// place does not.
func TestNextPlaceTidies(t *testing.T) {
	dir := t.TempDir()
	busy, err := Stage(dir, []File{{"甲.pdf", []byte("甲")}})
	if err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, stagingPrefix+"1"+stagingSuffix)
	for _, name := range []string{"0", "0.old", stagingLock} {
		if err := errors.Join(os.MkdirAll(left, 0o700), os.WriteFile(filepath.Join(left, name), nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Place(dir, []File{{"乙.pdf", nil}}); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, dir); len(got) != 2 || slices.Contains(got, filepath.Base(left)) {
		t.Errorf("the folder holds %q", got)
	}
	if got, err := flock.New(filepath.Join(busy.folder, stagingLock)).TryLock(); got || err != nil {
		t.Errorf("the folder in use is not locked: %v", err)
	}
	if _, err := busy.Place(); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, dir); !slices.Equal(got, []string{"乙.pdf", "甲.pdf"}) {
		t.Errorf("the folder holds %q", got)
	}
}
