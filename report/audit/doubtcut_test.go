package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
)

// TestDoubtCut: what a section lacks is told where the document goes on behind
// that section.
func TestDoubtCut(t *testing.T) {
	all := "D06 D07 D08 D09 D10 D11 D12 名词解释"
	tables := func(n int) []report.Block {
		var out []report.Block
		for i := range n {
			out = append(out, &report.TableBlock{Table: &report.Table{ID: fmt.Sprintf("0%d", i+1)}})
		}
		return out
	}
	of := func(addr string) report.Block {
		return &report.Paragraph{Runs: []report.Run{{Text: "1.00", Figure: &report.Figure{Kind: report.AmountFigure, Facts: []string{addr}}}}}
	}
	heading := func(s string) report.Block { return &report.Heading{Level: 2, Text: s} }
	for name, c := range map[string]struct {
		blocks []report.Block
		want   string
	}{
		"only the first sections":     {append(tables(9), heading("一、概况"), of("01/收入总计"), heading("二、收入决算情况说明"), of("02/合计/本年收入合计")), ""},
		"cut in the section of “三公”":  {append(tables(9), heading("一、概况"), of("01/收入总计"), heading("八、“三公”经费支出决算情况说明"), of("09/决算数/合计")), ""},
		"up to the operating cost":    {append(tables(9), heading("一、概况"), of("09/决算数/合计"), of("机关运行经费/决算数")), "D06 D07 D08"},
		"up to the assets":            {append(tables(9), heading("一、概况"), of("09/决算数/合计"), heading("十二、国有资产占用情况说明")), all},
		"with the terms":              {append(tables(9), heading("一、概况"), of("01/收入总计"), heading("第四部分 名词解释")), all},
		"with the tables behind":      {append([]report.Block{heading("一、概况"), of("01/收入总计")}, tables(9)...), all},
		"from the middle":             {[]report.Block{heading("三、支出决算情况说明"), of("03/合计/本年支出合计"), heading("第四部分 名词解释")}, "D06 D07 D08 D09 D10 D11 D12 名词解释 no duties"},
		"without a number at the top": {[]report.Block{heading("支出决算情况说明"), of("03/合计/本年支出合计"), heading("名词解释")}, all},
	} {
		t.Run(name, func(t *testing.T) {
			var list []check.Finding
			for _, rule := range strings.Fields("D06 D07 D08 D09 D10 D11") {
				list = append(list, check.Finding{Rule: rule})
			}
			list = append(list, check.Finding{Rule: "D12", Expected: "名词解释"}, check.Finding{Rule: "D12", Expected: "部门职责"})
			r := doubted(list...)
			r.read.Document.Blocks = c.blocks
			r.doubtCut()
			var got []string
			duties := false
			for _, f := range r.Result.Findings {
				switch f.Expected {
				case "部门职责":
					duties = true
				case "":
					got = append(got, f.Rule)
				default:
					got = append(got, f.Rule, f.Expected)
				}
			}
			if want := strings.TrimSuffix(c.want, " no duties"); strings.Join(slices.Compact(got), " ") != want || duties == (want != c.want) {
				t.Errorf("%v, duties %v", got, duties)
			}
		})
	}
}
