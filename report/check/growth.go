package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// change is |now − before|.
func (r *ratio) change() quantity {
	q := nothing()
	q.plus(r.num, false)
	q.plus(r.den, true)
	q.printed = q.printed.Abs()
	return q
}

// ruleP06 tests growth rates (增减率＝|本年−上年|÷上年).
func ruleP06(p *probe) {
	p.eachRatio(func(r *ratio) {
		if r.den.printed.IsZero() {
			p.find(Finding{
				Places: append([]Place{claimPlace(r.claim)}, p.factPlaces(r.facts[:2])...), Printed: r.text(),
				Message: fmt.Sprintf("文字“%s”印增减 %s，而上年数是 0，没有增减率", r.section, r.text()),
			})
			return
		}
		r.den.printed = r.den.printed.Abs()
		if r.onThisYear() {
			return // P07 tells
		}
		p.judge(r, r.change(), "")
	}, report.GrowthFigure)
}

// onThisYear reports whether a growth rate that is wrong would be right with
// this year's amount as its base.
func (r *ratio) onThisYear() bool {
	k := places(r.text())
	return !r.num.printed.IsZero() && reachable(r.change(), r.den, r.printed, k) == broken &&
		reachable(r.change(), quantity{printed: r.num.printed.Abs()}, r.printed, k) == holds
}

// ruleP07 finds growth rates on this year's base (增减率的分母是上年数).
func ruleP07(p *probe) {
	p.eachRatio(func(r *ratio) {
		if r.den.printed.IsZero() {
			return
		}
		p.tested++
		r.den.printed = r.den.printed.Abs()
		if r.onThisYear() {
			want := percent(r.change().printed, r.den.printed, places(r.text()))
			p.find(Finding{
				Places: append([]Place{claimPlace(r.claim)}, p.factPlaces(r.facts[:2])...), Printed: r.text(), Expected: want.StringFixed(2) + "%",
				Difference: difference(r.printed, want), Cause: "增减率用了本年数做分母",
				Message: fmt.Sprintf("文字“%s”的 %s 是除以本年数得的，除以上年数是 %s%%", r.section, r.text(), want.StringFixed(2)),
			})
		}
	}, report.GrowthFigure)
}

// directions are the verbs with the sign that they say a change has.
var directions = map[string]int{"增加": 1, "增长": 1, "上升": 1, "减少": -1, "下降": -1, "降低": -1}

// direction is the last verb before a number, or "".
func (c *claim) direction() string {
	before, at := c.clause(), -1
	word := ""
	for w := range directions {
		if i := strings.LastIndex(before, w); i > at {
			at, word = i, w
		}
	}
	return word
}

// turned adds a finding where the verb contradicts the sign of the change.
func (p *probe) turned(r *ratio) {
	word := r.direction()
	if word == "" {
		p.missing("文字“" + r.section + "”的 " + r.text() + " 前面没有增加、减少、增长或下降")
		return
	}
	p.tested++
	d := r.num.printed.Sub(r.den.printed)
	if d.Sign() == directions[word] {
		return
	}
	p.find(Finding{
		Places: append([]Place{claimPlace(r.claim)}, p.factPlaces(r.facts[:2])...), Printed: word + r.text(),
		Message: fmt.Sprintf("文字“%s”写“%s%s”，而本年 %s、上年 %s", r.section, word, r.text(), r.num.printed.StringFixed(2), r.den.printed.StringFixed(2)),
		Cause:   "方向写反",
	})
}

// ruleP08 tests the verb of growth rates (增长、下降与变动的正负一致).
func ruleP08(p *probe) { p.eachRatio(p.turned, report.GrowthFigure) }

// ruleC02 tests changes against last year and their verb
// (变动＝本年总计−上年总计).
func ruleC02(p *probe) {
	p.eachRatio(func(r *ratio) {
		p.tested++
		want := r.change()
		got := p.ofClaim(r.claim)
		got.known = false
		v := adds(got, want)
		p.turned(r)
		if v == holds {
			return
		}
		f := Finding{
			Places: append([]Place{claimPlace(r.claim)}, p.factPlaces(r.facts[:2])...), Printed: r.text(),
			Expected: want.printed.StringFixed(2), Difference: difference(r.printed, want.printed),
			Message: fmt.Sprintf("文字“%s”印增减 %s，按本年 %s、上年 %s 是 %s", r.section, r.text(), r.num.printed.StringFixed(2), r.den.printed.StringFixed(2), want.printed.StringFixed(2)),
			Cause:   percentCause(r.printed, want.printed),
		}
		if v == tail {
			p.findAs(Tail, f)
		} else {
			p.find(f)
		}
	}, report.DifferenceFigure)
}

// bigChange is from how many percent a change needs a reason of its own.
var bigChange = decimal.New(20, 0)

// stockPhrases explain nothing.
var stockPhrases = []string{
	"工作实际情况", "实际工作情况", "财政工作安排", "工作需要", "厉行节约", "严格执行财政支出", "根据实际情况", "按照要求", "根据财政安排",
}

// ruleP10 wants a specific reason for a large change
// (变动大的要有具体原因). One phrase used in many places is one finding.
func ruleP10(p *probe) {
	places := map[string][]Place{}
	var order []string
	p.ratios(func(r *ratio) {
		p.tested++
		d := r.printed.Abs()
		if r.figure.Kind == report.CompletionFigure {
			d = r.printed.Sub(hundred).Abs()
		}
		if !d.GreaterThan(bigChange) {
			return
		}
		reason, ok := r.reason()
		if !ok || !stock(reason) {
			return
		}
		if places[reason] == nil {
			order = append(order, reason)
		}
		places[reason] = append(places[reason], claimPlace(r.claim))
	}, report.CompletionFigure, report.GrowthFigure)
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

// stock reports whether a reason is a stock phrase and nothing more.
func stock(reason string) bool {
	return len([]rune(reason)) < 40 && !strings.ContainsAny(reason, "0123456789") &&
		slices.ContainsFunc(stockPhrases, func(s string) bool { return strings.Contains(reason, s) })
}

// ruleP11 finds amounts in the wrong unit (文字与所引的数不应差一万倍).
func ruleP11(p *probe) {
	for i := range p.claims {
		c := &p.claims[i]
		if c.figure.Kind != report.AmountFigure || len(c.figure.Facts) != 1 {
			continue
		}
		p.unit(func() { p.tenThousand(c) })
	}
}

func (p *probe) tenThousand(c *claim) {
	p.saw(c)
	q, _, why := p.at(c.figure.Facts[0])
	if why != "" {
		p.missing(why)
		return
	}
	p.tested++
	if !q.printed.IsZero() && (near10000(c.printed, q.printed) || near10000(q.printed, c.printed)) {
		p.find(Finding{
			Places: []Place{claimPlace(c), p.place(c.figure.Facts[0])}, Printed: c.text(), Expected: q.printed.StringFixed(2), Cause: "万元与元混用",
			Message: fmt.Sprintf("文字“%s”印 %s，%s是 %s，差一万倍", c.section, c.text(), p.place(c.figure.Facts[0]), q.printed.StringFixed(2)),
		})
	}
}
