package pdfium

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/klippa-app/go-pdfium/requests"
)

// blank is the smallest file with a page.
const blank = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]>>endobj\ntrailer<</Root 1 0 R>>"

func BenchmarkStartCold(b *testing.B) {
	for b.Loop() {
		pool, err := start(own, b.TempDir(), nil)
		if err != nil {
			b.Fatal(err)
		}
		pool.Close()
	}
}

func BenchmarkStartWarm(b *testing.B) {
	dir := b.TempDir()
	pool, err := start(own, dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	pool.Close()
	for b.Loop() {
		pool, err := start(own, dir, nil)
		if err != nil {
			b.Fatal(err)
		}
		pool.Close()
	}
}

func BenchmarkInstance(b *testing.B) {
	for b.Loop() {
		i, err := Instance(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		i.Close()
	}
}

func TestInstancesOpenFilesFromMemory(t *testing.T) {
	i, err := Instance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	file := []byte(blank)
	doc, err := i.OpenDocument(&requests.OpenDocument{File: &file})
	if err != nil {
		t.Fatal(err)
	}
	n, err := i.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil || n.PageCount != 1 {
		t.Errorf("%v pages, %v", n, err)
	}
}

// TestTheSandboxSeesNoDisk: a path that exists is not there for the engine.
func TestTheSandboxSeesNoDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, []byte(blank), 0o644); err != nil {
		t.Fatal(err)
	}
	i, err := Instance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	if _, err := i.OpenDocument(&requests.OpenDocument{FilePath: &path}); err == nil {
		t.Error("the engine read a file of the disk")
	}
}

func TestWaitingForAnInstanceEnds(t *testing.T) {
	for range maxInstances {
		i, err := Instance(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer i.Close()
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Instance(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("one more than there may be: %v", err)
	}
}

// tiny is code with one function that does nothing.
var tiny = []byte("\x00asm\x01\x00\x00\x00" + "\x01\x04\x01\x60\x00\x00" + "\x03\x02\x01\x00" + "\x0a\x04\x01\x02\x00\x0b")

// TestDamagedCache: what is kept is made anew where it is damaged, and a
// folder that cannot be made is done without.
func TestDamagedCache(t *testing.T) {
	dir := t.TempDir()
	open := func(folder string) {
		t.Helper()
		pool, err := start(own, folder, tiny)
		if err != nil {
			t.Fatal(err)
		}
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	}
	open(dir)
	files := kept(dir)
	if len(files) == 0 {
		t.Fatal("nothing is kept")
	}
	for _, f := range files {
		if err := os.WriteFile(f, []byte("damaged"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	open(dir) // damaged
	open(dir) // made anew
	for _, f := range kept(dir) {
		if b, err := os.ReadFile(f); err != nil || len(b) <= len("damaged") {
			t.Errorf("%s is still damaged: %v", f, err)
		}
	}
	open(filepath.Join(files[0], "below a file"))
}
