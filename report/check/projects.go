package check

import (
	"fmt"
	"regexp"
	"strings"

	"juesuan/report"
)

// rePraise is praise of projects: 大部分项目有序开展，执行情况较好.
var rePraise = regexp.MustCompile(`(大部分|绝大多数|多数|全部|所有|各个?)项目[^。]*(有序|顺利|较好|良好|完成|达到|规范)|项目[^，。；]*(有序开展|进展顺利|(执行|完成|实施)[^，。；]*(较好|良好|顺利))`)

// ruleC36 tests that money spent on projects was assessed, and that the text
// praises no projects where none was (项目支出应开展绩效自评；没有自评的项目不应评价).
func ruleC36(p *probe) {
	spent, _, why := p.fact("03/合计/项目支出")
	covered, _, why2 := p.fact("项目自评/金额")
	count, _, why3 := p.fact("项目自评/数量")
	for _, w := range []string{why, why2, why3} {
		if w != "" {
			p.missing(w)
			return
		}
	}
	p.tested++
	none := covered.sign() == 0 || count.sign() == 0
	if spent.sign() > 0 && none {
		p.find(Finding{
			Places:  append(p.factPlaces([]string{p.on("03/合计/项目支出")}), p.statedPlaces("十三", "项目自评/金额", "项目自评/数量")...),
			Printed: covered.printed.StringFixed(2),
			Message: fmt.Sprintf("%s是 %s，自评的项目却是 %s 个，涉及资金 %s", p.spot(p.on("03/合计/项目支出")), spent.printed.StringFixed(2), count.printed, covered.printed.StringFixed(2)),
		})
	}
	if !none || p.Document == nil {
		return
	}
	section := p.section("十三")
	for _, par := range p.paragraphs[section] {
		for sentence := range strings.SplitSeq(p.text(par), "。") {
			p.tested++
			m := rePraise.FindString(sentence)
			if m == "" {
				continue
			}
			where := Place{Section: section, Sentence: sentence + "。"}
			for _, r := range par.Runs {
				if r.Entry != "" && strings.Contains(r.Text, m) {
					where.Addr = r.Entry
				}
			}
			p.find(Finding{
				Places: append([]Place{where}, p.statedPlaces("十三", "项目自评/数量")...), Printed: m,
				Message: fmt.Sprintf("文字“%s”评价项目“%s”，自评的项目却是 %s 个", section, m, count.printed),
			})
		}
	}
}

// statedPlaces are where a section states facts, or the facts' own places.
func (p *probe) statedPlaces(section string, facts ...string) []Place {
	var out []Place
	for _, f := range facts {
		if list := p.stated(section, f); len(list) > 0 {
			out = append(out, claimPlace(list[0]))
			continue
		}
		out = append(out, p.spot(p.on(f)))
	}
	return out
}

// ruleC35 compares the budget a sentence names with the one it quotes.
func ruleC35(p *probe) {
	var found []Finding // one for all numbers of a section that mix up the same
	for i := range p.claims {
		c := &p.claims[i]
		if len(c.figure.Facts) == 0 || !isKind(c.figure.Kind, []report.FigureKind{report.AmountFigure, report.CompletionFigure}) {
			continue
		}
		addr := c.figure.Facts[len(c.figure.Facts)-1]
		quoted := ""
		switch {
		case strings.Contains(addr, "年初预算数"):
			quoted = "年初预算"
		case strings.Contains(addr, "全年预算数"):
			quoted = "全年预算"
		case strings.HasPrefix(addr, p.on("09/预算数/")):
			quoted = p.publicBudget()
		}
		clause := c.clause()
		if j := strings.LastIndexAny(clause, "，。；"); j >= 0 {
			clause = clause[j:]
		}
		named := ""
		for _, w := range []string{"年初预算", "全年预算", "调整预算"} {
			if strings.Contains(clause, w) {
				named = strings.Replace(w, "调整", "全年", 1)
			}
		}
		if quoted == "" || named == "" {
			continue
		}
		p.tested++
		if named != quoted {
			found = mixedUp(found, p, c, addr, named, quoted)
		}
	}
	for _, f := range found {
		if n := len(f.Places) / 2; n > 1 {
			f.Message = fmt.Sprintf("文字“%s”有 %d 处说是%s，引的数却是%s，第一处是 %s，引%s", f.Places[0].Section, n, f.Printed, f.Expected, f.Places[0].Printed, f.Places[1])
		}
		p.find(f)
	}
}

// publicBudget is which budget the notes of table 09 say that its 预算数 is, or
// "" where they say nothing.
func (p *probe) publicBudget() string {
	id, _, _ := strings.Cut(p.on("09/预算数/"), "/")
	notes := ""
	if t := p.Book.Table(id); t != nil {
		notes = strings.Join(t.Notes, "")
	}
	for _, b := range p.Document.Blocks {
		if t, ok := b.(*report.TableBlock); ok && t.Table.ID == id {
			notes += strings.Join(t.Table.Notes, "")
		}
	}
	for _, w := range []string{"全年预算", "调整预算", "年初预算"} {
		if strings.Contains(notes, w) {
			return strings.Replace(w, "调整", "全年", 1)
		}
	}
	return ""
}

// mixedUp adds a number that says it is of one budget and quotes the other.
func mixedUp(found []Finding, p *probe, c *claim, addr, named, quoted string) []Finding {
	places := []Place{claimPlace(c), p.spot(addr)}
	for i := range found {
		if f := &found[i]; f.Places[0].Section == c.section && f.Printed == named && f.Expected == quoted {
			f.Places = append(f.Places, places...)
			return found
		}
	}
	return append(found, Finding{
		Places: places, Printed: named, Expected: quoted,
		Message: fmt.Sprintf("文字“%s”的 %s 说是%s，引的数%s却是%s", c.section, c.text(), named, p.spot(addr), quoted),
	})

}
