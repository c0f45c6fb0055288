package table

import "testing"

// TestCodesInBrackets: a code in brackets begins its name, which its narrow
// cell breaks over lines; amounts in 元 that begin like a code are none, and a
// short line that the head has too ends a name.
func TestCodesInBrackets(t *testing.T) {
	r := readLines(t, `
某局2022年度部门决算
一般公共预算财政拨款支出决算表
公开05表
部门：某局 单位：元
功能分类科目 本年支出
支
出
小计 基本支出 项目支出
栏次 1 2 3
合计 573,593.45 318,248.65 255,344.80
[205]教育支
255,344.80 0.00 255,344.80
出
[20508]进修
255,344.80 0.00 255,344.80
及培训
[2050803]培训支出 255,344.80 0.00 255,344.80
[208]社会保
318,248.65 318,248.65 0.00
障和就业支出
[20805]行政事业单位养老支出 318,248.65 318,248.65 0.00
[2080506]机
关事业单位职 318,248.65 318,248.65 0.00
业年金缴费支
出`)
	names, amounts := namesIn(r)
	for code, want := range map[string]string{"205": "教育支出", "20508": "进修及培训", "2050803": "培训支出", "208": "社会保障和就业支出", "2080506": "机关事业单位职业年金缴费支出"} {
		if names[code] != want {
			t.Errorf("%s is %q, want %q", code, names[code], want)
		}
	}
	if amounts["05/2050803/项目支出"] != "255,344.80" || amounts["05/208/小计"] != "318,248.65" || amounts["05/2080506/基本支出"] != "318,248.65" || len(r.Unread) > 0 {
		t.Errorf("%v, unread %v", amounts, r.Unread)
	}
}

// TestNothingBesideItsCode: the sign for nothing, or 0, stands right behind the
// code of a subject whose name is broken around it.
func TestNothingBesideItsCode(t *testing.T) {
	for _, sign := range []string{"0", "—"} {
		r := readLines(t, `
某局2025年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
经济分类 经济分类
科目名称 决算数 科目名称 决算数
科目编码 科目编码
301 工资福利支出 25.00 302 商品和服务支出 9.00
30107 绩效工资 25.00 30205 水费 9.00
其他对个人和家庭的
30399 `+sign+` 30240 税金及附加费用 `+sign+`
补助
人员经费合计 25.00 公用经费合计 9.00`)
		names, amounts := namesIn(r)
		if names["30399"] != "其他对个人和家庭的补助" || names["30240"] != "税金及附加费用" || amounts["06/30205/决算数"] != "9.00" || len(r.Unread) > 0 {
			t.Errorf("%s: %q, %q, %v, unread %v", sign, names["30399"], names["30240"], amounts, r.Unread)
		}
	}
}

// TestClippedRow: a row whose last amount the edge of the page cuts off is not
// one that adds up in no way.
func TestClippedRow(t *testing.T) {
	r := readLines(t, `
某局2022年度部门决算
财政拨款“三公”经费支出决算表
公开09表
部门：某局 单位：元
预算数 决算数
合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费 合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费
小计 购置费 运行费 小计 购置费 运行费
1 2 3 4 5 6 7 8 9 10 11
82,600.00 0.00 58,900.00 0.00 58,900.00 23,700.00 68,097.94 0.00 51,189.03 0.00 51,`)
	if len(r.Impossible) > 0 || len(r.Unread) == 0 {
		t.Errorf("%v, unread %v", r.Impossible, r.Unread)
	}
}
