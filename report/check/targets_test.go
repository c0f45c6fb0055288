package check

import (
	"strings"
	"testing"

	"juesuan/store"
)

// TestOneIndicatorIsNotCounted: of one value of another kind nobody says “the
// first of 1”, and one that is not there is not quoted.
func TestOneIndicatorIsNotCounted(t *testing.T) {
	for value, says := range map[string]string{"": "实际没有填", "完成": "实际“完成”"} {
		s := &spoiler{TB: t, in: invented(t)}
		s.ledger(func(y *store.Year) {
			y.Indicators[0].Target, y.Indicators[0].Actual = "≥3个", value
			for i := range y.Indicators[1:] {
				y.Indicators[i+1].Target, y.Indicators[i+1].Actual = "≥3%", "5%"
			}
		})
		list := Run(load(t), s.in, Options{}).By("Q10")
		if len(list) != 1 || !strings.Contains(list[0].Message, says) || strings.Contains(list[0].Message, "第一个") || strings.Contains(list[0].Message, "1 个") {
			t.Errorf("“%s”: %+v", value, list)
		}
	}
}
