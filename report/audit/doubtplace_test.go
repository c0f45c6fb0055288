package audit

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read/raw"
)

// say adds a paragraph of one section to a report.
func (r *Report) say(section, text string, figures ...*report.Figure) {
	p := &report.Paragraph{Section: section, Runs: []report.Run{{Text: text}}}
	for _, f := range figures {
		p.Runs = append(p.Runs, report.Run{Text: f.Text, Figure: f})
	}
	r.read.Document.Blocks = append(r.read.Document.Blocks, p)
}

// TestDoubtPlace: what only is another place's custom is no finding; what
// contradicts something stays.
func TestDoubtPlace(t *testing.T) {
	at := func(addr string) []check.Place { return []check.Place{{Addr: addr, Section: "五"}} }
	for name, c := range map[string]struct {
		say  string
		f    check.Finding
		kept bool
	}{
		"a change without its rate":      {"", check.Finding{Rule: "P08", Message: "却没有写增减率"}, false},
		"a verb once":                    {"", check.Finding{Rule: "P08", Message: "百分比应写“下降3%”"}, true},
		"nothing, whole":                 {"", check.Finding{Rule: "P09", Printed: "0%", Places: at("文字/五/1")}, false},
		"a half, exact":                  {"", check.Finding{Rule: "P09", Printed: "50%", Places: at("文字/五/1")}, false},
		"a third, cut":                   {"", check.Finding{Rule: "P09", Printed: "33%", Places: at("文字/五/2")}, true},
		"budget without a kind":          {"", check.Finding{Rule: "C35", Places: []check.Place{{}, {Addr: "09/预算数/合计"}}}, false},
		"budget with its kind":           {"", check.Finding{Rule: "C35", Places: []check.Place{{}, {Addr: "08/预算数/合计"}}}, true},
		"structure in other words":       {"内设机构3个。", check.Finding{Rule: "D12", Expected: "机构设置"}, false},
		"no structure":                   {"本部门负责商务工作。", check.Finding{Rule: "D12", Expected: "机构设置"}, true},
		"no operating cost":              {"本单位为事业单位，无机关运行经费。", check.Finding{Rule: "D09"}, false},
		"operating cost without reasons": {"机关运行经费支出3.00万元。", check.Finding{Rule: "D09"}, true},
		"a list that says etc.":          {"人员经费主要包括基本工资、奖金等。", check.Finding{Rule: "C15", Places: at(""), Message: "不同：漏了“津贴补贴”。"}, false},
		"a list that leaves one out":     {"人员经费主要包括基本工资、奖金。", check.Finding{Rule: "C15", Places: at(""), Message: "不同：漏了“津贴补贴”。"}, true},
		"compared with the budget":       {"与年初预算持平。", check.Finding{Rule: "D06", Places: at(""), Expected: "公开09表“预算数”的“合计”"}, false},
		"another kind of number":         {"", check.Finding{Rule: "D13", Printed: "1.机关运行经费支出情况", Expected: "（十一）", Places: at("h1")}, false},
		"a number left out":              {"", check.Finding{Rule: "D13", Printed: "（三）政府采购", Expected: "（二）", Places: at("h1")}, true},
		"a number in a paragraph":        {"（二）支出总计3.00万元。", check.Finding{Rule: "D13", Printed: "（三）收入决算", Expected: "（二）", Places: at("h1")}, false},
		"zeros printed":                  {"", check.Finding{Rule: "D03", Places: at("09/注")}, false},
		"a table nobody could read":      {"", check.Finding{Rule: "D03", Places: at("07/注")}, false},
		"nothing printed":                {"", check.Finding{Rule: "D03", Places: at("08/注")}, true},
		"money of the treasury":          {"", check.Finding{Rule: "C25", Places: []check.Place{{Printed: "1,200.00"}}}, false},
		"money of nobody":                {"", check.Finding{Rule: "C25", Places: []check.Place{{Printed: "1,201.00"}}}, true},
		"a share of the table's own":     {"", check.Finding{Rule: "P02", Places: at("文字/五/3")}, false},
		"a share of another table":       {"", check.Finding{Rule: "P02", Places: at("文字/五/1")}, true},
	} {
		r := doubted(c.f)
		half, third := decimal.NewFromInt(50), decimal.NewFromInt(33)
		r.say("五", c.say,
			&report.Figure{Kind: report.ShareFigure, Text: "50%", Value: half, Addr: "文字/五/1", Facts: []string{"03/合计/基本支出", "05/合计/小计"}},
			&report.Figure{Kind: report.ShareFigure, Text: "33%", Value: third, Addr: "文字/五/2", Facts: []string{"政府采购/货物", "政府采购/总额"}},
			&report.Figure{Kind: report.ShareFigure, Text: "50%", Value: half, Addr: "文字/五/3", Facts: []string{"05/201/小计", "05/合计/小计"}})
		r.read.Document.Blocks = append(r.read.Document.Blocks, &report.Heading{Level: 3, ID: "h1"})
		for addr, v := range map[string]int64{"03/合计/基本支出": 600, "05/合计/小计": 1200, "政府采购/货物": 1, "政府采购/总额": 3} {
			r.read.Book.AddFact(&report.Fact{Addr: addr, Kind: report.AmountFact, Printed: decimal.NewFromInt(v)})
		}
		r.read.Book.AddTable(&report.Table{ID: "09", Title: "“三公”经费支出决算表", Rows: []report.Row{{Cells: []report.Cell{{Amount: &report.Amount{}, Text: "0.00"}}}}})
		r.read.Book.AddTable(&report.Table{ID: "08", Notes: []string{"注：本表预算数为全年预算数。"}, Rows: []report.Row{{Cells: []report.Cell{{Text: ""}}}}})
		r.doubtPlace()
		if kept := len(r.Result.Findings) > 0; kept != c.kept {
			t.Errorf("%s: kept %v, want %v", name, kept, c.kept)
		}
	}
}

// TestDoubtTotals: only a total that is printed can be wrong.
func TestDoubtTotals(t *testing.T) {
	for addr, kept := range map[string]bool{"06/人员经费合计": true, "06/公用经费合计": false} {
		r := doubted(check.Finding{Rule: "A18", Places: []check.Place{{Addr: addr}}})
		r.read.Spots = map[string]raw.Spot{"06/人员经费合计": {}}
		if r.doubtPlace(); (len(r.Result.Findings) > 0) != kept {
			t.Errorf("%s: %v", addr, r.Result.Findings)
		}
	}
}

// TestDoubtGlued: what plain text has behind a name need not belong to it; a
// cell has nothing that does not.
func TestDoubtGlued(t *testing.T) {
	for format, want := range map[string]int{"txt": 1, "html": 2} {
		r := doubted(check.Finding{Rule: "A23", Printed: "奖金—", Expected: "奖金"}, check.Finding{Rule: "A23", Printed: "奖励—", Expected: "奖金"})
		r.Format = format
		if r.doubtPlace(); len(r.Result.Findings) != want {
			t.Errorf("%s: %v", format, r.Result.Findings)
		}
	}
}

// TestDoubtVerbs: a place that lets rates increase does so throughout; one that
// does once is told so, no more.
func TestDoubtVerbs(t *testing.T) {
	once := doubted(check.Finding{Rule: "P08", Severity: check.Warning, Message: "百分比应写“下降3%”"})
	if once.doubtPlace(); len(once.Result.Findings) != 1 || once.Result.Findings[0].Severity != check.Info {
		t.Errorf("%v", once.Result.Findings)
	}
	r := doubted(check.Finding{Rule: "P08", Message: "百分比应写“下降3%”"}, check.Finding{Rule: "P08", Message: "百分比应写“增长4%”"}, check.Finding{Rule: "P08", Message: "方向写反"})
	if r.doubtPlace(); len(r.Result.Findings) != 1 || !strings.Contains(r.Result.Findings[0].Message, "写反") {
		t.Errorf("%v", r.Result.Findings)
	}
}
