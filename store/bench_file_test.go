package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"juesuan/store"
)

// The size that opening is measured with.
const (
	oldYears   = 10
	oldItems   = 200     // in each year
	oldEntries = 100_000 // in the history
)

// oldLedger makes the ledger of an office that has worked with it for ten
// years, and closes it.
func oldLedger(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "某局.juesuan")
	l, err := store.Create(path, "某局", 2015)
	if err != nil {
		tb.Fatal(err)
	}
	entries := 0
	for year := 2015; year < 2015+oldYears; year++ {
		y := &store.Year{Year: year, State: store.Drafting, Department: store.Department{Name: "某局"}}
		for i := range oldItems {
			y.Expenditure = append(y.Expenditure, store.Expenditure{
				Code: fmt.Sprintf("201%02d%02d", 1+i/50, 1+i%50), Fund: store.GeneralPublic, Nature: store.Basic,
			})
		}
		if err := l.Put("导入", y); err != nil {
			tb.Fatal(err)
		}
		for round := 1; entries < (year-2014)*oldEntries/oldYears; round++ {
			var changes []store.Change
			for _, e := range y.Expenditure {
				row := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature))
				for _, field := range []string{"年初预算数", "全年预算数", "决算数"} {
					changes = append(changes, store.Change{Addr: row + "/" + field, Value: fmt.Sprintf("%d.%02d", 100*round, len(changes)%100)})
				}
			}
			if err := l.Set(year, "填报", changes...); err != nil {
				tb.Fatal(err)
			}
			entries += len(changes)
		}
	}
	if err := l.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

func BenchmarkOpenOfOldLedger(b *testing.B) {
	path := oldLedger(b)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	for name, open := range map[string]func(string) (*store.Ledger, error){"write": store.Open, "read": store.OpenReadOnly} {
		b.Run(name, func(b *testing.B) {
			var s spread
			for b.Loop() {
				s.time(func() {
					l, err := open(path)
					if err != nil {
						b.Fatal(err)
					}
					if err := l.Close(); err != nil {
						b.Fatal(err)
					}
				})
			}
			s.report(b)
			b.ReportMetric(float64(info.Size())/(1<<20), "MB")
		})
	}
}

// published seals every year of a closed ledger with four files of 1 MB each.
func published(b *testing.B, path string) {
	b.Helper()
	l, err := store.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	r := rand.NewChaCha8([32]byte{5})
	for year := 2015; year < 2015+oldYears; year++ {
		files := make([]store.PublishedFile, 4)
		for i := range files {
			content := make([]byte, 1<<20)
			if _, err := r.Read(content); err != nil {
				b.Fatal(err)
			}
			files[i] = store.PublishedFile{Name: fmt.Sprintf("决算-%d.pdf", i+1), Content: content}
		}
		y, err := l.Year(year)
		if err == nil {
			_, err = l.Finalise(y, "定稿", files...)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := l.Unlock(2020, "更正"); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkPublishedLedger opens a ledger of ten published years, and opens it
// and changes a value at once, which waits for the proof.
func BenchmarkPublishedLedger(b *testing.B) {
	path := oldLedger(b)
	published(b, path)
	for name, change := range map[string]bool{"open": false, "open+change": true} {
		b.Run(name, func(b *testing.B) {
			var s spread
			for n := 0; b.Loop(); n++ {
				var l *store.Ledger
				s.time(func() {
					var err error
					if l, err = store.Open(path); err == nil && change {
						err = l.Set(2020, "改", store.Change{Addr: "三公数量/保有量", Value: fmt.Sprint(1 + n%1000)})
					}
					if err != nil {
						b.Fatal(err)
					}
				})
				if err := l.Close(); err != nil {
					b.Fatal(err)
				}
			}
			s.report(b)
		})
	}
}

func BenchmarkVerifyOfOldLedger(b *testing.B) {
	l, err := store.OpenReadOnly(oldLedger(b))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	var s spread
	for b.Loop() {
		s.time(func() {
			if r, err := l.Verify(); err != nil || !r.Whole() || len(r.Years) != oldYears || r.Changes < oldEntries {
				b.Fatal(r, err)
			}
		})
	}
	s.report(b)
}

// BenchmarkCommitInOldLedger changes one value, which is on disk when it
// returns: the folder for temporary files must be on a disk for that.
func BenchmarkCommitInOldLedger(b *testing.B) {
	l, err := store.Open(oldLedger(b))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	var s spread
	for n := 0; b.Loop(); n++ {
		s.time(func() {
			if err := l.Set(2020, "改", store.Change{Addr: "三公数量/保有量", Value: fmt.Sprint(1 + n%1000)}); err != nil {
				b.Fatal(err)
			}
		})
	}
	s.report(b)
}

// spread is how long each of many trials took.
type spread []time.Duration

func (s *spread) time(f func()) {
	begin := time.Now()
	f()
	*s = append(*s, time.Since(begin))
}

// report tells the median and the 99th percentile.
func (s spread) report(b *testing.B) {
	slices.Sort(s)
	at := func(percent int) float64 { return float64(s[min(len(s)*percent/100, len(s)-1)].Microseconds()) / 1000 }
	b.ReportMetric(at(50), "ms-median")
	b.ReportMetric(at(99), "ms-p99")
}

func BenchmarkBackupOfOldLedger(b *testing.B) {
	l, err := store.OpenReadOnly(oldLedger(b))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	var made *store.Backup
	for b.Loop() {
		if made, err = l.Backup(store.Manual); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(made.Size)/(1<<20), "MB")
}

func BenchmarkRescueOfOldLedger(b *testing.B) {
	path := oldLedger(b)
	for n := 0; b.Loop(); n++ {
		if r, err := store.Rescue(path, fmt.Sprintf("%s %d", path, n)); err != nil || len(r.Lost) > 0 {
			b.Fatal(r, err)
		}
	}
}

// BenchmarkHistoryOfOldLedger tells one value's changes, and all of a year.
func BenchmarkHistoryOfOldLedger(b *testing.B) {
	l, err := store.OpenReadOnly(oldLedger(b))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	for name, place := range map[string]string{"value": "支出/2010101/一般公共预算财政拨款/基本支出/决算数", "year": ""} {
		b.Run(name, func(b *testing.B) {
			var s spread
			for b.Loop() {
				s.time(func() {
					if h, err := l.History(2020, place); err != nil || len(h) < 10 {
						b.Fatal(len(h), err)
					}
				})
			}
			s.report(b)
		})
	}
}
