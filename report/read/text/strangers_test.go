package text

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// strangers are texts of places that nothing is known of: no table, no cover,
// no name of the office. They stand below the title of their year.
var strangers = []struct {
	name   string
	lines  []string
	want   []string // figures other than years
	unread string
}{
	{
		"the office named in full before the year",
		[]string{
			"八、财政拨款“三公”经费支出决算情况说明",
			"某省某县柳林镇人民政府2022年度一般公共预算财政拨款“三公”经费支出预算为8.00万元，支出决算为6.00万元，完成预算的75%。",
			"柳林镇人民政府2022年度“三公”经费支出决算数比上年减少1.00万元，下降14.29%。",
			"某县另一中心2022年度“三公”经费支出决算为2.00万元。",
		},
		[]string{
			"金额 8.00 09/预算数/合计", "金额 6.00 09/决算数/合计", "完成率 75% 09/决算数/合计 ÷ 09/预算数/合计 × 100%",
			"增减额 1.00 |09/决算数/合计 − 上年/09/决算数/合计|", "增减率 14.29% |09/决算数/合计 − 上年/09/决算数/合计| ÷ 上年/09/决算数/合计 × 100%",
		},
		"2.00万元",
	},
	{
		"income and spending of the office, without which",
		[]string{"二、收入决算情况说明", "2022年度，本单位收入为120.00万元，其中：财政拨款收入90.00万元，占75%。"},
		[]string{"金额 120.00 02/合计/本年收入合计", "金额 90.00 02/合计/财政拨款收入", "占比 75% 02/合计/财政拨款收入 ÷ 02/合计/本年收入合计 × 100%"}, "",
	},
	{
		"a sentence of the year before",
		[]string{
			"八、财政拨款“三公”经费支出决算情况说明",
			"2021年的“三公”经费决算数合计为7.00万元，其中：公务接待费3.00万元，占42.86%。",
			"2023年度“三公”经费预算5.00万元，其中公务接待费2.00万元。公务用车运行维护费较上年同期增加1.00万元。",
		},
		[]string{"金额 7.00 上年/09/决算数/合计", "金额 3.00 上年/09/决算数/公务接待"},
		"42.86% 5.00万元 2.00万元 1.00万元",
	},
	{
		"元 left out",
		[]string{"八、财政拨款“三公”经费支出决算情况说明", "2022年度“三公”经费支出决算为6.00万，相较于上年增加1.00万元。"},
		[]string{"金额 6.00 09/决算数/合计", "增减额 1.00 |09/决算数/合计 − 上年/09/决算数/合计|"}, "",
	},
	{
		"no change of the one, a change of the next",
		[]string{
			"八、财政拨款“三公”经费支出决算情况说明",
			"2022年度“三公”经费支出决算为6.00万元，比上年增加1.00万元。公务用车购置支出决算比预算无增减变化，比上年无增减变化；公务接待费支出决算比预算无增减变化，比上年增加0.50万元，增长50%。",
		},
		[]string{
			"金额 6.00 09/决算数/合计", "增减额 1.00 |09/决算数/合计 − 上年/09/决算数/合计|",
			"增减额 0.50 |09/决算数/公务接待 − 上年/09/决算数/公务接待|", "增减率 50% |09/决算数/公务接待 − 上年/09/决算数/公务接待| ÷ 上年/09/决算数/公务接待 × 100%",
		}, "",
	},
	{
		"a reason that goes over to a cost without a name here",
		[]string{
			"八、财政拨款“三公”经费支出决算情况说明",
			"2022年“三公”经费支出6.00万元，比上年支出7.00万元减少1.00万元，原因是压缩开支；车辆及司机费支出4.00万元，比上年支出5.00万元下降1.00万元。",
		},
		[]string{"金额 6.00 09/决算数/合计", "金额 7.00 上年/09/决算数/合计", "增减额 1.00 |09/决算数/合计 − 上年/09/决算数/合计|"},
		"4.00万元 5.00万元 1.00万元",
	},
	{
		"two changes of two, one verb",
		[]string{"一、收入支出决算总体情况说明", "2022年度收、支总计各是40.00、41.00万元。与上年相比，收、支总计各减少2.00、3.00万元。"},
		[]string{"金额 40.00 01/收入总计", "金额 41.00 01/支出总计", "增减额 2.00 |01/收入总计 − 上年/01/收入总计|"}, "3.00万元",
	},
	{
		"cars that single offices bought",
		[]string{"八、财政拨款“三公”经费支出决算情况说明", "公务用车购置费增加的原因如下。事务中心购置2辆；农业农村局购置1辆。"}, nil, "2辆 1辆",
	},
	{
		"classes of spending under the totals",
		[]string{"一、收入支出决算总体情况说明", "2022年度总支出50.00万元。支出具体情况如下：", "1．教育支出40.00万元：主要用于办学。较2021年度决算数减少10.00万元，下降20%。"},
		[]string{"金额 50.00 01/支出总计", "金额 40.00 01/205", "增减额 10.00 |01/205 − 上年/01/205|", "增减率 20% |01/205 − 上年/01/205| ÷ 上年/01/205 × 100%"}, "",
	},
	{
		"a comma astray behind 占, and cars called otherwise",
		[]string{"八、财政拨款“三公”经费支出决算情况说明", "2022年度“三公”经费支出决算中，公务接待费支出决算1.50万元，占，25.00%。车辆购置支出0.00万元，车辆运行维护费支出4.50万元。"},
		[]string{"金额 1.50 09/决算数/公务接待", "占比 25.00% 09/决算数/公务接待 ÷ 09/决算数/合计 × 100%", "金额 0.00 09/决算数/用车购置", "金额 4.50 09/决算数/用车运行"}, "",
	},
	{
		"a section for each kind",
		[]string{"二、公务接待费", "2022年公务接待费3.00万元，较2021年决算数下降25%。"},
		[]string{"金额 3.00 09/决算数/公务接待", "增减率 25% |09/决算数/公务接待 − 上年/09/决算数/公务接待| ÷ 上年/09/决算数/公务接待 × 100%"}, "",
	},
}

func TestStrangers(t *testing.T) {
	for _, c := range strangers {
		t.Run(c.name, func(t *testing.T) {
			lines := []*raw.Line{{Text: "第三部分 2022年度部门决算情况说明", Whole: true}}
			for _, s := range c.lines {
				lines = append(lines, &raw.Line{Text: s, Whole: true})
			}
			res := Read(lines, nil, report.NewBook(2022, "", report.Wan))
			checkRead(t, res, c.want, c.unread)
		})
	}
}

// TestStatementAlone: what is published of “三公” or of procurement alone has no
// heading that says so.
func TestStatementAlone(t *testing.T) {
	for text, want := range map[string][]string{
		"2022年度“三公”经费财政拨款支出预算为8.00万元，公务接待费决算为2.00万元，国内公务接待批次为5个。": {"金额 8.00 09/预算数/合计", "金额 2.00 09/决算数/公务接待", "数量 5 三公数量/国内批次"},
		"2022年度政府采购支出总额30.00万元，其中：授予中小企业合同金额15.00万元。":             {"金额 30.00 政府采购/总额", "金额 15.00 政府采购/授予中小企业"},
		"2022年的天气很好，有30.00万元。": nil,
	} {
		res := Read([]*raw.Line{{Text: text, Whole: true}}, nil, report.NewBook(2022, "", report.Wan))
		if g, w := strings.Join(placed(res), "\n"), strings.Join(want, "\n"); g != w {
			t.Errorf("%s: figures\n%s\nwant\n%s", text, g, w)
		}
	}
}

// placed are the figures of a text, other than years, in their order.
func placed(res *Result) []string {
	var out []string
	for _, b := range res.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			if f := p.Runs[i].Figure; f != nil && f.Kind != report.YearFigure {
				out = append(out, string(f.Kind)+" "+f.Text+" "+f.Formula)
			}
		}
	}
	return out
}

func checkRead(t *testing.T, res *Result, want []string, unread string) {
	t.Helper()
	if g, w := strings.Join(placed(res), "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("figures\n%s\nwant\n%s", g, w)
	}
	var missed []string
	for _, u := range res.Unread {
		missed = append(missed, u.Numbers...)
	}
	if g := strings.Join(missed, " "); g != unread {
		t.Errorf("unread %q, want %q", g, unread)
	}
}
