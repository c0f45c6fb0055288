package report

import (
	"fmt"
	"runtime/debug"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// The benchmarks run with the garbage collector as the programs set it.
func init() { debug.SetGCPercent(400) }

// benchYears runs a benchmark on the invented department with its previous
// year, and on wider and wider years.
func benchYears(b *testing.B, run func(b *testing.B, y, prior *store.Year), sizes ...int) {
	b.Helper()
	b.Run("invented", func(b *testing.B) {
		y, prior := storetest.Invented()
		run(b, y, prior)
	})
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) { run(b, storetest.Wide(n), nil) })
	}
}

func BenchmarkDerive(b *testing.B) {
	p, c := testPack(b), testCatalogue(b)
	benchYears(b, func(b *testing.B, y, prior *store.Year) {
		for b.Loop() {
			if _, err := Derive(p, c, y, prior, ""); err != nil {
				b.Fatal(err)
			}
		}
	}, 200, 2000, 20000)
}

func BenchmarkCompose(b *testing.B) {
	p, c := testPack(b), testCatalogue(b)
	benchYears(b, func(b *testing.B, y, prior *store.Year) {
		book, err := Derive(p, c, y, prior, "")
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := Compose(p, book, y, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	}, 200, 2000, 20000)
}

func BenchmarkLoadPack(b *testing.B) {
	for b.Loop() {
		if _, err := LoadPack(DefaultPack); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLiveSet changes one amount, back and forth; what it changes is one
// item's spending, so that tables, totals, shares and sentences follow.
func BenchmarkLiveSet(b *testing.B) {
	p, c := testPack(b), testCatalogue(b)
	benchYears(b, func(b *testing.B, y, prior *store.Year) {
		l, err := NewLive(p, c, y, prior, "", Options{})
		if err != nil {
			b.Fatal(err)
		}
		e := y.Expenditure[len(y.Expenditure)/2]
		addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "决算数")
		values := []string{"1234567.89", "2234567.81"}
		for i := 0; b.Loop(); i++ {
			up, err := l.Set(store.Change{Addr: addr, Value: values[i%2]})
			if err != nil || i > 0 && (up.All || len(up.Sections) > 0) {
				b.Fatal(err, up)
			}
		}
	}, 200, 2000, 20000)
}
