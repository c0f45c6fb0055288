package table

import (
	"strings"
	"testing"
)

const spending = `支出决算表
公开03表
部门：某县商务局 2022年度 金额单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
合计 1 230.47 30.47 1 200.00 0.00 0.00 0.00
208 社会保障和就业支出 1 230.47 30.47 1 200.00 0.00 0.00 0.00
20805 行政事业单位养老支出 1 230.47 30.47 1 200.00 0.00 0.00 0.00
2080501 行政单位离退休机关事业单位基本养老保险缴费支 1 210.47 10.47 1 200.00 0.00 0.00 0.00
2080505 出 20.00 20.00 0.00 0.00 0.00 0.00
`

// TestGapsAndTornNames: a gap that does not break parts thousands, and a name
// whose end slipped into the row below comes back.
func TestGapsAndTornNames(t *testing.T) {
	r := readLines(t, strings.NewReplacer("1 2", "1\u00a02").Replace(spending))
	want := map[string]string{"03/合计/本年支出合计": "1230.47", "03/2080501/项目支出": "1200", "03/2080505/基本支出": "20"}
	names := map[string]string{"2080501": "行政单位离退休", "2080505": "机关事业单位基本养老保险缴费支出"}
	for _, x := range r.Tables {
		for i := range x.Rows {
			row := &x.Rows[i]
			for j := range row.Cells {
				if c := &row.Cells[j]; want[c.Addr] != "" && c.Amount.Printed.String() == want[c.Addr] {
					delete(want, c.Addr)
				} else if names[row.Key] != "" && c.Text == names[row.Key] {
					delete(names, row.Key)
				}
			}
		}
	}
	if len(want) > 0 || len(names) > 0 {
		t.Errorf("not read: %v %v; unread %v", want, names, r.Unread)
	}
}

// TestGluedRows: a table whose rows ran together is named as unread, and none
// of it counts as nothing.
func TestGluedRows(t *testing.T) {
	for name, lines := range map[string]string{
		"amounts within a name": "合计 23.45 3.45 20.00\n208 社会保障和就业支出23.45 3.45 ——20.00①行政事业单位养老支出 23.45\n20805 3.45 20.00\n2080501 行政单位离退休 23.45 3.45 20.00",
		"no total":              "合计\n208 社会保障和就业支出 23.45 3.45 20.00\n20805 行政事业单位养老支出 23.45 3.45 20.00\n2080501 行政单位离退休 23.45 3.45 20.00",
	} {
		t.Run(name, func(t *testing.T) {
			head, _, _ := strings.Cut(spending, "合计 1")
			r := readLines(t, head+lines)
			if len(r.Tables) > 0 || len(r.Unread) == 0 {
				t.Errorf("%d tables, unread %v", len(r.Tables), r.Unread)
			}
		})
	}
}

// TestTabbedCodes: three cells of a code with tabs between are one code.
func TestTabbedCodes(t *testing.T) {
	head, _, _ := strings.Cut(spending, "合计 1")
	r := readLines(t, head+"合计\t20.00\t20.00\t0.00\t0.00\t0.00\t0.00\n208\t\t\t社会保障和就业支出\t20.00\t20.00\t0.00\t0.00\t0.00\t0.00\n"+
		"208\t05\t\t行政事业单位养老支出\t20.00\t20.00\t0.00\t0.00\t0.00\t0.00\n208\t05\t05\t机关事业单位基本养老保险缴费支出\t20.00\t20.00\t0.00\t0.00\t0.00\t0.00")
	if len(r.Tables) != 1 || r.Tables[0].Cell("03/2080505/基本支出") == nil {
		t.Errorf("tables %+v, unread %v", r.Tables, r.Unread)
	}
}
