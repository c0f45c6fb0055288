package audit

import (
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read/raw"
)

// TestClippedLabels: a line or a column whose label was cut off in print is
// named as unread, and nothing that leans on it is called wrong.
func TestClippedLabels(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new string }{
		{"a source of income", "一、一般公共预算财政拨款收入", "财政拨款收入"},
		{"a class of spending", "八、社会保障和就业支出", "业支出"},
		{"the period", "预算数", "预公算数"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := published(t, composed(t, "henan-2022", report.Wan))
			turned := 0
			for _, b := range f.Blocks {
				g, ok := b.(*raw.Grid)
				if !ok {
					continue
				}
				for _, row := range g.Rows {
					for j := range row {
						if row[j].Text == c.old {
							row[j].Text = c.new
							turned++
						}
					}
				}
			}
			if turned == 0 {
				t.Fatal("nothing was cut off")
			}
			r, err := Of(f, rules)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.read.Unread) == 0 {
				t.Error("nothing is named as unread")
			}
			for _, x := range r.Result.Findings {
				if known := x.Rule[0] == 'A' || x.Rule[0] == 'B'; known && x.Severity == check.Error {
					t.Errorf("%s %s", x.Rule, x.Message)
				}
			}
		})
	}
}
