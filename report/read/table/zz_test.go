package table

import (
	"bytes"
	"context"
	"testing"

	htmlwriter "juesuan/report/html"
	"juesuan/report/read/html"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

func TestZZ(t *testing.T) {
	d := rawtest.Documents(t)["sample henan-2022"]
	var b bytes.Buffer
	htmlwriter.Write(&b, d)
	f, _ := html.Read(context.Background(), b.Bytes(), raw.DefaultLimits())
	for _, x := range f.Blocks {
		switch x := x.(type) {
		case *raw.Line:
			t.Logf("L%d %v %.60s", x.Level, x.Whole, x.Text)
		case *raw.Grid:
			t.Logf("GRID %d x %d", len(x.Rows), len(x.Rows[0]))
			for _, r := range x.Rows[:3] {
				t.Log("   ", rowText(r))
			}
		}
	}
}
