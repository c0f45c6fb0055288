package pages

import (
	"bytes"
	"testing"
)

func TestExtract(t *testing.T) {
	d := opened(t)
	which := []int{d.Len() - 1, 0, 12, 12}
	file, err := d.Extract(t.Context(), which)
	if err != nil {
		t.Fatal(err)
	}
	part, err := Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	if part.Len() != len(which) {
		t.Fatalf("%d pages, want %d", part.Len(), len(which))
	}
	for i, p := range which {
		want, err := d.Render(t.Context(), p, 1)
		if err != nil {
			t.Fatal(err)
		}
		got, err := part.Render(t.Context(), i, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got.Rect != want.Rect || !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("page %d does not look like page %d of the whole", i, p)
		}
	}
	if _, err := d.Extract(t.Context(), nil); err == nil {
		t.Error("no pages make a file")
	}
}
