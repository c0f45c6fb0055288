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

// TestDoubtLost: what the text tells of a table that nobody could read is not
// held against another table.
func TestDoubtLost(t *testing.T) {
	f := check.Finding{Rule: "C37", Severity: check.Error, Places: []check.Place{{Addr: "文字/五/1", Sentence: "支出决算150.00万元。", Printed: "150.00"}, {Addr: "05/2120803/合计"}}}
	for lost, want := range map[int]int{0: 1, 1: 0} {
		r := doubted(f)
		r.read.Lost = lost
		r.doubtLost()
		if n := len(r.Result.Findings); n != want {
			t.Errorf("with %d tables lost %d findings, want %d", lost, n, want)
		}
	}
}
