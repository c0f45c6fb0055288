package check

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// deviation is how far an indicator says it is from its target.
type deviation struct {
	*indicator
	off       decimal.Decimal
	countable bool            // target and actual value are numbers of one unit
	own, span decimal.Decimal // (实际−目标)÷目标 in percent, and what rounding leaves open
}

func (d *deviation) fits() bool { return !d.off.Sub(d.own).Abs().GreaterThan(d.span) }

// ruleQ15 tests 偏差度. Places define it differently: where most of the document's
// indicators have (实际−目标)÷目标 all of them should; where all but one are zero
// the one is odd.
func ruleQ15(p *probe) {
	var list []deviation
	p.everyIndicator(func(i *indicator) {
		off, ok := number(i.off)
		if !ok {
			return
		}
		d := deviation{indicator: i, off: off}
		target, actual, ok, ok2 := i.goals()
		if ok && ok2 && target.single() && actual.single() && target.unit == actual.unit && !target.num.IsZero() {
			d.countable = true
			d.own = percent(actual.num.Sub(target.num), target.num, 4)
			step := decimal.New(5, 1-places(i.actual)) // half of the last digit, in percent
			if i.computed {                            // its deviation was typed, of a value not rounded
				step = step.Add(step)
			}
			d.span = step.Div(target.num.Abs()).Add(decimal.New(5, -1-places(i.off)))
		}
		list = append(list, d)
	})
	told, fit, zero := 0, 0, 0
	for i := range list {
		if d := &list[i]; d.off.IsZero() {
			zero++
		}
		if d := &list[i]; d.countable && d.own.Abs().GreaterThan(d.span) {
			told++
			if d.fits() {
				fit++
			}
		}
	}
	for i := range list {
		d := &list[i]
		p.tested++
		var want decimal.Decimal
		switch {
		case fit >= 3 && 4*fit >= 3*told && d.countable && !d.fits():
			want = d.own
		case fit >= 3 && 4*fit >= 3*told && !d.countable && d.target == d.actual && !d.off.IsZero(),
			fit < 3 && len(list) > 3 && zero == len(list)-1 && !d.off.IsZero():
		default:
			continue
		}
		places := []Place{d.place("偏差度", d.indicator.off)}
		if d.countable {
			places = append(places, d.place("实际完成值", d.actual))
		}
		p.find(Finding{Places: places, Printed: d.indicator.off, Expected: want.StringFixed(2), Difference: difference(d.off, want),
			Message: fmt.Sprintf("%s指标“%s”的目标是 %s，实际 %s，偏差度印 %s，照别的指标的算法是 %s", d.table, d.name, d.target, d.actual, d.indicator.off, want.StringFixed(2))})
	}
}
