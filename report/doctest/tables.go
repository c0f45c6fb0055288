package doctest

import (
	"fmt"

	"juesuan/report"
)

// Sides is a table like 公开01表: two halves of fixed lines and their totals,
// most of them blank; 总计 adds up lines that do not stand together.
func Sides() *report.Table {
	t := &report.Table{
		ID: "01", Title: "收入支出决算总表", Label: "公开01表", Department: Department, Year: "2022年度",
		Unit: "金额单位：万元", Columns: kinds("NLANLA"),
		Head: Head("收入|<|<|支出|<|<", "项目|行次|金额|项目|行次|金额", "栏次||1|栏次||2"),
		Notes: []string{
			"注：1．本表反映部门本年度的总收支和年末结转结余情况。",
			"2．本套报表金额单位转换时可能存在尾数误差。",
		},
	}
	income := []int64{96975000, 0, 1250, 0, 30542000, 0, 0, 0}
	spending := []int64{24472500, 72502500, 0, 305420000, 66700, -4000, 49, 0}
	for i := range income {
		left := Money(fmt.Sprintf("01/收入%d", i+1), Fen(income[i]))
		right := Money(fmt.Sprintf("01/支出%d", i+1), Fen(spending[i]))
		t.Rows = append(t.Rows, pair(report.LineRow,
			fmt.Sprintf("%d、第%d项收入", i+1, i+1), i+1, left,
			fmt.Sprintf("%d、第%d项支出", i+1, i+1), i+12, right))
	}
	column := func(c int) (out []report.Cell) {
		for _, r := range t.Rows[:8] {
			out = append(out, r.Cells[c])
		}
		return out
	}
	income1, spending1 := Sum("01/本年收入", column(2)...), Sum("01/本年支出", column(5)...)
	opening, closing := Money("01/年初", Fen(40000000)), Money("01/年末", Fen(0))
	t.Rows = append(t.Rows,
		pair(report.TotalRow, "本年收入合计", 9, income1, "本年支出合计", 20, spending1),
		pair(report.LineRow, "年初结转和结余", 10, opening, "年末结转和结余", 21, closing),
		pair(report.TotalRow, "总计", 11, Sum("01/总计收入", income1, opening), "总计", 22, Sum("01/总计支出", spending1, closing)))
	return t
}

// line is a 行次.
func line(n int) report.Cell {
	return report.Cell{Text: fmt.Sprint(n), Align: report.Center, ColSpan: 1, RowSpan: 1}
}

// pair is one row of a table of two halves.
func pair(kind report.RowKind, l string, ln int, lv report.Cell, r string, rn int, rv report.Cell) report.Row {
	row := report.Row{Key: l, Kind: kind, Cells: []report.Cell{Label(l), line(ln), lv, Label(r), line(rn), rv}}
	for i := range row.Cells {
		row.Cells[i].Bold = kind == report.TotalRow
	}
	return row
}

// Wide is a table like 公开09表: one row of twelve amounts, one of them the
// sum of neighbours and one of cells apart.
func Wide() *report.Table {
	t := &report.Table{
		ID: "09", Title: "财政拨款“三公”经费支出决算表", Label: "公开09表", Department: Department,
		Year: "2022年度", Unit: "金额单位：万元", Landscape: true, Columns: kinds("AAAAAAAAAAAA"),
		Head: Head(
			"预算数|<|<|<|<|<|决算数|<|<|<|<|<",
			"合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费|合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费",
			"^|^|小计|公务用车购置费|公务用车运行费|^|^|^|小计|公务用车购置费|公务用车运行费|^",
			"1|2|3|4|5|6|7|8|9|10|11|12"),
		Notes: []string{"注：本表反映部门本年度“三公”经费支出预决算情况。"},
	}
	half := func(side string, abroad, buy, run, host int64) []report.Cell {
		a, b, r, h := Money("09/"+side+"出国", Fen(abroad)), Money("09/"+side+"购置", Fen(buy)),
			Money("09/"+side+"运行", Fen(run)), Money("09/"+side+"接待", Fen(host))
		cars := Sum("09/"+side+"用车", b, r)
		return []report.Cell{Sum("09/"+side+"合计", a, cars, h), a, cars, b, r, h}
	}
	t.Rows = []report.Row{{Cells: append(half("预算", 0, 0, 3000000, 1000000), half("决算", 0, 0, 0, 0)...)}}
	return t
}

// Empty is a table like 公开07表 with no data: a grid with a blank total.
func Empty() *report.Table {
	t := &report.Table{
		ID: "07", Title: "政府性基金预算财政拨款收入支出决算表", Label: "公开07表", Department: Department,
		Year: "2022年度", Unit: "金额单位：万元", Landscape: true, Columns: kinds("CNAAAAAA"),
		Head: Head(
			"功能分类科目编码|科目名称|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余",
			"^|^|^|^|小计|基本支出|项目支出|^",
			"栏次|<|1|2|3|4|5|6"),
		Notes: []string{"注：" + Department + "2022年度没有政府性基金预算财政拨款收入支出，故本表无数据。"},
	}
	row := Grid("合计|<|||||| ")[0]
	for i := 2; i < len(row); i++ {
		row[i] = Money(fmt.Sprintf("07/合计/%d", i-1), Fen(0))
	}
	t.Rows = []report.Row{{Key: "合计", Kind: report.TotalRow, Cells: row}}
	return t
}
