package text

import (
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// TestFormerNames: a class that the text calls by its name of another year is
// the one that has the code, and so are the subjects below it.
func TestFormerNames(t *testing.T) {
	lines := []*raw.Line{}
	for _, s := range []string{
		"第三部分 2022年度部门决算情况说明",
		"五、一般公共预算财政拨款支出决算情况说明",
		"（二）一般公共预算财政拨款支出决算结构情况",
		"一般公共预算财政拨款支出100.00万元，主要用于以下方面：文化体育与传媒支出60.00万元，占60.00%；教育支出40.00万元，占40.00%。",
		"（三）一般公共预算财政拨款支出决算具体情况",
		"1.文化体育与传媒支出（类）文化和旅游（款）群众文化（项）。年初预算为50.00万元，支出决算为60.00万元。",
	} {
		lines = append(lines, &raw.Line{Text: s, Whole: true})
	}
	checkRead(t, Read(lines, nil, report.NewBook(2022, "", report.Wan)), []string{
		"金额 100.00 05/合计/小计", "金额 60.00 05/207/小计", "占比 60.00% 05/207/小计 ÷ 05/合计/小计 × 100%",
		"金额 40.00 05/205/小计", "占比 40.00% 05/205/小计 ÷ 05/合计/小计 × 100%",
		"金额 50.00 预算/2070109/年初预算数", "金额 60.00 预算/2070109/决算数",
	}, "")
}
