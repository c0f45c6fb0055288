package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// ruleC13 compares 持平, 大于, 小于 and 存在差异 with the budget and the spending
// that stand before them, or 持平 with the year before (持平两数相等；差异要有原因).
func ruleC13(p *probe) {
	byRun := map[*report.Figure]*claim{}
	for i := range p.claims {
		byRun[p.claims[i].figure] = &p.claims[i]
	}
	budgeted := []string{p.section("五"), p.section("九"), p.section("十")}
	p.eachParagraph(func(par *report.Paragraph) {
		var amounts []*claim
		for i := range par.Runs {
			switch r := &par.Runs[i]; {
			case r.Figure != nil && r.Figure.Kind == report.AmountFigure:
				amounts = append(amounts, byRun[r.Figure])
			case r.Figure == nil && r.Entry == "" && len(amounts) > 0:
				before := amounts
				switch {
				case p.likeYearBefore(par, i):
					p.piece(func() { p.levelWithYearBefore(before[len(before)-1]) })
				case slices.Contains(budgeted, par.Section):
					p.piece(func() { p.levelWords(par, i, before) })
				}
			}
		}
	})
	p.together = p.unexplainedItems
	for i := range p.claims {
		if c := &p.claims[i]; c.figure.Kind == report.CompletionFigure && c.ofItem() {
			p.piece(func() { p.unexplained(c) })
		}
	}
}

// likeYearBefore reports whether run i says 持平 of the year before: the nearest
// clause of its sentence that says what with speaks of that year, not of a budget.
func (p *probe) likeYearBefore(par *report.Paragraph, i int) bool {
	own, _, level := strings.Cut(par.Runs[i].Text, "持平")
	if !level {
		return false
	}
	text := ""
	for k := range i {
		text += par.Runs[k].Text
	}
	text += own
	if k := strings.LastIndex(text, "。"); k >= 0 {
		text = text[k+len("。"):]
	}
	clauses := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。，；：", r) })
	for _, c := range slices.Backward(clauses) {
		switch {
		case strings.Contains(c, "预算数") || strings.Contains(c, "年初预算") || strings.Contains(c, "全年预算"):
			return false
		case strings.Contains(c, "上年") || strings.Contains(c, "上一年") || strings.Contains(c, fmt.Sprintf("%d年", p.Book.Year-1)):
			return true
		}
	}
	return false
}

// levelWithYearBefore compares an amount with the same one a year before.
func (p *probe) levelWithYearBefore(actual *claim) {
	now := p.ofClaim(actual)
	if len(actual.figure.Facts) != 1 {
		return
	}
	addr := priorPrefix + actual.figure.Facts[0]
	before, _, why := p.at(addr)
	if why != "" {
		p.missing(why)
		return
	}
	p.tested++
	if same(now, before) == broken {
		was := before.printed.StringFixed(2)
		p.find(Finding{
			Places: []Place{claimPlace(actual), p.spot(addr)}, Printed: actual.text(), Expected: was, Difference: difference(actual.printed, before.printed),
			Message: fmt.Sprintf("文字“%s”写与上年“持平”，上年是 %s，本年是 %s", actual.section, was, actual.text()),
		})
	}
}

// unexplained remarks an item of 五（三） that was spent otherwise than budgeted,
// with no words why; large differences are P10's.
func (p *probe) unexplained(c *claim) {
	p.saw(c)
	p.tested++
	if c.printed.Equal(exactlyBudget) || c.isBig() || p.explained(c) {
		return
	}
	if _, due := c.reason(); !due {
		p.remark(c, "")
	}
}

// unexplainedItems is the finding of all of them.
func (p *probe) unexplainedItems(all []remark) []Finding {
	if len(all) == 0 {
		return nil
	}
	f := Finding{Printed: all[0].place.Printed}
	for _, r := range all {
		f.Places = append(f.Places, r.place)
	}
	f.Message = fmt.Sprintf("文字“%s”有 %d 项决算与预算不等，没有写原因（第一处是 %s）", f.Places[0].Section, len(all), f.Places[0].Printed)
	return []Finding{p.finished(p.unexplainedSeverity(), f)}
}

// unexplainedSeverity is how grave it is that a difference has no reason beside
// it: in the document of others it may stand where only a reader finds it.
func (p *probe) unexplainedSeverity() Severity {
	if p.PrintedOnly {
		return Warning
	}
	return p.rule.Severity
}

// spentNext is what follows 大于 where the budget was named before it:
// 年初预算数大于决算数.
var spentNext = regexp.MustCompile(`^(?:本年|全年|年度)?(?:支出(?:决算|数|的|，|。|$)|实际|决算|执行)`)

// levelWords tests one run of text after amounts.
func (p *probe) levelWords(par *report.Paragraph, i int, amounts []*claim) {
	text := par.Runs[i].Text
	word := firstOf(text, "持平", "存在差异", "大于", "小于")
	if word == "" || i > 0 && par.Runs[i-1].Figure != nil && par.Runs[i-1].Figure.Kind == report.YearFigure {
		return // compared with another year
	}
	left, right, _ := strings.Cut(text, word)
	budget, actual := budgetAndSpent(amounts, left+right)
	p.saw(actual)
	before, where := decimal.Zero, []Place{claimPlace(actual)}
	switch {
	case budget != nil:
		p.saw(budget)
		before, where = budget.printed, append(where, claimPlace(budget))
	case !strings.Contains(p.text(par), "无"): // 无年初预算
		return
	}
	p.tested++
	sign, severity := actual.printed.Cmp(before), p.rule.Severity
	said := sign
	if spentNext.MatchString(right) {
		said = -sign
	}
	f := Finding{Places: where, Printed: actual.text(), Expected: before.StringFixed(2), Difference: difference(actual.printed, before)}
	switch {
	case word == "持平" && sign != 0, word == "大于" && said <= 0, word == "小于" && said >= 0:
		f.Message = fmt.Sprintf("文字“%s”写“%s”，预算是 %s，决算是 %s", actual.section, word, before.StringFixed(2), actual.text())
	case word == "存在差异" && sign == 0:
		f.Message = fmt.Sprintf("文字“%s”写“存在差异”，预算 %s 与决算 %s 却相等", actual.section, before.StringFixed(2), actual.text())
	case word != "持平" && !hasReason(par, i):
		f.Message = fmt.Sprintf("文字“%s”的预算 %s 与决算 %s 有差异，没有写原因", actual.section, before.StringFixed(2), actual.text())
		severity = p.unexplainedSeverity()
	default:
		return
	}
	p.findAs(severity, f)
}

// budgetAndSpent are the last amount and the one of the same item before it, one
// of them planned and the other spent: of two that were planned the one that the
// words name. Where there is no such pair it is the last amount alone. What
// stands in a bracket is besides.
func budgetAndSpent(amounts []*claim, words string) (budget, actual *claim) {
	last := len(amounts) - 1
	for last > 0 && amounts[last].inBracket() {
		last--
	}
	actual, other := amounts[last], (*claim)(nil)
	named := firstOf(words, "年初", "全年")
	for k := last - 1; k >= 0 && k >= last-3; k-- {
		c := amounts[k]
		if !sameItem(c, actual) || c.isBudget() == actual.isBudget() {
			continue
		}
		if other == nil || c.isBudget() && !strings.Contains(other.figure.Facts[0], named) && strings.Contains(c.figure.Facts[0], named) {
			other = c
		}
	}
	if other != nil && actual.isBudget() {
		return actual, other
	}
	return other, actual
}

// inBracket reports whether a bracket is open before the claim.
func (c *claim) inBracket() bool {
	before := c.ahead()
	return strings.LastIndex(before, "（") > strings.LastIndex(before, "）")
}

// isBudget reports whether an amount is what was planned.
func (c *claim) isBudget() bool {
	return len(c.figure.Facts) == 1 && strings.Contains(c.figure.Facts[0], "预算数")
}

// sameItem reports whether two claims are budget and spending of one item.
func sameItem(a, b *claim) bool {
	return len(a.figure.Facts) == 1 && len(b.figure.Facts) == 1 &&
		budgetWords.Replace(a.figure.Facts[0]) == budgetWords.Replace(b.figure.Facts[0])
}

// hasReason reports whether words follow run i. A gap that waits for them is
// D14's matter.
func hasReason(par *report.Paragraph, i int) bool {
	for _, r := range par.Runs[i+1:] {
		if r.Figure == nil && strings.TrimSpace(r.Text) != "" {
			return true
		}
	}
	_, after, _ := strings.Cut(par.Runs[i].Text, "原因")
	after = strings.Trim(after, "是为：。")
	return strings.TrimSpace(after) != ""
}
