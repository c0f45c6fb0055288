package audit

import (
	"os"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read/rawtest"
)

// FuzzOf wants of any lines and grids either a sentence why they are no
// disclosure or a report: with a sentence and a place for every finding, each
// amount in a cell as printed, and the same report each time.
func FuzzOf(f *testing.F) {
	data, err := os.ReadFile("../read/testdata/disclosure-2022.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data), true)
	d := rawtest.Sample(f)
	for _, through := range []string{"html", "docx"} {
		file, err := formats[through](d)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(rawtest.Text(file), false)
	}
	f.Add("公开03表\n支出决算表\n单位：万元\n项目\t\t本年支出合计\t基本支出\n功能分类科目编码\t科目名称\n\t合计\t1.00\t1.00\n201\t一般公共服务支出\t1.00\t1.00\n", false)
	rules, err := check.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, lost bool) {
		r, err := Of(rawtest.Parse(text, lost), rules)
		if err != nil {
			if err.Error() == "" {
				t.Error("refused without a word")
			}
			return
		}
		for i := range r.Result.Findings {
			if x := &r.Result.Findings[i]; x.Message == "" || x.Rule == "" {
				t.Errorf("a finding without words: %+v", x)
			}
		}
		for _, b := range r.read.Document.Blocks {
			tb, ok := b.(*report.TableBlock)
			if !ok {
				continue
			}
			for _, row := range tb.Table.Rows {
				for j := range row.Cells {
					if c := &row.Cells[j]; c.Amount != nil && c.Text == "" && !c.Amount.Printed.IsZero() {
						t.Errorf("%s is %s, and nothing is printed", c.Addr, c.Amount.Printed)
					}
				}
			}
		}
		again, err := Of(rawtest.Parse(text, lost), rules)
		if err != nil || len(again.Result.Findings) != len(r.Result.Findings) || len(again.Unread) != len(r.Unread) {
			t.Errorf("read again it is another report (%v)", err)
		}
	})
}
