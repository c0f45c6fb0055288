package table

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// fundTable are tables of one office: what the general budget spends, the table
// of a fund whose total stands in the last line of the head, and all spending.
const fundTable = `
某局2025年度部门决算
收入支出决算总表
单位：万元
收入 支出
项目 决算数 项目 决算数
一、一般公共预算财政拨款收入 30.00 一、一般公共服务支出
二、政府性基金预算财政拨款收入 12.80 二、外交支出
七、附属单位上缴收入 七、文化旅游体育与传媒支出 32.80
八、其他收入 八、社会保障和就业支出
十一、城乡社区支出 10.00
本年收入合计 42.80 本年支出合计 42.80
使用非财政拨款结余 结余分配
年初结转和结余 年末结转和结余
总计 42.80 总计 42.80

支出决算表
单位：万元
项目
对附属单位
本年支出合计 基本支出 项目支出 上缴上级支出 经营支出
功能分类
补助支出
科目名称
科目编码
合计 42.80 20.00 22.80
207 文化旅游体育与传媒支出 32.80 20.00 12.80
20701 文化和旅游 30.00 20.00 10.00
2070101 行政运行 20.00 20.00
2070104 图书馆 10.00 10.00
20709 旅游发展基金支出 2.80 2.80
2070904 地方旅游开发项目补助 2.80 2.80
212 城乡社区支出 10.00 10.00
21208 国有土地使用权出让收入安排的支出 10.00 10.00
2120803 城市建设支出 10.00 10.00

财政拨款收入支出决算总表
单位：万元
收入 支出
一般公共 政府性基 国有资本
项目 决算数 项目 合计 预算财政 金预算财 经营预算
拨款 政拨款 财政拨款
一、一般公共预算财政拨款 30.00 一、一般公共服务支出
二、政府性基金预算财政拨款 12.80 二、外交支出
七、文化旅游体育与传媒支出 32.80 30.00 2.80
十一、城乡社区支出 10.00 10.00
本年收入合计 42.80 本年支出合计 42.80 30.00 12.80
年初财政拨款结转和结余 年末财政拨款结转和结余
总计 42.80 总计 42.80 30.00 12.80

一般公共预算财政拨款支出决算表
单位：万元
科目编码 科目名称 合计 基本支出 项目支出
207 文化旅游体育与传媒支出 30.00 20.00 10.00
20701 文化和旅游 30.00 20.00 10.00
2070101 行政运行 20.00 20.00
2070104 图书馆 10.00 10.00
合计 30.00 20.00 10.00

政府性基金预算财政拨款收入支出决算表
单位：万元
项目
年初结转和 年末结转和
本年收入 本年支出
功能分类
结余 结余
科目名称
科目编码
合计 12.80 合计 基本支出 项目支出
207 文化旅游体育与传媒支出 2.80 2.80 2.80
20709 旅游发展基金支出 2.80 2.80 2.80
地方旅游开发项目补
2070904 2.80 2.80 2.80
助
212 城乡社区支出 10.00 10.00 10.00
21208 国有土地使用权出让收入安排的支出 10.00 10.00 10.00
2120803 城市建设支出 10.00 10.00 10.00
注：本表反映基金。`

// TestTotalBesideTheHead: 合计, 基本支出 and 项目支出 in the row of the total
// are labels; what the total prints is read, what it does not is the sum of the
// classes.
func TestTotalBesideTheHead(t *testing.T) {
	r := readLines(t, fundTable)
	r.Settle(func(string) (decimal.Decimal, bool) { return decimal.Zero, false })
	_, amounts := namesIn(r)
	for addr, want := range map[string]string{
		"07/合计/本年收入": "12.80", "07/合计/年末结转和结余": "", "07/207/小计": "2.80", "07/2070904/项目支出": "2.80", "07/2070904/基本支出": "", "07/212/本年收入": "10.00",
		"04/212/政府性基金预算财政拨款": "10.00", "04/207/一般公共预算财政拨款": "30.00", "03/合计/项目支出": "22.80", "03/2120803/项目支出": "10.00", "03/207/基本支出": "20.00",
	} {
		if got, ok := amounts[addr]; !ok || got != want {
			t.Errorf("%s is %q, %v, want %q", addr, got, ok, want)
		}
	}
	for addr, want := range map[string]string{"07/合计/小计": "12.80", "07/合计/基本支出": "0.00", "07/合计/项目支出": "12.80"} {
		x := r.Tables[slices.IndexFunc(r.Tables, func(x *report.Table) bool { return x.ID == "07" })]
		if c := x.Cell(addr); c == nil || c.Amount.Printed.StringFixed(2) != want || c.Text != "" {
			t.Errorf("%s is %v, want %s", addr, c, want)
		}
	}
	if len(r.Unread) != 1 || !strings.Contains(r.Unread[0].Why, "按各类之和核对") || len(r.Dropped) > 0 || len(r.Impossible) > 0 {
		t.Errorf("dropped %v, unread %v, impossible %v", r.Dropped, r.Unread, r.Impossible)
	}
}

// TestSettledByTheText: what the sums leave open the sentences tell; a row whose
// numbers do not add up stands where its class has amounts, and the other rows
// beside it.
func TestSettledByTheText(t *testing.T) {
	const text = `
某局2025年度部门决算
支出决算表
单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
合计 100.00 55.00 45.00
205 教育支出 60.00 20.00 20.00
20502 普通教育 60.00 40.00 20.00
2050201 学前教育 45.00 40.00 5.00
2050202 小学教育 15.00 15.00
206 科学技术支出 15.00 15.00
207 文化旅游体育与传媒支出 25.00 25.00`
	none := readLines(t, text)
	none.Settle(func(string) (decimal.Decimal, bool) { return decimal.Zero, false })
	if _, amounts := namesIn(none); amounts["03/合计/本年支出合计"] != "100.00" || slices.Contains(slices.Collect(maps.Keys(amounts)), "03/合计/基本支出") || !none.Dropped["03"] {
		t.Errorf("without a sentence: %v", amounts)
	}
	r := readLines(t, text)
	said := map[string]string{"03/合计/基本支出": "55.00", "03/合计/项目支出": "45.00"}
	r.Settle(func(addr string) (decimal.Decimal, bool) {
		s, ok := said[addr]
		if !ok {
			return decimal.Zero, false
		}
		return decimal.RequireFromString(s), true
	})
	_, amounts := namesIn(r)
	for addr, want := range map[string]string{
		"03/合计/基本支出": "55.00", "03/合计/经营支出": "", "03/205/基本支出": "20.00", "03/205/项目支出": "20.00", "03/2050202/项目支出": "15.00", "03/206/基本支出": "15.00", "03/207/项目支出": "25.00",
	} {
		if got, ok := amounts[addr]; !ok || got != want {
			t.Errorf("%s is %q, %v, want %q", addr, got, ok, want)
		}
	}
	if len(r.Unread) > 0 || len(r.Dropped) > 0 {
		t.Errorf("unread %v, dropped %v", r.Unread, r.Dropped)
	}
}

// TestImpossibleRow: a row that adds up in no way is told where its columns are
// not checked.
func TestImpossibleRow(t *testing.T) {
	r := readLines(t, `
某局2025年度部门决算
支出决算表
单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
合计 110.00 66.00 44.00
205 教育支出 40.00 16.00 21.00
20502 普通教育 40.00 40.00
2050202 小学教育 40.00 40.00
208 社会保障和就业支出 70.00 70.00
20805 行政事业单位养老支出 70.00 70.00
2080501 行政单位离退休 70.00 70.00`)
	r.Settle(func(string) (decimal.Decimal, bool) { return decimal.Zero, false })
	if len(r.Impossible) != 1 || r.Impossible[0].Addr != "03/205" || r.Impossible[0].Rule != "A10" {
		t.Errorf("impossible %+v", r.Impossible)
	}
}
