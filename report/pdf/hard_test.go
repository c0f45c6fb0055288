package pdf

import (
	"fmt"
	"strings"

	"juesuan/report"
)

// expenditureTable is a table like 03: code, name and six amounts.
func expenditureTable(id string, rows [][]string) *report.TableBlock {
	t := &report.Table{
		ID: id, Title: "支出决算表", Label: "公开03表", Department: department, Year: "2022年度",
		Unit: "金额单位：万元", Landscape: true, Columns: columnsOf("C N A A A A A A"),
		Notes: []string{"注：本表反映部门本年度各项支出情况。"},
	}
	head := [][]string{
		{"项目", "<", "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"},
		{"功能分类科目编码", "科目名称", "^", "^", "^", "^", "^", "^"},
		{"栏次", "<", "1", "2", "3", "4", "5", "6"},
	}
	fill(t, head, rows)
	return &report.TableBlock{Table: t, ID: "表/" + id}
}

// manyRows is a body of classes, sections and items: n rows.
func manyRows(n int) [][]string {
	rows := [][]string{{"合计", "<", "123456.78", "23456.78", "100000.00", "", "", ""}}
	names := []string{"行政运行", "机关事业单位基本养老保险缴费支出", "事业运行", "其他政府办公厅（室）及相关机构事务支出"}
	for class := 201; len(rows) < n; class++ {
		rows = append(rows, []string{fmt.Sprint(class), "一般公共服务支出", money(class, 0), money(class, 1), money(class, 2), "", "", ""})
		for s := 1; s <= 2; s++ {
			code := fmt.Sprintf("%d%02d", class, s)
			rows = append(rows, []string{code, "政府办公厅（室）及相关机构事务", money(class, s), money(s, 1), money(s, 2), "", "", ""})
			for i := 1; i <= 4; i++ {
				rows = append(rows, []string{fmt.Sprintf("%s%02d", code, i), names[(s+i)%len(names)], money(class, i), money(i, s), money(i, 7), "", "", "-12.34"})
			}
		}
	}
	return rows[:n]
}

// hugeRows have the largest amounts a ledger takes, in 元 with separators.
func hugeRows() [][]string {
	const huge = "-9,999,999,999,999.99"
	rows := [][]string{{"合计", "<", huge, huge, huge, huge, huge, huge}}
	for i := range 12 {
		rows = append(rows, []string{fmt.Sprintf("20103%02d", i), "机关事业单位基本养老保险缴费支出", huge, "0.01", huge, "", huge, huge})
	}
	return rows
}

// hugeThreePublic is table 09 with amounts of 10¹² 元 in every column.
func hugeThreePublic() *report.TableBlock {
	t := &report.Table{
		ID: "09", Title: "财政拨款“三公”经费支出决算表", Label: "公开09表", Department: department, Year: "2022年度",
		Unit: "金额单位：元", Landscape: true, Columns: columnsOf(strings.Repeat("A ", 12)),
	}
	row := make([]string, 12)
	head := make([]string, 12)
	for i := range row {
		row[i], head[i] = "999,999,999,999.99", fmt.Sprint(i+1)
	}
	fill(t, [][]string{head}, [][]string{row})
	return &report.TableBlock{Table: t, ID: "表/09"}
}

// assessment is a self-assessment with a row taller than a page and blocks
// that no page holds.
func assessment(rowsPerBlock, words int) *report.TableBlock {
	t := &report.Table{
		ID: "self", Title: "项目支出绩效自评表", Columns: columnsOf("N N N S S S S T"),
	}
	rows := [][]string{
		{"项目名称", "<", "数字政府一体化建设", "<", "<", "<", "<", "<"},
		{"年度总体目标", "预期目标", "<", "<", "<", "实际完成情况", "<", "<"},
		{"^", longText("预期", words/2), "<", "<", "<", longText("完成", words), "<", "<"},
		{"一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"},
	}
	for a := range 3 {
		for b := range 2 {
			for c := range rowsPerBlock {
				row := []string{"^", "^", fmt.Sprintf("第%d-%d-%d项任务按时完成率", a+1, b+1, c+1), "≥90%", "95%", "5", "5", ""}
				if c == 0 {
					row[1] = fmt.Sprintf("数量指标%d", b+1)
					if b == 0 {
						row[0] = fmt.Sprintf("产出指标%d", a+1)
					}
				}
				if c == 1 {
					row[7] = "因年初预算编制时未考虑上级追加资金，执行中追加。"
				}
				rows = append(rows, row)
			}
		}
	}
	fill(t, nil, rows)
	return &report.TableBlock{Table: t, ID: "表/自评"}
}

// longText is a text of n numbered sentences.
func longText(word string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s第%d项：全面按照省、市高质量发展要求，完成投资%d.50万元。", word, i+1, i)
	}
	return b.String()
}

// rareText has characters 仿宋 lacks, characters beyond U+FFFF, boxes, and
// characters no face has.
const rareText = "负责人朱镕、王喆、吴𠮷、𬭎声，建筑面积1200㎡；☑已完成，☐未完成。生僻字：𪚥𠔻。"

// hardDocument holds what documents of other departments may hold.
func hardDocument() *report.Document {
	d := newDocument()
	d.Mark = "未定稿"
	d.Department = "河南省焦作市马村区人民政府产业集聚区管理委员会综合行政执法大队（河南省焦作市马村区人民政府产业集聚区应急管理综合行政执法大队）"
	d.Blocks[0] = &report.Cover{Lines: []string{"2022年度", d.Department, "部门决算"}, Date: "2023年9月28日"}
	d.Blocks = append(d.Blocks,
		heading(1, "第一部分 概况"),
		heading(2, "一、"+d.Department+"的主要职责和机构设置情况说明"),
		heading(3, "（一）吴𠮷同志负责的工作"),
		heading(4, "1．朱镕同志负责的工作"),
		&report.Paragraph{Runs: []report.Run{
			{Text: "主要原因是"}, {Text: "（请填写支出决算数与年初预算数存在差异的主要原因，此处必须由填报人自己写明，不得留空）", Gap: true},
			{Text: "。"}, {Text: rareText},
		}},
		paragraph("“（《测试》）”，“甲、乙”：见《办法》（2022年）。第一行\n第二行另起一段。"),
		paragraph(strings.Repeat("长", 300)),
		paragraph("https://www.example.gov.cn/"+strings.Repeat("verylongpath", 12)+"。"),
		heading(1, "第二部分 决算表"),
		expenditureTable("03", manyRows(220)),
		expenditureTable("03b", hugeRows()),
		hugeThreePublic(),
		assessment(14, 60),
		heading(1, "第三部分 说明"),
		heading(2, "一、总体情况"),
	)
	long := expenditureTable("03c", manyRows(12)).Table
	long.Title = "政府性基金预算财政拨款收入支出决算及国有资本经营预算财政拨款收入支出决算情况表"
	long.Department = d.Department
	long.Landscape = false
	long.Rows[2].Cells[1].Text = strings.Repeat("某某某某科目名称", 8)
	long.Rows[3].Cells[1].Text = rareText
	long.Rows[4].Cells[1].Indent = 2
	d.Blocks = append(d.Blocks, &report.TableBlock{Table: long, ID: "表/03c"})
	return d
}
