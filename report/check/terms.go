package check

import (
	"strings"

	"juesuan/report"
)

// lineTerms are the words of the tables that the list of terms explains.
var lineTerms = []struct{ term, addr string }{
	{"年初结转和结余", "01/年初结转和结余"}, {"年末结转和结余", "01/年末结转和结余"}, {"结余分配", "01/结余分配"}, {"使用非财政拨款结余", "01/使用非财政拨款结余"},
	{"上缴上级支出", "03/合计/上缴上级支出"}, {"经营支出", "03/合计/经营支出"}, {"对附属单位补助支出", "03/合计/对附属单位补助支出"},
	{"基本支出", "03/合计/基本支出"}, {"项目支出", "03/合计/项目支出"}, {"财政拨款收入", "02/合计/财政拨款收入"}, {"事业收入", "02/合计/事业收入"},
	{"经营收入", "02/合计/经营收入"}, {"其他收入", "02/合计/其他收入"}, {"“三公”经费", "09/预算数/合计"}, {"机关运行经费", "机关运行经费/决算数"},
}

// ruleD16 tests that the list of terms has every kind of line the tables print,
// also those that are blank: readers meet the words all the same.
func ruleD16(p *probe) {
	glossary, within := "", false
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			if b.Level == 1 {
				within = strings.Contains(b.Text, "名词解释")
			}
			if within {
				glossary += b.Text + "\n"
			}
		case *report.Paragraph:
			if within {
				glossary += p.texts[b] + "\n"
			}
		}
	}
	if glossary == "" {
		p.missing("文档没有名词解释")
		return
	}
	var lacks []string
	f := Finding{}
	for _, l := range lineTerms {
		p.tested++
		if _, _, why := p.fact(l.addr); why == "" && !strings.Contains(glossary, l.term) {
			lacks = append(lacks, "“"+l.term+"”")
			f.Places = append(f.Places, p.spot(p.on(l.addr)))
		}
	}
	if len(lacks) > 0 {
		f.Places = append([]Place{{Section: "名词解释"}}, f.Places...)
		f.Message = "名词解释没有表里用到的" + strings.Join(lacks, "、")
		p.find(f)
	}
}
