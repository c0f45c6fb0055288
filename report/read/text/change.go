package text

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// reBase is what a change is against: 与上年度相比, 比2021年, 较年初预算.
// 与 may be left out: 2021年度相比.
var reBase = regexp.MustCompile(`(?:与|比|较|同)于?(?:我部门|本部门|我单位|本单位)?(?:(20\d\d)年度?)?(上年|上一年|去年|年初预算|全年预算|调整预算|支出预算|预算)?|(20\d\d)年度?(?:决算数?)?相[比较]`)

// reLastBudget is the budget of the year before, which no table has.
var reLastBudget = regexp.MustCompile(`(?:上年|上一年|去年)度?的?(?:年初|全年|调整)?预算(?:数|安排|[^\p{Han}]|$|下降|减少|增加|增长|相比)`)

// whyLastBudget is why what is compared with it is no claim.
const whyLastBudget = "上年的预算不在本文档里，没有核对"

// reBudgetChange begins the change of a budget: “三公”经费预算较2021年度增加.
var reBudgetChange = regexp.MustCompile(`(?:经费|支出|费)预算(?:数|安排)?(?:较|比|与|同比)(?:20\d\d年|上年|去年)`)

// whyPlanning is why such a change is no claim.
const whyPlanning = "说的是预算的增减，没有核对"

// reComparing is a comparison that is only announced: 经比较2022年度……
var reComparing = regexp.MustCompile(`^(?:经|通过|对比|数据)+比[较对]`)

// compare notes the last comparison before a number in its sentence.
func (par *paragraph) compare(n *number) {
	s := par.before(n)
	s = s[len(reComparing.FindString(s)):]
	for _, at := range reBase.FindAllStringSubmatchIndex(s, -1) {
		m := []string{s[at[0]:at[1]], sub(s, at[2], at[3]) + sub(s, at[6], at[7]), sub(s, at[4], at[5])}
		rest, _, _ := strings.Cut(s[at[1]:], "，")
		switch {
		case reLastBudget.FindStringIndex(s[at[0]:]) != nil && reLastBudget.FindStringIndex(s[at[0]:])[0] == len("比"),
			m[1] == strconv.Itoa(par.book.Year-1) && strings.HasSuffix(m[2], "预算") && !hasAnyPrefix(rest, "执行"):
			par.state.base = lastBudget
		case m[2] == "上年" || m[2] == "上一年" || m[2] == "去年":
			par.state.base = lastYear
		case m[2] == "年初预算":
			par.state.base = initialBudget
		case m[2] != "":
			par.state.base = plannedBudget
		case m[1] == strconv.Itoa(par.book.Year) && strings.Contains(rest, "年初预算"):
			par.state.base = initialBudget
		case m[1] == strconv.Itoa(par.book.Year) && strings.Contains(rest, "预算"):
			par.state.base = plannedBudget
		case m[1] != "" && m[1] == par.otherYearOf, m[1] == strconv.Itoa(par.book.Year), m[1] == strconv.Itoa(par.book.Year-1):
			par.state.base = lastYear
		case m[1] != "":
			par.state.base = otherBase
		case m[0] == "同" || m[0] == "同比":
			par.state.base = lastYear
		}
	}
}

func sub(s string, from, to int) string {
	if from < 0 {
		return ""
	}
	return s[from:to]
}

// baseOf is the address of what a subject's spending is compared with, or why
// there is none.
func (par *paragraph) baseOf(s *subject, actual string) (string, string) {
	switch par.state.base {
	case lastYear:
		return prior(actual), ""
	case initialBudget:
		if s.initial != "" {
			return s.initial, ""
		}
		return "", whyNoBudget
	case plannedBudget:
		if addr := par.budgetOf(s, ""); addr != "" {
			return addr, ""
		}
		return "", whyNoBudget
	case otherBase:
		return "", whyOtherBase
	case lastBudget:
		return "", whyLastBudget
	}
	return "", whyNoBase
}

// compared are the two addresses of a change that a clause states.
func (par *paragraph) compared(n *number, s string) (pair [2]string, why string) {
	sub, list, left := par.spoken(s)
	switch {
	case reBudgetChange.MatchString(s):
		par.state.planning = true
	case strings.Contains(s, "决算") || strings.Contains(s, "支出"):
		par.state.planning = false
	}
	switch {
	case par.state.planning:
		par.state.forget()
		return pair, whyPlanning
	case sub == nil:
		return pair, whyNoSubject
	case left != "":
		par.state.forget() // what is spoken of now is not what was
		return pair, whyDoubt
	}
	if len(list) > 0 {
		sub = list[0].subject
		par.state.budget = false
	}
	if par.state.budget && par.state.base != initialBudget && par.state.base != plannedBudget {
		return pair, whyNoBase // the change is the budget's
	}
	if len(list) == 0 {
		sub = par.meant(sub, n)
	}
	par.state.subject = sub
	pair[0] = par.actualOf(sub, n)
	if budget := par.state.base == initialBudget || par.state.base == plannedBudget; budget && strings.HasPrefix(pair[0], "预算/") && par.book.Fact(pair[0]) == nil {
		pair[0] = par.spentOf(sub)
	}
	for _, other := range sub.also {
		if !par.rated(pair[0], n) && par.rated(other, n) {
			pair[0] = other
		}
	}
	pair[1], why = par.baseOf(sub, pair[0])
	return pair, why
}

// meant is what a sentence that begins with its comparison speaks of, where the
// one before ended with parts of a whole (…其中：甲3万元，乙2万元。比上年增加1万元，增长25%):
// the one that the rate fits, else the whole.
func (par *paragraph) meant(last *subject, n *number) *subject {
	lead := par.state.lead
	if lead == nil || lead == last || last.item || !hasAnyPrefix(par.before(n), "与", "比", "较", "同比") {
		return last
	}
	if par.topic == threePublic && !par.rated(par.actualOf(lead, n), n) || par.rated(par.actualOf(last, n), n) {
		return last
	}
	return lead
}

// rated reports whether the rate that follows a change is that of an amount.
func (par *paragraph) rated(addr string, n *number) bool {
	x := par.book.Fact(addr)
	if x == nil {
		return false
	}
	for i := range par.numbers {
		if rate := &par.numbers[i]; rate.from > n.from {
			d, _ := par.roundedTo(n, nil)
			base := x.Printed.Sub(d)
			if strings.ContainsAny(par.verb(n), "减降低少压节") {
				base = x.Printed.Add(d)
			}
			return rate.kind == percentNumber && base.IsPositive() && d.Shift(2).DivRound(base, rate.places).Equal(rate.value)
		}
	}
	return false
}

// change places an amount by which something changed.
func (par *paragraph) change(n *number, s string) (*report.Figure, string, string) {
	pair, why := par.compared(n, s)
	if why != "" {
		par.state.change, par.state.lost = [2]string{}, true
		return nil, "", why
	}
	par.state.lost = false
	par.state.change = pair
	par.state.changed = n
	v, text := par.roundedTo(n, par.differenceOf(pair))
	par.implied(pair, v, n)
	return &report.Figure{
		Kind: report.DifferenceFigure, Text: text, Value: v,
		Formula: "|" + pair[0] + " − " + pair[1] + "|", Facts: []string{pair[0], pair[1]}, Written: par.written(n),
	}, text, ""
}

// implied makes a fact of the budget that a change implies where the text does
// not state it: of 比年初预算增加3万元，完成年初预算的110% the rate can be tested.
func (par *paragraph) implied(pair [2]string, by decimal.Decimal, n *number) {
	now := par.book.Fact(pair[0])
	if now == nil || !strings.HasPrefix(pair[1], "预算/") {
		return
	}
	verb := par.verb(n)
	switch {
	case strings.ContainsAny(verb, "减降低少节"):
		par.fact(pair[1], "预算", report.AmountFact, now.Printed.Add(by))
	case strings.ContainsAny(verb, "增多升超"):
		par.fact(pair[1], "预算", report.AmountFact, now.Printed.Sub(by))
	}
}

// growth places a rate of change: that of the change before it, or its own.
func (par *paragraph) growth(n *number, s string) (*report.Figure, string, string) {
	pair := par.state.change
	if strings.Contains(s, "差异率") && par.state.base == noBase { // 预决算差异率
		par.state.base, par.state.budget = plannedBudget, false
	}
	named := len(par.lex.mentions(par.topic, s)) > 0
	if par.state.lost && !named { // the rate of a change that was not placed
		par.state.lost = false
		return nil, "", whyNoSubject
	}
	if pair[0] == "" || named {
		var why string
		if pair, why = par.compared(n, s); why != "" {
			return nil, "", why
		}
	}
	if par.growsCoarsely(n, pair) {
		return nil, "", whyCoarse
	}
	value, text := n.value, n.text
	if rest, signed := strings.CutPrefix(text, "-"); signed && par.ratesChange(n, s) && strings.ContainsAny(par.verb(par.state.changed), "减降低少压节") { // 减少1万元（-25%）
		value, text = value.Neg(), rest
	}
	if rest, minus := strings.CutPrefix(text, "-"); minus && strings.Contains(s, "差异") && par.falls(pair) { // a signed rate says how it changed
		value, text = value.Neg(), rest
	}
	return &report.Figure{
		Kind: report.GrowthFigure, Text: text, Value: value,
		Formula: "|" + pair[0] + " − " + pair[1] + "| ÷ " + pair[1] + " × 100%", Facts: []string{pair[0], pair[1]},
	}, text, ""
}

// ratesChange reports whether a percentage stands in a bracket right behind the
// amount of a change: 减少1万元（-25%）.
func (par *paragraph) ratesChange(n *number, label string) bool {
	c := par.state.changed
	return label == "" && c != nil && !par.state.lost && c.end < n.from && bare(par.plain[c.end:n.from]) == "（"
}

// falls reports whether the first of two facts is less than the other, or may
// be: one is not known.
func (par *paragraph) falls(pair [2]string) bool {
	a, b := par.book.Fact(pair[0]), par.book.Fact(pair[1])
	return a == nil || b == nil || a.Printed.LessThan(b.Printed)
}
