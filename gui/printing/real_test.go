//go:build cups

package printing

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"juesuan/report"
	"juesuan/report/pages"
	"juesuan/report/pdf"
	"juesuan/store"
	"juesuan/store/storetest"
)

// example is the PDF file of the example department.
func example(t *testing.T) []byte {
	t.Helper()
	p, err := report.LoadPack(report.DefaultPack)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	y := storetest.Sample()
	b, err := report.Derive(p, cat, y, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(p, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Make(d)
	if err != nil {
		t.Fatal(err)
	}
	return f.Bytes
}

// TestRealPrinter prints to the CUPS that .ci/print starts, whose printer PDF
// puts what it prints into the user's folder PDF.
func TestRealPrinter(t *testing.T) {
	list, err := Printers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || list[0] != (Printer{Name: "PDF", Default: true, Copies: true}) {
		t.Fatalf("printers %+v", list)
	}
	whole, err := pages.Open(t.Context(), example(t))
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	which := []int{4, 6, 17}
	file, err := whole.Extract(t.Context(), which)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	job := Job{File: path, Title: fmt.Sprintf("juesuan-%d", time.Now().UnixNano()), Printer: "PDF", Copies: 1, Sides: LongEdge}
	if err := Print(t.Context(), job); err != nil {
		t.Fatal(err)
	}
	printed, err := pages.Open(t.Context(), waitFor(t, job.Title))
	if err != nil {
		t.Fatal(err)
	}
	defer printed.Close()
	if printed.Len() != len(which) {
		t.Fatalf("%d pages came out, want %d", printed.Len(), len(which))
	}
	for i, p := range which {
		// The way leads over PostScript, which loses what the text reads.
		own, next := difference(t, whole, p, printed, i), difference(t, whole, p+1, printed, i)
		if own > 8 || own > 0.7*next {
			t.Errorf("page %d differs by %.1f in 255 from page %d of the file, by %.1f from the next", i, own, p, next)
		}
	}
	job.Printer = "nobody"
	if err := Print(t.Context(), job); err == nil || !strings.Contains(err.Error(), "没有接受") {
		t.Errorf("a printer that is not there: %v", err)
	}
}

// waitFor reads what the printer made of a job and removes it.
func waitFor(t *testing.T, title string) []byte {
	t.Helper()
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	for range 600 {
		time.Sleep(100 * time.Millisecond)
		files, err := filepath.Glob(filepath.Join(home, "PDF", title+"*.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			continue
		}
		b, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasSuffix(bytes.TrimSpace(b), []byte("%%EOF")) { // still being written
			continue
		}
		if err := os.Remove(files[0]); err != nil {
			t.Error(err)
		}
		return b
	}
	t.Fatal("nothing came out of the printer in a minute")
	return nil
}

// difference is how much two pages differ, on average over patches of four
// points.
func difference(t *testing.T, a *pages.Document, i int, b *pages.Document, j int) float64 {
	t.Helper()
	one, err := a.Render(t.Context(), i, 0.25)
	if err != nil {
		t.Fatal(err)
	}
	other, err := b.Render(t.Context(), j, 0.25)
	if err != nil {
		t.Fatal(err)
	}
	if d := one.Rect.Size().Sub(other.Rect.Size()); max(d.X, -d.X, d.Y, -d.Y) > 1 {
		return 255
	}
	sum, both := 0.0, one.Rect.Intersect(other.Rect)
	for y := range both.Dy() {
		for x := range both.Dx() {
			sum += math.Abs(float64(one.RGBAAt(x, y).G) - float64(other.RGBAAt(x, y).G))
		}
	}
	return sum / float64(both.Dx()*both.Dy())
}
