package audit

import (
	"strings"
	"testing"

	"juesuan/report/check"
)

// prose is a statement whose tables are published elsewhere; all its sums close.
const prose = `云溪县文化馆2023年度部门决算情况说明
一、收入支出决算总体情况说明
2023年度收入总计1,234.56万元，支出总计1,234.56万元。
二、收入决算情况说明
本年收入合计1,200.00万元，其中：财政拨款收入1,100.00万元；事业收入65.00万元；其他收入35.00万元。年初结转和结余34.56万元。
三、支出决算情况说明
本年支出合计1,210.00万元，其中：基本支出700.00万元；项目支出505.00万元；经营支出5.00万元。年末结转和结余24.56万元。
四、财政拨款收入支出决算总体情况说明
2023年度财政拨款收、支总计1,120.00万元。财政拨款收入1,100.00万元，年初财政拨款结转和结余20.00万元；财政拨款支出1,100.00万元，年末财政拨款结转和结余20.00万元。
五、一般公共预算财政拨款支出决算情况说明
2023年度一般公共预算财政拨款支出1,095.00万元，其中：文化旅游体育与传媒支出900.00万元；社会保障和就业支出100.00万元；卫生健康支出60.00万元。基本支出690.00万元，项目支出405.00万元。
六、一般公共预算财政拨款基本支出决算情况说明
2023年度一般公共预算财政拨款基本支出690.00万元，其中：人员经费600.00万元，主要包括基本工资、津贴补贴；公用经费90.00万元，主要包括办公费、印刷费。
七、“三公”经费支出决算情况说明
“三公”经费支出预算11.00万元，支出决算8.00万元。其中：因公出国（境）费预算2.00万元，决算1.00万元；公务用车购置及运行维护费预算5.00万元，决算5.00万元，其中公务用车购置费2.00万元，公务用车运行维护费3.00万元；公务接待费预算4.00万元，决算2.00万元。
`

// TestProseAddsUp: a statement without tables is added up in itself.
func TestProseAddsUp(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"as it is", "", "", ""},
		{"the two totals", "支出总计1,234.56", "支出总计1,234.65", "error 1,234.56"},
		{"what was brought in", "其他收入35.00万元。年初结转和结余34.56", "其他收入35.00万元。年初结转和结余43.56", "error 1,234.56"},
		{"too little, perhaps of what is not said", "其他收入35.00万元。年初结转和结余34.56", "其他收入35.00万元。年初结转和结余30.56", "warning 1,234.56"},
		{"the sources of income", "事业收入65.00", "事业收入56.00", "warning 1,200.00"},
		{"more than the income", "事业收入65.00", "事业收入66.00", "error 1,200.00"},
		{"shares tell that no source is left out", "1,100.00万元；事业收入65.00万元；其他收入35.00万元", "1,100.00万元，占91.67%；事业收入65.00万元，占5.42%；其他收入25.00万元，占2.92%", "error 1,200.00"},
		{"a source left out", "；其他收入35.00万元", "", "warning 1,200.00"},
		{"only the main source", "；事业收入65.00万元；其他收入35.00万元", "", ""},
		{"spending", "项目支出505.00", "项目支出550.00", "error 1,210.00"},
		{"fiscal spending", "财政拨款支出1,100.00", "财政拨款支出1,110.00", "error 1,120.00"},
		{"basic spending of appropriations over all", "本年支出合计1,210.00万元，其中：基本支出700.00万元；项目支出505.00", "本年支出合计1,210.00万元，其中：基本支出680.00万元；项目支出525.00", "error 680.00"},
		{"basic spending and projects", "基本支出690.00万元，项目支出405.00", "基本支出690.00万元，项目支出450.00", "error 1,095.00"},
		{"subjects over their total", "卫生健康支出60.00", "卫生健康支出160.00", "error 1,095.00"},
		{"subjects under their total", "卫生健康支出60.00", "卫生健康支出6.00", ""},
		{"staff and running costs", "公用经费90.00", "公用经费80.00", "error 690.00"},
		{"the budget of the three", "因公出国（境）费预算2.00", "因公出国（境）费预算3.00", "error 11.00"},
		{"zeros left out at the end", "人员经费600.00万元，主要包括基本工资、津贴补贴；公用经费90.00", "人员经费600万元，主要包括基本工资、津贴补贴；公用经费90.1", "error 690.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(prose, c.old, c.new, 1)
			if c.name != "as it is" && text == prose {
				t.Fatal("nothing was changed")
			}
			if got := sumsOfProse(t, text); got != c.want {
				t.Errorf("findings %q, want %q", got, c.want)
			}
		})
	}
}

// TestWholeProse: amounts in whole 万元 may be one apart for each that is added.
func TestWholeProse(t *testing.T) {
	for cost, want := range map[string]string{"91": "", "92": "error 690"} {
		text := strings.ReplaceAll(strings.Replace(prose, "公用经费90", "公用经费"+cost, 1), ".00", "")
		if got := sumsOfProse(t, text); got != want {
			t.Errorf("%s: findings %q, want %q", cost, got, want)
		}
	}
}

// TestProseBesideYuan: beside tables in 元 the text's unit is the document's,
// though a page sets its numbers apart from their unit.
func TestProseBesideYuan(t *testing.T) {
	const table = `
国有资本经营预算财政拨款支出决算表
公开08表
部门：云溪县文化馆 金额单位：元
科目编码 科目名称 合计 基本支出 项目支出
合计
注：本部门没有国有资本经营预算财政拨款支出，故本表无数据。
`
	for left, want := range map[string]string{"24.56": "", "24.57": "", "24.60": "error 1,234.56"} {
		text := strings.Replace(prose+table, "年末结转和结余24.56", "年末结转和结余"+left, 1)
		if got := sumsOfProse(t, strings.ReplaceAll(text, "万元", " 万元")); got != want {
			t.Errorf("%s: findings %q, want %q", left, got, want)
		}
	}
}

// TestProseOfAllMoney: a list of what was spent of all public money, a fund's
// subjects among them, does not add up to what the general budget spent.
func TestProseOfAllMoney(t *testing.T) {
	text := strings.Replace(prose, "六、一般公共预算", `六、财政拨款支出决算具体情况
1.文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）。年初预算900.00万元，支出决算1,000.00万元，完成年初预算的111.11%。
2.城乡社区支出（类）国有土地使用权出让收入安排的支出（款）农村基础设施建设支出（项）。年初预算100.00万元，支出决算100.00万元，完成年初预算的100.00%。
七、一般公共预算`, 1)
	if got := sumsOfProse(t, text); got != "" {
		t.Errorf("findings %q", got)
	}
}

// sumsOfProse audits a text and returns which sums are told of.
func sumsOfProse(t *testing.T, text string) string {
	t.Helper()
	var out []string
	for _, f := range auditBytes(t, []byte(text)).Result.Findings {
		if f.Rule == "C39" && (f.Severity == check.Error || f.Severity == check.Warning) {
			out = append(out, string(f.Severity)+" "+f.Printed)
		}
	}
	return strings.Join(out, "; ")
}
