package pdf

import (
	"testing"

	"juesuan/report/pdf"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// BenchmarkRead reads the sample's disclosure, 28 pages.
func BenchmarkRead(b *testing.B) {
	data, _, err := pdf.Render(rawtest.Documents(b)["sample henan-2022"])
	if err != nil {
		b.Fatal(err)
	}
	if err := engine.Start(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := engine.Read(b.Context(), data, raw.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}
