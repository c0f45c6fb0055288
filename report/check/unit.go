package check

import (
	"slices"
	"strings"

	"juesuan/report"
)

// probe is one rule at work.
type probe struct {
	*index
	rule *Rule
	*outcome

	units []*unit // nil unless a session keeps them
	kept  *Session
	reads *reads          // what the unit at work reads
	told  map[string]bool // codes that have a tail of this rule
	when  condition       // the last one without variables
}

// outcome is what a rule, or a unit of it, came to.
type outcome struct {
	tested int
	found  []Finding
	tails  []tailNote
	why    []string // what could not be checked
	missed int      // how often something could not be
	wrong  []string // the addresses of sums within one table that do not add up
}

func (o *outcome) empty() bool { return len(o.found)+len(o.tails)+len(o.why)+len(o.wrong) == 0 }

// tailNote is a tail that nobody has asked for yet: one code has many, and
// most are never told.
type tailNote struct {
	key   string // the code
	build func() Finding
	built *Finding // once somebody asked
}

func (n *tailNote) finding() Finding {
	if n.built == nil {
		f := n.build()
		n.built = &f
	}
	return *n.built
}

// unit is a piece of a rule that stands on its own: one comparison of one
// binding, one number of the text. A session runs it again when something that
// it has read changes.
type unit struct {
	outcome
	do    func()
	probe *probe
	reads reads
}

// reads are what a unit's outcome depends on.
type reads struct {
	cells   []*report.Cell
	facts   []string
	figures []*report.Figure
}

func (r *reads) none() bool { return len(r.cells)+len(r.facts)+len(r.figures) == 0 }

// piece runs a part of the rule as a unit; all that it reads it must read through the
// index. A rule has units only, or none: then the whole of it is one.
func (p *probe) piece(do func()) {
	if p.kept == nil {
		do()
		return
	}
	u := &unit{do: do, probe: p}
	u.run()
	if u.reads.none() {
		p.merge(&u.outcome) // nothing can change it
		return
	}
	p.units = append(p.units, u)
	p.kept.watch(u, &u.reads)
}

// run works the unit out, as if for the first time.
func (u *unit) run() {
	p := u.probe
	own, readsBefore := p.outcome, p.reads
	u.outcome, u.reads = outcome{}, reads{}
	p.outcome, p.reads = &u.outcome, &u.reads
	u.do()
	p.outcome, p.reads = own, readsBefore
}

// again works out a rule that has no units.
func (p *probe) again() {
	p.outcome = &outcome{}
	p.run()
}

// movable reports whether the rule has no units, and numbers that move can
// change what it finds.
func (p *probe) movable() bool {
	return p.rule.Function && len(p.units) == 0 && !steady[p.rule.ID]
}

func (o *outcome) merge(more *outcome) {
	o.tested += more.tested
	o.found = append(o.found, more.found...)
	o.tails = append(o.tails, more.tails...)
	o.wrong = append(o.wrong, more.wrong...)
	for _, w := range more.why {
		o.missing(w)
	}
}

// missing notes what could not be checked and why, each reason once.
func (o *outcome) missing(why string) {
	o.missed++
	if !slices.Contains(o.why, why) {
		o.why = append(o.why, why)
	}
}

// at, ofCell and ofClaim are the index's, and take down what was read.

func (p *probe) at(addr string) (quantity, *report.Cell, string) {
	q, c, why := p.index.at(addr)
	switch {
	case p.reads == nil || why != "":
	case c != nil:
		p.reads.cells = append(p.reads.cells, c)
	case !q.printed.IsZero(): // what is nothing is so as long as the rows stay
		p.reads.facts = append(p.reads.facts, addr)
	}
	return q, c, why
}

func (p *probe) ofCell(c *report.Cell) quantity {
	if p.reads != nil {
		p.reads.cells = append(p.reads.cells, c)
	}
	return p.index.ofCell(c)
}

func (p *probe) ofClaim(c *claim) quantity {
	p.saw(c)
	return p.index.ofClaim(c)
}

// saw takes down that a number of the text was read.
func (p *probe) saw(c *claim) {
	if p.reads != nil {
		p.reads.figures = append(p.reads.figures, c.figure)
	}
}

// find adds a finding of the rule's severity.
func (p *probe) find(f Finding) { p.findAs(p.rule.Severity, f) }

func (p *probe) findAs(s Severity, f Finding) {
	if s == Tail {
		p.noteTail(tailKey(f.Places[0].Addr), func() Finding { return f })
		return
	}
	p.found = append(p.found, p.finished(s, f))
}

// noteTail keeps a tail of a code; without a session only the rule's first.
func (p *probe) noteTail(key string, build func() Finding) {
	if p.kept == nil {
		if p.told[key] {
			return
		}
		if p.told == nil {
			p.told = map[string]bool{}
		}
		p.told[key] = true
	}
	p.tails = append(p.tails, tailNote{key: key, build: func() Finding { return p.finished(Tail, build()) }})
}

// finished gives a finding its rule and the end of its message.
func (p *probe) finished(s Severity, f Finding) Finding {
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
	return f
}

// tailKey is the subject's code in an address, else its table and row.
func tailKey(addr string) string {
	rest, at, segments := addr, 0, 0
	for {
		s, more, found := strings.Cut(rest, "/")
		if segments > 0 && codeLevel(s) > 0 {
			return s
		}
		if segments++; segments <= 2 {
			at += len(s) + 1
		}
		if !found {
			return addr[:min(at-1, len(addr))]
		}
		rest = more
	}
}
