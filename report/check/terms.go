package check

import (
	"strings"

	"juesuan/report"
)

// ruleD16 tests that the list of terms has every kind of line the tables print,
// also those that are blank: readers meet the words all the same. The set 表内名词
// says where each stands, as “经营支出 03/合计/经营支出”.
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
				glossary += p.text(b) + "\n"
			}
		}
	}
	if glossary == "" {
		p.missing("文档没有名词解释")
		return
	}
	var lacks []string
	f := Finding{}
	for _, l := range p.rule.sets["表内名词"] {
		term, addr, _ := strings.Cut(l, " ")
		p.tested++
		if _, _, why := p.fact(addr); why == "" && !strings.Contains(glossary, term) {
			lacks = append(lacks, "“"+term+"”")
			f.Places = append(f.Places, p.spot(p.on(addr)))
		}
	}
	if len(lacks) > 0 {
		f.Places = append([]Place{{Section: "名词解释"}}, f.Places...)
		f.Message = "名词解释没有表里用到的" + strings.Join(lacks, "、")
		p.find(f)
	}
}
