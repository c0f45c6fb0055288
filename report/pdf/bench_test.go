package pdf

import (
	"bytes"
	"testing"

	"juesuan/report"
)

// BenchmarkWrite writes the sample (about 25 pages) and a department of 200
// items (about 100 pages).
func BenchmarkWrite(b *testing.B) {
	for name, d := range map[string]*report.Document{"sample": sampleDocument(b), "large": largeDocument(b)} {
		b.Run(name, func(b *testing.B) {
			var out bytes.Buffer
			b.ReportAllocs()
			for b.Loop() {
				out.Reset()
				if err := Write(&out, d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(bytes.Count(out.Bytes(), []byte("/Type /Page\n"))), "pages")
		})
	}
}

// largeDocument is the sample with tables of 200 items and ten times the text.
func largeDocument(t testing.TB) *report.Document {
	d := sampleDocument(t)
	var text []report.Block
	for _, b := range d.Blocks {
		if p, ok := b.(*report.Paragraph); ok {
			text = append(text, p)
		}
	}
	for range 4 {
		d.Blocks = append(d.Blocks, text...)
	}
	for _, id := range []string{"a", "b", "c", "d"} {
		d.Blocks = append(d.Blocks, expenditureTable(id, manyRows(220)))
	}
	return d
}
