package text

import (
	"regexp"
	"strings"

	"juesuan/report"
)

// budgetOf is the budget that words speak of, for a subject; where they do not
// say which, the one that was stated.
func (par *paragraph) budgetOf(s *subject, words string) string {
	switch {
	case strings.Contains(words, "年初"):
		return s.initial
	case strings.Contains(words, "全年"), strings.Contains(words, "调整"):
		return s.planned
	case par.state.stated[s.initial] && !par.state.stated[s.planned]:
		return s.initial
	}
	return s.planned
}

// reExecution is a completion called by its name: 预算执行率为98%.
var reExecution = regexp.MustCompile(`(?:支出)?(?:年初|全年|调整)?(?:支出)?(?:预算)?执行(?:率|进度)`)

// completion places how much of its budget was spent.
func (par *paragraph) completion(n *number, s string) (*report.Figure, string, string) {
	head, tail, executed := s, s, false
	if i := strings.LastIndex(s, "完成"); i >= 0 {
		head, tail = s[:i], s[i:]
	} else if i := reExecution.FindStringIndex(s); i != nil {
		executed = true
		head, tail = s[:i[0]], s[i[0]:]
	}
	sub, list, left := par.spoken(head)
	if len(list) == 0 && strings.TrimSpace(head) == "" {
		sub, left = par.state.subject, ""
	}
	switch {
	case sub == nil:
		return nil, "", whyNoSubject
	case left != "":
		return nil, "", whyDoubt
	case executed && len(list) == 0 && !par.state.stated[sub.initial] && !par.state.stated[sub.planned]:
		return nil, "", whyNoBudget
	}
	actual := par.actualOf(sub, n)
	budget := par.budgetOf(sub, tail)
	if m := par.lex.mentions(par.topic, tail); len(m) > 0 && tail != s { // 完成“三公”经费预算的
		if named := par.budgetOf(m[len(m)-1].subject, tail); named != budget && !par.isRatio(n, actual, budget) {
			budget = named
		}
	}
	if budget == "" {
		return nil, "", whyNoBudget
	}
	if par.topic == allFunds || sub.bare || strings.HasPrefix(actual, "预算/") && par.book.Fact(actual) == nil {
		actual = par.spentOf(sub)
	}
	return par.ratio(report.CompletionFigure, n, actual, budget)
}

// completedBy places how much was spent of the budget that stands before it:
// 完成年初预算9万元的82%.
func (par *paragraph) completedBy(n *number) (*report.Figure, string, string) {
	sub := par.state.subject
	if sub == nil || par.state.named == "" {
		return nil, "", whyNoSubject
	}
	return par.ratio(report.CompletionFigure, n, par.actualOf(sub, n), par.state.named)
}

// spentOf is where a subject's spending stands beside its budget: what the
// sentence states of a table's row is a fact there too.
func (par *paragraph) spentOf(s *subject) string {
	addr := strings.Replace(s.initial, "年初预算数", "决算数", 1)
	if x := par.book.Fact(s.actual); x != nil {
		par.fact(addr, s.name, report.AmountFact, x.Printed)
	}
	return addr
}

// share places a share: of what the words after 占 name, or of the whole that
// the section is about.
func (par *paragraph) share(n *number, s string) (*report.Figure, string, string) {
	if strings.Contains(s, "分别") {
		return par.shareSeverally(n, s)
	}
	head, tail, _ := strings.Cut(s, "占")
	part := par.state.amount
	var sub *subject
	if withoutJoints(strings.Trim(head, "约各")) != "" {
		named, list, left := par.spoken(head)
		if named == nil || left != "" {
			return nil, "", whyNoSubject
		}
		if len(list) > 0 {
			part = par.actualOf(named, n)
			par.state.subject = named // 基本支出占76.3%，为76.30万元
		}
		sub = named
	}
	if sub == nil {
		sub = par.state.subject
	}
	if part == "" || sub == nil {
		return nil, "", whyNoSubject
	}
	whole := sub.whole
	if tail = wholeWords(tail); tail != "" {
		named := par.wholeNamed(tail)
		if named == "" {
			return nil, "", whyNoWhole
		}
		if par.topic != threePublic || whole == "" || !reAnySpending.MatchString(tail) { // there 总支出 is that of “三公”
			whole = named
		}
	}
	if whole == "" || whole == part {
		whole = par.onlyWhole(n, part)
	}
	if whole == "" {
		return nil, "", whyNoWhole
	}
	return par.ratio(report.ShareFigure, n, part, whole)
}

// reAnySpending is spending that is not said of what.
var reAnySpending = regexp.MustCompile(`^(?:总支出|支出|支出总额|支出合计|总额)(?:决算数?)?$`)

// wholeWords are the words of a whole: 占支出合计的比重为.
func wholeWords(s string) string {
	for {
		was := s
		for _, w := range []string{"为", "约", "达", "是", "比重", "比例", "比", "的"} {
			s = strings.TrimSuffix(s, w)
		}
		if s == was {
			return strings.TrimPrefix(s, "当年")
		}
	}
}

// wholeTopics is where a whole is looked for that the section does not know.
var wholeTopics = []topic{spending, income, general, procurement, threePublic, basic, fund, capital, totals}

// wholeNamed is the address of the whole that words name, or "".
func (par *paragraph) wholeNamed(words string) string {
	was := par.topic
	defer func() { par.topic = was }()
	if was == procurement && reProcured.MatchString(words) {
		return "政府采购/总额"
	}
	for _, t := range append([]topic{was}, wholeTopics...) {
		par.topic = t
		m := par.lex.mentions(t, words)
		if len(m) == 0 || par.leftover(words, m) != "" || strings.HasSuffix(m[len(m)-1].text, "预算") { // 一般公共预算 is no amount
			continue
		}
		return m[len(m)-1].subject.actual
	}
	return ""
}

// onlyWhole is the whole that makes the share right where words name none.
func (par *paragraph) onlyWhole(n *number, part string) string {
	if par.topic != procurement {
		return ""
	}
	for _, w := range []string{"政府采购/授予中小企业", "政府采购/总额"} {
		if par.isRatio(n, part, w) {
			return w
		}
	}
	return ""
}

// isRatio reports whether the percentage is that of two facts.
func (par *paragraph) isRatio(n *number, part, whole string) bool {
	a, b := par.book.Fact(part), par.book.Fact(whole)
	if a == nil || b == nil || b.Printed.IsZero() {
		return false
	}
	return a.Printed.Shift(2).DivRound(b.Printed, n.places).Equal(n.value)
}

func (par *paragraph) ratio(kind report.FigureKind, n *number, part, whole string) (*report.Figure, string, string) {
	if par.isCoarseRatio(n, part, whole) {
		return nil, "", whyCoarse
	}
	return &report.Figure{
		Kind: kind, Text: n.text, Value: n.value, Formula: part + " ÷ " + whole + " × 100%", Facts: []string{part, whole},
	}, n.text, ""
}
