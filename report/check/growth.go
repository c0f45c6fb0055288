package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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

// growths calls do for every growth rate. Where the amount before is not known
// (the document of the year before is not at hand) it is this year's and the
// change that the same paragraph states.
func (p *probe) growths(do func(*ratio)) {
	for i := range p.claims {
		c := &p.claims[i]
		if c.figure.Kind != report.GrowthFigure || len(c.figure.Facts) < 2 {
			continue
		}
		p.piece(func() { p.growth(c, do) })
	}
}

func (p *probe) growth(c *claim, do func(*ratio)) {
	p.saw(c)
	r := ratio{claim: c, facts: c.figure.Facts, probe: p}
	var why, why2 string
	r.num, _, why = p.at(r.facts[0])
	if r.den, _, why2 = p.at(r.facts[1]); why == "" && why2 != "" && p.derived(&r) {
		why2 = ""
	}
	if why+why2 != "" {
		p.missing(reasons(why, why2))
		return
	}
	do(&r)
}

// derived works out the amount before from this year's and the stated change.
func (p *probe) derived(r *ratio) bool {
	d := p.changeBeside(r.claim)
	if d == nil {
		return false
	}
	sign := directions[d.direction()]
	if sign == 0 {
		return false
	}
	r.beside = d
	r.den = nothing()
	r.den.plus(r.num, false)
	r.den.plus(p.ofClaim(d), sign > 0)
	return true
}

// changeBeside is the change in the growth rate's paragraph of the same amounts.
func (p *probe) changeBeside(c *claim) *claim {
	for i := range p.claims {
		if d := &p.claims[i]; d.paragraph == c.paragraph && d.figure.Kind == report.DifferenceFigure && d.readable && slices.Equal(d.figure.Facts, c.figure.Facts) {
			return d
		}
	}
	return nil
}

// growth finding: the places are the rate and what it is computed from.
func (r *ratio) wrong(f Finding) Finding {
	f.Places = append([]Place{claimPlace(r.claim)}, r.where()...)
	f.Printed = r.text()
	f.onBudget = base(r.facts) == "预算"
	return f
}

// unchanged reports whether a growth rate says 0% of nothing that came of
// nothing: forms that are filled in by hand have it, and it misleads nobody.
func (r *ratio) unchanged() bool {
	return r.figure.Kind == report.GrowthFigure && r.printed.IsZero() && r.num.printed.IsZero() && r.den.printed.IsZero()
}

// ruleP06 tests growth rates (增减率＝|本年−上年|÷上年).
func ruleP06(p *probe) {
	p.growths(func(r *ratio) {
		if r.den.printed.IsZero() {
			if r.unchanged() {
				return // P05 tells
			}
			p.find(r.wrong(Finding{Message: fmt.Sprintf("文字“%s”印增减 %s，而%s数是 0.00，没有增减率", r.section, r.text(), base(r.facts))}))
			return
		}
		r.den.printed = r.den.printed.Abs()
		if r.onThisYear() {
			return // P07 tells
		}
		p.judge(r, r.change())
	})
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
	p.growths(func(r *ratio) {
		if r.den.printed.IsZero() {
			return
		}
		p.tested++
		r.den.printed = r.den.printed.Abs()
		if !r.onThisYear() {
			return
		}
		k := places(r.text())
		want := percent(r.change().printed, r.den.printed, k)
		p.find(r.wrong(Finding{
			Expected: want.StringFixed(k) + "%", Difference: difference(r.printed, want), Cause: "增减率用了本年数做分母",
			Message: fmt.Sprintf("文字“%s”的 %s 是除以本年数得的，除以%s数是 %s%%", r.section, r.text(), base(r.facts), want.StringFixed(k)),
		}))
	})
}

// directions are the verbs with the sign that they say a change has.
var directions = map[string]int{
	"增加": 1, "增长": 1, "上升": 1, "提高": 1, "增幅": 1, "超支": 1,
	"减少": -1, "下降": -1, "降低": -1, "压减": -1, "降幅": -1, "节约": -1,
}

// rateVerbs are the verbs of rates for those of amounts.
var rateVerbs = map[string]string{"增加": "增长", "减少": "下降"}

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

// undirected says that no verb tells which way a number goes.
func (c *claim) undirected() string {
	return "文字“" + c.section + "”的 " + c.text() + " 前面没有增加、减少、增长或下降"
}

// turned adds a finding where the verb contradicts the sign of the change, or
// where only the text tells of it the verb of the amount.
func (p *probe) turned(r *ratio) {
	word := r.direction()
	if word == "" && strings.HasSuffix(r.clause(), "（") { // 减少211.38万元（33.54%）: the amount's verb is its own
		p.tested++
		return
	}
	if word == "" {
		p.missing(r.undirected())
		return
	}
	p.tested++
	sign := r.num.printed.Cmp(r.den.printed)
	what := fmt.Sprintf("本年 %s、%s %s", r.num.printed.StringFixed(2), base(r.facts), r.den.printed.StringFixed(2))
	if r.beside != nil {
		sign = directions[r.beside.direction()]
		what = fmt.Sprintf("前面写的是“%s%s”", r.beside.direction(), r.beside.said(p.unit))
	}
	if sign == 0 && r.printed.IsZero() {
		return // 增加0.00万元 of what is as it was
	}
	right := opposite[word]
	if r.figure.Kind == report.GrowthFigure {
		right = cmp.Or(rateVerbs[right], right)
	}
	if sign == directions[word] {
		if right := rateVerbs[word]; right != "" && r.figure.Kind == report.GrowthFigure {
			f := r.wrong(Finding{Message: fmt.Sprintf("文字“%s”写“%s%s”，百分比应写“%s%s”", r.section, word, r.text(), right, r.text())})
			f.Printed, f.Expected = word+r.text(), right+r.text()
			p.findAs(Warning, f)
		}
		return
	}
	text := r.said(p.unit)
	f := r.wrong(Finding{Message: fmt.Sprintf("文字“%s”写“%s%s”，而%s，应写“%s%s”", r.section, word, text, what, right, text), Cause: turnedAround})
	f.Printed, f.Expected = word+text, right+text
	p.find(f)
}

// turnedAround is the cause of a verb that says the wrong way.
const turnedAround = "方向写反"

// turned puts a rate that goes the wrong way under its change that does.
func (w *web) turned() {
	for i, m := range w.all {
		if m.Rule != "P08" || m.Cause != turnedAround || w.root[i] != i {
			continue
		}
		j := slices.IndexFunc(w.all, func(e *mistake) bool {
			return e.Rule == "C02" && e.Cause == turnedAround && e.Places[0].Section == m.Places[0].Section &&
				slices.EqualFunc(e.Places[1:], m.Places[1:], func(a, b Place) bool { return a.Addr == b.Addr })
		})
		if j >= 0 {
			w.root[i] = w.of(j)
		}
	}
}

var opposite = map[string]string{
	"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "上升": "下降", "降低": "增长",
	"提高": "降低", "压减": "增加", "增幅": "降幅", "降幅": "增幅", "超支": "节约", "节约": "超支",
}

// ruleP08 tests the verb of growth rates (增长、下降与变动的正负一致), and that a
// change stands with its rate: without one the amount before was zero.
func ruleP08(p *probe) {
	p.growths(p.turned)
	if !slices.ContainsFunc(p.claims, func(c claim) bool { return c.figure.Kind == report.GrowthFigure }) {
		return // the place prints changes only
	}
	for i := range p.claims {
		c := &p.claims[i]
		if c.figure.Kind == report.DifferenceFigure && len(c.figure.Facts) > 1 {
			p.piece(func() { p.rateless(c) })
		}
	}
}

// base calls what a change is measured by.
func base(facts []string) string {
	if len(facts) > 1 && strings.Contains(facts[1], "预算") && !strings.HasPrefix(facts[1], priorPrefix) {
		return "预算"
	}
	return "上年"
}

// rateless adds a finding where a change on a base that is not zero has no rate.
// One on a budget needs none: how much of it was spent says as much. Nor does a
// part of a change.
func (p *probe) rateless(c *claim) {
	if base(c.figure.Facts) == "预算" || strings.Contains(c.sentenceAhead(), "其中") {
		return
	}
	for i := range p.claims {
		if g := &p.claims[i]; g.paragraph == c.paragraph && g.figure.Kind == report.GrowthFigure && slices.Equal(g.figure.Facts, c.figure.Facts) {
			return
		}
	}
	now, _, why := p.at(c.figure.Facts[0])
	before, _, unknown := p.at(c.figure.Facts[1])
	if unknown != "" {
		before = now
		before.plus(p.ofClaim(c), directions[c.direction()] > 0)
	}
	if directions[c.direction()] == 0 {
		why = reasons(why, c.undirected())
	}
	if why != "" {
		p.missing(why)
		return
	}
	p.tested++
	if before.printed.GreaterThan(slack(before.loose)) {
		what := fmt.Sprintf("上年 %s，却没有写增减率", before.printed.StringFixed(2))
		if unknown != "" {
			what = fmt.Sprintf("算来上年是 %s，却没有写增减率：增加、减少可能写反，或漏写了增减率", before.printed.StringFixed(2))
		}
		p.findAs(Warning, Finding{
			Places: []Place{claimPlace(c), p.spot(c.figure.Facts[0])}, Printed: c.text(), Expected: before.printed.StringFixed(2),
			Message: fmt.Sprintf("文字“%s”写“%s%s”，本年 %s，%s", c.section, c.direction(), c.said(p.unit), now.printed.StringFixed(2), what),
		})
	}
}

// ruleC02 tests changes against last year and their verb
// (变动＝本年总计−上年总计).
func ruleC02(p *probe) {
	p.eachRatio(func(r *ratio) {
		p.tested++
		want := r.change()
		got := p.ofClaim(r.claim)
		got.known = false
		if v := adds(got, want); v != holds {
			p.report(v, r.wrong(Finding{
				Expected: want.printed.StringFixed(2), Difference: difference(r.printed, want.printed),
				Message: fmt.Sprintf("文字“%s”印增减 %s，按本年 %s、%s %s 是 %s", r.section, r.said(p.unit), r.num.printed.StringFixed(2), base(r.facts), r.den.printed.StringFixed(2), want.printed.StringFixed(2)),
				Cause:   cmp.Or(r.otherUnit(want.printed, p.unit), numberCause(r.printed, want.printed)),
			}))
		}
		p.turned(r)
	}, report.DifferenceFigure)
}

// ruleP11 finds amounts in the wrong unit (文字与所引的数不应差一万倍).
func ruleP11(p *probe) {
	for i := range p.claims {
		c := &p.claims[i]
		if c.figure.Kind != report.AmountFigure || len(c.figure.Facts) != 1 {
			continue
		}
		p.piece(func() { p.tenThousand(c) })
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
	if !q.printed.IsZero() && (shifted(c.printed, q.printed, 4) || shifted(q.printed, c.printed, 4)) {
		p.find(Finding{
			Places: []Place{claimPlace(c), p.spot(c.figure.Facts[0])}, Printed: c.text(), Expected: q.printed.StringFixed(2), Cause: "万元与元混用",
			Message: fmt.Sprintf("文字“%s”印 %s，%s是 %s，差一万倍", c.section, c.said(p.unit), p.spot(c.figure.Facts[0]), q.printed.StringFixed(2)),
		})
	}
}
