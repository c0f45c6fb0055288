package check

import (
	"testing"

	"juesuan/store"
)

// TestDatesAndRangesHaveNoDeviation: what is no single number is not divided.
func TestDatesAndRangesHaveNoDeviation(t *testing.T) {
	rules := load(t)
	for values, want := range map[[2]string]int{
		{"12月底前完成", "11月完成"}: 0, {"3～5个", "4个"}: 0, {"2023年12月底前", "2023年11月"}: 0, {"≥3个", "4个"}: 1,
	} {
		s := &spoiler{TB: t}
		s.indicator("社会效益", func(i *store.Indicator) { i.Target, i.Actual, i.Deviation = values[0], values[1], "0.00" })
		if list := Run(rules, s.in, Options{}).By("Q15"); len(list) != want {
			t.Errorf("%v: %d findings, want %d: %+v", values, len(list), want, list)
		}
	}
}
