package check

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// indicator is one row of the self-assessment.
type indicator struct {
	level1, name, target, actual, weight, score, cause string
	place                                              Place
}

// indicators reads the rows below the heads of the self-assessment.
func (p *probe) indicators() []indicator {
	g := p.grids["自评"]
	if g == nil {
		return nil
	}
	var out []indicator
	within, level1 := false, ""
	for i := range g.table.Rows {
		c := g.table.Rows[i].Cells
		switch {
		case c[2].Text == "三级指标":
			within = true
		case within && !c[2].Covered && c[2].Text != "":
			if !c[0].Covered {
				level1 = c[0].Text
			}
			out = append(out, indicator{
				level1: level1, name: c[2].Text, target: c[3].Text, actual: c[4].Text, weight: c[5].Text, score: c[6].Text, cause: c[8].Text,
				place: Place{Addr: "自评/" + c[2].Text, Table: tableName(g.table), Row: c[2].Text, Column: "实际完成值", Printed: c[4].Text},
			})
		}
	}
	return out
}

// goal is a target as a comparison: ≥90%.
type goal struct {
	op   string
	num  decimal.Decimal
	unit string
}

// parseGoal reads a target or an actual value; false if it is words.
func parseGoal(s string) (g goal, ok bool) {
	s = strings.TrimSpace(strings.NewReplacer("≧", "≥", "＞", ">", "＜", "<", "＝", "=", "％", "%", "，", "").Replace(s))
	for _, op := range []string{"≥", "≤", "=", ">", "<"} {
		if rest, found := strings.CutPrefix(s, op); found {
			g.op, s = op, strings.TrimSpace(rest)
			break
		}
	}
	n := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789.-", r) })
	if n < 0 {
		n = len(s)
	}
	v, err := decimal.NewFromString(s[:n])
	g.num, g.unit = v, strings.TrimSpace(s[n:])
	return g, err == nil
}

// met reports whether an actual value reaches a target.
func (g goal) met(actual decimal.Decimal) bool {
	switch g.op {
	case "≤":
		return actual.LessThanOrEqual(g.num)
	case "<":
		return actual.LessThan(g.num)
	case ">":
		return actual.GreaterThan(g.num)
	case "=":
		return actual.Equal(g.num)
	}
	return actual.GreaterThanOrEqual(g.num)
}

// ruleQ01 tests the execution rate's points: min(10, 10 × 执行率).
func ruleQ01(p *probe) {
	done, _, why := p.at("自评/部门预算总额/全年执行数")
	budget, _, why2 := p.at("自评/部门预算总额/全年预算数")
	if why+why2 != "" {
		p.missing(why + why2)
		return
	}
	p.tested++
	where := p.factPlaces([]string{"自评/部门预算总额/全年执行数", "自评/部门预算总额/全年预算数"})
	if atMost(done, budget) == broken {
		p.find(Finding{Places: where, Printed: done.printed.StringFixed(2), Expected: "≤ " + budget.printed.StringFixed(2),
			Message: fmt.Sprintf("自评表全年执行数 %s 大于全年预算数 %s", done.printed.StringFixed(2), budget.printed.StringFixed(2))})
	}
	weight, score := p.fundingPoints()
	w, ok := number(weight)
	s, ok2 := number(score)
	if !ok || !ok2 || budget.printed.IsZero() {
		p.missing("自评表的预算执行分值、得分")
		return
	}
	want := decimal.Min(w, w.Mul(done.printed).DivRound(budget.printed, 2))
	if want.Sub(s).Abs().GreaterThan(decimal.New(5, -2)) {
		p.find(Finding{Places: append([]Place{{Addr: "自评/预算执行得分", Table: "自评表", Row: "部门预算总额", Column: "得分", Printed: score}}, where...),
			Printed: score, Expected: want.String(), Difference: difference(want, s),
			Message: fmt.Sprintf("自评表预算执行得 %s 分，按执行率是 %s 分", score, want)})
	}
}

// fundingPoints are weight and score in the row of the department's budget.
func (p *probe) fundingPoints() (weight, score string) {
	t := p.grids["自评"].table
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if t.Rows[i].Cells[j].Addr == "自评/部门预算总额/年初预算数" {
				return t.Rows[i].Cells[6].Text, t.Rows[i].Cells[8].Text
			}
		}
	}
	return "", ""
}

// ruleQ04 tests that weights sum to 100 and scores to the total the text gives.
func ruleQ04(p *probe) {
	list := p.indicators()
	if len(list) == 0 {
		p.missing("自评表没有指标")
		return
	}
	w, s := p.fundingPoints()
	weight, _ := number(w)
	score, _ := number(s)
	for _, i := range list {
		a, _ := number(i.weight)
		b, _ := number(i.score)
		weight, score = weight.Add(a), score.Add(b)
	}
	p.tested++
	if !weight.Equal(hundred) {
		p.find(Finding{Places: []Place{{Addr: "自评/总分/分值", Table: "自评表", Row: "总分", Column: "分值", Printed: weight.String()}}, Printed: weight.String(), Expected: "100",
			Message: fmt.Sprintf("自评表各项分值合计 %s，应是 100", weight)})
	}
	compare := func(where Place, printed string) {
		p.tested++
		if v, ok := number(printed); !ok || !v.Equal(score) {
			p.find(Finding{Places: []Place{where}, Printed: printed, Expected: score.String(),
				Message: fmt.Sprintf("%s印总分 %s，各项得分合计 %s", where, printed, score)})
		}
	}
	last := p.grids["自评"].table.Rows
	compare(Place{Addr: "自评/总分/得分", Table: "自评表", Row: "总分", Column: "得分"}, last[len(last)-1].Cells[6].Text)
	for _, c := range p.stated("十三", "自评/总分/得分") {
		compare(claimPlace(c), c.text())
	}
}

// ruleQ05 tests 0 ≤ 得分 ≤ 分值 of every indicator.
func ruleQ05(p *probe) {
	for _, i := range p.indicators() {
		w, ok := number(i.weight)
		s, ok2 := number(i.score)
		p.tested++
		if !ok || !ok2 || s.IsNegative() || w.IsNegative() || s.GreaterThan(w) {
			pl := i.place
			pl.Column, pl.Printed = "得分", i.score
			p.find(Finding{Places: []Place{pl}, Printed: i.score, Expected: "0 至 " + i.weight,
				Message: fmt.Sprintf("自评指标“%s”得 %s 分，分值是 %s", i.name, i.score, i.weight)})
		}
	}
}

// rate tests that an indicator prints the ratio that the figures give.
func (p *probe) rate(name string, over []string, under string) {
	for _, i := range p.indicators() {
		if strings.Trim(strings.NewReplacer("“", "", "”", "", "\"", "").Replace(i.name), " ") != name {
			continue
		}
		num := nothing()
		for _, a := range over {
			addr, minus := strings.CutPrefix(a, "-")
			q, _, why := p.fact(addr)
			if why != "" {
				p.missing(why)
				return
			}
			num.plus(q, minus)
		}
		den, _, why := p.fact(under)
		printed, ok := number(i.actual)
		switch {
		case why != "":
			p.missing(why)
		case den.printed.IsZero():
			p.missing("指标“" + name + "”的分母" + under + "是 0 或没有填")
		case !ok:
			p.missing("指标“" + name + "”的实际完成值“" + i.actual + "”不是百分比")
		default:
			p.tested++
			k := places(i.actual)
			want := percent(num.printed, den.printed, k).StringFixed(k) + "%"
			if reachable(num, den, printed, k) == broken {
				p.find(Finding{Places: append([]Place{i.place}, p.place(p.on(under))), Printed: i.actual, Expected: want,
					Message: fmt.Sprintf("自评指标“%s”印 %s，按表里的数是 %s", i.name, i.actual, want)})
			}
		}
		return
	}
	p.missing("自评表没有指标“" + name + "”")
}

// ruleQ06 tests 预算调整率＝（全年预算−年初预算）÷年初预算.
func ruleQ06(p *probe) {
	p.rate("预算调整率", []string{"自评/部门预算总额/全年预算数", "-自评/部门预算总额/年初预算数"}, "自评/部门预算总额/年初预算数")
}

// ruleQ07 tests 结转结余率, 预算执行率 and “三公”经费控制率.
func ruleQ07(p *probe) {
	p.rate("预算执行率", []string{"自评/部门预算总额/全年执行数"}, "自评/部门预算总额/全年预算数")
	p.rate("结转结余率", []string{"01/年末结转和结余"}, "自评/部门预算总额/全年预算数")
	p.rate("三公经费控制率", []string{"09/决算数/合计"}, "09/预算数/合计")
}

// ruleQ08 tests 政府采购执行率＝采购支出÷采购预算, where the budget is known.
func ruleQ08(p *probe) {
	p.rate("政府采购执行率", []string{"政府采购/总额"}, "政府采购/采购预算")
}
