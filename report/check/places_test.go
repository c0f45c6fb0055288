package check

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store/storetest"
)

// Places are called what a clerk sees there, and things are counted without
// decimals.
func TestPlacesThatCanBeFound(t *testing.T) {
	in := input(t, storetest.Sample(), nil)
	p := &probe{index: newIndex(in), rule: &Rule{}, outcome: &outcome{}}
	for addr, want := range map[string]string{
		"06/30913/决算数": "公务用车购置（30913）", "车辆/3/数量": "用车",
	} {
		if got := p.spot(addr).String(); !strings.Contains(got, want) {
			t.Errorf("%s is called %s", addr, got)
		}
	}
	s := &spoiler{TB: t, in: in}
	s.write("十二", report.CountFigure, "车辆/合计", "9")
	list := Run(load(t), s.in, Options{}).By("C24")
	if len(list) != 1 || list[0].Expected == "" || strings.Contains(list[0].Message+list[0].Difference, ".00") {
		t.Errorf("C24 finds %v", list)
	}
}
