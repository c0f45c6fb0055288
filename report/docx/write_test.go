package docx

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"juesuan/report"
)

func write(tb testing.TB, d *report.Document, opt Options) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, opt); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// numbers gives every heading and table a page number.
func numbers(d *report.Document) map[string]int {
	pages := map[string]int{}
	for i, e := range d.Outline() {
		pages[e.ID] = i + 1
	}
	return pages
}

func TestLook(t *testing.T) {
	dir := os.Getenv("DOCX_OUT")
	for name, d := range map[string]*report.Document{"sample": sample(t), "wide": wide(220)} {
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), write(t, d, Options{Pages: numbers(d)}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var _ = errors.New
