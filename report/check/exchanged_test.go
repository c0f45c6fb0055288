package check

import (
	"strings"
	"testing"

	"juesuan/report"
)

// TestTwoNumbersExchanged: two numbers that stand for each other are one error,
// and so are amounts of a section that all have another unit.
func TestTwoNumbersExchanged(t *testing.T) {
	rules := load(t)
	for name, c := range map[string]struct {
		section, a, b string
		kind          report.FigureKind
	}{
		"amounts":     {"三", "03/合计/基本支出", "03/合计/项目支出", report.AmountFigure},
		"staff":       {"六", "06/人员经费合计", "06/公用经费合计", report.AmountFigure},
		"procurement": {"十一", "政府采购/货物", "政府采购/工程", report.AmountFigure},
		"counts":      {"九", "三公数量/国内批次", "三公数量/国内人次", report.CountFigure},
		"shares":      {"三", "03/合计/基本支出", "03/合计/项目支出", report.ShareFigure},
	} {
		s := &spoiler{TB: t, in: invented(t)}
		p, i := s.run(c.section, c.kind, c.a)
		q, j := s.run(c.section, c.kind, c.b)
		p.Runs[i].Text, q.Runs[j].Text = q.Runs[j].Text, p.Runs[i].Text
		if list := Run(rules, s.in, Options{}).Of(Error); len(list) != 1 || list[0].Cause != "两个数写反了" {
			t.Errorf("%s: %d errors: %+v", name, len(list), list)
		}
	}
	s := &spoiler{TB: t, in: sample(t)}
	for _, fact := range []string{"03/合计/基本支出", "03/合计/项目支出"} {
		p, i := s.run("三", report.AmountFigure, fact)
		f := *p.Runs[i].Figure
		f.Written = p.Runs[i].Text + "元"
		p.Runs[i].Figure, p.Runs[i].Text = &f, dec(p.Runs[i].Text).Shift(-4).StringFixed(2)
	}
	if list := Run(rules, s.in, Options{}).Of(Error); len(list) != 1 || !strings.HasPrefix(list[0].Cause, wrongUnit) {
		t.Errorf("units: %d errors: %+v", len(list), list)
	}
}
