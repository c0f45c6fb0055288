package doctest

import (
	"strings"

	"juesuan/report"
)

// SelfAssessment is a table of merged cells without a head of its own: funds,
// goals, and indicators in three levels.
func SelfAssessment() *report.Table {
	goal := "负责全市河湖治理。" + strings.Repeat("扎实推进防洪排涝、农村饮水与灌区节水改造，各项任务按期完成。", 5)
	rows := Grid(
		"部门（单位）名称|<|"+Department+"|<|<|<|<|<|<",
		"部门整体支出情况（万元）|资金来源|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
		"^|部门预算总额|<|||| 10|100.0%|10",
		"^|（1）财政拨款|<||||-|100.0%|-",
		"^|（2）单位资金|<||||-|-|-",
		"年度履职目标|预期目标|<|<|<|实际完成情况|<|<|<",
		"^|"+goal+"|<|<|<|"+goal+"|<|<|<",
		"一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差度|偏差原因分析及改进措施",
		"投入管理指标|工作目标管理|年度履职目标相关性|相关|100%|1|1|0.00|",
		"^|^|预算执行率|≥90%|100%|2|2|0.00|",
		"^|绩效管理|绩效监控完成率|=100%|100%|1|1|0.00|",
		"产出指标|重点工作任务完成|完成河道清淤与堤防加固并通过验收|完成|90%|5|4|-10.00%|雨季停工两周，已于十月底补齐进度，今后提前安排汛前施工。",
		"总分|<|<|<|<|100|99|<|<",
	)
	t := &report.Table{
		ID: "自评", Title: "部门整体支出绩效自评情况表", Columns: kinds("NNNSSSSST"), Year: "2022年度",
	}
	funds := [][]int64{{109380000, 418812500, 418807500}, {109380000, 418812500, 418807500}, {0, 0, 0}}
	for r := range rows {
		for c := range rows[r] {
			k := &rows[r][c]
			k.Text = strings.TrimSpace(k.Text)
			if c > 2 || k.ColSpan > 2 {
				k.Align = report.Center
			}
			if len([]rune(k.Text)) > 15 {
				k.Align = report.Left
			}
			if i := r - 2; i >= 0 && i < 3 && c >= 3 && c < 6 {
				*k = Money("自评/"+rows[r][1].Text+"/"+rows[1][c].Text, Fen(funds[i][c-3]))
				if funds[i][c-3] == 0 {
					k.Text = "0.00"
				}
				k.Align = report.Center
			}
		}
		t.Rows = append(t.Rows, report.Row{Key: rows[r][0].Text, Cells: rows[r]})
	}
	return t
}

// hostile are texts that a program may take for something else.
var hostile = []string{
	`=1+1`, `=HYPERLINK("http://example.com","x")`, `+1`, `-1`, `@SUM(A1)`, `'=1`, "\t=1", `=cmd|' /C calc'!A0`,
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{.}}`, `&amp;&lt;`, `]]>`, `_x0041_`, `</style>`,
	"一\n二", "𠮷𫖯", "1E5", "007", "2022-1-1", "100%", `javascript:alert(1)`, `%s%d`, ` 前后空格 `,
}

// Hostile is a document whose every text is one of those a program may take
// for a formula, a tag, a number or an address.
func Hostile() *report.Document {
	d := New()
	d.Title, d.Department, d.Mark = hostile[9], hostile[8], `&P<b>`
	d.Blocks = nil
	t := &report.Table{
		ID: `"><b>`, Title: `[表]:*?/\'` + hostile[8], Label: hostile[0], Department: hostile[1], Year: hostile[2],
		Unit: hostile[3], Columns: kinds("CNT"), Head: Grid(`=编码|+名称|@内容`), Notes: []string{hostile[4], hostile[9]},
	}
	for _, s := range hostile {
		d.Blocks = append(d.Blocks, Heading(2, s, s), Text(s))
		t.Rows = append(t.Rows, report.Row{Key: s, Cells: []report.Cell{Label(s), Label(s), Label(s)}})
	}
	d.Blocks = append(d.Blocks, Block(t), Block(t))
	return d
}
