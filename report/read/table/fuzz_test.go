package table

import (
	"os"
	"testing"

	"juesuan/report/read/rawtest"
)

// FuzzRead wants of any lines and grids tables of full rows, whose amounts have
// an address of their own, or a sentence.
func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("../testdata/disclosure-2022.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data), true)
	f.Add("公开05表\n一般公共预算财政拨款支出决算表\n单位：元\n科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出\n类\t款\t项\n\t\t\t合计\t3\t1\t2\n201\t\t\t一般公共服务支出\t3\t1\t2\n201\t03\t\t政府办公厅\t3\t1\t2\n201\t03\t01\t行政运行\t3\t1\t2\n", false)
	f.Add("“三公”经费\n预算数\t决算数\n合计\t因公出国\t公务接待\t合计\n1\t2\t3\t4\n1.00\t\t1.00\t0.50\n", false)
	f.Fuzz(func(t *testing.T, text string, lost bool) {
		res, err := Read(rawtest.Parse(text, lost))
		if err != nil {
			if err.Error() == "" {
				t.Error("refused without a word")
			}
			return
		}
		for _, tb := range res.Tables {
			seen := map[string]bool{}
			for i := range tb.Rows {
				if len(tb.Rows[i].Cells) != len(tb.Rows[0].Cells) {
					t.Errorf("table %s: row %d has %d cells, the first %d", tb.ID, i, len(tb.Rows[i].Cells), len(tb.Rows[0].Cells))
				}
				for j := range tb.Rows[i].Cells {
					c := &tb.Rows[i].Cells[j]
					if c.Amount == nil || c.Addr == "" {
						continue
					}
					if seen[c.Addr] {
						t.Errorf("table %s: two amounts are %s", tb.ID, c.Addr)
					}
					seen[c.Addr] = true
				}
			}
		}
	})
}
