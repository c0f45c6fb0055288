package entry

import (
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/unix"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/grid"
	"juesuan/gui/guitest"
	"juesuan/store"
	"juesuan/store/storetest"
)

// percentiles reports what 50 and 99 of 100 of the times stay below.
func percentiles(b *testing.B, name string, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1e6, name+"ms-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e6, name+"ms-p99")
}

// BenchmarkKeystroke types an amount into one of 2,000 items and presses
// Return: the change is in the file, sums, text and findings are new, and the
// grid has been drawn. Where a word changes the findings are made aside; how
// often that is, is reported, and how long it takes. The ledger lies in memory:
// how long a disk takes to keep a change is its own affair (see
// BenchmarkKeystrokeOnDisk).
func BenchmarkKeystroke(b *testing.B) { keystroke(b, desktest.Dir(b)) }

// BenchmarkKeystrokeOnDisk is the same on the disk of the folder for
// temporary files.
func BenchmarkKeystrokeOnDisk(b *testing.B) { keystroke(b, b.TempDir()) }

func keystroke(b *testing.B, dir string) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var aside []func()
	y := wideYear(b, dir, 2000, desk.Options{Aside: func(work, done func()) {
		aside = append(aside, func() { work(); done() })
	}})
	let := func() {
		for len(aside) > 0 {
			due := aside[0]
			aside = aside[1:]
			due()
		}
	}
	let()
	r := newRig(b, y, desk.GeneralPage)
	rows := r.now().sheet.Rows()
	var took, busy, later []time.Duration
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if len(aside) > 0 {
			began := time.Now()
			let()
			later = append(later, time.Since(began))
		}
		r.goToEntry(rows/2 + i%40)
		text := strconv.Itoa(100000 + 37*i)
		b.StartTimer()
		began, worked := time.Now(), threadTime(b)
		for _, c := range text {
			guitest.Focused(b, r.frame.window).TypedRune(c)
		}
		guitest.Focused(b, r.frame.window).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		took = append(took, time.Since(began))
		busy = append(busy, threadTime(b)-worked)
	}
	percentiles(b, "", took)
	percentiles(b, "processor-", busy)
	b.ReportMetric(float64(len(later))/float64(len(took)), "aside/op")
	if len(later) > 0 {
		percentiles(b, "aside-", later)
	}
}

// threadTime is the processor's time that this thread has had: on a machine
// that others use, too, it says more than a clock.
func threadTime(b *testing.B) time.Duration {
	var ts unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &ts); err != nil {
		b.Fatal(err)
	}
	return time.Duration(ts.Nano())
}

// wideYear opens a ledger with n items in a folder.
func wideYear(t testing.TB, dir string, n int, o desk.Options) *desk.Year {
	t.Helper()
	y := storetest.Wide(n)
	d, err := desk.Create(dir+"/账本.juesuan", y.Department.Name, y.Year, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if err := d.Ledger().Put("导入", y); err != nil {
		t.Fatal(err)
	}
	year, err := d.Year(y.Year)
	if err != nil {
		t.Fatal(err)
	}
	return year
}

// goToEntry puts the cursor into the amount of the entry at a line or after it.
func (r *rig) goToEntry(row int) {
	s := r.now().sheet
	for s.list[row].kind != entryLine {
		row++
	}
	for col := range s.cols {
		if f := s.cols[col].field; f != nil && f.Name == "决算数" {
			r.now().grid.GoTo(grid.Place{Row: row, Col: col})
			r.Focus()
		}
	}
}

// TestMemoryAfterManyEdits edits without end and wants the memory of the start:
// JUESUAN_EDITS is how often, 600 otherwise.
func TestMemoryAfterManyEdits(t *testing.T) {
	edits := 600
	if n, err := strconv.Atoi(os.Getenv("JUESUAN_EDITS")); err == nil {
		edits = n
	}
	r := sampleRig(t, desk.GeneralPage)
	addr := store.JoinAddress("支出", "2010301", string(store.GeneralPublic), string(store.Basic), "决算数")
	edit := func(n int) {
		for i := range n {
			r.goTo(addr)
			r.write(strconv.Itoa(200000 + i%997))
			r.press("Return")
		}
	}
	edit(edits / 4)
	before := heap()
	edit(edits)
	after := heap()
	t.Logf("%d edits: heap %.1f MB, then %.1f MB", edits, float64(before)/1e6, float64(after)/1e6)
	if grown := int64(after) - int64(before); grown > 4<<20 {
		t.Errorf("the heap has grown by %.1f MB", float64(grown)/1e6)
	}
}

// heap is what is in use after everything else is gone.
func heap() uint64 {
	for range 3 {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
