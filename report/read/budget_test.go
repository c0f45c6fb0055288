package read

import (
	"strings"
	"testing"

	"juesuan/report/read/raw"
)

// TestBudget: a budget is told to be one; final accounts that speak of budgets
// are not.
func TestBudget(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"柳溪县科普馆2024年部门预算公开/目录/第一部分 部门概况/第二部分 2024年部门预算表/部门收支总表/第三部分 2024年部门预算情况说明/2024年收入预算200.00万元，比2023年预算增加20.00万元。支出预算200.00万元，其中项目支出预算50.00万元。", "2024 年"},
		{"2024年单位预算编制说明/2024年，柳溪县科普馆收入预算200.00万元，其中：财政拨款收入200.00万元，比2023年预算减少20.00万元。支出预算200.00万元。财政拨款支出预算200.00万元。", "2024 年"},
		{"柳溪县科普馆/部门预算情况说明/收入预算200.00万元。支出预算200.00万元，比上年执行数增加。“三公”经费预算3.00万元。", "部门预算"},
		{"柳溪县科普馆2023年部门决算公开/一、收入支出决算总体情况说明/2023年度收入总计200.00万元，支出总计200.00万元。", ""},
		{"柳溪县科普馆2023年度部门预算执行情况/一、收入支出决算总体情况说明/2023年度收入总计200.00万元。", ""},
		{"柳溪县科普馆2024年部门预算和2023年部门决算/收入支出决算总体情况说明/2023年度收入总计200.00万元。年初预算为210.00万元，部门预算为210.00万元，预算为3.00万元，支出决算200.00万元。", ""},
	} {
		f := &raw.File{Format: "txt"}
		for s := range strings.SplitSeq(c.text, "/") {
			f.Blocks = append(f.Blocks, &raw.Line{Text: s, Whole: true})
		}
		err := budgetOnly(f)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.text[:40], err)
		}
	}
}
