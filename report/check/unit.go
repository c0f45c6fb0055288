package check

import (
	"slices"
	"strings"

	"juesuan/report"
)

// probe is one rule at work.
type probe struct {
	*index
	rule   *Rule
	inside bool // it looks at one table only
	*outcome

	units  []*unit // nil unless a session keeps them
	full   []*unit // those of them that have something to tell
	sum    int     // what the units have tested
	reader bool    // it has read words of the text
	kept   *Session
	reads  *reads          // what the unit at work reads
	tailed map[string]bool // codes that have a tail of this rule
	when   premise         // the last one without variables

	together func([]remark) []Finding // what the remarks of its units come to
	joined   []Finding                // that, the last time
	remarked bool                     // the remarks are others since

	telling telling // what it has to tell, the last time
	news    bool    // it is something else since

	addends [2][]operand // of the comparison at work, used again for the next
}

// outcome is what a rule, or a unit of it, came to.
type outcome struct {
	tested int
	found  []Finding
	tails  []tailNote
	why    []string        // what could not be checked
	missed int             // how often something could not be
	said   map[string]bool // why, once it is long
	wrong  []string        // the addresses of sums within one table that do not add up

	remarks  []remark
	mistakes []*mistake // what was found, to be folded, once somebody asked
}

func (o *outcome) empty() bool {
	return len(o.found)+len(o.tails)+len(o.why)+len(o.wrong)+len(o.remarks) == 0
}

// remark is what a unit contributes to a finding of many places.
type remark struct {
	place Place
	about string // what those have in common that one finding names
}

// join makes the findings of all remarks of the rule's units, where they are
// others than the last time.
func (p *probe) join() []Finding {
	if p.together == nil || !p.remarked {
		return p.joined
	}
	var all []remark
	for o := range p.outcomes() {
		all = append(all, o.remarks...)
	}
	p.joined, p.remarked = p.together(all), false
	return p.joined
}

// tailNote is a tail that nobody has asked for yet: one code has many, and
// most are never told.
type tailNote struct {
	of    *group // the code's
	build func() Finding
	built *Finding // once somebody asked
}

func (n *tailNote) finding() *Finding {
	if n.built == nil {
		f := n.build()
		n.built = &f
	}
	return n.built
}

// unit is a piece of a rule that stands on its own: one comparison of one
// binding, one number of the text, or all of a short rule. A session runs it
// again when something that it has read changes.
type unit struct {
	outcome
	do     func()
	probe  *probe
	number int // among the rule's units
	reads  reads
	gone   bool // another has taken its place
}

// reads are what a unit's outcome depends on.
type reads struct {
	cells   []*report.Cell
	facts   []string
	figures []*report.Figure
	texts   []*report.Paragraph
}

func (r *reads) add(more *reads) {
	r.cells = append(r.cells, more.cells...)
	r.facts = append(r.facts, more.facts...)
	r.figures = append(r.figures, more.figures...)
	r.texts = append(r.texts, more.texts...)
}

// room is nothing read, with room for as much.
func (r *reads) room() reads {
	return reads{
		make([]*report.Cell, 0, len(r.cells)), make([]string, 0, len(r.facts)),
		make([]*report.Figure, 0, len(r.figures)), make([]*report.Paragraph, 0, len(r.texts)),
	}
}

func (r *reads) none() bool { return len(r.cells)+len(r.facts)+len(r.figures)+len(r.texts) == 0 }

// piece runs a part of the rule as a unit; all that it reads it must read
// through the probe. A rule has units only, or none: then the whole of it is one.
func (p *probe) piece(do func()) {
	if p.kept == nil {
		do()
		return
	}
	u := &unit{do: do, probe: p}
	u.run()
	if u.reads.none() {
		p.sum -= u.tested
		p.merge(&u.outcome) // nothing can change it
		return
	}
	u.number = len(p.units)
	p.units = append(p.units, u)
	p.sort(u)
	p.kept.watch(u, &u.reads)
}

// sort puts a unit among those that have something to tell, or takes it out.
func (p *probe) sort(u *unit) {
	i, in := slices.BinarySearchFunc(p.full, u, func(a, b *unit) int { return a.number - b.number })
	switch {
	case in && u.empty():
		p.full = slices.Delete(p.full, i, i+1)
	case !in && !u.empty():
		p.full = slices.Insert(p.full, i, u)
	}
}

// run works the unit out, as if for the first time.
func (u *unit) run() {
	p := u.probe
	p.sum -= u.tested
	p.remarked, p.news = p.remarked || len(u.remarks) > 0, p.news || !u.empty()
	defer func() {
		p.sum += u.tested
		p.news = p.news || !u.empty()
	}()
	own, readsBefore := p.outcome, p.reads
	u.outcome, u.reads = outcome{}, u.reads.room()
	p.outcome, p.reads = &u.outcome, &u.reads
	u.do()
	p.outcome, p.reads = own, readsBefore
}

func (o *outcome) merge(more *outcome) {
	o.tested += more.tested
	o.found = append(o.found, more.found...)
	o.tails = append(o.tails, more.tails...)
	o.wrong = append(o.wrong, more.wrong...)
	o.remarks = append(o.remarks, more.remarks...)
	for _, w := range more.why {
		o.missing(w)
	}
}

// missing notes what could not be checked and why, each reason once.
func (o *outcome) missing(why string) {
	o.missed++
	const short = 8
	switch {
	case o.said[why] || len(o.why) <= short && slices.Contains(o.why, why):
		return
	case len(o.why) == short:
		o.said = make(map[string]bool, 2*short)
		for _, w := range o.why {
			o.said[w] = true
		}
	}
	o.why = append(o.why, why)
	if o.said != nil {
		o.said[why] = true
	}
}

// at, ofCell and ofClaim are the index's, and take down what was read.

// at says why where there is nothing at the address.
func (p *probe) at(addr string) (quantity, *report.Cell, string) {
	q, c, ok := p.index.at(addr)
	switch {
	case !ok:
		return q, c, p.lacking(addr)
	case p.reads == nil:
	case c != nil:
		p.reads.cells = append(p.reads.cells, c)
	case !q.printed.IsZero() || p.Book.Fact(addr) != nil: // a row that a table lacks is nothing as long as the rows stay
		p.reads.facts = append(p.reads.facts, addr)
	}
	return q, c, ""
}

// text is a paragraph's text.
func (p *probe) text(par *report.Paragraph) string {
	p.reader = true
	if p.reads != nil {
		p.reads.texts = append(p.reads.texts, par)
	}
	return p.texts[par]
}

func (p *probe) ofCell(c *report.Cell) quantity {
	if p.reads != nil {
		p.reads.cells = append(p.reads.cells, c)
	}
	return p.index.ofCell(c)
}

// sees takes down that a cell was looked at, though it be blank.
func (p *probe) sees(c *report.Cell) {
	if p.reads != nil && c.Amount != nil {
		p.reads.cells = append(p.reads.cells, c)
	}
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
		p.noteTail(f.tailKey(), func() Finding { return f })
		return
	}
	p.found = append(p.found, p.finished(s, f))
}

// noteTail keeps a tail of a code; without a session only the rule's first.
func (p *probe) noteTail(key string, build func() Finding) {
	if p.kept == nil {
		if p.tailed[key] {
			return
		}
		if p.tailed == nil {
			p.tailed = map[string]bool{}
		}
		p.tailed[key] = true
	}
	p.tails = append(p.tails, tailNote{of: p.groupOf(key), build: func() Finding { return p.finished(Tail, build()) }})
}

// remark adds a place to a finding of many, which [probe.together] makes.
func (p *probe) remark(c *claim, about string) {
	p.remarks, p.remarked = append(p.remarks, remark{claimPlace(c), about}), true
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
		advice := p.advice()
		if f.onBudget {
			advice = strings.ReplaceAll(advice, "上年数", "预算数")
		}
		f.Message += advice
	}
	return f
}

// advice says what to do about a finding. Who has only the document has no ledger
// and no pages to look it up, and cannot write it anew.
func (p *probe) advice() string {
	if p.PrintedOnly && p.rule.Audit != "" {
		return p.rule.Audit
	}
	return p.rule.Advice
}

// tailKey is the first code among the finding's places, else the first place's
// table and row.
func (f *Finding) tailKey() string {
	for i := range f.Places {
		if code := codeIn(f.Places[i].Addr); code != "" {
			return code
		}
	}
	return rowIn(f.Places[0].Addr)
}

// codeIn is the first subject's code in an address behind its table, or "".
func codeIn(addr string) string {
	_, rest, found := strings.Cut(addr, "/")
	for found {
		var s string
		if s, rest, found = strings.Cut(rest, "/"); codeLevel(s) > 0 {
			return s
		}
	}
	return ""
}

// rowIn is an address's table and row.
func rowIn(addr string) string {
	table, rest, _ := strings.Cut(addr, "/")
	row, _, _ := strings.Cut(rest, "/")
	return addr[:min(len(addr), len(table)+1+len(row))]
}
