package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// bigChange is from how many percent a change needs a reason of its own.
var bigChange = decimal.New(20, 0)

// ruleP10 wants a specific reason for a large change
// (变动大的要有具体原因). One phrase used in many places is one finding.
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
		reason, ok := c.reason()
		if !ok || !stock(reason, p.rule.sets["套话"]) {
			continue
		}
		if places[reason] == nil {
			order = append(order, reason)
		}
		places[reason] = append(places[reason], claimPlace(c))
	}
	for _, reason := range order {
		list := places[reason]
		p.find(Finding{
			Places: list, Printed: reason,
			Message: fmt.Sprintf("%d 处变动超过 20%% 的数，原因只写“%s”（第一处在文字“%s”，%s）", len(list), reason, list[0].Section, list[0].Printed),
		})
	}
}

// reason is the office's reason that follows the number in its paragraph,
// before another percentage of another item.
func (c *claim) reason() (string, bool) {
	for i := c.index + 1; i < len(c.paragraph.Runs); i++ {
		r := &c.paragraph.Runs[i]
		if strings.HasPrefix(r.Entry, "文字/原因") {
			return r.Text, !r.Gap
		}
		if strings.Contains(r.Text, "；") {
			return "", false
		}
	}
	return "", false
}

// stock reports whether a reason is one of the phrases that explain nothing,
// and nothing more.
func stock(reason string, phrases []string) bool {
	return len([]rune(reason)) < 40 && !strings.ContainsAny(reason, "0123456789") &&
		slices.ContainsFunc(phrases, func(s string) bool { return strings.Contains(reason, s) })
}
