package check

import (
	"testing"

	"juesuan/report"
)

// TestSharesOfOneDecimal: printed with one decimal, shares may miss 100 % by
// more than with two.
func TestSharesOfOneDecimal(t *testing.T) {
	for text, want := range map[string]int{"27.1%": 0, "27.2%": 0, "28.1%": 1} {
		s := &spoiler{TB: t}
		s.sample()
		s.write("三", report.ShareFigure, "03/合计/基本支出", text)
		s.write("三", report.ShareFigure, "03/合计/项目支出", "72.9%")
		if got := len(Run(load(t), s.in, Options{}).By("P04")); got-1 != want { // E05 is balanced in any case
			t.Errorf("%s and 72.9%%: %d findings", text, got)
		}
	}
}
