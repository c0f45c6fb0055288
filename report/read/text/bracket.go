package text

import (
	"regexp"
	"strings"

	"juesuan/report"
)

// reBracketed is a comparison whose base stands in a bracket behind it:
// 与上年度（630.19万元）相比.
var reBracketed = regexp.MustCompile(`(?:与|比|较|同)[^，。；]{0,12}?(上年|上一年|去年|20\d\d年|年初预算|全年预算|调整预算|预算)(?:度|数|决算数|决算|支出)?$`)

// bracketed is the role of an amount that a comparison has in a bracket right
// behind what it compares with.
func (par *paragraph) bracketed(n *number, label []string) (role, bool) {
	i := len(label) - 1
	if label[i] != "" || i == 0 || n.from == 0 || par.plain[n.from-1] != '（' {
		return 0, false
	}
	switch m := reBracketed.FindStringSubmatch(label[i-1]); {
	case m == nil, reLastBudget.MatchString(label[i-1]):
		return 0, false
	case m[1] == "年初预算":
		return initialRole, true
	case strings.HasSuffix(m[1], "预算"):
		return plannedRole, true
	}
	return priorRole, par.state.base == lastYear
}

// amountInBracket places such an amount: of what the comparison goes on to
// speak of, or else of what the sentence spoke of before. What is spoken of
// stays what it was.
func (par *paragraph) amountInBracket(n *number, as role) (*report.Figure, string, string) {
	sub := par.comparesNext(n)
	if sub == nil {
		sub = par.state.subject
	}
	if sub == nil {
		return nil, "", whyNoSubject
	}
	addr := par.pick(par.addresses(sub, as, n), n)
	if addr == "" {
		return nil, "", whyNoBudget
	}
	if par.state.change = [2]string{}; as != priorRole {
		par.state.named = addr
		par.note(addr)
	}
	v, text := par.amountOf(n, par.book.Fact(addr))
	par.fact(addr, sub.name, report.AmountFact, v)
	return &report.Figure{Kind: report.AmountFigure, Text: text, Value: v, Formula: addr, Facts: []string{addr}}, text, ""
}

// comparesNext is what the clause behind a bracketed base names: （630.19万元）
// 相比，支出总计减少……
func (par *paragraph) comparesNext(n *number) *subject {
	_, end := par.sentence(n.from)
	for _, next := range par.numbers {
		if next.from > n.from {
			end = min(end, next.from)
			break
		}
	}
	if m := par.lex.mentions(par.topic, bare(par.plain[n.end:max(n.end, end)])); len(m) > 0 {
		return m[0].subject
	}
	return nil
}
