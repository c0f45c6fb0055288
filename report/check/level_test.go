package check

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// TestLevelWithTheYearBefore: 持平 after words of the year before is compared
// with it, in every section.
func TestLevelWithTheYearBefore(t *testing.T) {
	rules := load(t)
	for _, c := range []struct {
		section, from, to string
		wrong             bool
	}{
		{"一", "收、支总计各减少", "收、支总计持平。另减少", true}, // 418.81, 630.19 the year before
		{"五", "一般公共预算财政拨款支出增加", "一般公共预算财政拨款支出与2021年度持平。另增加", true},
		{"一", "主要原因", "人员持平。主要原因", false}, // of another sentence
	} {
		s := &spoiler{TB: t, in: sample(t)}
		s.replace(c.section, c.from, c.to)
		list := Run(rules, s.in, Options{}).By("C13")
		if c.wrong != (len(list) == 1 && strings.Contains(list[0].Message, "上年") && list[0].Places[0].Section == c.section) {
			t.Errorf("%s, %s: %+v", c.section, c.to, list)
		}
	}
	// Where nothing has moved it is right.
	y := storetest.Sample()
	b := input(t, y, nil).Book
	same := *b.Fact("01/收入总计")
	yuan, err := store.ParseYuan(same.Exact.StringFixed(2))
	if err != nil {
		t.Fatal(err)
	}
	y.Prior.Income, y.Prior.Expenditure = &yuan, &yuan
	in := input(t, y, nil)
	if text := in.Document.Explanation(); !strings.Contains(text, "收、支总计持平") {
		t.Fatal("the text does not say 持平")
	}
	if list := Run(rules, in, Options{}).By("C13"); len(list) > 0 {
		t.Errorf("%+v", list)
	}
}

// TestADifferenceNeedsAReason: an item that was spent otherwise than its budget
// says why, also where it is little; those that do not are one finding.
func TestADifferenceNeedsAReason(t *testing.T) {
	rules := load(t)
	s := &spoiler{TB: t, in: invented(t)}
	n := 0
	for _, b := range s.in.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok || p.Section != "五" {
			continue
		}
		for i := range p.Runs {
			f := p.Runs[i].Figure
			if f == nil || f.Kind != report.CompletionFigure || !strings.HasPrefix(f.Facts[0], "预算/2") {
				continue
			}
			if v, ok := number(p.Runs[i].Text); ok && n < 2 && !v.Equal(hundred) && !v.Sub(hundred).Abs().GreaterThan(bigChange) {
				p.Runs = append(p.Runs[:i+1:i+1], report.Run{Text: "。"})
				n++
			}
			break
		}
	}
	list := Run(rules, s.in, Options{}).By("C13")
	if n != 2 || len(list) != 1 || len(list[0].Places) != 2 || !strings.Contains(list[0].Message, "没有写原因") || list[0].Severity != Error {
		t.Errorf("%d left out, found %+v", n, list)
	}
	// In the document of others the reason may stand elsewhere.
	s.in.PrintedOnly = true
	if list := Run(rules, s.in, Options{}).By("C13"); len(list) != 1 || list[0].Severity != Warning {
		t.Errorf("in the document of others found %+v", list)
	}
}
