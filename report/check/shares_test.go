package check

import (
	"strings"
	"testing"

	"juesuan/report"
)

// A share that was moved for the sum stays one when another is wrong: what is
// told is the wrong one.
func TestABalancedShareBesideAWrongOne(t *testing.T) {
	s := &spoiler{TB: t}
	s.sample()
	s.write("五", report.ShareFigure, "05/201/小计", "13.16%")
	list := Run(load(t), s.in, Options{}).By("P01")
	if len(list) != 1 || list[0].Printed != "13.16%" {
		t.Errorf("P01 finds %v", list)
	}
}

// A rate grows or falls; amounts become more or less.
func TestVerbsOfRates(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	s.replace("一", "增长", "增加")
	list := Run(load(t), s.in, Options{}).By("P08")
	if len(list) != 1 || list[0].Severity != Warning || !strings.HasPrefix(list[0].Expected, "增长") {
		t.Errorf("P08 finds %v", list)
	}
}
