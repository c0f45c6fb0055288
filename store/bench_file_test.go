package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

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
	for b.Loop() {
		l, err := store.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(info.Size())/(1<<20), "MB")
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
