package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// bigChange is from how many percent a change needs a reason of its own.
var bigChange = decimal.New(20, 0)

// ruleP10 wants a specific reason for a large change
// (变动大的要有具体原因). One phrase used in many places is one finding, and so
// are all that have no reason.
func ruleP10(p *probe) {
	places := map[string][]Place{}
	var order []string
	for i := range p.claims {
		c := &p.claims[i]
		if !isKind(c.figure.Kind, []report.FigureKind{report.CompletionFigure, report.GrowthFigure}) {
			continue
		}
		p.tested++
		p.saw(c)
		d := c.printed.Abs()
		if c.figure.Kind == report.CompletionFigure {
			d = c.printed.Sub(hundred).Abs()
		}
		if !d.GreaterThan(bigChange) {
			continue
		}
		reason, due := c.reason()
		if due = due || c.ofItem() && !p.explained(c); !due || reason != "" && !stock(reason, p.rule.sets["套话"]) {
			continue
		}
		if places[reason] == nil {
			order = append(order, reason)
		}
		places[reason] = append(places[reason], claimPlace(c))
	}
	for _, reason := range order {
		list := places[reason]
		lack := "，原因只写“" + reason + "”"
		if reason == "" {
			lack = "没有写原因"
		}
		p.find(Finding{
			Places: list, Printed: reason,
			Message: fmt.Sprintf("%d 处变动超过 20%% 的数%s（第一处在文字“%s”，%s）", len(list), lack, list[0].Section, list[0].Printed),
		})
	}
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
	parts := strings.Split(c.figure.Facts[0], "/")
	return parts[0] == budgetTable && len(parts) == 3 && codeLevel(parts[1]) > 0
}

// reCause are the words that begin a reason.
var reCause = regexp.MustCompile(`因|由于|系|主要是`)

// explained reports whether words behind the number give a reason, in its
// paragraph or in one after it that has no percentage of its own.
func (p *probe) explained(c *claim) bool {
	if _, after := c.around(); reCause.MatchString(after) {
		return true
	}
	list := p.paragraphs[c.section]
	i := 1 + slices.Index(list, c.paragraph)
	return i < len(list) && !slices.ContainsFunc(list[i].Runs, func(r report.Run) bool { return r.Figure != nil }) && reCause.MatchString(p.text(list[i]))
}

// stock reports whether a reason is one of the phrases that explain nothing,
// and nothing more.
func stock(reason string, phrases []string) bool {
	return len([]rune(reason)) < 40 && !strings.ContainsAny(reason, "0123456789") &&
		slices.ContainsFunc(phrases, func(s string) bool { return strings.Contains(reason, s) })
}
