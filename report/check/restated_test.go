package check

import (
	"strings"
	"testing"
)

// TestWhatAnySectionSaysOfATableIsCompared: an office may write any number of
// the tables into any section, also those that the form's sentences lack there.
func TestWhatAnySectionSaysOfATableIsCompared(t *testing.T) {
	rules := load(t)
	for _, c := range []struct{ section, fact string }{
		{"一", "01/支出总计"}, {"一", "01/本年收入合计"}, {"一", "01/年初结转和结余"}, {"一", "01/年末结转和结余"},
		{"二", "01/一般公共预算财政拨款收入"},
		{"四", "04/支出总计/合计"}, {"四", "04/一般公共预算财政拨款"}, {"四", "04/年末财政拨款结转和结余/合计"},
		{"五", "05/合计/项目支出"}, {"五", "05/合计/基本支出"}, {"六", "06/30101/决算数"}, {"六", "06/30201/决算数"},
		{"九", "03/合计/项目支出"},
	} {
		for _, off := range []string{"0", "1.00"} {
			s := &spoiler{TB: t, in: invented(t)}
			s.state(c.section, c.fact, off)
			var hit []string
			for _, f := range Run(rules, s.in, Options{}).Findings {
				if f.Severity == Error && strings.Contains(f.Places[0].Sentence, stated) {
					hit = append(hit, f.Rule+" "+f.Message)
				}
			}
			switch {
			case off == "0" && len(hit) > 0:
				t.Errorf("%s, %s: the right number: %q", c.section, c.fact, hit)
			case off != "0" && len(hit) != 1:
				t.Errorf("%s, %s: a wrong number is found %d times: %q", c.section, c.fact, len(hit), hit)
			}
		}
	}
}
