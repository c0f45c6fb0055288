package audit

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report/check"
	"juesuan/report/read/raw"
)

// TestProjectScores: a project's self-assessment is tested though the document
// has none of the department.
func TestProjectScores(t *testing.T) {
	rows := []string{
		"项目名称|修渠||||||", "项目资金|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
		"|年度资金总额|20.00|20.00|18.00|10|90.00%|9", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因",
		"产出指标|数量指标|长度|≥30公里|32公里|50|50|", "效益指标|社会效益指标|人口|≥1万人|1.2万人|40|40|", "总分|||||100|99|",
	}
	for _, c := range []struct{ name, old, new, rule string }{
		{"as it is", "修渠", "修渠", ""},
		{"more points than there are", "32公里|50|50|", "32公里|50|58|", "Q05"},
		{"a total that is none", "100|99|", "100|88|", "Q04"},
		{"another rate", "90.00%", "60.00%", "Q01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := &raw.Grid{}
			for _, s := range rows {
				var row []raw.Cell
				for text := range strings.SplitSeq(strings.NewReplacer(c.old, c.new).Replace(s), "|") {
					row = append(row, raw.Cell{Text: text, RowSpan: 1, ColSpan: 1})
				}
				g.Rows = append(g.Rows, row)
			}
			r := auditFile(t, &raw.File{Format: "html", Blocks: []raw.Block{&raw.Line{Text: "2023年度部门决算"}, &raw.Line{Text: "项目支出绩效自评表"}, g}})
			var found []string
			every(r.Result.Findings, func(f *check.Finding) { found = append(found, f.Rule) })
			found = slices.DeleteFunc(found, func(s string) bool { return s[0] != 'Q' })
			if c.rule == "" && len(found) > 0 || c.rule != "" && !slices.Contains(found, c.rule) {
				t.Errorf("found %v, want %q", found, c.rule)
			}
		})
	}
}
