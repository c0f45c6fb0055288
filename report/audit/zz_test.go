package audit

import (
	"context"
	"os"
	"testing"

	"juesuan/report/read/raw"
)

func TestZZ(t *testing.T) {
	src := NewSource(raw.DefaultLimits())
	defer src.Close()
	f, err := src.Open(context.Background(), os.Getenv("ZZ"))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range f.Blocks {
		switch x := x.(type) {
		case *raw.Line:
			t.Logf("L%d %v p%d %.0f-%.0f y%.0f|%.90s|%d", x.Level, x.Whole, x.Spot.Page, x.Spot.X0, x.Spot.X1, x.Spot.Y0, x.Text, len(x.Words))
		case *raw.Grid:
			t.Logf("GRID p%d %d x %d %q", x.Spot.Page, len(x.Rows), len(x.Rows[0]), x.Sheet)
			for _, r := range x.Rows {
				s := ""
				for _, c := range r {
					if c.Covered {
						s += "~|"
					} else {
						s += c.Text + "|"
					}
				}
				t.Logf("    %q", s)
			}
		}
	}
}
