package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// The sets of the words of P10; stockPhrases is one, too.
const (
	fillerWords  = "虚词"
	askedReasons = "要写原因"
	noReasons    = "没写的原因"
	circular     = "等于没说"
)

// A change of more than 20 percent needs a reason of its own. The numbers have as
// many digits as percentages are printed with, which makes comparing cheap.
var (
	bigChange     = decimal.New(20_00, -2)
	leastSpent    = decimal.New(80_00, -2)
	mostSpent     = decimal.New(120_00, -2)
	exactlyBudget = decimal.New(100_00, -2)
)

// isBig reports whether a completion or growth rate is of a big change.
func (c *claim) isBig() bool {
	if c.figure.Kind == report.CompletionFigure {
		return c.printed.LessThan(leastSpent) || c.printed.GreaterThan(mostSpent)
	}
	return c.printed.GreaterThan(bigChange) || c.printed.LessThan(bigChange.Neg())
}

// ruleP10 wants a specific reason for a large change
// (变动大的要有具体原因). One phrase used in many places is one finding, and so
// are all that have no reason.
func ruleP10(p *probe) {
	p.together = p.reasonless
	for i := range p.claims {
		c := &p.claims[i]
		if !isKind(c.figure.Kind, []report.FigureKind{report.CompletionFigure, report.GrowthFigure}) {
			continue
		}
		p.piece(func() { p.wantReason(c) })
	}
}

// wantReason remarks a large change that has no specific reason.
func (p *probe) wantReason(c *claim) {
	p.tested++
	p.saw(c)
	if !c.isBig() {
		return
	}
	reason, due := c.reason()
	if p.blank(reason) {
		reason = ""
	}
	if due = due || p.wantsReason(c); due && (reason == "" || p.saysNothing(reason)) {
		p.remark(c, reason)
	}
}

// reasonless are the findings of large changes, one for each phrase.
func (p *probe) reasonless(all []remark) []Finding {
	places := map[string][]Place{}
	var order []string
	for _, r := range all {
		if places[r.about] == nil {
			order = append(order, r.about)
		}
		places[r.about] = append(places[r.about], r.place)
	}
	var out []Finding
	for _, reason := range order {
		list := places[reason]
		lack := "，原因只写“" + reason + "”"
		if reason == "" {
			lack = "没有写原因"
		}
		out = append(out, p.finished(p.rule.Severity, Finding{
			Places: list, Printed: reason,
			Message: fmt.Sprintf("%d 处变动超过 20%% 的数%s（第一处在文字“%s”，%s）", len(list), lack, list[0].Section, list[0].Printed),
		}))
	}
	return out
}

// reason is the office's reason that follows the number in its paragraph,
// before another percentage of another item, and whether there is a place for
// one: a place that is still to be filled in has none.
func (c *claim) reason() (reason string, due bool) {
	for i := c.index + 1; i < len(c.paragraph.Runs); i++ {
		r := &c.paragraph.Runs[i]
		if strings.HasPrefix(r.Entry, "文字/原因") {
			if r.Gap {
				return "", true
			}
			return strings.TrimSpace(r.Text), true
		}
		if strings.Contains(r.Text, "；") {
			return "", false
		}
	}
	return "", false
}

// ofItem reports whether the percentage is of one subject's spending; a total
// may leave the reasons to its parts.
func (c *claim) ofItem() bool {
	if len(c.figure.Facts) == 0 {
		return false
	}
	table, rest, _ := strings.Cut(c.figure.Facts[0], "/")
	row, col, found := strings.Cut(rest, "/")
	return table == budgetTable && found && codeLevel(row) > 0 && !strings.Contains(col, "/")
}

// wantsReason reports whether a number without a place for its reason should
// have one: its sentence announces a reason and has none, or it is one of those
// that the form asks about and nothing else explains it.
func (p *probe) wantsReason(c *claim) bool {
	after, _, _ := strings.Cut(p.behind(c), "；")
	switch {
	case reNoReason.MatchString(after):
		return true
	case c.ofItem():
		return !p.explained(c)
	case p.PrintedOnly || !p.asked(c) || p.explained(c):
		return false
	}
	return !slices.ContainsFunc(p.claims, func(o claim) bool { // the summary of 九 leaves it to the part below
		if o.section != c.section || o.figure == c.figure || !slices.Equal(o.figure.Facts, c.figure.Facts) {
			return false
		}
		reason, _ := o.reason()
		return !p.blank(reason) || p.explained(&o)
	})
}

// asked reports whether the form asks why a percentage is so, as the set 要写原因
// has it: the growth of the totals of 一, 四 and 五, and how much was spent of the
// budgets of 九 and 十.
func (p *probe) asked(c *claim) bool {
	if len(c.figure.Facts) < 2 {
		return false
	}
	kind := "完成率"
	if c.figure.Kind == report.GrowthFigure {
		if !strings.HasPrefix(c.figure.Facts[1], priorPrefix) {
			return false
		}
		kind = "增减率"
	}
	return slices.ContainsFunc(p.rule.sets[askedReasons], func(s string) bool {
		section, what, _ := strings.Cut(s, " ")
		return what == kind && c.section == p.section(section)
	})
}

// behind is the text of a claim's paragraph behind it.
func (p *probe) behind(c *claim) string {
	p.reader = true
	return c.behind()
}

// reNoReason announces a reason that does not come.
var reNoReason = regexp.MustCompile(`(?:原因|缘由)[^，。；：、]{0,6}?(?:(?:是由于|是因为|是|为|在于|系)?：|是由于|是因为|是|为|在于|系)[ 　]*。|(?:原因|缘由)[^，。；：、]{0,6}?(?:是由于|是因为|是|为|在于|系)[ 　]*$`)

// breaksOff reports whether a sentence may end where a reason should begin:
// looking at its last word is much cheaper than reNoReason.
func breaksOff(text string) bool {
	for s := range strings.SplitSeq(text, "。") {
		if hasAnySuffix(strings.TrimRight(s, " 　"), "是", "为", "于", "系", "：") {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(w string) bool { return strings.HasSuffix(s, w) })
}

// causes reports whether a text has words that begin a reason.
func causes(text string) bool {
	return slices.ContainsFunc([]string{"因", "由于", "系", "主要是"}, func(w string) bool { return strings.Contains(text, w) })
}

// explained reports whether words behind the number give a reason, in its
// paragraph or in one after it that has no percentage of its own.
func (p *probe) explained(c *claim) bool {
	behind := p.behind(c)
	if breaksOff(behind) {
		behind = reNoReason.ReplaceAllString(behind, "。")
	}
	if causes(behind) {
		return true
	}
	list := p.paragraphs[c.section]
	i := 1 + slices.Index(list, c.paragraph)
	return i < len(list) && !slices.ContainsFunc(list[i].Runs, func(r report.Run) bool { return r.Figure != nil }) && causes(p.text(list[i]))
}

// saysNothing reports whether a reason is made of phrases that explain nothing, or
// only says that there is less, or more.
func (p *probe) saysNothing(reason string) bool {
	return stock(reason, p.rule.sets[stockPhrases], p.rule.sets[fillerWords]) || leftOf(strings.Map(hanOnly, reason), p.rule.sets[circular]) == "" && !strings.ContainsFunc(reason, unicode.IsDigit)
}

// stock reports whether a reason is made of phrases that explain nothing, and
// of words that any reason has: too little is left of it without them.
func stock(reason string, phrases, fillers []string) bool {
	if strings.ContainsAny(reason, "0123456789") {
		return false
	}
	rest := leftOf(reason, phrases)
	if rest == reason {
		return false
	}
	const enough = 5
	return len([]rune(leftOf(strings.Map(hanOnly, rest), fillers))) < enough
}

// leftOf is a text without words, the longest taken out first.
func leftOf(text string, words []string) string {
	list := slices.Clone(words)
	slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	for _, w := range list {
		text = strings.ReplaceAll(text, w, "")
	}
	return text
}

// hanOnly takes out what is no Chinese character.
func hanOnly(r rune) rune {
	if !unicode.Is(unicode.Han, r) {
		return -1
	}
	return r
}

// blank reports whether a reason only says that there is none: 无, —, 1, or stands
// where one is to be written: （说明原因）.
func (p *probe) blank(reason string) bool {
	words := strings.Map(hanOnly, reason)
	return words == "" || slices.Contains(p.rule.sets[noReasons], words) && !strings.ContainsFunc(reason, unicode.IsDigit)
}
