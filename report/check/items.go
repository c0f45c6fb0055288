package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// itemClaims are the numbers of 五（三） that state an item's spending, by code.
func (p *probe) itemClaims() map[string][]*claim {
	out := map[string][]*claim{}
	for i := range p.claims {
		c := &p.claims[i]
		if c.section != p.section("五") || c.figure.Kind != report.AmountFigure || len(c.figure.Facts) != 1 {
			continue
		}
		parts := strings.Split(c.figure.Facts[0], "/")
		if len(parts) == 3 && parts[0] == budgetTable && parts[2] == "决算数" && codeLevel(parts[1]) > 0 {
			out[parts[1]] = append(out[parts[1]], c)
		}
	}
	return out
}

// ruleC08 compares 五（三） with table 05 item by item (每项恰好写到一次，没有多的).
func ruleC08(p *probe) {
	if !p.has("05") {
		return
	}
	g, listed := p.grid("05"), p.itemClaims()
	if len(listed) == 0 && p.Year == nil && len(g.rows) > 0 { // not every place lists them
		p.missing("文字“" + p.section("五") + "”没有逐项写支出决算")
		return
	}
	if len(listed) == 0 {
		p.noneListed(g)
		return
	}
	for _, code := range g.rows {
		if g.level[code] > 0 && len(g.children[code]) == 0 {
			p.piece(func() { p.listedOnce(p.on("05/"+code+"/小计"), code, listed[code]) })
		}
	}
	for _, code := range keys(listed) {
		if g.has(code) {
			for _, c := range listed[code] {
				if len(g.children[code]) > 0 { // a 款 that is told of besides its items, or instead
					p.piece(func() { p.against(c, p.on("05/"+code+"/小计")) })
				}
			}
			continue
		}
		for _, c := range listed[code] {
			p.piece(func() { p.notInTable(c, code) })
		}
	}
}

// noneListed finds that 五（三） has none of the items of table 05.
func (p *probe) noneListed(g *grid) {
	p.piece(func() {
		f := Finding{}
		for _, code := range g.rows {
			if g.level[code] == 0 || len(g.children[code]) > 0 {
				continue
			}
			p.tested++
			if q, _, _ := p.at(p.on("05/" + code + "/小计")); q.sign() != 0 {
				f.Places = append(f.Places, p.spot(p.on("05/"+code+"/小计")))
			}
		}
		if n := len(f.Places); n > 0 {
			f.Printed, f.Expected, f.Places = "0 项", fmt.Sprintf("%d 项", n), f.Places[:min(n, maxPlaces)]
			f.Message = fmt.Sprintf("%s有 %d 个末级科目，文字“五（三）”一个也没有写支出决算", tableName(g.table), n)
			f.lacks = &omission{section: p.section("五")}
			p.find(f)
		}
	})
}

// listedOnce tests that 五（三） has an item once, with the table's amount.
func (p *probe) listedOnce(addr, code string, list []*claim) {
	q, _, _ := p.at(addr)
	p.tested++
	if n := times(list); n != 1 && (n > 1 || q.sign() != 0) {
		f := Finding{Places: []Place{p.spot(addr)}, Printed: fmt.Sprintf("%d 次", n), Expected: "1 次"}
		for _, c := range list {
			f.Places = append(f.Places, claimPlace(c))
		}
		f.Message = fmt.Sprintf("%s在文字“五（三）”里写了 %d 次，应恰好 1 次", p.spot(addr), n)
		if n == 0 {
			f.lacks = &omission{section: p.section("五"), amounts: map[string]decimal.Decimal{"决算数": q.printed}}
			if b := p.Book.Fact(budgetTable + "/" + code + "/年初预算数"); b != nil {
				f.lacks.amounts["年初预算数"] = b.Printed
			}
		}
		p.find(f)
	}
	for _, c := range list {
		p.against(c, addr)
	}
}

// times counts how often a text comes to an item: what it says of its amount
// again before it comes to another item is the same time.
func times(list []*claim) int {
	n := 0
	for i, c := range list {
		if i == 0 || !c.goesOn(list[i-1]) {
			n++
		}
	}
	return n
}

// goesOn reports whether the claim and one before it stand in one paragraph with
// no other item's amount between them: “……（项）”60.00万元，支出决算为60.00万元.
func (c *claim) goesOn(before *claim) bool {
	return c.paragraph == before.paragraph && !slices.ContainsFunc(c.paragraph.Runs[before.index:c.index], func(r report.Run) bool {
		return r.Figure != nil && len(r.Figure.Facts) > 0 && codeIn(r.Figure.Facts[0]) != codeIn(c.figure.Facts[0])
	})
}

func (p *probe) notInTable(c *claim, code string) {
	p.saw(c)
	p.tested++
	if c.printed.IsZero() {
		return
	}
	p.find(Finding{
		Places: []Place{claimPlace(c), p.spot(p.on("05/" + code + "/小计"))}, Printed: c.text(),
		Message: fmt.Sprintf("文字“五（三）”写了科目 %s 支出 %s，公开05表没有这一项", code, c.text()),
	})
}

// against compares a number of the text with a cell.
func (p *probe) against(c *claim, addr string) {
	q, cell, why := p.at(addr)
	if why != "" {
		p.missing(why)
		return
	}
	p.tested++
	l := side{q: p.ofClaim(c), items: []operand{{claim: c}}}
	r := side{q: q, items: []operand{{addr: addr, cell: cell}}}
	if v := same(l.q, r.q); v != holds {
		p.report(v, p.unequal(nil, &comparison{op: "="}, &l, &r))
	}
}

// ruleC11 compares the names in 五（三）, 七 and 八 with those of their tables.
func ruleC11(p *probe) {
	if !p.has("05") {
		return
	}
	for code, list := range p.itemClaims() {
		for i, c := range list {
			if i == 0 || !c.goesOn(list[i-1]) {
				p.named("05", code, c, false)
			}
		}
	}
	for section, table := range spokenOf {
		for row, list := range p.fundClaims(section, table) {
			for _, c := range list {
				p.named(table, row, c, true)
			}
		}
	}
}

// fundClaims are the numbers of 七 or 八 that state an item's spending by its
// full name, by code.
func (p *probe) fundClaims(section, table string) map[string][]*claim {
	out := map[string][]*claim{}
	g := p.grid(table)
	if g == nil {
		return out
	}
	for _, row := range g.rows {
		for _, c := range p.stated(section, table+"/"+row+"/小计") {
			if head := c.named(); len(row) == itemDigits && strings.Contains(head, "（项）") {
				out[row] = append(out[row], c)
			}
		}
	}
	return out
}

// wideBrackets writes (项) as the form does; D15 tells of the others.
var wideBrackets = strings.NewReplacer("(", "（", ")", "）")

// named is what the claim's paragraph says before it, up to the name of the
// subject nearest to it.
func (c *claim) named() string {
	before := wideBrackets.Replace(c.ahead())
	end := strings.LastIndex(before, "（项）")
	if end < 0 {
		return before
	}
	start := strings.LastIndexAny(before[:end], "。；")
	if start >= 0 {
		start += len("。")
	}
	return before[max(start, 0) : end+len("（项）")]
}

// named compares the name of an item in front of a number with the table's and
// the catalogue's. A part says which of the levels it has a name of.
func (p *probe) named(table, code string, c *claim, parts bool) {
	g := p.grid(table)
	if !g.has(code) {
		return
	}
	head := wideBrackets.Replace(c.ahead())
	if parts {
		head = c.named()
	}
	suffix := map[int]string{3: "（类）", 5: "（款）", 7: "（项）"}
	want, official := "", "" // as the table and as the catalogue names it
	for _, n := range []int{3, 5, 7} {
		if len(code) >= n && (!parts || strings.Contains(head, suffix[n])) {
			want += g.label(code[:n]) + suffix[n]
			official += p.officialName(code[:n], g.label(code[:n])) + suffix[n]
		}
	}
	p.tested++
	if strings.Contains(head, want) || strings.Contains(head, official) {
		return // a wrong name in the table is A23's matter
	}
	if !parts && strings.Contains(head, "（项）") { // the nearest of those of its paragraph
		head = c.named()
	} else if !parts {
		head, _, _ = strings.Cut(head, "。")
	}
	p.find(Finding{
		Places: []Place{claimPlace(c), {Addr: p.on(table + "/" + code + "/小计"), Table: tableName(g.table), Row: g.nameOf(code)}}, Printed: head, Expected: want,
		Message: fmt.Sprintf("文字“%s”写“%s”，%s的科目是“%s”", c.section, head, tableName(g.table), want),
	})
}

// officialName is a subject's name in the catalogue of the year, or the one
// given.
func (p *probe) officialName(code, printed string) string {
	if p.Catalogue == nil {
		return printed
	}
	if s, ok := p.Catalogue.Function(code, p.Book.Year); ok {
		return s.Name
	}
	return printed
}

// ruleC15 compares the subjects that 六 lists with those of table 06 that have
// an amount, in the order of their codes.
func ruleC15(p *probe) {
	if !p.has("06") {
		return
	}
	g := p.grid("06")
	staff := map[string]bool{"301": true, "303": true}
	for _, list := range []struct {
		what string
		has  func(class string) bool
	}{
		{"人员经费", func(c string) bool { return staff[c] }}, {"公用经费", func(c string) bool { return !staff[c] }},
	} {
		var codes []string
		for code := range g.lines {
			c := g.cell(code, "决算数")
			if g.level[code] > 0 && len(g.children[code]) == 0 && c != nil && p.ofCell(c).sign() != 0 && list.has(code[:3]) {
				codes = append(codes, code)
			}
		}
		var names []string
		for _, code := range sorted(codes) {
			names = append(names, g.nameOf(code))
		}
		p.tested++
		want := strings.Join(names, "、")
		got, open, found := g.enumeration(p.sectionText(p.section("六")), list.what)
		if !found || got == want || got == "" && want == "" || g.classes(got) {
			continue
		}
		if extra, _ := unlike(got, want); open && (extra == "" || p.PrintedOnly && !g.names(extra)) { // …等 need not name all
			continue
		}
		f := Finding{Places: []Place{{Section: p.section("六"), Sentence: list.what + "……主要包括：" + got}, p.spot(p.on("06/" + list.what + "合计"))}}
		if f.Printed, f.Expected = unlike(got, want); open && !sameNames(got, want) {
			f.Expected = ""
		}
		what := "写了“" + f.Printed + "”，应是“" + f.Expected + "”"
		switch {
		case f.Printed == "":
			what = "漏了“" + f.Expected + "”"
		case f.Expected == "":
			what = "多了“" + f.Printed + "”"
		}
		f.Message = fmt.Sprintf("文字“%s”的%s列举与%s有数的款不同：%s", p.section("六"), list.what, tableName(g.table), what)
		p.find(f)
	}
}

// classes reports whether a list names classes (类), not their items: 人员经费包括
// 工资福利支出、对个人和家庭的补助.
func (g *grid) classes(list string) bool {
	known := map[string]bool{}
	for code := range g.lines {
		if len(g.children[code]) > 0 {
			known[g.nameOf(code)] = true
		}
	}
	for name := range strings.SplitSeq(list, "、") {
		if !known[name] {
			return false
		}
	}
	return true
}

// names reports whether one of the names is that of a subject in the table.
// Others sum some up: 社会保障缴费.
func (g *grid) names(list string) bool {
	names := strings.Split(list, "、")
	for code := range g.lines {
		if slices.Contains(names, g.nameOf(code)) {
			return true
		}
	}
	return false
}

// unlike are the names that a list has too many of and those that it lacks;
// where only the order differs, the first two that stand where the other should.
func unlike(got, want string) (printed, expected string) {
	g, w := strings.Split(got, "、"), strings.Split(want, "、")
	without := func(list, other []string) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(list), func(n string) bool { return slices.Contains(other, n) }), "、")
	}
	printed, expected = without(g, w), without(w, g)
	for i := range g {
		if printed == "" && expected == "" && g[i] != w[i] {
			return g[i], w[i]
		}
	}
	return printed, expected
}

func (p *probe) sectionText(section string) string {
	var b strings.Builder
	for _, par := range p.paragraphs[section] {
		b.WriteString(p.text(par))
	}
	return b.String()
}

// says reports whether one of the words stands in a section.
func (p *probe) says(section string, words ...string) bool {
	return slices.ContainsFunc(p.paragraphs[section], func(par *report.Paragraph) bool {
		text := p.text(par)
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	})
}

// prints reports whether a table prints an amount other than zero: what rounds
// to 0.00 is not spoken of.
func (g *grid) prints() bool {
	return slices.ContainsFunc(g.rows, g.rowPrints)
}

func (g *grid) rowPrints(row string) bool {
	return slices.ContainsFunc(g.cellsOf(row), func(c *report.Cell) bool { return c != nil && !c.Amount.Printed.IsZero() })
}
