package audit

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report/check"
)

// projectTable is one project's self-assessment, as most places publish them
// instead of the department's.
const projectTable = `<html><body><p>某县水利局2023年度部门决算</p>
<p>项目支出绩效自评表</p>
<table>
<tr><td>项目名称</td><td colspan="8">渠道维修</td></tr>
<tr><td rowspan="4">项目资金（万元）</td><td></td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>分值</td><td>执行率</td><td>得分</td><td></td></tr>
<tr><td>年度资金总额</td><td>120.00</td><td>150.00</td><td>135.00</td><td>10</td><td>90.00%</td><td>9</td><td></td></tr>
<tr><td>其中：当年财政拨款</td><td>100.00</td><td>120.00</td><td>110.00</td><td>—</td><td></td><td>—</td><td></td></tr>
<tr><td>其他资金</td><td>20.00</td><td>30.00</td><td>25.00</td><td>—</td><td></td><td>—</td><td></td></tr>
<tr><td rowspan="2">年度总体目标</td><td colspan="4">预期目标</td><td colspan="4">实际完成情况</td></tr>
<tr><td colspan="4">完成渠道维修。</td><td colspan="4">已完成。</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td colspan="2">得分</td><td>偏差原因分析及改进措施</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>维修渠道长度</td><td>≥12公里</td><td>12公里</td><td>50</td><td colspan="2">50</td><td></td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>受益农户</td><td>≥300户</td><td>320户</td><td>40</td><td colspan="2">39</td><td></td></tr>
<tr><td colspan="5">总分</td><td>100</td><td colspan="2">98</td><td></td></tr>
</table></body></html>`

// TestProjectTables: the rules of the self-assessment hold for a project's too,
// where no table of the department stands beside it.
func TestProjectTables(t *testing.T) {
	for _, c := range []struct{ from, to, rule string }{
		{"", "", ""},
		{"90.00%", "60.00%", "Q01"},
		{"<td>110.00</td>", "<td>101.00</td>", "Q17"},
		{`<td colspan="2">98</td>`, `<td colspan="2">88</td>`, "Q04"},
		{`<td>40</td><td colspan="2">39</td>`, `<td>40</td><td colspan="2">45</td>`, "Q05"},
		{"<td>320户</td>", "<td>280户</td>", "Q09"},
		{"其他资金", "地方配套", ""}, // a source by another name: nothing to add up
	} {
		r := auditPage(t, strings.Replace(projectTable, c.from, c.to, 1))
		var got []string
		for _, f := range r.Result.Findings {
			if f.Rule[0] == 'Q' && (f.Severity == check.Error || f.Severity == check.Warning) {
				got = append(got, f.Rule)
			}
		}
		if c.rule == "" && len(got) > 0 || c.rule != "" && !slices.Contains(got, c.rule) {
			t.Errorf("%s for %s finds %q, want %q", c.to, c.from, got, c.rule)
		}
	}
}
