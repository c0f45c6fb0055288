package sample_test

import (
	"os"
	"path/filepath"
	"testing"

	"juesuan/store"
	"juesuan/store/sample"
)

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "新的", sample.FileName)
	if err := sample.Create(path); err != nil {
		t.Fatal(err)
	}
	want, err := sample.Years()
	if err != nil {
		t.Fatal(err)
	}
	l, err := store.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, w := range want {
		got, err := l.Year(w.Year)
		if err != nil {
			t.Fatal(err)
		}
		if d := store.Diff(got, w); len(d) > 0 || !got.Department.Sample {
			t.Errorf("%d differs: %v", w.Year, d)
		}
	}
}

// TestUndoDoesNotReachBehindTheSample: who presses undo in an example just
// opened does not lose it.
func TestUndoDoesNotReachBehindTheSample(t *testing.T) {
	path := filepath.Join(t.TempDir(), sample.FileName)
	if err := sample.Create(path); err != nil {
		t.Fatal(err)
	}
	l, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	years, err := l.Years()
	if err != nil || len(years) == 0 {
		t.Fatal(years, err)
	}
	for _, y := range years {
		if action, ok, err := l.CanUndo(y); ok || err != nil {
			t.Errorf("%d: undo offers %q, %v", y, action, err)
		}
	}
}

func TestALedgerThatIsThereStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), sample.FileName)
	if err := os.WriteFile(path, []byte("别的"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sample.Create(path); err == nil {
		t.Error("an existing file was not refused")
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "别的" {
		t.Errorf("the file is now %q, %v", got, err)
	}
}
