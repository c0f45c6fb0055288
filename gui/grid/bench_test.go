package grid_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"juesuan/gui/guitest"
)

// slowest runs f for the benchmark and reports what 50 and 99 of 100 runs stay
// below: an average hides the stutter one notices.
func slowest(b *testing.B, f func(i int)) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		f(len(took))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1e6, "ms-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e6, "ms-p99")
}

// One figure typed and Return pressed: three keys, the sheet's change, the
// sum above it and the refresh of all visible cells.
func BenchmarkKeystroke(b *testing.B) {
	r := newRig(b, 2000, 10)
	r.window.Resize(fyne.NewSize(1180, 760))
	r.goTo(1001, 4)
	slowest(b, func(i int) {
		if i%18 == 0 {
			r.goTo(1001, 4)
		}
		f := guitest.Focused(b, r.window)
		f.TypedRune(rune('1' + i%9))
		guitest.Focused(b, r.window).TypedRune(rune('0' + i/9%10))
		guitest.Focused(b, r.window).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	})
}

func BenchmarkScroll(b *testing.B) {
	r := newRig(b, 2000, 10)
	r.window.Resize(fyne.NewSize(1180, 760))
	slowest(b, func(i int) {
		by := float32(-78)
		if i/600%2 == 1 {
			by = -by
		}
		r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)})
	})
}

func BenchmarkArrow(b *testing.B) {
	r := newRig(b, 2000, 10)
	r.window.Resize(fyne.NewSize(1180, 760))
	slowest(b, func(i int) {
		key := fyne.KeyDown
		if i/1900%2 == 1 {
			key = fyne.KeyUp
		}
		r.TypedKey(&fyne.KeyEvent{Name: key})
	})
}
