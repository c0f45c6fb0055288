package audit

import (
	"strings"
	"testing"

	"juesuan/report/check"
)

// public is a statement of “三公” alone as towns publish it: the table copied
// with each cell in a line, two sections of text, no note which budget is meant.
const public = `柳林镇人民政府2023年度“三公”经费支出决算情况说明
一、2023年度一般公共预算财政拨款“三公”经费支出决算表
单位：万元
项 目 |
预 算 数 |
决 算 数 |
合 计 |
8.00 |
6.00 |
因公出国（境）费 |
0 |
0 |
公务接待费 |
3.00 |
1.50 |
公务用车购置及运行维护费 |
5.00 |
4.50 |
其中：公务用车运行维护费 |
5.00 |
4.50 |
公务用车购置费 |
0 |
0 |
二、2023年度一般公共预算财政拨款“三公”经费支出总体情况说明
某县柳林镇人民政府2023年度一般公共预算财政拨款“三公”经费支出年初预算为8.00万元，支出决算为6.00万元，完成年初预算的75.00%。支出决算比上年增加1.00万元，增长20.00%；比2019年减少2.00万元，下降25.00%。其中：因公出国（境）费支出决算比2022年增加0.00万元，增长0.00%。
三、2023年度一般公共预算财政拨款“三公”经费支出具体情况说明
2023年度“三公”经费支出决算中，公务接待费支出决算1.50万元，占25.00%；公务用车购置及运行维护费支出决算4.50万元，占75.00%。
1．公务接待费支出1.50万元，与2023年度预算相比，减少1.50万元，下降50.00%。
`

// TestNextYearsBudgetBeside: the budget of the year after may be told of before
// the spending; a section of the form has no other year.
func TestNextYearsBudgetBeside(t *testing.T) {
	for heading, want := range map[string]string{
		"一、2024年“三公”经费预算安排情况":          "",
		"一、2024年度一般公共预算财政拨款“三公”经费支出情况": "C33 2024",
	} {
		text := "柳林镇人民政府2023年度“三公”经费支出决算\n" + heading + "\n2024年度“三公”经费预算总计9.00万元，其中：公务接待费4.00万元。\n" +
			"二、2023年“三公”经费决算情况\n2023年度“三公”经费支出6.00万元，其中：公务接待费1.50万元，占25%。\n2024年度“三公”经费预算比2023年度决算增加3.00万元。公务接待费较上年增加2.50万元，增长62.5%。\n"
		if got := auditText(t, text); got != want {
			t.Errorf("%s: errors %q, want %q", heading, got, want)
		}
	}
}

// auditText audits a plain text and returns its errors, by rule.
func auditText(t *testing.T, text string) string {
	t.Helper()
	var out []string
	for _, x := range auditBytes(t, []byte(text)).Result.Findings {
		if x.Severity == check.Error {
			out = append(out, x.Rule+" "+x.Printed)
		}
	}
	return strings.Join(out, "; ")
}

// TestStatementOfStrangers: nothing of it is wrong, and what is made wrong is
// found.
func TestStatementOfStrangers(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"as it is", "", "", ""},
		{"a completion", "完成年初预算的75.00%", "完成年初预算的57.00%", "P01 57.00%"},
		{"a share", "1.50万元，占25.00%", "1.50万元，占52.00%", "P01 52.00%"},
		{"a rate", "下降50.00%", "下降0.50%", "P06 0.50%"},
		{"an amount of the table", "公务接待费支出1.50万元", "公务接待费支出1.05万元", "C29 1.05"},
		{"100% of nothing", "增加0.00万元，增长0.00%", "增加0.00万元，增长100.00%", "P06 100.00%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := auditText(t, strings.Replace(public, c.old, c.new, 1)); got != c.want {
				t.Errorf("errors %q, want %q", got, c.want)
			}
		})
	}
}
