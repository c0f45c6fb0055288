package check

import "testing"

// TestNoGuestsInBrackets: counts of guests may be told together in brackets
// where there were none.
func TestNoGuestsInBrackets(t *testing.T) {
	for text, want := range map[string]int{"（国内0批次0人次，国外0批次0人次）": 0, "（国内0批次0人次）": 2, "（国内10批次0人次，国外0批次0人次）": 1} {
		s := &spoiler{TB: t}
		s.sample()
		for _, count := range []string{"国内批次", "国内人次", "外宾批次", "外宾人次"} {
			s.dropQuote("九", "三公数量/"+count)
		}
		s.add("九", "公务接待费支出决算0.00万元"+text+"。")
		n := 0
		for _, f := range Run(load(t), s.in, Options{}).By("D07") {
			for _, word := range []string{"国内批次", "国内人次", "外宾批次", "外宾人次"} {
				if len(f.Expected) > 0 && f.Expected == "“三公数量”页“"+word+"”" {
					n++
				}
			}
		}
		if n != want {
			t.Errorf("%s: %d counts are wanted, want %d", text, n, want)
		}
	}
}

// TestCountsOfNothing: a count that somebody else's document leaves out where
// nothing was spent contradicts nothing.
func TestCountsOfNothing(t *testing.T) {
	for _, c := range []struct {
		count   string
		printed bool
		want    Severity
	}{{"国内批次", false, Error}, {"国内批次", true, Info}, {"保有量", false, Error}, {"保有量", true, Warning}} {
		s := &spoiler{TB: t}
		s.sample()
		s.dropQuote("九", "三公数量/"+c.count)
		s.in.PrintedOnly = c.printed
		found := Run(load(t), s.in, Options{}).By("D07")
		if len(found) == 0 {
			t.Errorf("%s, printed %v: nothing found", c.count, c.printed)
		}
		for _, f := range found {
			if f.Severity != c.want {
				t.Errorf("%s, printed %v: %s %s, want %s", c.count, c.printed, f.Severity, f.Message, c.want)
			}
		}
	}
}
