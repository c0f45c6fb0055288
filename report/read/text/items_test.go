package text

import (
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// listed is table 05 of an invented place.
func listed() *report.Table {
	t := &report.Table{ID: "05", Title: "一般公共预算财政拨款支出决算表", Columns: []report.Column{{Key: "小计"}, {Key: "基本支出"}, {Key: "项目支出"}}}
	for _, r := range [][2]string{
		{"205", "教育支出"}, {"20508", "进修及培训"}, {"2050803", "培训支出"},
		{"206", "科学技术支出"}, {"20607", "科学技术普及"}, {"2060701", "机构运行"}, {"2060702", "科普活动"},
		{"208", "社会保障和就业支出"}, {"20805", "行政事业单位养老支出"}, {"2080502", "事业单位离退休"}, {"2080505", "机关事业单位基本养老保险缴费支出"},
	} {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{{Addr: "05/" + r[0] + "/小计", Name: r[1]}}})
	}
	return t
}

// items are lists of items as places word them.
var items = []struct {
	name   string
	lines  []string
	want   []string // figures other than years
	unread string
}{
	{
		"two at once", []string{"1.社会保障和就业（类）行政事业单位养老支出（款）事业单位离退休（项）、机关事业单位基本养老保险缴费支出（项）：支出决算分别为9.00万元、16.00万元，完成预算100%。"},
		[]string{"金额 9.00 预算/2080502/决算数", "金额 16.00 预算/2080505/决算数"}, "100%",
	},
	{
		"two at once, one amount", []string{"1.社会保障和就业（类）行政事业单位养老支出（款）事业单位离退休（项）、机关事业单位基本养老保险缴费支出（项）：支出决算共25.00万元。"},
		nil, "25.00万元",
	},
	{
		"every level with its code", []string{"1.教育支出（205）进修及培训（20508）培训支出（2050803）。", "年初预算为20.00万元，支出决算为21.00万元。"},
		[]string{"金额 20.00 预算/2050803/年初预算数", "金额 21.00 预算/2050803/决算数"}, "",
	},
	{
		"codes with their levels", []string{"1.教育支出（205类）进修及培训（20508款）培训支出（2050803项）20.00万元。"},
		[]string{"金额 20.00 预算/2050803/决算数"}, "",
	},
	{
		"another joint in a class", []string{"4.社会保障与就业支出25.00万元，完成年初预算30.00万元的83.33%。"},
		[]string{"金额 25.00 预算/208/决算数", "金额 30.00 预算/208/年初预算数", "完成率 83.33% 预算/208/决算数 ÷ 预算/208/年初预算数 × 100%"}, "",
	},
	{
		"below another section", []string{"1.科学技术支出（类）进修及培训（款）科普活动（项）22.00万元。"},
		[]string{"金额 22.00 预算/2060702/决算数"}, "",
	},
	{
		"basic spending of an item", []string{"1.教育支出（类）进修及培训（款）培训支出（项）。支出决算为20.00万元，其中：基本支出5.00万元，项目支出15.00万元。"},
		[]string{"金额 20.00 预算/2050803/决算数", "金额 5.00 05/2050803/基本支出", "金额 15.00 05/2050803/项目支出"}, "",
	},
	{
		"staff and other costs of an item", []string{"1.科学技术支出（类）科学技术普及（款）机构运行（项）。支出决算为110.00万元，其中：人员经费90.00万元，其他支出20.00万元。"},
		[]string{"金额 110.00 预算/2060701/决算数"}, "90.00万元 20.00万元",
	},
	{
		"items below a section by their names", []string{"1.社会保障和就业支出（类）行政事业单位养老支出（款）支出25.00万元，其中：事业单位离退休支出9.00万元；机关事业单位基本养老保险缴费支出16.00万元。"},
		[]string{"金额 25.00 预算/20805/决算数", "金额 9.00 05/2080502/小计", "金额 16.00 05/2080505/小计"}, "",
	},
	{
		"items of a class in a bracket", []string{"3.科学技术支出132.00万元（其中：机构运行110.00万元，科普活动22.00万元），占66.00%。"},
		[]string{"金额 132.00 预算/206/决算数", "金额 110.00 05/2060701/小计", "金额 22.00 05/2060702/小计", "占比 66.00% 预算/206/决算数 ÷ 05/合计/小计 × 100%"}, "",
	},
	{
		"nothing without a unit", []string{"1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为0，支出决算为20.00万元。"},
		[]string{"金额 0 预算/2050803/年初预算数", "金额 20.00 预算/2050803/决算数"}, "",
	},
	{
		"a unit left out once", []string{"1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为18.50万元，支出决算为20.00。"},
		[]string{"金额 18.50 预算/2050803/年初预算数", "金额 20.00 预算/2050803/决算数"}, "",
	},
	{
		"a unit left out between two", []string{"1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为185000元，支出决算为20.00，比上年增加1万元。"},
		[]string{"金额 18.50 预算/2050803/年初预算数"}, "20.00 1万元",
	},
	{
		"a unit said once", []string{"（单位：万元）", "1.教育支出（类）进修及培训（款）培训支出（项）。年初预算20，支出决算21.50。"},
		[]string{"金额 20 预算/2050803/年初预算数", "金额 21.50 预算/2050803/决算数"}, "",
	},
}

func TestItems(t *testing.T) {
	for _, c := range items {
		t.Run(c.name, func(t *testing.T) {
			var lines []*raw.Line
			for _, s := range append([]string{"第三部分 2022年度部门决算情况说明", "五、一般公共预算财政拨款支出决算情况说明", "（三）一般公共预算财政拨款支出决算具体情况"}, c.lines...) {
				lines = append(lines, &raw.Line{Text: s, Whole: true})
			}
			book := report.NewBook(2022, "", report.Wan)
			book.AddTable(listed())
			checkRead(t, Read(lines, nil, book), c.want, c.unread)
		})
	}
}
