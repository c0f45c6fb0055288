package check

import (
	"slices"
	"strings"

	"juesuan/report"
)

// formula tests one formula for every binding of its variables.
func (p *probe) formula(f *formula) {
	tried := 0
	try := func(v binding) {
		before := p.tested + p.missed
		p.test(f, v)
		tried += p.tested + p.missed - before
	}
	p.bindings(f, func(v binding) {
		if p.kept == nil {
			try(v) // without a unit for each of them
			return
		}
		own := slices.Clone(v)
		p.piece(func() { try(own) })
	})
	if tried == 0 {
		p.empty(f)
	}
}

// test tests one binding.
func (p *probe) test(f *formula, v binding) {
	if len(f.when) > 0 {
		when := p.premise(f, v)
		p.tied(f, v, &when)
		return
	}
	for i := range f.then {
		p.compare(f, &f.then[i], v, 0)
	}
}

// empty says why a formula had nothing to test. A table without rows has
// nothing that could be wrong; a text that does not quote a number could not
// be checked.
func (p *probe) empty(f *formula) {
	f.each(func(t *term) {
		if t.addr.section != "" {
			p.missing(p.unquoted(t.addr.section, t.addr.show()))
		}
	})
}

// tied tests “when ⇒ then” and “when ⇔ then”.
func (p *probe) tied(f *formula, v binding, w *premise) {
	when := w.holds
	if w.why == "" && !when && !f.iff {
		p.tested++
		return
	}
	then, thenSides, why := p.all(f.then, v, 0)
	if w.why+why != "" {
		p.missing(reasons(w.why, why))
		return
	}
	p.tested++
	if !f.iff && when && len(f.then) == 1 && slices.Contains([]string{"≈", "=", "≤"}, f.then[0].op) {
		p.compare(f, &f.then[0], v, doubt(f.when, w.sides)) // with its tails
		p.tested--
		return
	}
	if f.iff && when != then { // what prints as zero may be a little
		holding, sides, failing := f.when, w.sides, f.then
		if then {
			holding, sides, failing = f.then, thenSides, f.when
		}
		if ok, _, _ := p.all(failing, v, doubt(holding, sides)); ok {
			return
		}
	}
	if when && !then || f.iff && then && !when {
		p.find(p.untied(f, slices.Concat(w.sides, thenSides), when))
	}
}

// premise is what stands before ⇒ or ⇔, worked out.
type premise struct {
	formula *formula
	holds   bool
	sides   []side
	why     string
}

// premise works it out, once for all bindings where it names no variable.
func (p *probe) premise(f *formula, v binding) premise {
	if !f.fixed || p.kept != nil {
		c := premise{formula: f}
		c.holds, c.sides, c.why = p.all(f.when, v, 0)
		return c
	}
	if p.when.formula != f {
		p.when.formula = f
		p.when.holds, p.when.sides, p.when.why = p.all(f.when, v, 0)
	}
	return p.when
}

// doubt is how many rounded addends may make an equation that holds in print
// one that does not.
func doubt(list []comparison, sides []side) int64 {
	n := int64(0)
	for i := range list {
		l, r := &sides[2*i].q, &sides[2*i+1].q
		if (list[i].op == "=" || list[i].op == "≈") && !(l.known && r.known) {
			n += l.loose + r.loose
		}
	}
	return n
}

// all reports whether every comparison holds, with so many rounded addends more
// than it has itself. Without them what prints something is not zero.
func (p *probe) all(list []comparison, v binding, more int64) (bool, []side, string) {
	ok := true
	sides := make([]side, 0, 2*len(list))
	for i := range list {
		c := &list[i]
		l, r, why := p.sides(c, v, nil)
		if why != "" {
			return false, nil, why
		}
		loose := l.q
		loose.loose += more
		switch decide(c.op, loose, r.q) {
		case broken:
			ok = false
		case tail:
			ok = ok && (more > 0 || !l.literal() && !r.literal())
		}
		sides = append(sides, l, r)
	}
	return ok, sides, ""
}

// decide compares two quantities by an operator.
func decide(op string, l, r quantity) verdict {
	yes := func(b bool) verdict {
		if b {
			return holds
		}
		return broken
	}
	switch op {
	case "≈":
		return adds(l, r)
	case "=":
		return same(l, r)
	case "≤":
		return atMost(l, r)
	case "≥":
		return atMost(r, l)
	}
	d := l
	d.plus(r, true)
	switch op {
	case ">":
		return yes(d.sign() > 0)
	case "<":
		return yes(d.sign() < 0)
	}
	return yes(d.sign() != 0)
}

// compare tests one comparison; doubt are rounded addends besides its own.
func (p *probe) compare(f *formula, c *comparison, v binding, doubt int64) {
	n := p.repeats(c, v)
	for i := range n {
		l, r := side{items: p.addends[0][:0]}, side{items: p.addends[1][:0]}
		why := p.workOut(&l, &r, c, v, &i)
		p.addends = [2][]operand{l.items, r.items}
		if why != "" {
			p.missing(why)
			return
		}
		if r.below && len(r.items) == 0 && l.children(p) == 0 {
			return // a row without rows below it
		}
		p.tested++
		l.q.loose += doubt
		switch decide(c.op, l.q, r.q) {
		case tail:
			l.items, r.items = slices.Clone(l.items), slices.Clone(r.items) // the next comparison writes there
			p.slight(f, c, l, r)
		case broken:
			left, right := l, r // or every side would be on the heap
			if excused := excuses[p.rule.ID]; excused != nil && excused(p, &left, &right) {
				continue
			}
			p.find(p.unequal(f, c, &left, &right))
			p.wrong = slices.Concat(p.wrong, l.places(), r.places())
		}
	}
}

// slight notes a difference that rounding explains.
func (p *probe) slight(f *formula, c *comparison, l, r side) {
	p.noteTail(l.tailKey(), func() Finding { return p.unequal(f, c, &l, &r) })
}

// repeats is how often the text quotes the fact on the left, at least once.
func (p *probe) repeats(c *comparison, v binding) int {
	if len(c.left) == 1 && c.left[0].addr.section != "" && !c.left[0].sum {
		return max(1, len(p.quoted[c.left[0].addr.section+"："+c.left[0].addr.fill(v)]))
	}
	return 1
}

// sides works out both sides. at chooses among several numbers of the text
// that quote the same fact.
func (p *probe) sides(c *comparison, v binding, at *int) (l, r side, why string) {
	why = p.workOut(&l, &r, c, v, at)
	return l, r, why
}

func (p *probe) workOut(l, r *side, c *comparison, v binding, at *int) (why string) {
	if why = p.side(l, c.left, c, v, at); why == "" {
		why = p.side(r, c.right, c, v, nil)
	}
	if p.unit != report.Yuan && !(l.number.IsZero() && r.number.IsZero()) && (p.ofMoney(l) || p.ofMoney(r)) {
		l.q.asPrinted()
		r.q.asPrinted()
	}
	return why
}

// ofMoney reports whether a side has an amount, not counts only.
func (p *probe) ofMoney(s *side) bool {
	return slices.ContainsFunc(s.items, func(o operand) bool {
		switch {
		case o.claim != nil:
			return o.claim.figure.Kind == report.AmountFigure
		case o.cell != nil:
			return true
		}
		f := p.Book.Fact(o.addr)
		return f == nil || f.Kind == report.AmountFact // a row that a table lacks is an amount of nothing
	})
}

func (p *probe) side(s *side, terms []term, c *comparison, v binding, at *int) (why string) {
	s.q = nothing()
	for i := range terms {
		t := &terms[i]
		switch {
		case t.number != nil:
			n := quantity{exact: *t.number, printed: *t.number, known: true}
			s.q.plus(n, t.minus)
			if t.minus {
				n.exact = n.exact.Neg()
			}
			s.number = sum(s.number, n.exact)
		case t.below:
			p.below(s, &c.left[0].addr, v, t.minus)
		case t.sum:
			why = p.summed(s, t, v)
		default:
			why = p.single(s, &t.addr, v, t.minus, at)
		}
		if why != "" {
			return why
		}
	}
	return ""
}

// single adds the number at an address.
func (p *probe) single(s *side, a *address, v binding, minus bool, at *int) string {
	if a.section != "" {
		return p.claimed(s, a.section, a.fill(v), minus, at)
	}
	if c := p.cellAt(a, v); c != nil {
		s.q.plus(p.ofCell(c), minus)
		s.items = append(s.items, operand{cell: c, minus: minus})
		return p.contradicted(c.Addr)
	}
	addr := a.fill(v)
	q, cell, why := p.at(addr)
	if why != "" {
		return why
	}
	s.q.plus(q, minus)
	s.items = append(s.items, operand{addr: addr, cell: cell, minus: minus})
	return p.contradicted(addr)
}

// cellAt finds a table's cell without writing out its address.
func (p *probe) cellAt(a *address, v binding) *report.Cell {
	n := len(a.segments)
	if a.prior || n < 2 || n > 3 || a.segments[0].name != "" {
		return nil
	}
	g := p.grids[a.segments[0].before]
	if g == nil {
		return nil
	}
	if n == 2 {
		return g.cell(a.segments[1].fill(v), "")
	}
	return g.cell(a.segments[1].fill(v), a.segments[2].fill(v))
}

// claimed adds what a section of the text quotes of a fact.
func (p *probe) claimed(s *side, section, addr string, minus bool, at *int) string {
	list := p.quoted[section+"："+addr]
	if len(list) == 0 {
		return p.unquoted(section, addr)
	}
	c := list[0]
	if at != nil && *at < len(list) {
		c = list[*at]
	}
	q := p.ofClaim(c)
	if !c.readable {
		return "文字“" + section + "”里的“" + c.text() + "”不是数"
	}
	s.q.plus(q, minus)
	s.items = append(s.items, operand{claim: c, minus: minus})
	return ""
}

// below adds the rows below the row that the left side names.
func (p *probe) below(s *side, left *address, v binding, minus bool) {
	s.words, s.below = "下级相加", true
	g := p.grids[left.segments[0].before]
	if g == nil {
		return
	}
	for c := range g.below(left.segments[1].fill(v), left.segments[2].fill(v)) {
		if c.Text == "" && c.Amount.Printed.IsZero() && (!c.Amount.HasExact || c.Amount.Exact.IsZero()) {
			continue
		}
		s.q.plus(p.ofCell(c), minus)
		s.items = append(s.items, operand{cell: c, minus: minus})
	}
}

// summed adds the numbers of all values of the variable that stands only
// behind Σ.
func (p *probe) summed(s *side, t *term, v binding) string {
	s.words = "各项相加"
	free := -1
	for i := range t.addr.segments {
		if t.addr.segments[i].free {
			if free >= 0 {
				return "“Σ”后面有两个变量"
			}
			free = i
		}
	}
	if free < 0 {
		return p.single(s, &t.addr, v, t.minus, nil)
	}
	seg := &t.addr.segments[free]
	list, set := p.rule.sets[seg.name]
	switch {
	case set:
	case t.addr.section != "":
		list = p.quotedValues(&t.addr, free)
	default:
		list = p.values(&t.addr, free)
	}
	if table := t.addr.segments[0].before; t.addr.section == "" && p.grids[table] == nil && isTable(table) {
		return "没有表" + table
	}
	if len(list) == 0 && t.addr.section != "" {
		return p.unquoted(t.addr.section, t.addr.show())
	}
	if t.addr.section != "" && !set {
		return p.summedClaims(s, t, v, seg.slot, list)
	}
	for _, v[seg.slot] = range list {
		if why := p.single(s, &t.addr, v, t.minus, nil); why != "" && !set {
			return why
		}
	}
	return ""
}

// textSum is what numbers of the text add up to.
type textSum struct {
	claims  []*claim
	each    []quantity // what they were when they were added
	all     quantity
	unknown int // how many are not known exactly
}

func (s *textSum) add(c *claim) {
	s.claims, s.each, s.unknown = append(s.claims, c), append(s.each, quantity{}), s.unknown+1
}

// follow takes over what a number of the text is now.
func (s *textSum) follow(i int, q quantity) {
	was := s.each[i]
	if q == was {
		return
	}
	s.each[i] = q
	s.all.plus(was, true)
	s.all.plus(q, false)
	switch {
	case q.known && !was.known:
		s.unknown--
	case was.known && !q.known:
		s.unknown++
	}
	s.all.loose -= 2 * was.loose // which plus counts as more that is loose
}

// sum is what all of them add up to.
func (s *textSum) sum() quantity {
	q := s.all
	q.known = s.unknown == 0
	return q
}

// summedClaims adds what the text quotes for each of the values; which numbers
// these are is found once, and only those that moved are added anew.
func (p *probe) summedClaims(s *side, t *term, v binding, slot int, list []string) string {
	text, known := p.sums[&t.addr]
	if !known || t.addr.varied() {
		text = &textSum{}
		for _, v[slot] = range list {
			if found := p.quoted[t.addr.section+"："+t.addr.fill(v)]; len(found) > 0 {
				text.add(found[0])
			}
		}
		p.sums[&t.addr] = text
	}
	for i, c := range text.claims {
		q := p.ofClaim(c)
		if !c.readable {
			return "文字“" + c.section + "”里的“" + c.text() + "”不是数"
		}
		text.follow(i, q)
		s.items = append(s.items, operand{claim: c, minus: t.minus})
	}
	s.q.plus(text.sum(), t.minus)
	for _, c := range p.notSaid(&t.addr, v, slot) {
		if c.Amount.Printed.IsZero() {
			s.q.loose += p.ofCell(c).loose
		}
	}
	return ""
}

// notSaid are the parts that the text does not list; if the table prints one as
// zero, it may be as much as rounding hides. Which these are is found once.
func (p *probe) notSaid(a *address, v binding, slot int) []*report.Cell {
	cells, known := p.unsaid[a]
	if known && !a.varied() {
		return cells
	}
	cells = nil
	i := slices.IndexFunc(a.segments, func(seg segment) bool { return seg.free && seg.slot == slot })
	for _, v[slot] = range p.values(a, i) {
		if c := p.cellAt(a, v); c != nil && len(p.quoted[a.section+"："+a.fill(v)]) == 0 {
			cells = append(cells, c)
		}
	}
	p.unsaid[a] = cells
	return cells
}

// varied reports whether the address has a variable that is bound.
func (a *address) varied() bool {
	for i := range a.segments {
		if s := &a.segments[i]; s.name != "" && !s.free {
			return true
		}
	}
	return false
}

func (a *address) fill(v binding) string {
	n := len(a.segments)
	if n == 3 && a.segments[0].name == "" && !a.prior { // the common case without a slice
		return a.segments[0].before + "/" + a.segments[1].fill(v) + "/" + a.segments[2].fill(v)
	}
	parts := make([]string, 0, n)
	for i := range a.segments {
		parts = append(parts, a.segments[i].fill(v))
	}
	s := strings.Join(parts, "/")
	if a.prior {
		return priorPrefix + s
	}
	return s
}

// show writes the address with 各类 for a variable {类}.
func (a *address) show() string {
	var parts []string
	for _, s := range a.segments {
		if s.name == "" {
			parts = append(parts, s.before)
		} else {
			parts = append(parts, s.before+"各"+s.name+s.after)
		}
	}
	return strings.Join(parts, "/")
}
