package report

import (
	"runtime/debug"
	"testing"

	"juesuan/store/storetest"
)

// The benchmarks run with the garbage collector as the programs set it.
func init() { debug.SetGCPercent(400) }

func BenchmarkDerive200(b *testing.B) {
	p, c := testPack(b), testCatalogue(b)
	y, prior := storetest.Invented()
	for b.Loop() {
		if _, err := Derive(p, c, y, prior, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompose200(b *testing.B) {
	p, c := testPack(b), testCatalogue(b)
	y, prior := storetest.Invented()
	book, err := Derive(p, c, y, prior, "")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Compose(p, book, y, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadPack(b *testing.B) {
	for b.Loop() {
		if _, err := LoadPack(DefaultPack); err != nil {
			b.Fatal(err)
		}
	}
}
