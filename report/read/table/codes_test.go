package table

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report/read/raw"
)

// Codes as places print them.
func init() {
	layouts = append(layouts,
		layout{"the heads of a code beside the ruler and the total", func(f *raw.File) {
			grids(f, func(title string, g *raw.Grid) {
				switch kindOf(title) {
				case "02", "03", "05", "07", "08":
					officialHead(g)
				}
			})
		}},
		layout{"codes only in their own column", func(f *raw.File) {
			subjectRows(f, func(_ *raw.Grid, row []raw.Cell) {
				if amountsFrom(row) < 4 || !isCode(tight(row[0].Text)) {
					return
				}
				for j := 2; j > 0; j-- {
					if row[j].Text != "" {
						for k := range j {
							row[k].Text = ""
						}
						break
					}
				}
			})
		}},
		codesInNames("codes in brackets before the name", func(code, name string) string { return "[" + code + "]" + name }),
		codesInNames("codes in round brackets behind the name", func(code, name string) string { return name + "（" + code + "）" }),
		codesInNames("a dash between code and name", func(code, name string) string { return code + "-" + name }),
		codesInNames("a point between code and name", func(code, name string) string { return code + "．" + name }),
	)
}

// officialHead lets 类, 款 and 项 reach over the row that numbers the columns and
// that of the total, as the form of the Ministry does.
func officialHead(g *raw.Grid) {
	at := slices.IndexFunc(g.Rows, func(row []raw.Cell) bool { return isTotal(row[0].Text) })
	if at < 0 || g.Rows[at][0].ColSpan != 4 {
		return
	}
	ruler := make([]raw.Cell, len(g.Rows[at]))
	for j := range ruler {
		if ruler[j] = cellOf(string(rune('0' + (j-3)%10))); j == 3 {
			ruler[j] = cellOf("栏次")
		}
	}
	g.Rows[at][3] = cellOf("合计")
	for j, s := range codeParts {
		ruler[j] = raw.Cell{Text: s, RowSpan: 2, ColSpan: 1}
		g.Rows[at][j] = raw.Cell{RowSpan: 1, ColSpan: 1, Covered: true}
	}
	if isRuler(g.Rows[at-1]) {
		g.Rows[at-1] = ruler
		return
	}
	g.Rows = slices.Insert(g.Rows, at, ruler)
}

// codesInNames is a layout with the code in the cell of the name.
func codesInNames(name string, join func(code, name string) string) layout {
	return layout{name, func(f *raw.File) {
		subjectRows(f, func(_ *raw.Grid, row []raw.Cell) {
			at := amountsFrom(row) - 1
			code := ""
			for j := range at {
				code += tight(row[j].Text)
			}
			if isCode(code) {
				row[at].Text = join(code, row[at].Text)
			}
		})
		grids(f, func(title string, g *raw.Grid) {
			switch kindOf(title) {
			case "02", "03", "05", "07", "08":
				n := 1
				if slices.ContainsFunc(g.Rows, func(row []raw.Cell) bool { return isTotal(row[0].Text) && row[0].ColSpan == 4 }) {
					n = 3
				}
				for range n {
					dropColumn(g, 0)
				}
			}
		})
	}}
}

// TestCodes: what stands in the cells of a code, and the code that it is.
func TestCodes(t *testing.T) {
	head := []string{"项目||||本年支出合计|基本支出|项目支出", "科目编码|||科目名称|||"}
	for name, rows := range map[string][]string{
		"only in their own column": {"201|||甲|9|4|5", "|06||乙|9|4|5", "||01|丙|4|4|0", "||02|丁|5|0|5"},
		"without their zeros":      {"201|||甲|9|4|5", "201|6||乙|9|4|5", "201|6|1|丙|4|4|0", "201|6|2|丁|5|0|5"},
		"class and rest":           {"201|||甲|9|4|5", "|06||乙|9|4|5", "|0601||丙|4|4|0", "|0602||丁|5|0|5"},
		"in brackets":              {"[201]|||甲|9|4|5", "[20106]|||乙|9|4|5", "[2010601]|||丙|4|4|0", "（2010602）|||丁|5|0|5"},
		"with dashes":              {"201|||甲|9|4|5", "201-06|||乙|9|4|5", "201-06-01|||丙|4|4|0", "201.06.02|||丁|5|0|5"},
	} {
		t.Run(name, func(t *testing.T) {
			r := readGrids(t, "支出决算表", rowsOf(slices.Concat(head, []string{"合计||||9.00|4.00|5.00"}, rows)...))
			for addr, want := range map[string]string{"03/201/项目支出": "5.00", "03/20106/基本支出": "4.00", "03/2010601/本年支出合计": "4.00", "03/2010602/项目支出": "5.00"} {
				if got := printedAt(r, addr); got != want {
					t.Errorf("%s is %s, want %s", addr, got, want)
				}
			}
			if len(r.Unread) > 0 {
				t.Errorf("unread %v", r.Unread)
			}
		})
	}
}

// TestUnknownCode: a row whose code is none is told, and nothing of its table
// counts as nothing.
func TestUnknownCode(t *testing.T) {
	for name, row := range map[string]string{
		"no code at all": "|||甲|9|4|5",
		"half a code":    "|06||乙|9|4|5",
		"a number":       "1|||甲|9|4|5",
		"words":          "〈甲〉|||乙|9|4|5",
	} {
		t.Run(name, func(t *testing.T) {
			r := readGrids(t, "支出决算表", rowsOf("项目||||本年支出合计|基本支出|项目支出", "科目编码|||科目名称|||", "合计||||9.00|4.00|5.00", row))
			if len(r.Unread) != 1 || !strings.Contains(r.Unread[0].Why, "科目编码") {
				t.Errorf("unread %v", r.Unread)
			}
			if !r.Dropped["03"] || !r.Dropped["03"+LineDropped] {
				t.Errorf("dropped %v", r.Dropped)
			}
		})
	}
}

// TestEmptyNamed: an empty table with codes and names in one column says that
// there is nothing.
func TestEmptyNamed(t *testing.T) {
	for name, head := range map[string]string{"known": "功能分类科目", "unknown": "内容"} {
		t.Run(name, func(t *testing.T) {
			r := readGrids(t, "政府性基金预算财政拨款收入支出决算表", rowsOf(head+"|年初结转和结余|本年收入|本年支出|||年末结转和结余", "|||小计|基本支出|项目支出|", "合计|0.00|0.00|0.00|0.00|0.00|0.00"))
			if got := printedAt(r, "07/合计/年末结转和结余"); got != "0.00" || len(r.Unread) > 0 {
				t.Errorf("it is %s, unread %v", got, r.Unread)
			}
		})
	}
}
