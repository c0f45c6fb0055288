package check

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// ruleQ01 tests the rows of money: execution within the budget, the rate of
// both, and its points min(分值, 分值×执行率), not below zero.
func ruleQ01(p *probe) {
	for _, a := range p.assessments() {
		for i := range a.funding {
			p.execution(&a, &a.funding[i])
		}
	}
}

func (p *probe) execution(a *assessment, f *funding) {
	budget, done := p.ofCell(f.amounts[1]), p.ofCell(f.amounts[2])
	where := p.factPlaces([]string{f.amounts[2].Addr, f.amounts[1].Addr})
	p.tested++
	if atMost(done, budget) == broken {
		p.find(Finding{Places: where, Printed: f.amounts[2].Text, Expected: "≤ " + f.amounts[1].Text, Difference: difference(done.printed, budget.printed),
			Message: fmt.Sprintf("%s“%s”的全年执行数 %s 大于全年预算数 %s", tableName(a.table), f.name, f.amounts[2].Text, f.amounts[1].Text)})
	}
	p.executionRate(a, f, budget, done, where)
	weight, ok := number(f.weight)
	score, ok2 := number(f.score)
	if !ok || !ok2 {
		return // only the first row has points
	}
	if budget.printed.IsZero() {
		p.missing("“" + f.name + "”的全年预算数是 0，执行率的得分算不出")
		return
	}
	p.tested++
	want := decimal.Min(weight, weight.Mul(done.printed).DivRound(budget.printed, 2))
	want = decimal.Max(want, decimal.Zero) // more was taken back than spent
	if want.Sub(score).Abs().GreaterThan(decimal.New(5, -2)) {
		p.find(Finding{Places: append([]Place{f.place(a, "得分", f.score)}, where...), Printed: f.score, Expected: want.String(), Difference: apart(want, score),
			Message: fmt.Sprintf("%s“%s”的执行率得 %s 分，分值 %s，按执行率是 %s 分", tableName(a.table), f.name, f.score, f.weight, want)})
	}
}

// executionRate tests the rate that a row of money prints; without a budget
// there is none.
func (p *probe) executionRate(a *assessment, f *funding, budget, done quantity, where []Place) {
	rate, ok := number(f.rate)
	if !ok {
		return
	}
	p.tested++
	where = append([]Place{f.place(a, "执行率", f.rate)}, where...)
	if budget.printed.IsZero() {
		p.find(Finding{Places: where, Printed: f.rate, Expected: "-",
			Message: fmt.Sprintf("%s“%s”的全年预算数是 0，没有执行率，却印 %s，应印“-”", tableName(a.table), f.name, f.rate)})
		return
	}
	k := places(f.rate)
	want := percent(done.printed, budget.printed, k)
	if reachable(done, budget, rate, k) == broken {
		p.find(Finding{Places: where, Printed: f.rate, Expected: want.StringFixed(k) + "%", Difference: difference(rate, want),
			Message: fmt.Sprintf("%s“%s”的执行率印 %s，按执行数 %s、预算数 %s 是 %s%%", tableName(a.table), f.name, f.rate, f.amounts[2].Text, f.amounts[1].Text, want.StringFixed(k)),
			Cause:   percentCause(rate, want)})
	}
}

// ruleQ17 tests that the sources of a project's money sum to the whole, where
// its self-assessment prints them.
func ruleQ17(p *probe) {
	for _, a := range p.assessments() {
		if a.id == "自评" || len(a.funding) < 2 {
			continue // Q02's, or only the whole
		}
		whole := &a.funding[0]
		for col, name := range []string{"年初预算数", "全年预算数", "全年执行数"} {
			sum, places := nothing(), p.factPlaces([]string{whole.amounts[col].Addr})
			for i := range a.funding[1:] {
				c := a.funding[1+i].amounts[col]
				sum.plus(p.ofCell(c), false)
				places = append(places, p.factPlaces([]string{c.Addr})...)
			}
			total := p.ofCell(whole.amounts[col])
			p.tested++
			p.report(adds(total, sum), Finding{Places: places, Printed: whole.amounts[col].Text, Expected: sum.printed.StringFixed(2), Difference: difference(total.printed, sum.printed),
				Message: fmt.Sprintf("%s“%s”的%s印 %s，各项资金来源相加是 %s", tableName(a.table), whole.name, name, whole.amounts[col].Text, sum.printed.StringFixed(2))})
		}
	}
}

// ruleQ04 tests that weights sum to 100 and scores to the total, of each
// self-assessment, and that the text has the department's.
func ruleQ04(p *probe) {
	for _, a := range p.assessments() {
		p.points(&a)
	}
}

func (p *probe) points(a *assessment) {
	weight, score := decimal.Zero, decimal.Zero
	var weights, scores []Place
	add := func(w, s string, at func(column, printed string) Place) {
		if v, ok := number(w); ok {
			weight, weights = weight.Add(v), append(weights, at("分值", w))
		}
		if v, ok := number(s); ok {
			score, scores = score.Add(v), append(scores, at("得分", s))
		}
	}
	for i := range a.funding {
		f := &a.funding[i]
		add(f.weight, f.score, func(column, printed string) Place { return f.place(a, column, printed) })
	}
	for i := range a.indicators {
		add(a.indicators[i].weight, a.indicators[i].score, a.indicators[i].place)
	}
	if len(a.indicators) == 0 {
		p.missing(tableName(a.table) + "没有指标")
	}
	if !a.scored() { // Q05 tells
		p.missing(tableName(a.table) + "的分值、得分没有填全，没有核对总分")
		return
	}
	p.tested += 3
	if len(a.indicators) > 0 && !weight.Equal(hundred) {
		p.find(Finding{Places: append([]Place{a.final("分值", a.weight)}, weights...), Printed: weight.String(), Expected: "100", Difference: apart(weight, hundred),
			Message: fmt.Sprintf("%s各项分值合计 %s，应是 100", tableName(a.table), weight)})
	}
	total := func(where Place, own []Place, column string, sum decimal.Decimal) {
		if v, ok := number(where.Printed); !ok || !v.Equal(sum) {
			p.find(Finding{Places: append([]Place{where}, own...), Printed: where.Printed, Expected: sum.String(), Difference: apart(v, sum),
				Message: fmt.Sprintf("%s的总分%s印 %s，各项%s合计 %s", where.Table+where.Section, column, where.Printed, column, sum)})
		}
	}
	total(a.final("分值", a.weight), weights, "分值", weight)
	total(a.final("得分", a.score), scores, "得分", score)
	if a.id != "自评" {
		return
	}
	for _, c := range p.stated("十三", "自评/总分/得分") {
		p.saw(c)
		p.tested++
		pl := claimPlace(c)
		if v, ok := number(c.text()); !ok || !v.Equal(score) {
			p.find(Finding{Places: append([]Place{pl, a.final("得分", a.score)}, scores...), Printed: c.text(), Expected: score.String(), Difference: apart(v, score),
				Message: fmt.Sprintf("%s写自评得 %s 分，%s各项得分合计 %s", pl, c.text(), tableName(a.table), score)})
		}
	}
}

// ruleQ05 tests 0 ≤ 得分 ≤ 分值 of every indicator. Those that are still to be
// filled in are one finding of each self-assessment.
func ruleQ05(p *probe) {
	for _, a := range p.assessments() {
		p.unfilled(&a)
		for k := range a.indicators {
			p.withinWeight(&a.indicators[k])
		}
	}
}

func (p *probe) withinWeight(i *indicator) {
	if i.weight == "" || i.score == "" {
		return
	}
	w, ok := number(i.weight)
	s, ok2 := number(i.score)
	p.tested++
	if !ok || !ok2 || s.IsNegative() || w.IsNegative() || s.GreaterThan(w) {
		p.find(Finding{Places: []Place{i.place("得分", i.score), i.place("分值", i.weight)}, Printed: i.score, Expected: "0 至 " + i.weight,
			Message: fmt.Sprintf("%s指标“%s”得 %s 分，应在 0 至 %s 之间", i.table, i.name, i.score, i.weight)})
	}
}

// unfilled finds the points that nobody has filled in yet.
func (p *probe) unfilled(a *assessment) {
	var list []Place
	for i := range a.funding {
		if f := &a.funding[i]; f.weight != "" && f.score == "" {
			list = append(list, f.place(a, "得分", ""))
		}
	}
	for k := range a.indicators {
		for _, v := range []struct{ column, text string }{{"分值", a.indicators[k].weight}, {"得分", a.indicators[k].score}} {
			if p.tested++; v.text == "" {
				list = append(list, a.indicators[k].place(v.column, ""))
			}
		}
	}
	if n := len(list); n > 0 {
		where := fmt.Sprintf("“%s”的%s", list[0].Row, list[0].Column)
		if n > 1 {
			where = fmt.Sprintf("%d 处，第一处是%s", n, where)
		}
		p.find(Finding{Places: list[:min(n, maxPlaces)], Message: fmt.Sprintf("%s还有没填的：%s", tableName(a.table), where)})
	}
}

// scored reports whether all points of a self-assessment are filled in.
func (a *assessment) scored() bool {
	for i := range a.funding {
		if f := &a.funding[i]; f.weight != "" && f.score == "" {
			return false
		}
	}
	for i := range a.indicators {
		if a.indicators[i].weight == "" || a.indicators[i].score == "" {
			return false
		}
	}
	return true
}
