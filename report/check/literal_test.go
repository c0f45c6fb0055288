package check

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store/storetest"
)

// TestNumbersOfARuleAreInTheDocumentsUnit: a limit is written as the document
// prints amounts, with a ledger and without one; a count's is the count.
func TestNumbersOfARuleAreInTheDocumentsUnit(t *testing.T) {
	for _, c := range []struct {
		expression string
		unit       report.Unit
		want       Outcome
		says       string
	}{
		{"06/公用经费合计 ≤ 100", report.Wan, Holds, ""}, // 10.21
		{"06/公用经费合计 ≤ 5", report.Wan, Found, "“公用经费合计”印 10.21，不应大于 5，相差 5.21。"},
		{"06/公用经费合计 ≥ 50", report.Wan, Found, "印 10.21，不应小于 50，相差 39.79。"},
		{"50 ≤ 06/公用经费合计", report.Wan, Found, "“公用经费合计”印 10.21，不应小于 50，相差 39.79。"},
		{"06/公用经费合计 = 50", report.Wan, Found, "印 10.21，应是 50，相差 39.79。"},
		{"06/公用经费合计 + 5 ≤ 10", report.Wan, Found, "“公用经费合计”加 5 是 15.21，不应大于 10，相差 5.21。"},
		{"06/公用经费合计 > 50 ⇒ 06/人员经费合计 > 500", report.Wan, Holds, ""},
		{"06/公用经费合计 > 10 ⇒ 06/人员经费合计 > 500", report.Wan, Found, "大于 500才对"},
		{"06/公用经费合计 ≤ 200000", report.Yuan, Holds, ""},
		{"06/公用经费合计 ≤ 100", report.Yuan, Found, "不应大于 100，"},
		{"车辆/合计 ≤ 0", report.Wan, Holds, ""},
		{"上年/01/收入总计 ≤ 600", report.Wan, Found, "印 630.19，不应大于 600，"},
	} {
		rules, err := Load(ruleFile(t, own(c.expression)))
		if err != nil {
			t.Fatal(err)
		}
		in := inputIn(t, "henan-2022", c.unit, storetest.Sample(), nil)
		for _, printed := range []bool{false, true} {
			in.PrintedOnly = printed
			res := Run(rules, in, Options{})
			if got := res.Outcome("S01"); got != c.want {
				t.Errorf("%s in %s, printed only %t: ended as %s, want %s", c.expression, c.unit, printed, got, c.want)
			}
			for _, f := range res.By("S01") {
				if !strings.Contains(f.Message, c.says) {
					t.Errorf("%s: “%s” does not say “%s”", c.expression, f.Message, c.says)
				}
			}
		}
	}
}
