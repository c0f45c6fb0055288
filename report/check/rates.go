package check

import (
	"fmt"
	"strings"
)

// rate tests that an indicator prints the ratio that the figures give.
func (p *probe) rate(name string, over []string, under string) {
	for _, i := range p.indicators() {
		if bareName(i.name) != name {
			continue
		}
		num, where := nothing(), []Place{i.place("实际完成值", i.actual)}
		for _, a := range over {
			addr, minus := strings.CutPrefix(a, "-")
			q, _, why := p.fact(addr)
			if why != "" {
				p.missing(why)
				return
			}
			num.plus(q, minus)
			where = append(where, p.spot(p.on(addr)))
		}
		den, _, why := p.fact(under)
		printed, ok := number(i.actual)
		switch {
		case why != "":
			p.missing(why)
		case den.printed.IsZero():
			p.missing("指标“" + name + "”的分母" + p.spot(p.on(under)).String() + "是 0 或没有填")
		case !ok:
			p.missing("指标“" + name + "”的实际完成值“" + i.actual + "”不是百分比")
		default:
			p.tested++
			k := places(i.actual)
			want := percent(num.printed, den.printed, k)
			if reachable(num, den, printed, k) == broken {
				p.find(Finding{Places: append(where, p.spot(p.on(under))), Printed: i.actual, Expected: want.StringFixed(k) + "%", Difference: difference(printed, want),
					Message: fmt.Sprintf("自评指标“%s”印 %s，按表里的数 %s÷%s 是 %s%%", i.name, i.actual, num.printed.StringFixed(2), den.printed.StringFixed(2), want.StringFixed(k)),
					Cause:   percentCause(printed, want)})
			}
		}
		return
	}
	p.missing("自评表没有指标“" + name + "”")
}

// bareName is an indicator's name without quotation marks.
func bareName(s string) string {
	return strings.Trim(strings.NewReplacer("“", "", "”", "", "\"", "").Replace(s), " ")
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
