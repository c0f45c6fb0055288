package table

import (
	"strings"
	"testing"
)

// namesIn are the names of a table's rows, by their codes, and its amounts by
// their addresses.
func namesIn(r *Result) (names, amounts map[string]string) {
	names, amounts = map[string]string{}, map[string]string{}
	for _, x := range r.Tables {
		for i := range x.Rows {
			for _, c := range x.Rows[i].Cells {
				if c.Addr != "" {
					amounts[c.Addr] = c.Text
					names[strings.Split(c.Addr, "/")[1]] = c.Name
				}
			}
		}
	}
	return names, amounts
}

// TestNamesAroundTheirCodes: cells in the middle of their rows break names over
// lines, above and below the line with code and amounts, from the first row on.
func TestNamesAroundTheirCodes(t *testing.T) {
	r := readLines(t, `
某局2025年度部门决算
一般公共预算财政拨款支出决算表
单位：万元
项目
合计 基本支出 项目支出
功能分类
科目名称
科目编码
文化旅游体育与传媒
207 90.00 60.00 30.00
支出
20701 文化和旅游 60.00 60.00
2070101 行政运行 60.00 60.00
其他文化旅游体育与
20799 30.00 30.00
传媒支出
其他文化旅游
2079999 体育与传媒支 30.00 30.00
出
社会保障和就业
208 45.00 45.00
支出
行政事业单位养老支
20805 45.00 45.00
出
机关事业单位基本养老保险缴费
2080505 40.00 40.00
支出
2080599 其他行政事业单位养老支出 5.00 5.00
合计 135.00 105.00 30.00
注：本表反映部门支出情况。`)
	names, amounts := namesIn(r)
	for code, want := range map[string]string{
		"207": "文化旅游体育与传媒支出", "20701": "文化和旅游", "20799": "其他文化旅游体育与传媒支出", "2079999": "其他文化旅游体育与传媒支出",
		"208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080505": "机关事业单位基本养老保险缴费支出", "2080599": "其他行政事业单位养老支出",
	} {
		if names[code] != want {
			t.Errorf("%s is %q, want %q", code, names[code], want)
		}
	}
	if amounts["05/2080505/基本支出"] != "40.00" || amounts["05/2079999/项目支出"] != "30.00" || len(r.Unread) > 0 {
		t.Errorf("%v, unread %v", amounts, r.Unread)
	}
}

// TestNameOfAnotherSubject: a name that the catalogue has for no year stays
// whole; a line that belongs to no name is left out and told.
func TestNameOfAnotherSubject(t *testing.T) {
	r := readLines(t, `
某局2025年度部门决算
支出决算表
单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
合计 60.00 50.00 10.00
行政事业单位离
20805 60.00 50.00 10.00
退休
2080501 行政单位离退休 50.00 50.00
内部资料
2080502 事业单位离退休 10.00 10.00`)
	names, _ := namesIn(r)
	if names["20805"] != "行政事业单位离退休" || names["2080501"] != "行政单位离退休" || names["2080502"] != "事业单位离退休" {
		t.Errorf("names %v", names)
	}
	if len(r.Unread) == 0 || !strings.Contains(r.Unread[0].Why, "“内部资料”一行看不明白") {
		t.Errorf("unread %v", r.Unread)
	}
}

// TestNamesThroughEachOther: a name that runs over its cell stands in one line
// with the next one, sign by sign.
func TestNamesThroughEachOther(t *testing.T) {
	r := readLines(t, `
某局2025年度部门决算
一般公共预算财政拨款支出决算表
单位：万元
功能分类
科目编码 科目名称 合计 基本支出 项目支出
类 款 项 合计 30.00 20.00 10.00
208 社会保障和就业支出 30.00 20.00 10.00
20805 行政事业单位养老支出 20.00 20.00 0.00
2080505 机关事业单位基本养老保 15.00 15.00 0.00
2080506
险机缴关费事支业出单位职业年金缴
5.00 5.00 0.00
20808
费支抚出恤
10.00 0.00 10.00
2080801 死亡抚恤 10.00 0.00 10.00`)
	names, amounts := namesIn(r)
	if names["2080505"] != "机关事业单位基本养老保险缴费支出" || names["2080506"] != "机关事业单位职业年金缴费支出" || names["20808"] != "抚恤" {
		t.Errorf("names %v", names)
	}
	if amounts["05/合计/合计"] != "30.00" || amounts["05/2080506/基本支出"] != "5.00" || amounts["05/20808/项目支出"] != "10.00" {
		t.Errorf("amounts %v, unread %v", amounts, r.Unread)
	}
}
