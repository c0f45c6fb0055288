package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Options choose how findings are shown.
type Options struct {
	// Accepted gives the reasons for findings that the office lets stand, by
	// Finding.Key. One whose figures have changed has another key and comes back.
	Accepted map[string]string
}

// Run tests the input against the rules.
func Run(rules *Rules, in Input, opt Options) *Result {
	x := newIndex(in)
	res := &Result{}
	var tails, found []Finding
	for _, rule := range rules.list {
		p := &probe{index: x, rule: rule}
		if why := x.lacks(rule); len(why) > 0 {
			p.why = why
		} else if rule.Function {
			functions[rule.ID](p)
		} else {
			for _, f := range rule.formulas {
				p.formula(f)
			}
		}
		res.Rules = append(res.Rules, p.result())
		x.contradictions(p)
		found = append(found, p.found...)
		tails = append(tails, p.tails...)
	}
	found = fold(found)
	found = append(found, groupTails(tails)...)
	for i := range found {
		found[i].Accepted = opt.Accepted[found[i].Key()]
	}
	x.order(found)
	res.Findings = found
	return res
}

// probe is one rule at work.
type probe struct {
	*index
	rule   *Rule
	tested int
	found  []Finding
	tails  []Finding
	tailed map[string]bool // codes that have a tail of this rule
	why    []string
}

// firstTail reports whether the rule has told of no tail of the code yet: one
// code has many, and they are told once.
func (p *probe) firstTail(places []string) bool {
	if len(places) == 0 {
		return true
	}
	key := tailKey(Place{Addr: places[0]})
	if p.tailed[key] {
		return false
	}
	if p.tailed == nil {
		p.tailed = map[string]bool{}
	}
	p.tailed[key] = true
	return true
}

// missing notes what could not be checked and why, each reason once.
func (p *probe) missing(why string) {
	if !slices.Contains(p.why, why) {
		p.why = append(p.why, why)
	}
}

// find adds a finding of the rule's severity.
func (p *probe) find(f Finding) { p.findAs(p.rule.Severity, f) }

func (p *probe) findAs(s Severity, f Finding) {
	f.Rule, f.Name, f.Severity = p.rule.ID, p.rule.Name, s
	if !strings.HasSuffix(f.Message, "。") {
		f.Message += "。"
	}
	switch s {
	case Tail:
		f.Message += "这是四舍五入的尾差，不必改。"
	case Balanced:
	default:
		f.Message += p.rule.Advice
	}
	if s == Tail {
		p.tails = append(p.tails, f)
		return
	}
	p.found = append(p.found, f)
}

func (p *probe) result() RuleResult {
	r := RuleResult{ID: p.rule.ID, Tested: p.tested, Missing: p.why, Outcome: Holds}
	switch {
	case len(p.found) > 0:
		r.Outcome = Found
	case len(p.why) > 0:
		r.Outcome = NotChecked
	case len(p.tails) > 0:
		r.Outcome = OnlyTails
	}
	return r
}

// lacks says why a rule cannot run at all: something it needs is not there, or
// a table it relies on contradicts itself.
func (x *index) lacks(rule *Rule) []string {
	var why []string
	need := func(what string) {
		switch {
		case what == "文字" && x.Document == nil:
			why = append(why, "没有情况说明的文字")
		case what == "账本" && x.Year == nil:
			why = append(why, "没有账本")
		case what == "科目表" && x.Catalogue == nil:
			why = append(why, "没有科目表")
		case (isTable(what) || what == "自评") && x.grids[what] == nil && x.Book.Table(what) == nil:
			why = append(why, "没有表"+what)
		case x.broken[what] != "" && !inside(rule):
			why = append(why, fmt.Sprintf("表%s自相矛盾（%s），先改正它", what, x.broken[what]))
		}
	}
	needs := slices.Clone(rule.Needs)
	for _, f := range rule.formulas {
		for _, t := range f.tables() {
			if !slices.Contains(needs, t) {
				needs = append(needs, t)
			}
		}
	}
	for _, n := range needs {
		need(n)
	}
	return why
}

// inside reports whether a rule looks at single tables only: what it finds
// is the table's contradiction with itself.
func inside(rule *Rule) bool { return strings.HasPrefix(rule.ID, "A") }

// contradictions notes the tables that a rule inside tables found wrong.
func (x *index) contradictions(p *probe) {
	if !inside(p.rule) || p.rule.Function {
		return
	}
	for _, f := range p.found {
		table, _, _ := strings.Cut(f.Places[0].Addr, "/")
		if f.Severity == Error && x.broken[table] == "" {
			x.broken[table] = p.rule.ID
		}
	}
}

// fold puts a finding whose first place an earlier one already names under it.
func fold(list []Finding) []Finding {
	var out []Finding
	at := map[string]int{}
	for _, f := range list {
		i, ok := -1, false
		for _, pl := range f.Places {
			if i, ok = at[pl.Addr]; ok && pl.Addr != "" && out[i].Rule != f.Rule && rank(out[i].Severity) <= rank(f.Severity) {
				break
			}
			ok = false
		}
		if ok {
			out[i].Consequences = append(out[i].Consequences, f)
			continue
		}
		for _, pl := range f.Places {
			if _, taken := at[pl.Addr]; !taken && pl.Addr != "" && f.Severity == Error {
				at[pl.Addr] = len(out)
			}
		}
		out = append(out, f)
	}
	return out
}

// groupTails makes one finding of all tails of a row's code: who asks why a
// table misses its total by 0.01 wants one answer.
func groupTails(list []Finding) []Finding {
	var out []Finding
	at := map[string]int{}
	for _, f := range list {
		key := tailKey(f.Places[0])
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			f.Severity = Tail
			out = append(out, f)
			continue
		}
		for _, p := range f.Places {
			if !slices.ContainsFunc(out[i].Places, func(o Place) bool { return o.Addr == p.Addr }) {
				out[i].Places = append(out[i].Places, p)
			}
		}
		if !slices.ContainsFunc(out[i].Consequences, func(o Finding) bool { return o.Rule == f.Rule && o.Message == f.Message }) {
			f.Places = f.Places[:1]
			out[i].Consequences = append(out[i].Consequences, f)
		}
	}
	return out
}

func tailKey(p Place) string {
	parts := strings.Split(p.Addr, "/")
	for i, s := range parts {
		if i > 0 && codeLevel(s) > 0 {
			return s
		}
	}
	return strings.Join(parts[:min(2, len(parts))], "/")
}

// order sorts findings as the document goes: tables, then the text, by place.
func (x *index) order(list []Finding) {
	rows := map[string]int{}
	n := 0
	for _, t := range x.Book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				n++
				if a := t.Rows[i].Cells[j].Addr; a != "" {
					rows[a] = n
				}
			}
		}
	}
	for i := range x.claims {
		n++
		rows[x.claims[i].figure.Addr] = n
	}
	pos := func(f *Finding) int {
		if i, ok := rows[f.Places[0].Addr]; ok {
			return i
		}
		return n + 1
	}
	slices.SortStableFunc(list, func(a, b Finding) int { return pos(&a) - pos(&b) })
}

// difference writes how far two numbers are apart.
func difference(a, b decimal.Decimal) string { return a.Sub(b).Abs().StringFixed(2) }
