package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// percentages are all of the text's, in reading order.
func (s *spoiler) percentages() (list []*report.Run) {
	for _, b := range s.in.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			if f := p.Runs[i].Figure; f != nil && strings.HasSuffix(p.Runs[i].Text, "%") {
				list = append(list, &p.Runs[i])
			}
		}
	}
	return list
}

// TestTheOddPercentageIsNamed: of percentages that are not written alike those
// that are not as most are told, at most once on their own.
func TestTheOddPercentageIsNamed(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	list := s.percentages()
	if len(list) < 10 {
		t.Fatalf("%d percentages", len(list))
	}
	for name, odd := range map[string][]*report.Run{"the first": list[:1], "the last": list[len(list)-1:], "the first three": list[:3]} {
		was := make([]string, len(odd))
		for i, r := range odd {
			was[i] = r.Text
			r.Text = strings.TrimSuffix(r.Text, "%")
			r.Text = r.Text[:len(r.Text)-1] + "%"
		}
		res := Run(load(t), s.in, Options{})
		all, own := res.By("P09"), 0
		for _, f := range res.Findings {
			if f.Rule == "P09" {
				own++
			}
		}
		if len(all) != len(odd) || own > 1 {
			t.Errorf("%s: %d findings, %d of them on their own", name, len(all), own)
		}
		for i, f := range all {
			if f.Places[0].Printed != odd[i].Text || !strings.Contains(f.Message, "2 位小数") {
				t.Errorf("%s: %s", name, f.Message)
			}
		}
		for i, r := range odd {
			r.Text = was[i]
		}
	}
}

// TestATotalThatTwoSumsMissIsOneError: the row's kinds and the rows below add up
// to amounts of which rounding makes two.
func TestATotalThatTwoSumsMissIsOneError(t *testing.T) {
	y, prior := storetest.Invented()
	s := &spoiler{TB: t, in: printedForm(t, "shanghai-2024", y, prior).Input}
	rules := load(t).For(s.in)
	was := len(Run(rules, s.in, Options{}).Of(Error))
	s.print("03/213/本年支出合计", "0.09")
	list := Run(rules, s.in, Options{}).Of(Error)
	if len(list) != was+1 {
		for _, f := range list {
			t.Error(f.Rule, f.Message)
		}
	}
}

// TestTheDeviationOfAWrongRate: the deviation that a wrong rate has is told below
// the rate.
func TestTheDeviationOfAWrongRate(t *testing.T) {
	s := &spoiler{TB: t}
	s.indicator("政府采购执行率", func(i *store.Indicator) { i.Actual, i.Deviation = "12.00%", "0.00" })
	res := Run(load(t), s.in, Options{})
	own := 0
	for _, f := range res.Findings {
		if f.Rule == "Q08" || f.Rule == "Q15" {
			own++
		}
	}
	if own != 1 || len(res.By("Q08")) != 1 || len(res.By("Q15")) != 1 {
		t.Errorf("%d of Q08 %+v and Q15 %+v stand on their own", own, res.By("Q08"), res.By("Q15"))
	}
}

// TestAChangeAgainstTheWrongYear: what the wrong year makes wrong is told below it.
func TestAChangeAgainstTheWrongYear(t *testing.T) {
	s := &spoiler{TB: t, in: sample(t)}
	p, i := s.run("一", report.DifferenceFigure, "01/收入总计")
	year := &report.Figure{Addr: "文字/一/年", Kind: report.YearFigure, Facts: []string{"上年度"}}
	p.Runs = slices.Concat(p.Runs[:i:i], []report.Run{{Text: "比"}, {Text: "2022", Figure: year}, {Text: "年"}}, p.Runs[i:])
	s.in.Book.AddFact(&report.Fact{Addr: "上年度", Kind: report.CountFact, Printed: dec("2021"), Exact: dec("2021")})
	s.facts("一", report.DifferenceFigure, "01/收入总计", "01/收入总计", "预算/合计/年初预算数")
	s.facts("一", report.GrowthFigure, "01/收入总计", "01/收入总计", "03/合计/经营支出")
	if list := Run(load(t), s.in, Options{}).Of(Error); len(list) != 1 || list[0].Rule != "C33" {
		t.Errorf("%+v", list)
	}
}

// TestOddAmountsOfATableAreTold once, with the others below.
func TestOddAmountsOfATableAreTold(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	for _, addr := range []string{"01/201", "01/本年支出合计", "03/合计/本年支出合计"} {
		s.cell(addr).Text += "0"
	}
	var got []int
	for _, f := range Run(load(t), s.in, Options{}).Findings {
		if f.Rule == "A29" {
			got = append(got, len(f.Consequences))
		}
	}
	if !slices.Equal(got, []int{1, 0}) {
		t.Errorf("findings with %v below, want one for a table", got)
	}
}

// TestTheOddThousandsAreNamed: of amounts with and without commas those that
// are not as most are told, though the first be one of them.
func TestTheOddThousandsAreNamed(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	first := s.cell("01/本年收入合计")
	if !first.Amount.Printed.GreaterThan(dec("1000")) {
		t.Fatalf("%s is too small", first.Text)
	}
	first.Text = strings.ReplaceAll(first.Text, ",", "")
	if !strings.Contains(s.cell("02/合计/本年收入合计").Text, ",") {
		first.Text = first.Amount.Printed.StringFixed(2)[:1] + "," + first.Amount.Printed.StringFixed(2)[1:]
	}
	var got []string
	for _, f := range Run(load(t), s.in, Options{}).Findings {
		if f.Rule == "A29" {
			got = append(got, f.Printed)
		}
	}
	if !slices.Equal(got, []string{first.Text}) {
		t.Errorf("odd are %q, want %q", got, first.Text)
	}
}
