package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// TestAGapBeforeAMeasureWord: it is there all the same.
func TestAGapBeforeAMeasureWord(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	p, i := s.run("九", report.CountFigure, "三公数量/保有量")
	p.Runs[i+1].Text = " " + p.Runs[i+1].Text
	if list := Run(load(t), s.in, Options{}).By("D18"); len(list) > 0 {
		t.Errorf("D18 finds %v", list)
	}
}

// TestCountsAreWholeAndHaveTheirUnit: nobody counts groups, people and vehicles
// with two decimals.
func TestCountsAreWholeAndHaveTheirUnit(t *testing.T) {
	for name, form := range forms {
		t.Run(name, func(t *testing.T) { countsAreWhole(t, form) })
	}
}

func countsAreWhole(t *testing.T, form func(testing.TB, string, *store.Year, *store.Year) known) {
	t.Helper()
	for _, c := range []struct{ section, fact, unit string }{
		{"九", "三公数量/国内批次", "批次"}, {"九", "三公数量/国内人次", "人次"}, {"九", "三公数量/保有量", "辆"}, {"九", "三公数量/出国团组", "个"},
		{"十二", "车辆/合计", "辆"}, {"十二", "设备/百万元以上设备", "台（套）"}, {"十三", "项目自评/优", "个"}, {"概况", "决算单位/数量", "个"},
	} {
		y, prior := storetest.Invented()
		s := &spoiler{TB: t, in: form(t, "henan-2022", y, prior).Input}
		s.write(c.section, report.CountFigure, c.fact, "99")
		said := false
		walk(Run(load(t), s.in, Options{}).Findings, func(f *Finding) {
			if !slices.ContainsFunc(f.Places, func(p Place) bool { return p.Printed == "99" }) || f.Difference == "" {
				return
			}
			said = true
			if strings.Contains(f.Difference, ".") || strings.Contains(f.Message, "相差") && !strings.Contains(f.Message, f.Difference+" "+c.unit) {
				t.Errorf("%s: %s %q %s", c.fact, f.Rule, f.Difference, f.Message)
			}
		})
		if !said && c.section != "概况" {
			t.Errorf("%s: nothing says how far it is off", c.fact)
		}
	}
}
