package report

import (
	"os"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

func composed(t testing.TB, y, prior *store.Year, unit Unit) *Document {
	t.Helper()
	doc, err := Compose(testPack(t), derived(t, y, prior, unit), y, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// squeeze drops white space and line ends, which the golden text does not fix.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '　' {
			return -1
		}
		return r
	}, s)
}

// TestPartThreeEqualsGolden compares part three sentence by sentence.
func TestPartThreeEqualsGolden(t *testing.T) {
	raw, err := os.ReadFile("testdata/golden/part-three.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.SplitAfter(squeeze(string(raw)), "。")
	got := strings.SplitAfter(squeeze(composed(t, storetest.Sample(), nil, "").Explanation()), "。")
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Fatalf("sentence %d:\n got %s\nwant %s", i+1, g, w)
		}
	}
}
