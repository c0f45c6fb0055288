package check

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// ruleC13 compares 持平, 大于, 小于 and 存在差异 with the two numbers before them
// (持平两数相等；差异要有原因).
func ruleC13(p *probe) {
	byRun := map[*report.Figure]*claim{}
	for i := range p.claims {
		byRun[p.claims[i].figure] = &p.claims[i]
	}
	for _, section := range []string{"五", "九", "十"} {
		for _, par := range p.paragraphs[p.section(section)] {
			var budget, actual *claim // the last two amounts
			for i := range par.Runs {
				switch r := &par.Runs[i]; {
				case r.Figure != nil && r.Figure.Kind == report.AmountFigure:
					budget, actual = actual, byRun[r.Figure]
				case r.Figure == nil && r.Entry == "" && actual != nil:
					budget, actual := budget, actual
					p.piece(func() { p.levelWords(par, i, budget, actual) })
				}
			}
		}
	}
}

var reLevel = regexp.MustCompile(`持平|存在差异|大于|小于`)

// levelWords tests one run of text after the amounts of budget and spending.
func (p *probe) levelWords(par *report.Paragraph, i int, budget, actual *claim) {
	text := par.Runs[i].Text
	word := find(reLevel, text, "持平", "存在差异", "大于", "小于")
	if word == "" || i > 0 && par.Runs[i-1].Figure != nil && par.Runs[i-1].Figure.Kind == report.YearFigure {
		return // compared with another year
	}
	p.saw(actual)
	before, where := decimal.Zero, []Place{claimPlace(actual)}
	switch {
	case budget != nil && sameItem(budget, actual):
		p.saw(budget)
		before, where = budget.printed, append(where, claimPlace(budget))
	case !strings.Contains(p.text(par), "无"): // 无年初预算
		return
	}
	p.tested++
	sign := actual.printed.Cmp(before)
	f := Finding{Places: where, Printed: actual.text(), Expected: before.StringFixed(2), Difference: difference(actual.printed, before)}
	switch {
	case word == "持平" && sign != 0, word == "大于" && sign <= 0, word == "小于" && sign >= 0:
		f.Message = fmt.Sprintf("文字“%s”写“%s”，预算是 %s，决算是 %s", actual.section, word, before.StringFixed(2), actual.text())
	case word == "存在差异" && sign == 0:
		f.Message = fmt.Sprintf("文字“%s”写“存在差异”，预算 %s 与决算 %s 却相等", actual.section, before.StringFixed(2), actual.text())
	case word != "持平" && !hasReason(par, i):
		f.Message = fmt.Sprintf("文字“%s”的预算 %s 与决算 %s 有差异，没有写原因", actual.section, before.StringFixed(2), actual.text())
	default:
		return
	}
	p.find(f)
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
