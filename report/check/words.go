package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"juesuan/report"
	"juesuan/store"
)

// ruleC21 compares the operating cost with table 06's public expenses: equal
// where all units are 行政 or 参公, else at most as much.
func ruleC21(p *probe) {
	cost, _, why := p.fact("机关运行经费/决算数")
	public, _, why2 := p.fact("06/公用经费合计")
	if why+why2 != "" {
		p.missing(reasons(why, why2))
		return
	}
	if len(p.Year.Units) == 0 {
		p.missing("没有填决算单位的性质")
		return
	}
	all := true
	for _, u := range p.Year.Units {
		all = all && u.Kind != store.PublicInstitution
	}
	p.tested++
	v, relation := same(cost, public), "应等于"
	if !all {
		v, relation = atMost(cost, public), "不应大于"
	}
	if v == broken {
		p.find(Finding{
			Places:  p.factPlaces([]string{p.on("机关运行经费/决算数"), p.on("06/公用经费合计")}),
			Printed: cost.printed.StringFixed(2), Expected: public.printed.StringFixed(2), Difference: difference(cost.printed, public.printed),
			Message: fmt.Sprintf("机关运行经费 %s %s公开06表公用经费合计 %s", cost.printed.StringFixed(2), relation, public.printed.StringFixed(2)),
		})
	}
}

// ruleC29 tests that the text has one value for one fact (同一个数全文一致).
func ruleC29(p *probe) {
	for _, fact := range p.facts {
		if list := p.claimsOf[fact]; len(list) > 1 && list[0].figure.Kind != report.YearFigure {
			p.piece(func() { p.oneValue(fact, list) })
		}
	}
}

// oneValue compares the numbers that state a fact with the first that is the
// fact's own, or where none is with the first of all.
func (p *probe) oneValue(fact string, list []*claim) {
	right, known := list[0], false
	q, _, why := p.at(fact)
	for _, c := range list {
		if !known && why == "" && same(p.ofClaim(c), q) != broken {
			right, known = c, true
		}
	}
	for _, c := range list {
		if c != right {
			p.twice(c, right, known)
		}
	}
}

// twice compares a number with the same in another place; known says that the
// other is the table's, or the ledger's.
func (p *probe) twice(c, right *claim, known bool) {
	p.tested++
	v := same(p.ofClaim(c), p.ofClaim(right))
	if v == holds {
		return
	}
	f := Finding{
		Places: []Place{claimPlace(c), claimPlace(right)}, Printed: c.text(), Expected: right.text(), Difference: howFar(c, right),
		Message: fmt.Sprintf("同一个数在文字“%s”印 %s，在文字“%s”印 %s", c.section, c.said(p.unit), right.section, right.said(p.unit)),
	}
	if known {
		f.Message += fmt.Sprintf("，后者和%s一致", p.spot(c.figure.Facts[0]))
	}
	p.report(v, f)
}

// howFar is how far two numbers of the text are apart.
func howFar(a, b *claim) string {
	if a.figure.Kind == report.AmountFigure {
		return difference(a.printed, b.printed)
	}
	return apart(a.printed, b.printed)
}

// eachText is eachParagraph with the paragraph's text.
func (p *probe) eachText(do func(*report.Paragraph, string)) {
	p.eachParagraph(func(par *report.Paragraph) { do(par, p.text(par)) })
}

func (p *probe) eachParagraph(do func(*report.Paragraph)) {
	for _, b := range p.Document.Blocks {
		if par, ok := b.(*report.Paragraph); ok {
			do(par)
		}
	}
}

// ruleC31 counts the names that 概况 lists (写明的个数等于列出的名称数), each of
// which stands there once and has none of its usual slips in the text.
func ruleC31(p *probe) {
	for _, page := range []string{"内设机构", "决算单位"} {
		names := p.listed(page)
		quotes := p.claimsOf[page+"/数量"]
		if len(quotes) == 0 {
			p.missing("文字“概况”里没有" + page + "的个数")
		}
		if len(names) == 0 && p.PrintedOnly {
			p.missing("文字“概况”里没有列出" + page + "的名称") // 详见下表
			continue
		}
		for _, c := range quotes {
			p.tested++
			if n, err := strconv.Atoi(c.text()); err != nil || n != len(names) {
				p.find(Finding{
					Places: []Place{claimPlace(c)}, Printed: c.text(), Expected: strconv.Itoa(len(names)),
					Message: fmt.Sprintf("文字“概况”写%s %s 个，列出的名称有 %d 个", page, c.text(), len(names)),
				})
			}
		}
		p.eachNameOnce(page, names)
	}
}

// listed are the names that 概况 lists of a page.
func (p *probe) listed(page string) []string {
	var names []string
	p.eachParagraph(func(par *report.Paragraph) {
		for _, r := range par.Runs {
			if strings.HasPrefix(r.Entry, page+"/") {
				names = append(names, strings.TrimSpace(r.Text))
			}
		}
	})
	return names
}

// eachNameOnce finds names that are listed twice, and slips of a unit's name
// elsewhere in the text.
func (p *probe) eachNameOnce(page string, names []string) {
	seen := map[string]bool{}
	for _, name := range names {
		p.tested++
		if seen[name] {
			p.find(Finding{Places: []Place{{Section: "概况", Sentence: name, Printed: name}}, Printed: name,
				Message: fmt.Sprintf("文字“概况”的%s里“%s”列了两次", page, name)})
		}
		seen[name] = true
	}
	if page != "决算单位" {
		return
	}
	others := append(slipsOf(p.Book.Department), p.Book.Department) // C32 tells of these
	for _, name := range keys(seen) {
		slips := slices.DeleteFunc(slipsOf(name), func(s string) bool { return seen[s] || slices.Contains(others, s) })
		if len(slips) > 0 {
			p.slipped(name, slips)
		}
	}
}

// slipped warns of paragraphs that have a slip of a unit's name.
func (p *probe) slipped(name string, slips []string) {
	const begin = 3 // characters: a slip of a long name has those at its beginning, or those at its end
	r := []rune(name)
	head, foot := string(r[:begin]), string(r[len(r)-begin:])
	p.eachText(func(par *report.Paragraph, text string) {
		if !strings.Contains(text, head) && !strings.Contains(text, foot) {
			return
		}
		for _, slip := range slips {
			if strings.Contains(text, slip) {
				p.findAs(Warning, Finding{Places: []Place{{Section: par.Section, Sentence: around(text, slip), Printed: slip}}, Printed: slip, Expected: name,
					Message: fmt.Sprintf("文字“%s”写“%s”，列出的决算单位是“%s”", par.Section, slip, name)})
				return
			}
		}
	})
}

// ruleC32 tests that cover and tables have the unit's full name, and that the
// text has none of its usual slips.
func ruleC32(p *probe) {
	name := p.Book.Department
	wrong := func(where Place, printed string) {
		p.tested++
		message := fmt.Sprintf("%s的单位名称是“%s”，单位全称是“%s”", where, printed, name)
		switch {
		case strings.Contains(printed, name), printed == "" && p.PrintedOnly: // other forms print none above their tables
			return
		case printed == "":
			message = fmt.Sprintf("%s没有写单位名称，单位全称是“%s”", where, name)
		}
		where.Printed = printed
		p.find(Finding{Places: []Place{where}, Printed: printed, Expected: name, Message: message})
	}
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Cover:
			wrong(Place{Section: "封面"}, strings.Join(b.Lines, ""))
		case *report.TableBlock:
			wrong(Place{Addr: b.Table.ID, Table: tableName(b.Table), Row: "部门"}, b.Table.Department)
		}
	}
	slips := slipsOf(name)
	p.eachText(func(par *report.Paragraph, text string) {
		for _, slip := range slips {
			if strings.Contains(text, slip) {
				p.find(Finding{Places: []Place{{Section: par.Section, Sentence: around(text, slip), Printed: slip}}, Printed: slip, Expected: name,
					Message: fmt.Sprintf("文字“%s”的单位名称是“%s”，单位全称是“%s”", par.Section, slip, name)})
				return
			}
		}
	})
}

// slipsOf are a long name's usual slips: one character left out within it, 和
// for 与. Other differences make names of other units.
func slipsOf(name string) []string {
	r := []rune(name)
	const long = 7
	if len(r) < long {
		return nil
	}
	var out []string
	add := func(s string) {
		if !strings.Contains(name, s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	joints := []rune("和与及")
	for i := 1; i < len(r)-1; i++ {
		add(string(r[:i]) + string(r[i+1:]))
		if slices.Contains(joints, r[i]) {
			for _, j := range joints {
				add(string(r[:i]) + string(j) + string(r[i+1:]))
			}
		}
	}
	return out
}

var reOldMoney = regexp.MustCompile(`以前年度[^。，；]*资金|剩余资金|上年结转|结转资金|结余资金`)

// reNotUsed are the words of a clause that speaks of old money without having
// used any: there was none, it is to be managed, it was taken back.
var reNotUsed = regexp.MustCompile(`无|没有|未|不再|加强|强化|规范|清理|盘活|收回|压减|压缩|控制|管理|上年度?(使用|有|安排)`)

// oldMoney finds where a reason says that old money was used.
func oldMoney(text string) string {
	if !strings.Contains(text, "资金") && !strings.Contains(text, "结转") { // most texts
		return ""
	}
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。，；、：", r) }) {
		if m := reOldMoney.FindString(clause); m != "" && !reNotUsed.MatchString(clause) {
			return m
		}
	}
	return ""
}

// ruleC34 compares what the office says of old money with the opening
// carryover (以前年度剩余资金 ⇒ 年初结转有数).
func ruleC34(p *probe) {
	opening, _, why := p.fact("01/年初结转和结余")
	if why != "" {
		p.missing(why)
		return
	}
	p.eachParagraph(func(par *report.Paragraph) {
		for _, r := range par.Runs {
			if r.Entry == "" {
				continue
			}
			p.tested++
			if m := oldMoney(r.Text); m != "" && opening.sign() == 0 {
				p.find(Finding{
					Places: []Place{{Addr: r.Entry, Section: par.Section, Sentence: r.Text}, p.spot(p.on("01/年初结转和结余"))}, Printed: m,
					Message: fmt.Sprintf("文字“%s”说“%s”，公开01表的年初结转和结余却是空白", par.Section, m),
				})
			}
		}
	})
}
