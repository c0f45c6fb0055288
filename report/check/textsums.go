package check

import "slices"

// ruleC18 adds up what the text says of “三公”
// (因公＋用车＋接待＝合计；购置＋运行＝用车；外宾＋国内＝接待).
func ruleC18(p *probe) {
	p.textSum("九", "09/决算数/合计", "09/决算数/因公出国", "09/决算数/公务用车", "09/决算数/公务接待")
	p.textSum("九", "09/决算数/公务用车", "09/决算数/用车购置", "09/决算数/用车运行")
	p.textSum("九", "09/决算数/公务接待", "三公经费/外宾接待费/决算数", "三公经费/国内公务接待费/决算数")
}

// ruleC22 adds up what the text says of procurement (采购总额＝货物＋工程＋服务).
func ruleC22(p *probe) {
	p.openSum("十一", "政府采购/总额", "政府采购/货物", "政府采购/工程", "政府采购/服务")
}

// ruleC27 adds up the assessed projects of each grade (优＋良＋中＋差＝自评项目数).
func ruleC27(p *probe) {
	p.openSum("十三", "项目自评/数量", "项目自评/优", "项目自评/良", "项目自评/中", "项目自评/差")
}

// openSum is textSum where a text need not state every part: somebody else's
// leaves out what is nothing. What is stated is never more than the whole; two
// parts or more that are less leave something out.
func (p *probe) openSum(section, whole string, parts ...string) {
	var said []string
	for _, part := range parts {
		if len(p.stated(section, part)) > 0 {
			said = append(said, part)
		}
	}
	if !p.PrintedOnly || len(said) == len(parts) || len(said) == 0 {
		p.textSum(section, whole, parts...)
		return
	}
	sum := side{q: nothing(), words: "各项相加"}
	for _, part := range said {
		c := p.stated(section, part)[0]
		sum.q.plus(p.ofClaim(c), false)
		sum.items = append(sum.items, operand{claim: c})
	}
	for _, c := range p.stated(section, whole) {
		total := side{q: p.ofClaim(c), items: []operand{{claim: c}}}
		less := sum.q.printed.LessThan(total.q.printed)
		if less && len(said) == 1 {
			continue
		}
		p.tested++
		switch v := adds(total.q, sum.q); {
		case v == broken && less:
			p.findAs(Warning, p.unequal(nil, &comparison{op: "≈"}, &total, &sum))
		default:
			p.report(v, p.unequal(nil, &comparison{op: "≈"}, &total, &sum))
		}
	}
	for _, part := range parts {
		if !slices.Contains(said, part) {
			p.missing(p.unquoted(p.section(section), p.on(part)))
		}
	}
}

// textSum compares every number of a section that states the whole with the
// sum of those that state its parts. A part of which the text says in words
// that there is none prints as zero and may be as much as rounding hides.
func (p *probe) textSum(section, whole string, parts ...string) {
	sum := side{q: nothing(), words: "各项相加"}
	for _, part := range parts {
		list := p.stated(section, part)
		if len(list) > 0 {
			sum.q.plus(p.ofClaim(list[0]), false)
			sum.items = append(sum.items, operand{claim: list[0]})
			continue
		}
		q, _, why := p.fact(part)
		if why != "" || !q.printed.IsZero() {
			p.missing(p.unquoted(p.section(section), p.on(part)))
			return
		}
		sum.q.plus(q, false)
	}
	list := p.stated(section, whole)
	if len(list) == 0 {
		p.missing(p.unquoted(p.section(section), p.on(whole)))
	}
	for _, c := range list {
		total := side{q: p.ofClaim(c), items: []operand{{claim: c}}}
		p.tested++
		if v := adds(total.q, sum.q); v != holds {
			p.report(v, p.unequal(nil, &comparison{op: "≈"}, &total, &sum))
		}
	}
}

// report adds what a comparison found: a tail, or a finding of the rule.
func (p *probe) report(v verdict, f Finding) {
	switch v {
	case tail:
		p.findAs(Tail, f)
	case broken:
		p.find(f)
	}
}
