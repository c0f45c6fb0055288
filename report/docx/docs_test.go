package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"juesuan/report"
)

const department = "焦作经济技术产业集聚区管理委员会"

// text makes a cell that covers nothing but itself.
func text(s string, align report.Align) report.Cell {
	return report.Cell{Text: s, Align: align, ColSpan: 1, RowSpan: 1}
}

func covered() report.Cell { return report.Cell{Covered: true} }

// merge lets the cell at r, c cover cols and rows.
func merge(rows [][]report.Cell, r, c, nrows, ncols int) {
	for i := range nrows {
		for j := range ncols {
			if i+j > 0 {
				rows[r+i][c+j] = covered()
			}
		}
	}
	rows[r][c].RowSpan, rows[r][c].ColSpan = nrows, ncols
}

// headRows makes head cells of lines with labels parted by blanks; “<” is
// covered from the left, “^” from above.
func headRows(lines ...string) [][]report.Cell {
	var rows [][]report.Cell
	for _, l := range lines {
		var row []report.Cell
		for s := range strings.FieldsSeq(l) {
			row = append(row, text(strings.Trim(s, "_"), report.Center))
		}
		rows = append(rows, row)
	}
	for r := range rows {
		for c := range rows[r] {
			if s := rows[r][c].Text; s == "<" || s == "^" {
				continue
			}
			nr, nc := 1, 1
			for c+nc < len(rows[r]) && rows[r][c+nc].Text == "<" {
				nc++
			}
			for r+nr < len(rows) && rows[r+nr][c].Text == "^" {
				nr++
			}
			rows[r][c].RowSpan, rows[r][c].ColSpan = nr, nc
		}
	}
	for r := range rows {
		for c := range rows[r] {
			if s := rows[r][c].Text; s == "<" || s == "^" {
				rows[r][c] = covered()
			}
		}
	}
	return rows
}

// columns are named by a letter each: n name, c code, l line, a amount, t text, s short.
func columns(kinds string) []report.Column {
	of := map[rune]report.ColumnKind{
		'n': report.NameColumn, 'c': report.CodeColumn, 'l': report.LineColumn,
		'a': report.AmountColumn, 't': report.TextColumn, 's': report.ShortColumn,
	}
	var out []report.Column
	for i, k := range []rune(kinds) {
		out = append(out, report.Column{Name: fmt.Sprint("列", i), Key: fmt.Sprint(i), Kind: of[k]})
	}
	return out
}

// golden makes a table of the example department from its printed cells.
func golden(tb testing.TB, id, title, kinds string, landscape bool, head ...string) *report.Table {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", "golden", "tables", id+".tsv"))
	if err != nil {
		tb.Fatal(err)
	}
	t := &report.Table{
		ID: id, Title: title, Label: "公开" + id + "表", Department: department, Year: "2022年度", Unit: "金额单位：万元",
		Landscape: landscape, Columns: columns(kinds), Head: headRows(head...),
		Notes: []string{"注：本表反映部门本年度的总收支和年末结转结余情况。本表金额转换为万元时，因四舍五入可能存在尾差。"},
	}
	for i, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if i == 0 || f[0] == "栏次" || f[0] == "1" {
			continue // the head is given
		}
		row := report.Row{Key: f[0]}
		for _, s := range f {
			row.Cells = append(row.Cells, text(s, report.Left))
		}
		switch {
		case f[0] == "合计" || f[0] == "总计" || strings.HasSuffix(f[0], "合计"):
			row.Kind = report.TotalRow
			if kinds[1] == 'n' {
				merge([][]report.Cell{row.Cells}, 0, 0, 1, 2)
			}
			row.Cells[0].Align = report.Center
		case kinds[0] == 'c':
			row.Kind = map[int]report.RowKind{3: report.ClassRow, 5: report.SectionRow, 7: report.ItemRow}[len(f[0])]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// assessment is a self-assessment table with blocks of merged cells.
func assessment() *report.Table {
	t := &report.Table{
		ID: "自评", Title: "2022年度部门整体支出绩效自评表", Department: department, Year: "2022年度", Unit: "金额单位：万元",
		Columns: columns("nnntsssst"),
	}
	add := func(cells ...string) {
		row := report.Row{}
		for _, s := range cells {
			row.Cells = append(row.Cells, text(s, report.Left))
		}
		t.Rows = append(t.Rows, row)
	}
	add("预算执行情况", "资金来源", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
	add("", "财政拨款", "", "109.38", "418.81", "418.81", "10", "100.0%", "10")
	add("", "其他资金", "", "0.00", "0.00", "0.00", "", "-", "")
	add("年度总体目标", "预期目标", "", "", "实际完成情况", "", "", "", "")
	long := "围绕产业集聚区建设，完善园区供电、供水、道路等基础设施，服务入驻企业，确保各项工作按时完成。"
	add("", long+long, "", "", long+"全部完成。", "", "", "", "")
	add("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差度", "偏差原因分析及改进措施")
	n := 0
	for i, l1 := range []string{"投入管理指标", "产出指标", "效益指标"} {
		for j := range 3 {
			for k := range 2 + j {
				n++
				add(l1, fmt.Sprintf("二级指标%d", 3*i+j), fmt.Sprintf("预算调整率第%d项", k), "≥95%", "382.89%", "2", "2", "0.00%",
					map[bool]string{true: "此项目未列入预算，在财政专项资金中支出。", false: "无"}[n%7 == 0])
			}
		}
	}
	rows := make([][]report.Cell, len(t.Rows))
	for i := range t.Rows {
		rows[i] = t.Rows[i].Cells
	}
	merge(rows, 0, 0, 3, 1)
	for r := range 3 {
		merge(rows, r, 1, 1, 2)
	}
	merge(rows, 3, 0, 2, 1)
	for r := 3; r < 5; r++ {
		merge(rows, r, 1, 1, 3)
		merge(rows, r, 4, 1, 5)
	}
	at := 6
	for range 3 {
		merge(rows, at, 0, 9, 1)
		for j := range 3 {
			merge(rows, at, 1, 2+j, 1)
			at += 2 + j
		}
	}
	return t
}

// sample is a document like the example department's.
func sample(tb testing.TB) *report.Document {
	d := &report.Document{
		Title: "2022年度" + department + "部门决算", Department: department, Year: 2022,
		Date: time.Date(2023, 9, 28, 0, 0, 0, 0, time.UTC), Unit: report.Wan, Mark: "示例", Style: report.Default,
	}
	id := 0
	add := func(b report.Block) { d.Blocks = append(d.Blocks, b) }
	head := func(level int, s string) {
		id++
		add(&report.Heading{Level: level, Text: s, ID: fmt.Sprintf("标题/%d", id)})
	}
	para := func(runs ...report.Run) { add(&report.Paragraph{Runs: runs}) }
	table := func(t *report.Table) { add(&report.TableBlock{Table: t, ID: "表/" + t.ID}) }

	add(&report.Cover{Lines: []string{"2022年度", department, "部门决算"}, Date: "2023年9月28日"})
	add(&report.Contents{Title: "目录"})
	head(1, "第一部分　"+department+"概况")
	head(2, "一、部门职责")
	for _, s := range []string{"1、主要负责产业集聚区园区建设。", "2、负责研究制定经济发展战略、产业规划并组织实施，牵头拟订经济促进政策并组织实施。"} {
		para(report.Run{Text: s})
	}
	head(2, "二、机构设置")
	para(report.Run{Text: "内设机构4个，包括：综合科（党建办公室）、招商服务科、"}, report.Run{Text: "（请填写科室名称）", Gap: true}, report.Run{Text: "。"})
	head(1, "第二部分　2022年度部门决算表")
	table(golden(tb, "01", "收入支出决算总表", "nlanla", false,
		"收入 < < 支出 < <", "项目 行次 金额 项目 行次 金额", "栏次 _ 1 栏次 _ 2"))
	table(golden(tb, "02", "收入决算表", "cnaaaaaaa", true,
		"项目 < 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入",
		"功能分类科目编码 科目名称 ^ ^ ^ ^ ^ ^ ^", "栏次 < 1 2 3 4 5 6 7"))
	table(golden(tb, "03", "支出决算表", "cnaaaaaa", true,
		"项目 < 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出",
		"功能分类科目编码 科目名称 ^ ^ ^ ^ ^ ^", "栏次 < 1 2 3 4 5 6"))
	table(golden(tb, "04", "财政拨款收入支出决算总表", "nlanlaaaa", true,
		"收入 < < 支出 < < < < <", "项目 行次 金额 项目 行次 合计 一般公共预算财政拨款 政府性基金预算财政拨款 国有资本经营预算财政拨款", "栏次 _ 1 栏次 _ 2 3 4 5"))
	table(golden(tb, "05", "一般公共预算财政拨款支出决算表", "cnaaa", false,
		"项目 < 本年支出 < <", "功能分类科目编码 科目名称 小计 基本支出 项目支出", "栏次 < 1 2 3"))
	table(golden(tb, "06", "一般公共预算财政拨款基本支出决算表", "cnacnacna", true,
		"人员经费 < < 公用经费 < < < < <", "科目编码 科目名称 决算数 科目编码 科目名称 决算数 科目编码 科目名称 决算数"))
	empty := golden(tb, "07", "政府性基金预算财政拨款收入支出决算表", "cnaaaaaa", true,
		"项目 < 年初结转和结余 本年收入 本年支出 < < 年末结转和结余", "功能分类科目编码 科目名称 ^ ^ 小计 基本支出 项目支出 ^", "栏次 < 1 2 3 4 5 6")
	empty.Notes = append(empty.Notes, "说明："+department+"2022年度没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。")
	table(empty)
	table(golden(tb, "09", "财政拨款“三公”经费支出决算表", "aaaaaaaaaaaa", true,
		"预算数 < < < < < 决算数 < < < < <",
		"合计 因公出国（境）费 公务用车购置及运行费 < < 公务接待费 合计 因公出国（境）费 公务用车购置及运行费 < < 公务接待费",
		"^ ^ 小计 公务用车购置费 公务用车运行费 ^ ^ ^ 小计 公务用车购置费 公务用车运行费 ^", "1 2 3 4 5 6 7 8 9 10 11 12"))
	head(1, "第三部分　2022年度部门决算情况说明")
	b, err := os.ReadFile(filepath.Join("..", "testdata", "golden", "part-three.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
		if strings.HasSuffix(line, "说明") {
			head(2, line)
			continue
		}
		if strings.HasPrefix(line, "（一）总体情况") {
			head(3, "（一）总体情况")
			head(4, "1．总体情况")
		}
		para(report.Run{Text: line[:len("2022")]}, report.Run{Text: line[len("2022"):], Figure: &report.Figure{}})
	}
	head(1, "第四部分　名词解释")
	for range 12 {
		para(report.Run{Text: "一、财政拨款收入：是指单位从同级财政部门取得的财政预算资金。“三公”经费——镕喆𠮷㎡☐☑。"})
	}
	head(1, "第五部分　附件")
	table(assessment())
	return d
}

// wide is a long table of large amounts and long names with rare characters.
func wide(rows int) *report.Document {
	t := &report.Table{
		ID: "03", Title: "支出决算表", Label: "公开03表", Year: "2022年度", Unit: "金额单位：元", Landscape: true,
		Department: "河南省某某市某某区人民政府国有资产监督管理委员会暨产业集聚区建设发展领导小组办公室（镕喆𠮷）",
		Columns:    columns("cnaaaaaa"),
		Head: headRows("项目 < 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出",
			"功能分类科目编码 科目名称 ^ ^ ^ ^ ^ ^", "栏次 < 1 2 3 4 5 6"),
		Notes: []string{"注：一。", "注：二，☐☑㎡。"},
	}
	total := report.Row{Key: "合计", Kind: report.TotalRow}
	for range 8 {
		total.Cells = append(total.Cells, text("-12345678901234.56", report.Right))
	}
	total.Cells[0] = text("合计", report.Center)
	merge([][]report.Cell{total.Cells}, 0, 0, 1, 2)
	t.Rows = append(t.Rows, total)
	names := []string{"一般公共服务支出", "政府办公厅（室）及相关机构事务", "机关事业单位基本养老保险缴费支出和其他很长很长的名称以及更长的说明（𠮷㎡镕）"}
	for i := range rows {
		level := min(i%5, 2)
		row := report.Row{Key: fmt.Sprint(2010000 + i), Kind: report.ClassRow + report.RowKind(level)}
		row.Cells = []report.Cell{text(fmt.Sprint(2010000 + i)[:3+2*level], report.Left), text(names[level], report.Left)}
		row.Cells[1].Indent = level
		for c := range 6 {
			s := fmt.Sprintf("%d.%02d", i*7919*(c+1), i%100)
			if c > 3 {
				s = ""
			}
			row.Cells = append(row.Cells, text(s, report.Right))
		}
		t.Rows = append(t.Rows, row)
	}
	return &report.Document{
		Title: "长表", Department: t.Department, Date: time.Date(2023, 1, 2, 0, 0, 0, 0, time.UTC), Style: report.GBT9704,
		Blocks: []report.Block{
			&report.Cover{Lines: []string{"2022年度", t.Department, "部门决算"}},
			&report.Contents{Title: "目录"},
			&report.TableBlock{Table: t, ID: "表/03"},
			&report.Paragraph{Runs: []report.Run{{Text: "表后<&>\"文字"}, {Text: "\x00\x0b第一行\n第二行\t完\ufffe"}}},
		},
	}
}
