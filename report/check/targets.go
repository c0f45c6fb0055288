package check

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// ruleQ09 finds missed targets with full score or without a cause.
func ruleQ09(p *probe) {
	words := qualityOf(p.rule.sets)
	p.everyIndicator(func(i *indicator) {
		target, actual, ok, ok2 := i.goals()
		if p.unread(i, ok, ok2) {
			return // Q10 tells
		}
		target, actual = inOneUnit(target, actual)
		if !ok && !ok2 && words.denied(i.target, i.actual) {
			p.notReached(i)
			return
		}
		if !ok && strings.TrimSpace(i.target) != "" && strings.TrimSpace(i.actual) == "" && !p.PrintedOnly {
			p.notFilled(i)
			return
		}
		if !ok || !ok2 || !target.alike(actual) && actual.unit != "" {
			return // Q10 tells
		}
		switch target.inYear(p.Book.Year).met(actual.inYear(p.Book.Year)) {
		case unclear:
			p.missing(fmt.Sprintf("%s指标“%s”的目标“%s”与实际%s比不出是否完成", i.table, i.name, i.target, i.done()))
			return
		case reached:
			p.tested++
			return
		case missed:
		}
		p.notReached(i)
	})
}

// notReached adds a finding where a missed target has full score or no cause.
func (p *probe) notReached(i *indicator) {
	p.tested++
	w, _ := number(i.weight)
	s, _ := number(i.score)
	var what []string
	if i.score != "" && !s.LessThan(w) {
		what = append(what, "却得满分 "+i.score)
	}
	if strings.TrimSpace(i.why) == "" {
		what = append(what, "没有写偏差原因")
	}
	if len(what) > 0 {
		p.find(Finding{Places: []Place{i.place("实际完成值", i.actual)}, Printed: i.actual, Expected: i.target,
			Message: fmt.Sprintf("%s指标“%s”的目标是 %s，实际 %s，没有完成，%s", i.table, i.name, i.target, i.actual, strings.Join(what, "，"))})
	}
}

// notFilled adds a finding where nobody says what was reached, and the score is
// full.
func (p *probe) notFilled(i *indicator) {
	p.tested++
	w, _ := number(i.weight)
	if s, ok := number(i.score); ok && !s.LessThan(w) && !s.IsZero() {
		p.find(Finding{Places: []Place{i.place("实际完成值", i.actual)}, Expected: i.target,
			Message: fmt.Sprintf("%s指标“%s”的目标是 %s，实际完成值没有填，却得满分 %s", i.table, i.name, i.target, i.score)})
	}
}

// unread says which of an indicator's two values has numbers in a way that is
// not read. Where both are the same words there is nothing to read.
func (p *probe) unread(i *indicator, target, actual bool) bool {
	what, s := "", ""
	switch {
	case !target && !actual && strings.TrimSpace(i.target) == strings.TrimSpace(i.actual):
		return false
	case !target && figured(i.target):
		what, s = "目标", i.target
	case !actual && figured(i.actual):
		what, s = "实际完成值", i.actual
	default:
		return false
	}
	p.missing(fmt.Sprintf("%s指标“%s”的%s“%s”读不出数来", i.table, i.name, what, s))
	return true
}

// ruleQ10 tests that the actual value is of its target's type (文字对文字，数对数).
func ruleQ10(p *probe) {
	var found []indicator
	p.everyIndicator(func(i *indicator) {
		target, actual, ok, ok2 := i.goals()
		if p.unread(i, ok, ok2) {
			return
		}
		target, actual = inOneUnit(target, actual)
		if target.date != actual.date { // 按时完成 may well answer a date
			p.missing(fmt.Sprintf("%s指标“%s”的目标“%s”与实际%s只有一个是日期，比不出是否完成", i.table, i.name, i.target, i.done()))
			return
		}
		p.tested++
		if ok != ok2 && i.actual != "-" || ok && ok2 && !target.alike(actual) && actual.unit != "" {
			found = append(found, *i)
		}
	})
	if len(found) == 0 {
		return
	}
	f := Finding{Printed: found[0].actual, Expected: found[0].target}
	for k := range found {
		f.Places = append(f.Places, found[k].place("实际完成值", found[k].actual))
	}
	first := fmt.Sprintf("“%s”目标%s，实际%s", found[0].name, filled(found[0].target), found[0].done())
	f.Message = fmt.Sprintf("%d 个自评指标的实际完成值与目标不是一类（第一个%s）", len(found), first)
	if len(found) == 1 {
		f.Message = "自评指标的实际完成值与目标不是一类：" + first
	}
	p.find(f)
}

// done is the actual value in quotes, or that there is none.
func (i *indicator) done() string { return filled(i.actual) }

func filled(s string) string {
	if s == "" {
		return "没有填"
	}
	return "“" + s + "”"
}

// farAbove is from how many times its target an actual value wants a look.
var farAbove = decimal.New(5, 0)

// ruleQ16 finds actual values far above their targets, and more than 100 % of
// what cannot be counted: a digit too many, most often.
func ruleQ16(p *probe) {
	p.everyIndicator(func(i *indicator) {
		target, actual, ok, ok2 := i.goals()
		if !ok2 || !actual.single() || ok && !target.single() {
			return
		}
		p.tested++
		limit := hundred
		switch {
		case !ok && actual.unit == "%":
		case ok && target.alike(actual) && target.op != "≤" && target.op != "<" && target.num.IsPositive():
			limit = target.num.Mul(farAbove)
		default:
			return
		}
		if actual.num.GreaterThan(limit) {
			p.find(Finding{Places: []Place{i.place("实际完成值", i.actual)}, Printed: i.actual, Expected: i.target,
				Message: fmt.Sprintf("%s指标“%s”的目标是 %s，实际完成值印 %s，高得不寻常", i.table, i.name, i.target, i.actual)})
		}
	})
}

// ruleQ11 tests that the year's main tasks are output indicators.
func ruleQ11(p *probe) {
	if len(p.Year.Tasks) == 0 {
		p.missing("没有年度主要任务")
		return
	}
	var names strings.Builder
	for _, i := range p.indicators() {
		if strings.Contains(i.level1, "产出") {
			names.WriteString(i.name + "\n")
		}
	}
	clean := strings.NewReplacer("。", "", "；", "", " ", "")
	all := clean.Replace(names.String())
	for _, t := range p.Year.Tasks {
		p.tested++
		if !strings.Contains(all, clean.Replace(t.Name)) {
			p.find(Finding{Places: []Place{{Addr: "自评/任务/" + t.Name, Table: "自评表", Row: "年度主要任务", Printed: t.Name}}, Printed: t.Name,
				Message: fmt.Sprintf("年度主要任务“%s”没有对应的产出指标", t.Name)})
		}
	}
}

// ruleQ12 tells of three and more actual values that sit exactly at their
// threshold: copied, perhaps.
func ruleQ12(p *probe) {
	var at []Place
	first := ""
	list := p.indicators()
	for k := range list {
		i := &list[k]
		target, actual, ok, ok2 := i.goals()
		p.tested++
		if ok && ok2 && target.single() && actual.single() && target.op != "=" && target.num.Equal(actual.num) && !target.num.Equal(hundred) {
			at = append(at, i.place("实际完成值", i.actual))
			if first == "" {
				first = fmt.Sprintf("“%s”目标 %s，实际 %s", i.name, i.target, i.actual)
			}
		}
	}
	if len(at) >= 3 {
		p.find(Finding{Places: at, Message: fmt.Sprintf("%d 个自评指标的实际完成值正好等于目标值（第一个%s）", len(at), first)})
	}
}

// ruleQ13 wants a reason for an execution rate below 90 %.
func ruleQ13(p *probe) {
	for _, i := range p.indicators() {
		if i.name != "预算执行率" {
			continue
		}
		v, ok := number(i.actual)
		p.tested++
		if ok && v.LessThan(decimal.New(90, 0)) && strings.TrimSpace(i.why) == "" {
			p.find(Finding{Places: []Place{i.place("实际完成值", i.actual)}, Printed: i.actual, Expected: "90%",
				Message: fmt.Sprintf("%s指标“预算执行率”是 %s，低于 90%%，没有写原因", i.table, i.actual)})
		}
	}
}
