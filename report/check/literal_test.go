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
		{"03/合计/项目支出 ≠ 305.42", report.Wan, Found, "“项目支出”印 305.42，不应等于 305.42。"},
		{"305.42 ≠ 03/合计/项目支出", report.Wan, Found, "“项目支出”印 305.42，不应等于 305.42。"},
		{"03/合计/基本支出 ≠ 03/合计/基本支出 + 0", report.Wan, Found, "印 113.39，不应等于公开03表“合计”的“基本支出” 113.39。"},
		{"06/公用经费合计 > 50", report.Wan, Found, "“公用经费合计”印 10.21，应大于 50，相差 39.79。"},
		{"06/公用经费合计 < 5", report.Wan, Found, "“公用经费合计”印 10.21，应小于 5，相差 5.21。"},
		{"06/公用经费合计 - 06/人员经费合计 ≥ 0", report.Wan, Found, "公开06表“公用经费合计”减公开06表“人员经费合计”是 -92.97，不应小于 0，"},
		{"06/公用经费合计 + 06/人员经费合计 - 03/合计/项目支出 - 5 ≥ 0", report.Wan, Found, "公开06表“公用经费合计”、公开06表“人员经费合计”合起来减公开03表“合计”的“项目支出”减 5 是 -197.03，"},
		{"5 - 06/公用经费合计 ≥ 0", report.Wan, Found, "5 减公开06表“公用经费合计”是 -5.21，不应小于 0，"},
		{"03/合计/基本支出 - Σ 03/{类}/基本支出 ≥ 1", report.Wan, Found, "公开03表“合计”的“基本支出”减公开03表"},
		{"06/公用经费合计 > 50 ⇒ 06/人员经费合计 > 500", report.Wan, Holds, ""},
		{"06/公用经费合计 > 10 ⇒ 06/人员经费合计 > 500", report.Wan, Found, "大于 500才对"},
		{"06/公用经费合计 ≤ 200000", report.Yuan, Holds, ""},
		{"06/公用经费合计 ≤ 100", report.Yuan, Found, "不应大于 100，"},
		{"车辆/合计 ≤ 0", report.Wan, Holds, ""},
		{"项目自评/数量 > 0", report.Wan, Found, "印 0，应大于 0。"},
		{"01/收入总计 = 418.81", report.Wan, Holds, ""}, // 4188078.00元
		{"01/收入总计 ≈ 418.81", report.Wan, Holds, ""},
		{"01/收入总计 ≥ 418.81", report.Wan, Holds, ""},
		{"01/收入总计 > 418.81", report.Wan, Found, "印 418.81，应大于 418.81。"},
		{"01/收入总计 = 418.80", report.Wan, Found, "印 418.81，应是 418.8，相差 0.01。"},
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
