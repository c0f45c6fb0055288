package text

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store/storetest"
)

// sectionsOf are the sections in which the text states facts.
func sectionsOf(t *testing.T, lines ...string) map[string]string {
	t.Helper()
	var list []*raw.Line
	for _, s := range lines {
		list = append(list, &raw.Line{Text: s, Whole: true})
	}
	out := map[string]string{}
	for _, b := range Read(list, nil, publish(t, "henan-2022", storetest.Sample(), nil, "").printed()).Document.Blocks {
		if p, ok := b.(*report.Paragraph); ok {
			for i := range p.Runs {
				if f := p.Runs[i].Figure; f != nil && f.Kind != report.YearFigure {
					out[f.Formula] = p.Section
				}
			}
		}
	}
	return out
}

// TestTopicsBelowAChapter: what a place tells in one chapter is measured by the
// table of its own topic, whatever the chapter is called.
func TestTopicsBelowAChapter(t *testing.T) {
	for name, lines := range map[string][]string{
		"headings": {
			"第二部分 2022年度部门决算说明", "二、收入支出决算总体情况说明", "2022年度收、支总计418.81万元。",
			"（一）收入决算说明", "本年收入合计418.81万元。", "（二）支出决算说明", "本年支出合计418.81万元，其中：基本支出113.39万元，占支出合计的27.07%。",
		},
		"in the paragraphs": {
			"第二部分 2022年度部门决算说明", "二、收入支出决算总体情况说明", "1．总体情况。2022年度收入总计418.81万元。",
			"2．收入情况。2022年度收入合计418.81万元。", "3．支出情况。2022年度支出合计418.81万元，其中：基本支出113.39万元，占27.07%。",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := sectionsOf(t, lines...)
			whole, in, out := got["01/收入总计"], got["02/合计/本年收入合计"], got["03/合计/本年支出合计"]
			if whole != "二" || in == "" || out == "" || in == whole || out == in || got["03/合计/基本支出 ÷ 03/合计/本年支出合计 × 100%"] != out {
				t.Errorf("sections %v", got)
			}
		})
	}
}

// TestDeepHeadings: 1.机关运行经费支出情况, alone in its line, begins a topic; an
// item of a list does not.
func TestDeepHeadings(t *testing.T) {
	got := sectionsOf(t, "三、2022年度部门决算情况说明", "（十）其他重要事项的情况说明", "1.机关运行经费支出情况", "2022年度机关运行经费支出10.21万元。",
		"2.政府采购支出情况", "2022年度政府采购支出总额305.42万元。")
	if got["机关运行经费/决算数"] == "" || got["政府采购/总额"] == "" {
		t.Errorf("facts %v", got)
	}
}

// TestPartInTwoLines: a part's title may stand below its number.
func TestPartInTwoLines(t *testing.T) {
	var list []*raw.Line
	for _, s := range []string{"第三部分", "部门决算情况说明", "九、机关运行经费支出情况说明", "机关运行经费支出10.21万元。", "第四部分", "名词解释", "财政拨款收入：指取得的财政资金，比如1.00万元。"} {
		list = append(list, &raw.Line{Text: s, Whole: true})
	}
	res := Read(list, nil, publish(t, "henan-2022", storetest.Sample(), nil, "").printed())
	var heads []string
	for _, b := range res.Document.Blocks {
		if h, ok := b.(*report.Heading); ok && h.Level == 1 {
			heads = append(heads, h.Text)
		}
	}
	if strings.Join(heads, "|") != "第三部分部门决算情况说明|第四部分名词解释" || len(res.Unread) > 0 {
		t.Errorf("headings %q, unread %v", heads, res.Unread)
	}
}

// TestBareItems: items below their class by nothing but their names.
func TestBareItems(t *testing.T) {
	got := sectionsOf(t, "第二部分 2022年度部门决算情况说明", "五、财政拨款支出决算情况说明", "1．住房保障支出6.56万元，占1.57%，主要包括：",
		"（1）住房公积金6.56万元，主要是按规定缴纳的支出，完成年初预算的93.71%，决算数小于年初预算数的原因主要是据实支出。")
	if got["05/221/小计"] == "" || got["05/2210201/小计"] == "" || got["预算/2210201/决算数 ÷ 预算/2210201/年初预算数 × 100%"] == "" {
		t.Errorf("facts %v", got)
	}
}

// TestCarriedOver: what is carried over in a paragraph of its own belongs to the
// section around it.
func TestCarriedOver(t *testing.T) {
	got := sectionsOf(t, "第三部分 2022年度部门决算情况说明", "一、收入支出决算总体情况说明", "1．总体情况。2022年度收入总计418.81万元。", "4．结转结余情况。2022年度年末结转和结余0万元。")
	if got["01/年末结转和结余"] == "" {
		t.Errorf("facts %v", got)
	}
}

// TestAllFiscalSpending: where the general budget has a section besides, that
// of 财政拨款支出 is about all fiscal money.
func TestAllFiscalSpending(t *testing.T) {
	got := sectionsOf(t, "第三部分 2022年度部门决算情况说明", "五、财政拨款支出决算情况说明", "2022年度财政拨款支出决算418.81万元。",
		"七、一般公共预算支出决算情况说明", "2022年度一般公共预算财政拨款支出决算418.81万元。")
	if got["04/本年支出合计/合计"] != "五" || got["05/合计/小计"] != "七" {
		t.Errorf("facts %v", got)
	}
}

// TestYearOfABudget: a comparison with the year's own budget names the year,
// not the one before.
func TestYearOfABudget(t *testing.T) {
	const text = "2022年度“三公”经费财政拨款决算数0.00万元，比2022年度“三公”经费财政拨款年初预算4.00万元减少4.00万元。"
	res := Read([]*raw.Line{{Text: "第三部分 情况说明", Whole: true}, {Text: "九、“三公”经费支出决算情况说明", Whole: true}, {Text: text, Whole: true}},
		nil, publish(t, "henan-2022", storetest.Sample(), nil, "").printed())
	years := ""
	for _, list := range figures(res.Document) {
		for _, f := range list {
			if f.Kind == report.YearFigure {
				years += f.Formula + " "
			}
		}
	}
	if strings.TrimSpace(years) != "年度 年度" {
		t.Errorf("years %q", years)
	}
}
