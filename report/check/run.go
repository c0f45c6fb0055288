package check

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Options choose how findings are shown.
type Options struct {
	// Accepted gives the reasons for findings that the office lets stand, by
	// Finding.ID. One whose figures have changed has another and comes back.
	Accepted map[string]string
}

// Run tests the input against the rules.
func Run(rules *Rules, in Input, opt Options) *Result {
	x := newIndex(in)
	return x.assemble(x.probes(rules.For(in), nil), opt)
}

// probes lets every rule run: first those that look at one table only, since
// others must not rely on a table that contradicts itself.
func (x *index) probes(rules *Rules, kept *Session) []*probe {
	x.compares = rules.compares()
	list := make([]*probe, len(rules.list))
	for i, rule := range rules.list {
		list[i] = &probe{index: x, rule: rule, outcome: &outcome{}, kept: kept, inside: rule.inside(), news: true}
	}
	for _, p := range list {
		if p.inside {
			p.run()
			x.note(p)
		}
	}
	for _, p := range list {
		if !p.inside {
			p.run()
		}
	}
	return list
}

func (p *probe) run() {
	for _, f := range p.Reading {
		if f.Rule == p.rule.ID {
			p.findAs(f.Severity, f)
		}
	}
	if p.why = p.lacks(p.rule); len(p.why) > 0 {
		return
	}
	if p.rule.Function {
		f := functions[p.rule.ID]
		if f.kind == whole {
			p.piece(func() { f.test(p) })
		} else {
			f.test(p)
		}
		return
	}
	for _, f := range p.rule.formulas {
		p.formula(f)
	}
}

// note takes down which amounts a rule within one table found wrong.
func (x *index) note(p *probe) {
	if p.rule.Severity != Error {
		return
	}
	for o := range p.outcomes() {
		for _, a := range o.wrong {
			if x.broken[a] == "" {
				x.broken[a] = p.rule.ID
			}
		}
	}
}

// outcomes yields the rule's own and those of its units that found something.
func (p *probe) outcomes() func(func(*outcome) bool) {
	return func(yield func(*outcome) bool) {
		if !yield(p.outcome) {
			return
		}
		for _, u := range p.full {
			if !yield(&u.outcome) {
				return
			}
		}
	}
}

// assemble makes the result of what the rules came to.
func (x *index) assemble(probes []*probe, opt Options) *Result {
	res := &Result{Rules: make([]RuleResult, 0, len(probes))}
	var tails []*tailNote
	var found []*mistake
	for _, p := range probes {
		t := p.tell()
		found = append(found, t.found...)
		tails = append(tails, t.tails...)
		res.Rules = append(res.Rules, p.result(t.why, len(t.found) > 0, len(t.tails) > 0))
	}
	res.Findings = inOrder(append(fold(found), x.groupTails(tails)...))
	if len(opt.Accepted) > 0 {
		res.Findings = accept(res.Findings, opt.Accepted)
	}
	return res
}

// telling is what a rule has to tell.
type telling struct {
	found []*mistake
	tails []*tailNote
	why   []string
}

// tell gathers it from the rule's units, where one of them came to something
// else than the last time.
func (p *probe) tell() *telling {
	if p.kept != nil && !p.news {
		return &p.telling
	}
	t, all := telling{}, outcome{}
	p.tellings++
	for o := range p.outcomes() {
		for i := len(o.mistakes); i < len(o.found); i++ {
			o.mistakes = append(o.mistakes, p.mistakeOf(&o.found[i]))
		}
		t.found = append(t.found, o.mistakes...)
		for _, w := range o.why {
			all.missing(w)
		}
		for i := range o.tails {
			if n := &o.tails[i]; n.of.told != p.tellings { // a code has many, and is told once a rule
				n.of.told = p.tellings
				t.tails = append(t.tails, n)
			}
		}
	}
	joined := p.join()
	for i := range joined {
		t.found = append(t.found, p.mistakeOf(&joined[i]))
	}
	t.why = all.why
	p.telling, p.news = t, false
	return &p.telling
}

// accept marks the findings that the office lets stand. What another rule found
// and is folded under one of them stands on its own if it is not accepted too.
func accept(list []Finding, reasons map[string]string) []Finding {
	var out []Finding
	for _, f := range list {
		var own []Finding
		if f.Accepted = reasons[f.ID()]; f.Accepted != "" {
			var under []Finding
			for _, c := range f.Consequences {
				if c.Accepted = reasons[c.ID()]; c.Accepted != "" || c.Rule == f.Rule {
					under = append(under, c)
				} else {
					own = append(own, c)
				}
			}
			f.Consequences = under
		}
		out = append(append(out, f), own...)
	}
	return out
}

func (p *probe) result(missing []string, found, tails bool) RuleResult {
	r := RuleResult{ID: p.rule.ID, Tested: p.tested + p.sum, Missing: missing, Outcome: Holds}
	switch {
	case found:
		r.Outcome = Found
	case len(missing) > 0:
		r.Outcome = NotChecked
	case tails:
		r.Outcome = OnlyTails
	}
	return r
}

// lacks says why a rule cannot run at all: something it needs is not there.
func (x *index) lacks(rule *Rule) []string {
	var why []string
	needs := slices.Clone(rule.Needs)
	for _, f := range rule.formulas {
		for _, t := range f.tables() {
			if !slices.Contains(needs, t) {
				needs = append(needs, t)
			}
		}
	}
	for _, what := range needs {
		switch {
		case what == "文字" && x.Document == nil:
			why = append(why, "没有情况说明的文字")
		case what == "上年" && !x.hasPrior(rule.layout):
			why = append(why, "没有上年的数")
		case what == "账本" && x.Year == nil:
			why = append(why, "没有账本")
		case what == "科目表" && x.Catalogue == nil:
			why = append(why, "没有科目表")
		case what == "自评" && !slices.ContainsFunc(x.Book.Tables, isAssessment):
			why = append(why, "没有绩效自评表")
		case isTable(what) && x.grids[what] == nil && x.Book.Table(what) == nil:
			why = append(why, "没有表"+what)
		}
	}
	return why
}

// hasPrior reports whether one of the totals of the year before is known.
func (x *index) hasPrior(l *layout) bool {
	return slices.ContainsFunc([]string{"01/收入总计", "01/支出总计", "04/收入总计", "05/合计/小计"}, func(a string) bool {
		return x.Book.Fact(l.address(priorPrefix+a)) != nil
	})
}

// inside reports whether a rule equates amounts of one of the nine tables only:
// what it finds is the table's contradiction with itself. A limit, such as
// 06/公用经费合计 ≤ 5, is none.
func (r *Rule) inside() bool {
	if r.Function {
		return false
	}
	for _, f := range r.formulas {
		other := false // than amounts of tables, or than an equation
		f.each(func(t *term) {
			other = other || t.addr.section != "" || t.addr.prior || t.number != nil && !t.number.IsZero()
		})
		for i := range f.then {
			other = other || !slices.Contains([]string{"≈", "="}, f.then[i].op)
		}
		if t := f.tables(); other || len(t) != 1 || !isTable(t[0]) {
			return false
		}
	}
	return true
}

// contradicted says that a rule cannot rely on an amount.
func (p *probe) contradicted(addr string) string {
	if len(p.broken) == 0 || p.inside {
		return ""
	}
	rule := p.broken[addr]
	if rule == "" {
		return ""
	}
	return fmt.Sprintf("表%s自相矛盾（%s），先改正它", tableOf(addr), rule)
}

// difference writes how far two numbers are apart.
func difference(a, b decimal.Decimal) string { return a.Sub(b).Abs().StringFixed(2) }
