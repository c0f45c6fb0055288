package export

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestUndoPutsTheOldFilesBack(t *testing.T) {
	files := []File{{"甲.pdf", []byte("新甲")}, {"乙.html", []byte("新乙")}}
	for _, undo := range []bool{true, false} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "甲.pdf"), []byte("旧甲"), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := Place(dir, files)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, p.Paths[0]) + read(t, p.Paths[1]); got != "新甲新乙" {
			t.Errorf("placed %q", got)
		}
		wantFiles, want := []string{"乙.html", "甲.pdf"}, "新甲"
		if undo {
			p.Undo()
			wantFiles, want = []string{"甲.pdf"}, "旧甲"
		} else {
			p.Keep()
		}
		if got := listed(t, dir); !slices.Equal(got, wantFiles) {
			t.Errorf("undo %t: the folder holds %q", undo, got)
		}
		if got := read(t, filepath.Join(dir, "甲.pdf")); got != want {
			t.Errorf("undo %t: the file holds %q", undo, got)
		}
	}
}

func TestUndoTakesAwayTheFolderItMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新")
	p, err := Place(dir, []File{{"甲", nil}})
	if err != nil {
		t.Fatal(err)
	}
	p.Undo()
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func TestPlaceWritesNowhereElse(t *testing.T) {
	for _, name := range []string{"", ".", "..", "../甲", "a/b", `a\b`, "/甲", ".隐藏"} {
		outer := t.TempDir()
		dir := filepath.Join(outer, "里")
		_, err := Place(dir, []File{{"好", []byte("好")}, {name, []byte("坏")}})
		if err == nil || !strings.Contains(err.Error(), "不能用作文件名") {
			t.Errorf("%q: %v", name, err)
		}
		if got := listed(t, outer); len(got) != 0 {
			t.Errorf("%q: left %q", name, got)
		}
	}
}
