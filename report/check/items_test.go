package check

import (
	"strings"
	"testing"

	"juesuan/report"
)

// TestNarrowBracketsAreNoOtherName: who types (项) names the same subject, and
// who types another name in them does not.
func TestNarrowBracketsAreNoOtherName(t *testing.T) {
	rules := load(t)
	for name, want := range map[string]bool{"行政运行": false, "行政运营": true} {
		s := &spoiler{TB: t, in: invented(t)}
		for _, b := range s.in.Document.Blocks {
			p, ok := b.(*report.Paragraph)
			if !ok || p.Section != "五" {
				continue
			}
			for i := range p.Runs {
				text := strings.NewReplacer("（", "(", "）", ")").Replace(p.Runs[i].Text)
				p.Runs[i].Text = strings.ReplaceAll(text, "行政运行(", name+"(")
			}
		}
		if got := len(Run(rules, s.in, Options{}).By("C11")); got > 0 != want {
			t.Errorf("%s: %d findings, want some: %t", name, got, want)
		}
	}
}
