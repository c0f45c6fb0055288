package text

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store/storetest"
)

// FuzzRead wants every line's text back and no figure whose text is not a
// number, whatever the lines are.
func FuzzRead(f *testing.F) {
	for _, c := range sentences {
		f.Add(c.heading+"\n"+c.text, true)
	}
	f.Add("目录\n第一部分 概况\n一、部门职责\n第一部分 概况\n一、机构设置\n内设机构3个，包括：办公室、人事科（党办）、财务科。", false)
	f.Add("－１，２３４.5万元占%（类）（款）（项）支出12（含", true)
	p := publish(f, "henan-2022", storetest.Sample(), nil, "")
	f.Fuzz(func(t *testing.T, s string, whole bool) {
		var lines []*raw.Line
		for l := range strings.SplitSeq(s, "\n") {
			lines = append(lines, &raw.Line{Text: l, Whole: whole})
		}
		res := Read(append([]*raw.Line{{Text: "第三部分 决算情况说明", Whole: true}}, lines...), nil, p.printed())
		for _, b := range res.Document.Blocks {
			par, ok := b.(*report.Paragraph)
			if !ok {
				continue
			}
			for _, r := range par.Runs {
				if r.Figure == nil {
					continue
				}
				if r.Text != r.Figure.Text || r.Figure.Addr == "" || len(r.Figure.Facts) == 0 || !strings.ContainsAny(r.Text, "0123456789") {
					t.Errorf("figure %+v of run %q", r.Figure, r.Text)
				}
			}
		}
	})
}
