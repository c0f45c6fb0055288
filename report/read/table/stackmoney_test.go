package table

import "testing"

// TestMoneyColumns: a list of basic spending has its sums and both parts read,
// and a row that its parts do not make is told.
func TestMoneyColumns(t *testing.T) {
	rows := func(last string) []string {
		return []string{
			"支出经济分类科目||基本支出||", "科目编码|科目名称|合计|人员经费|公用经费", "合计||9.00|6.00|3.00",
			"301|工资福利支出|6.00|6.00|0.00", "30101|基本工资|6.00|6.00|", "302|商品和服务支出|3.00||3.00", last,
		}
	}
	r := readGrids(t, "一般公共预算财政拨款基本支出决算表", rowsOf(rows("30201|办公费|3.00||3.00")...))
	for addr, want := range map[string]string{
		"06/合计/决算数": "9.00", "06/人员经费合计": "6.00", "06/公用经费合计": "3.00", "06/301/人员经费": "6.00",
		"06/30101/决算数": "6.00", "06/30201/公用经费": "3.00", "06/30201/人员经费": "0.00",
	} {
		if got := printedAt(r, addr); got != want {
			t.Errorf("%s is %s, want %s", addr, got, want)
		}
	}
	if len(r.Impossible) > 0 {
		t.Errorf("told %v", r.Impossible)
	}
	r = readGrids(t, "一般公共预算财政拨款基本支出决算表", rowsOf(rows("30201|办公费|3.00||2.00")...))
	if len(r.Impossible) != 1 || r.Impossible[0].Addr != "06/30201/决算数" {
		t.Errorf("told %v", r.Impossible)
	}
}
