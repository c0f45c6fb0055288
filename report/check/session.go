package check

import (
	"slices"
	"strings"

	"juesuan/report"
)

// Session keeps the findings of a year up to date while its entries change: a
// change runs only what has read the numbers that moved.
type Session struct {
	rules  *Rules
	opt    Options
	index  *index
	probes []*probe
	result *Result

	cells   map[*report.Cell][]*unit
	facts   map[string][]*unit
	figures map[*report.Figure][]*unit
	texts   map[*report.Paragraph][]*unit
	claims  map[*report.Figure]*claim
	seen    unwatched

	balanced map[*report.Figure]bool // the shares that are
}

// NewSession tests the input against all rules and remembers what each part of
// them has read. The Book and the Document are the caller's; see
// [Session.Update].
func NewSession(rules *Rules, in Input, opt Options) *Session {
	s := &Session{
		rules: rules, opt: opt, index: newIndex(in),
		cells: map[*report.Cell][]*unit{}, facts: map[string][]*unit{}, figures: map[*report.Figure][]*unit{},
		texts: map[*report.Paragraph][]*unit{}, claims: map[*report.Figure]*claim{},
	}
	for i := range s.index.claims {
		c := &s.index.claims[i]
		s.claims[c.figure] = c
	}
	s.seen = unwatchedIn(in.Book, in.Year)
	s.probes = s.index.probes(rules.For(in), s)
	s.balances(newQueue())
	s.result = s.index.assemble(s.probes, opt)
	return s
}

// Result is what the rules find now.
func (s *Session) Result() *Result { return s.result }

// Update brings the findings up to date after numbers have moved in place: the
// facts' addresses and the figures of the text, as [report.Update] names them.
// Rows, sentences and which amounts are zero must be as they were; else a new
// session is due.
func (s *Session) Update(facts []string, figures []*report.Figure) *Result {
	return s.update(facts, figures, nil, false)
}

// update also takes paragraphs that have other words around their figures. words
// says whether the rules that read words are to test them.
func (s *Session) update(facts []string, figures []*report.Figure, reworded []*report.Paragraph, words bool) *Result {
	s.index.assessed, s.index.shares = nil, nil
	due := newQueue()
	for _, a := range facts {
		if strings.Contains(a, assessedFact) {
			due.add(s.facts[assessedFact])
		}
		due.add(s.facts[a])
		if c := s.index.cellOf(a); c != nil {
			due.add(s.cells[c])
		}
	}
	for _, f := range figures {
		s.reread(f, due)
	}
	for _, p := range reworded {
		s.index.texts[p] = textOf(p)
		for i := range p.Runs {
			f := p.Runs[i].Figure
			if f == nil {
				continue
			}
			if c := s.claims[f]; c != nil {
				c.index = i
			}
			s.reread(f, due)
		}
	}
	s.balances(due)
	words = words && len(reworded) > 0
	if words {
		s.renew()
	} else {
		s.rest(reworded)
	}
	s.run(due, true)
	if changed := s.contradictions(); len(changed) > 0 {
		for _, a := range changed {
			if c := s.index.cellOf(a); c != nil {
				due.add(s.cells[c])
			}
			due.add(s.facts[a])
		}
	}
	s.run(due, false)
	moved := make(map[string]bool, len(facts))
	for _, a := range facts {
		moved[a] = true
	}
	for _, p := range s.probes {
		if !words || !p.readsWords() { // else it is new
			p.refresh(moved)
		}
	}
	s.result = s.index.assemble(s.probes, s.opt)
	return s.result
}

// Accept sets the reasons for findings that the office lets stand.
func (s *Session) Accept(accepted map[string]string) *Result {
	s.opt.Accepted = accepted
	s.result = s.index.assemble(s.probes, s.opt)
	return s.result
}

// watch runs a unit again when what it has read changes.
func (s *Session) watch(u *unit, r *reads) {
	for _, c := range r.cells {
		s.cells[c] = append(s.cells[c], u)
	}
	for _, a := range r.facts {
		s.facts[a] = append(s.facts[a], u)
	}
	for _, f := range r.figures {
		s.figures[f] = append(s.figures[f], u)
	}
	for _, p := range r.texts {
		s.texts[p] = append(s.texts[p], u)
	}
}

// run works units out again: those within one table, or the others.
func (s *Session) run(due *queue, inside bool) {
	for _, u := range due.list {
		if u.probe.inside != inside || u.gone {
			continue
		}
		known := u.reads
		u.run()
		u.probe.sort(u)
		fresh := u.reads.beyond(&known)
		s.watch(u, fresh)
		known.add(fresh) // what it once read it may read again
		u.reads = known
	}
}

// contradictions takes down anew which amounts are wrong within their tables
// and returns those for which that changed.
func (s *Session) contradictions() []string {
	before := s.index.broken
	s.index.broken = map[string]string{}
	for _, p := range s.probes {
		if p.inside {
			s.index.note(p)
		}
	}
	var changed []string
	for a, rule := range s.index.broken {
		if before[a] != rule {
			changed = append(changed, a)
		}
	}
	for a := range before {
		if s.index.broken[a] == "" {
			changed = append(changed, a)
		}
	}
	return changed
}

// balances finds out which shares are balanced, which one may be since another
// one moved: then it is tested again.
func (s *Session) balances(due *queue) {
	p := &probe{index: s.index, outcome: &outcome{}, kept: s}
	before := s.balanced
	s.balanced = p.balanced()
	for f := range before {
		if !s.balanced[f] {
			due.add(s.figures[f])
		}
	}
	for f := range s.balanced {
		if !before[f] {
			due.add(s.figures[f])
		}
	}
}

// reread takes over what a figure of the text prints now. What was found about
// others of its paragraph quotes the sentence.
func (s *Session) reread(f *report.Figure, due *queue) {
	due.add(s.figures[f])
	c := s.claims[f]
	if c == nil {
		return
	}
	for i := range c.paragraph.Runs { // it may be the session's own; see quotesElse
		if r := &c.paragraph.Runs[i]; r.Figure == f {
			r.Text = f.Text
		}
	}
	c.printed, c.readable = number(c.text())
	s.index.texts[c.paragraph] = textOf(c.paragraph)
	due.addTelling(s.texts[c.paragraph])
	for i := range c.paragraph.Runs {
		if other := c.paragraph.Runs[i].Figure; other != nil {
			due.addTelling(s.figures[other])
		}
	}
}

// beyond lists what was read now and not before; most often that is nothing.
func (r *reads) beyond(before *reads) *reads {
	return &reads{more(r.cells, before.cells), more(r.facts, before.facts), more(r.figures, before.figures), more(r.texts, before.texts)}
}

func more[T comparable](now, before []T) []T {
	if slices.Equal(now, before) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(now), func(x T) bool { return slices.Contains(before, x) })
}

// refresh lets what a steady rule has found quote the numbers as they are now.
func (p *probe) refresh(moved map[string]bool) {
	f := functions[p.rule.ID]
	if f.kind != steady || p.outcome.empty() {
		return
	}
	if p.readsWords() {
		p.outcome, p.news = &outcome{}, true
		f.test(p)
		return
	}
	for i := range p.found {
		f := &p.found[i]
		if !slices.ContainsFunc(f.Places, func(at Place) bool { return moved[at.Addr] }) {
			continue
		}
		f.Places = slices.Clone(f.Places) // results already given keep theirs
		for j := range f.Places {
			if c := p.cellOf(f.Places[j].Addr); c != nil {
				f.Places[j].Printed, f.Places[j].exact = c.Text, p.exactOf(c)
			}
		}
	}
}

// rest lets what the rules that read words found in paragraphs stand as it is:
// it was worked out from other words, at other places.
func (s *Session) rest(reworded []*report.Paragraph) {
	for _, p := range reworded {
		list := slices.Clone(s.texts[p])
		for i := range p.Runs {
			if f := p.Runs[i].Figure; f != nil {
				list = append(list, s.figures[f]...)
			}
		}
		for _, u := range list {
			u.gone = u.gone || u.probe.readsWords()
		}
	}
}

// renew tests the rules that read words of the text anew.
func (s *Session) renew() {
	for _, p := range s.probes {
		if !p.readsWords() {
			continue
		}
		for _, u := range p.units {
			s.unwatch(u)
		}
		p.outcome, p.units, p.full, p.sum, p.tailed = &outcome{}, nil, nil, 0, nil
		p.joined, p.remarked, p.news = nil, false, true
		p.run()
	}
}

// readsWords reports whether a rule looks at words of the text, not only at its
// numbers.
func (p *probe) readsWords() bool {
	return p.rule.Function && (p.reader || slices.Contains(p.rule.Needs, "文字"))
}

// unwatch lets a unit rest for good.
func (s *Session) unwatch(u *unit) {
	u.gone = true
	for _, c := range u.reads.cells {
		s.cells[c] = without(s.cells[c], u)
	}
	for _, a := range u.reads.facts {
		s.facts[a] = without(s.facts[a], u)
	}
	for _, f := range u.reads.figures {
		s.figures[f] = without(s.figures[f], u)
	}
	for _, p := range u.reads.texts {
		s.texts[p] = without(s.texts[p], u)
	}
}

func without(list []*unit, u *unit) []*unit {
	return slices.DeleteFunc(list, func(x *unit) bool { return x == u })
}

// queue holds units, each once.
type queue struct {
	list []*unit
	in   map[*unit]bool
}

func newQueue() *queue { return &queue{in: map[*unit]bool{}} }

func (q *queue) add(list []*unit) {
	for _, u := range list {
		if !q.in[u] {
			q.in[u] = true
			q.list = append(q.list, u)
		}
	}
}

// addTelling adds those that have something to tell.
func (q *queue) addTelling(list []*unit) {
	for i, u := range list {
		if !u.empty() {
			q.add(list[i : i+1])
		}
	}
}

// Anew reports whether [Session.Follow] would test everything anew.
func (s *Session) Anew(l *report.Live, up report.Update) bool {
	return up.All || up.Renewed || s.quotesElse(up) || !s.seen.same(unwatchedIn(l.Book(), l.Year()))
}

// quotesElse reports whether the session has a paragraph of its own in the place
// of one with other words: numbers that somebody wrote by hand were read in it.
func (s *Session) quotesElse(up report.Update) bool {
	return slices.ContainsFunc(up.Reworded, func(p *report.Paragraph) bool {
		_, known := s.index.texts[p]
		return !known
	})
}

// Follow brings the findings up to date after a change of a year's entries.
// Where rows or sentences have come or gone, or what nobody watches is another,
// everything is tested anew.
func (s *Session) Follow(l *report.Live, up report.Update) *Result {
	if s.Anew(l, up) {
		in := s.index.Input
		in.Book, in.Document, in.Year = l.Book(), l.Document(), l.Year()
		*s = *NewSession(s.rules, in, s.opt)
		return s.result
	}
	return s.update(slices.Concat(up.Facts, up.Tables), up.Figures, up.Reworded, true)
}

// FollowNumbers is [Session.Follow] without the rules that read words, which
// take long: what they find of paragraphs with other words is that of before,
// and a new session has to follow. It is not for changes that ask for one at
// once ([Session.Anew]).
func (s *Session) FollowNumbers(up report.Update) *Result {
	return s.update(slices.Concat(up.Facts, up.Tables), up.Figures, up.Reworded, false)
}
