package text

import (
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// tornText is a text of which each printed line was made a paragraph.
var tornText = []string{
	"第三部分 2022年度部门决算情况说明",
	"五、一般公共预算财政拨款支出决算情况说明",
	"（三）一般公共预算财政拨款支出决算具体情况",
	"2022年度一般公共预算财政拨款支出年初预算为210.00万元，支出决算为200.",
	"00万元，完成年初预算的95.24%。其中：",
	"1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为20.00万元，支",
	"出决算为20.00万元，完成年初预算的100.00%。决算数与年初预算数持平，没有差",
	"异。",
	"2.科学技术支出（类）科学技术普及（款）科普活动（项）。年初预算为30.00万",
	"元，支出决算为22.00万元，完成年初预算的73.33%。决算数小于年初预算数的主要",
	"原因是一场展览推迟到下一年。",
}

func TestTorn(t *testing.T) {
	var lines []*raw.Line
	for _, s := range tornText {
		lines = append(lines, &raw.Line{Text: s, Whole: true})
	}
	book := report.NewBook(2022, "", report.Wan)
	book.AddTable(listed())
	checkRead(t, Read(lines, nil, book), []string{
		"金额 210.00 预算/合计/年初预算数", "金额 200.00 预算/合计/决算数", "完成率 95.24% 预算/合计/决算数 ÷ 预算/合计/年初预算数 × 100%",
		"金额 20.00 预算/2050803/年初预算数", "金额 20.00 预算/2050803/决算数", "完成率 100.00% 预算/2050803/决算数 ÷ 预算/2050803/年初预算数 × 100%",
		"金额 30.00 预算/2060702/年初预算数", "金额 22.00 预算/2060702/决算数", "完成率 73.33% 预算/2060702/决算数 ÷ 预算/2060702/年初预算数 × 100%",
	}, "")
}

// TestNotTorn: paragraphs of any length, some without their stop, stand alone; the
// rest of a sentence is no claim.
func TestNotTorn(t *testing.T) {
	var lines []*raw.Line
	for _, s := range []string{
		"第三部分 2022年度部门决算情况说明", "一、收入支出决算总体情况说明",
		"2022年度收入总计20.00万元，支出总计20.00万元，与上年持平，没有增减变化，不再说明原因",
		"本馆全年接待观众，举办展览、讲座、比赛和培训，具体情况见年度工作报告的附件部分",
		"收入来源以财政拨款为主，其余来自场馆的活动收费、场地的使用费和社会各界的捐赠，各项收入都按规定纳入预算管理，没有设立账外账，也没有隐瞒、截留、坐支等情况",
		"支出按预算执行，各项支出均在批准的额度之内，没有超预算、无预算支出的情况发生",
		"10.00万元，占50.00%。",
	} {
		lines = append(lines, &raw.Line{Text: s, Whole: true})
	}
	if w := tornWidth(lines); w != 0 {
		t.Errorf("torn at %d", w)
	}
	checkRead(t, Read(lines, nil, report.NewBook(2022, "", report.Wan)), []string{"金额 20.00 01/收入总计", "金额 20.00 01/支出总计"}, "10.00万元 50.00%")
}

// TestUnfinished: a short line that ends within a sentence about amounts goes on.
func TestUnfinished(t *testing.T) {
	var lines []*raw.Line
	for _, s := range []string{
		"第三部分 2022年度部门决算情况说明", "五、一般公共预算财政拨款支出决算情况说明", "（二）一般公共预算财政拨款支出决算结构情况",
		"教育支出", "20.00万元，占10.00%；社会保障和就业支", "出", "25.00万元，占12.50%。",
		"（三）一般公共预算财政拨款支出决算具体情况",
		"1.教育支出（类）进修及培训（款）培训支", "出（项）。年初预算为20.00万元，支", "出", "决算为21.00万元。", "柳溪县科普馆的其他说明见附件，没有金额",
	} {
		lines = append(lines, &raw.Line{Text: s})
	}
	book := report.NewBook(2022, "", report.Wan)
	book.AddTable(listed())
	checkRead(t, Read(lines, nil, book), []string{
		"金额 20.00 05/205/小计", "占比 10.00% 05/205/小计 ÷ 05/合计/小计 × 100%", "金额 25.00 05/208/小计", "占比 12.50% 05/208/小计 ÷ 05/合计/小计 × 100%",
		"金额 20.00 预算/2050803/年初预算数", "金额 21.00 预算/2050803/决算数",
	}, "")
}
