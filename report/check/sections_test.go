package check

import (
	"strings"
	"testing"

	"juesuan/report"
)

// A section with the totals of table 07 and none of its items lacks them.
func TestASectionOfTotalsOnly(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	s.drop(func(b report.Block) bool {
		p, ok := b.(*report.Paragraph)
		return ok && p.Section == "七" && strings.Contains(textOf(p), "（项）")
	})
	list := Run(load(t), s.in, Options{}).By("C16")
	if len(list) != 1 || list[0].Severity != Warning || !strings.Contains(list[0].Message, "只写了合计") {
		t.Errorf("C16 finds %v", list)
	}
}

// An item of a fund under another's name is one error: it is left out.
func TestAFundsItemUnderAnothersName(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	p, i := s.run("七", report.AmountFigure, "07/2120804/小计")
	f := *p.Runs[i].Figure
	f.Facts = []string{"07/2120801/小计"}
	p.Runs[i].Figure = &f
	s.replace("七", "农村基础设施建设支出（项）", "征地和拆迁补偿支出（项）")
	list := Run(load(t), s.in, Options{}).Of(Error)
	if len(list) != 1 || list[0].Rule != "C16" || !strings.Contains(list[0].Message, "写了 0 次") {
		t.Errorf("%d errors: %+v", len(list), list)
	}
}

// A full name that lacks a character is found in the text too.
func TestASlipInTheUnitsName(t *testing.T) {
	s := &spoiler{TB: t}
	s.sample()
	r := []rune(s.in.Book.Department)
	slip := string(r[:2]) + string(r[3:])
	for _, b := range s.in.Document.Blocks {
		if p, ok := b.(*report.Paragraph); ok && p.Section == "一" {
			p.Runs = append(p.Runs, report.Run{Text: slip + "的情况。"})
			break
		}
	}
	list := Run(load(t), s.in, Options{}).By("C32")
	if len(list) != 1 || list[0].Printed != slip || !strings.Contains(list[0].Message, "文字“一”") {
		t.Errorf("C32 finds %v", list)
	}
}

// TestTableWithoutName: a table without the unit's name is told in those words;
// in print, where other forms have none above their tables, nothing is.
func TestTableWithoutName(t *testing.T) {
	for _, printed := range []bool{false, true} {
		s := &spoiler{TB: t}
		s.sample()
		for _, b := range s.in.Document.Blocks {
			if b, ok := b.(*report.TableBlock); ok && b.Table.ID == "09" {
				b.Table.Department = ""
			}
		}
		s.in.PrintedOnly = printed
		list := Run(load(t), s.in, Options{}).By("C32")
		if printed && len(list) > 0 || !printed && (len(list) != 1 || !strings.Contains(list[0].Message, "没有写单位名称")) {
			t.Errorf("in print %v: %v", printed, list)
		}
	}
}

// TestNamesOfAnUnknownYear: where a document does not say of which year it is,
// names are those of now, and no message speaks of the year 0.
func TestNamesOfAnUnknownYear(t *testing.T) {
	s := &spoiler{TB: t}
	s.sample()
	s.in.Book.Year, s.in.PrintedOnly = 0, true
	r := Run(load(t), s.in, Options{})
	if list := append(r.By("A23"), r.By("A24")...); len(list) > 0 {
		t.Errorf("names of now are wrong: %v", list)
	}
	for _, f := range r.Findings {
		if strings.Contains(f.Message, " 0 年") {
			t.Errorf("%s %s", f.Rule, f.Message)
		}
	}
}
