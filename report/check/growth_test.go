package check

import (
	"strings"
	"testing"

	"juesuan/report"
)

// TestARateBehindItsChange: a rate in a bracket needs no verb of its own; where
// it is left out the year before is told as it is known.
func TestARateBehindItsChange(t *testing.T) {
	rules := load(t)
	s := &spoiler{TB: t, in: sample(t)}
	p, i := s.run("一", report.GrowthFigure, "01/收入总计")
	p.Runs[i-1].Text = "万元（"
	p.Runs[i+1].Text = "）" + p.Runs[i+1].Text
	res := Run(rules, s.in, Options{})
	if list := res.By("P08"); len(list) > 0 || res.Outcome("P08") != Holds {
		t.Errorf("P08 ended as %s: %+v", res.Outcome("P08"), list)
	}
	p.Runs[i].Figure = nil
	list := Run(rules, s.in, Options{}).By("P08")
	if len(list) != 1 || !strings.Contains(list[0].Message, "上年 630.19，却没有写增减率。") {
		t.Errorf("without its rate: %+v", list)
	}
	// A change on a budget has the rate of its completion.
	p, i = s.run("一", report.DifferenceFigure, "01/收入总计")
	f := *p.Runs[i].Figure
	f.Facts = []string{"01/收入总计", "预算/合计/年初预算数"}
	p.Runs[i].Figure = &f
	if list := Run(rules, s.in, Options{}).By("P08"); len(list) > 0 {
		t.Errorf("on a budget: %+v", list)
	}
}

// TestNothingOfNothing: 0% of an amount that was and is zero is no error of
// growth, as 100% of it is.
func TestNothingOfNothing(t *testing.T) {
	rules := load(t)
	for printed, want := range map[string]Severity{"0.00%": Info, "100.00%": Error} {
		s := &spoiler{TB: t, in: sample(t)}
		s.ratio("九", "09/预算数/因公出国", printed, report.GrowthFigure, "09/决算数/因公出国", "09/预算数/因公出国")
		res := Run(rules, s.in, Options{})
		list := append(res.By("P05"), res.By("P06")...)
		if len(list) == 0 {
			t.Errorf("%s: nothing told", printed)
		}
		for _, f := range list {
			if f.Severity != want {
				t.Errorf("%s: %s %s, want %s", printed, f.Severity, f.Message, want)
			}
		}
	}
}
