package paper

import (
	"math"
	"slices"
	"testing"

	"juesuan/report/pages"
)

var (
	upright = pages.Size{W: 595, H: 842}
	across  = pages.Size{W: 842, H: 595}
)

func TestRows(t *testing.T) {
	sizes := []pages.Size{upright, upright, upright, across, upright, upright, upright}
	if got, want := rowsOf(sizes, true), [][]int{{0}, {1, 2}, {3}, {4, 5}, {6}}; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("rows %v, want %v", got, want)
	}
	if got := rowsOf(sizes, false); len(got) != len(sizes) {
		t.Errorf("one up: %v", got)
	}
}

// TestArrange: pages keep their shape, stand on whole dots, do not overlap, and
// fit the width where the zoom says so.
func TestArrange(t *testing.T) {
	sizes := []pages.Size{upright, upright, upright, across, across, upright, upright}
	for _, z := range []zoom{{mode: fitWidth}, {mode: twoUp}, {fixed, fullSize}, {fixed, mostScale}} {
		for _, width := range []float32{120, 333, 761, 1900} {
			for _, dots := range []float32{1, 1.5, 2} {
				a := arrange(sizes, z, width, dots)
				for i, r := range a.rects {
					if d := math.Abs(float64(r.x*dots) - math.Round(float64(r.x*dots))); d > 0.01 {
						t.Errorf("%v: page %d stands between dots at %v", z, i, r.x)
					}
					if r.x < 0 || r.y < 0 || r.x+r.w > a.size.Width || r.y+r.h > a.size.Height {
						t.Errorf("%v: page %d sticks out at %v of %v", z, i, r, a.size)
					}
					if shape := float64(r.w/r.h) - sizes[i].W/sizes[i].H; math.Abs(shape) > 0.02 {
						t.Errorf("%v: page %d is %v", z, i, r)
					}
					for j, o := range a.rects[:i] {
						if r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h {
							t.Errorf("%v: pages %d and %d overlap: %v, %v", z, i, j, r, o)
						}
					}
				}
				if z.mode != fixed && width > 500 && a.size.Width > width {
					t.Errorf("%v is %v wide in %v", z, a.size.Width, width)
				}
			}
		}
	}
}

func TestBetween(t *testing.T) {
	a := arrange([]pages.Size{upright, upright, upright}, zoom{fixed, 1}, 700, 1)
	for _, c := range []struct {
		top, bottom float32
		want        []int
	}{{0, 10, nil}, {0, 100, []int{0}}, {800, 900, []int{0, 1}}, {-500, 5000, []int{0, 1, 2}}} {
		if got := a.between(c.top, c.bottom); !slices.Equal(got, c.want) {
			t.Errorf("between %v and %v are %v, want %v", c.top, c.bottom, got, c.want)
		}
	}
}
