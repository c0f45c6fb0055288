package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
)

// TestNarrowBracketsAreNoOtherName: who types (项) names the same subject, and
// who types another name in them does not.
func TestNarrowBracketsAreNoOtherName(t *testing.T) {
	rules := load(t)
	for name, want := range map[string]bool{"行政运行": false, "行政运营": true} {
		s := &spoiler{TB: t, in: invented(t)}
		for _, b := range s.in.Document.Blocks {
			p, ok := b.(*report.Paragraph)
			if !ok || p.Section != "五" {
				continue
			}
			for i := range p.Runs {
				text := strings.NewReplacer("（", "(", "）", ")").Replace(p.Runs[i].Text)
				p.Runs[i].Text = strings.ReplaceAll(text, "行政运行(", name+"(")
			}
		}
		if got := len(Run(rules, s.in, Options{}).By("C11")); got > 0 != want {
			t.Errorf("%s: %d findings, want some: %t", name, got, want)
		}
	}
}

// TestAnItemsAmountSaidAgain: who begins an item's sentence with its amount and
// says it once more behind the budget tells of it once.
func TestAnItemsAmountSaidAgain(t *testing.T) {
	rules := load(t)
	for _, c := range []struct {
		between string // the two amounts
		want    int
	}{{"", 0}, {item, 0}, {"2010302", 1}} {
		s := &spoiler{TB: t, in: invented(t)}
		p, i := s.run("五", report.AmountFigure, "预算/"+item+"/决算数")
		twin := *p.Runs[i].Figure
		twin.Addr += "/又"
		runs := []report.Run{{Text: "万元，主要用于办公。"}}
		if c.between != "" {
			f := *p.Runs[i].Figure
			f.Addr, f.Facts = f.Addr+"/年初", []string{"预算/" + c.between + "/年初预算数"}
			runs = append(runs, report.Run{Text: s.in.Book.Fact(f.Facts[0]).Printed.StringFixed(2), Figure: &f}, report.Run{Text: "万元，支出决算为"})
		}
		runs = append(runs, report.Run{Text: p.Runs[i].Text, Figure: &twin})
		p.Runs = slices.Insert(slices.Clone(p.Runs), i+1, runs...)
		list := Run(rules, s.in, Options{}).By("C08")
		if len(list) != c.want {
			t.Errorf("with %q between: %d findings, want %d: %+v", c.between, len(list), c.want, list)
		}
	}
}
