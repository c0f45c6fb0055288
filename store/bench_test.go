package store_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// benchLedger holds one year with at least that many rows of money, or the
// invented department's year for 0. The year has its number and first item.
func benchLedger(b *testing.B, rows int) (*store.Ledger, *store.Year) {
	b.Helper()
	y, _ := storetest.Invented()
	for seed := uint64(0); rows > 0 && len(y.Expenditure)+len(y.Income) < rows; seed++ {
		y = storetest.Random(rand.New(rand.NewPCG(seed, 1)), 2000)
	}
	l, err := store.Create(filepath.Join(b.TempDir(), "某局.juesuan"), "某局", 1999)
	if err == nil {
		err = l.Put("导入", y)
	}
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	return l, y
}

// perSize runs a benchmark for the invented department and for one with about
// 2,000 rows.
func perSize(b *testing.B, f func(b *testing.B, l *store.Ledger, y *store.Year)) {
	for _, rows := range []int{0, 2000} {
		l, y := benchLedger(b, rows)
		b.Run(fmt.Sprintf("rows=%d", len(y.Expenditure)+len(y.Income)), func(b *testing.B) {
			b.ReportAllocs()
			f(b, l, y)
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	perSize(b, func(b *testing.B, l *store.Ledger, _ *store.Year) {
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			again, err := store.Open(l.Path())
			if err != nil {
				b.Fatal(err)
			}
			if err := again.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkYear(b *testing.B) {
	perSize(b, func(b *testing.B, l *store.Ledger, y *store.Year) {
		for b.Loop() {
			if _, err := l.Year(y.Year); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkSetOneCell(b *testing.B) {
	perSize(b, func(b *testing.B, l *store.Ledger, y *store.Year) {
		e := y.Expenditure[0]
		addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "年初预算数")
		n := 0
		for b.Loop() {
			n++
			if err := l.Set(y.Year, "改", store.Change{Addr: addr, Value: store.Fen(int64(n)).String()}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkDumpAndLoad(b *testing.B) {
	perSize(b, func(b *testing.B, _ *store.Ledger, y *store.Year) {
		for b.Loop() {
			r, w := io.Pipe()
			go func() { w.CloseWithError(store.Dump(w, []*store.Year{y})) }()
			if _, err := store.Load(r); err != nil {
				b.Fatal(err)
			}
		}
	})
}
