package check

import (
	"fmt"
	"regexp"
	"strings"

	"juesuan/report"
)

// rePart is the number of a part and, where it is in quotes or ends the clause,
// its name.
var rePart = regexp.MustCompile(`详见[“"]?第([一二三四五六七八九十]+)部分[ 　]*(?:([^“”"，。；：（）()的]{1,20})(?:[”"，。；）)]|$))?`)

// ruleC30 tests that what 详见 points to is there (所指的部分和附件存在).
func ruleC30(p *probe) {
	parts, tables := map[string]string{}, map[string]bool{} // the names of the parts by number
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			if b.Level == 1 {
				if n, name, ok := strings.Cut(strings.TrimPrefix(b.Text, "第"), "部分"); ok {
					parts[n] = unspaced(name)
				}
			}
		case *report.TableBlock:
			id, _, _ := strings.Cut(b.Table.ID, "/")
			tables[id] = true
		}
	}
	p.eachText(func(par *report.Paragraph, text string) {
		if !strings.Contains(text, "详见") {
			return
		}
		for sentence := range strings.SplitSeq(text, "。") {
			m := rePart.FindStringSubmatch(sentence)
			if m == nil {
				continue
			}
			p.tested++
			what := ""
			name, there := parts[m[1]]
			switch {
			case !there:
				what = "第" + m[1] + "部分"
			case !called(name, unspaced(m[2])):
				p.otherPart(par, sentence, m[1], name, parts)
				continue
			case strings.Contains(sentence, "整体支出自评表") && !tables["自评"]:
				what = "部门整体支出自评表"
			case strings.Contains(sentence, "项目支出自评表") && !tables["项目自评"]:
				what = "项目支出自评表"
			default:
				continue
			}
			p.find(Finding{
				Places: []Place{{Section: par.Section, Sentence: sentence + "。"}}, Printed: sentence,
				Message: fmt.Sprintf("文字“%s”写“%s”，文档里却没有%s", par.Section, strings.TrimSpace(sentence), what),
			})
		}
	})
}

// called reports whether a part may be referred to by a name.
func called(part, name string) bool {
	return name == "" || part == "" || strings.Contains(part, name) || strings.Contains(name, part)
}

// otherPart tells of a part that is referred to by another's name, or by one
// that none has.
func (p *probe) otherPart(par *report.Paragraph, sentence, n, name string, parts map[string]string) {
	printed := unspaced(rePart.FindStringSubmatch(sentence)[2])
	f := Finding{Places: []Place{{Section: par.Section, Sentence: sentence + "。"}}, Printed: "第" + n + "部分" + printed, Expected: "第" + n + "部分" + name}
	for _, other := range keys(parts) {
		if parts[other] != "" && called(parts[other], printed) {
			f.Expected = "第" + other + "部分" + parts[other]
		}
	}
	f.Message = fmt.Sprintf("文字“%s”写“%s”，文档里是“%s”", par.Section, f.Printed, f.Expected)
	severity := p.rule.Severity
	if p.PrintedOnly {
		severity = Warning
	}
	p.findAs(severity, f)
}
