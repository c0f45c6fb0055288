package check

import (
	"slices"
	"strings"

	"juesuan/report"
)

// side is one side of a comparison worked out.
type side struct {
	q      quantity
	places []string // addresses of the addends, those that are not blank first
	cells  []*report.Cell
	claims []*claim
	words  string // 下级相加
}

// formula tests one formula for every binding of its variables.
func (p *probe) formula(f *formula) {
	before := p.tested
	whys := len(p.why)
	p.bindings(f, f.vars, map[string]string{}, func(v map[string]string) {
		if len(f.when) > 0 {
			p.tied(f, v)
			return
		}
		for i := range f.then {
			p.compare(f, &f.then[i], v)
		}
	})
	if p.tested == before && len(p.why) == whys {
		p.empty(f)
	}
}

// empty says why a formula had nothing to test. A table without rows has
// nothing that could be wrong; a text that does not quote a number could not
// be checked.
func (p *probe) empty(f *formula) {
	f.each(func(t *term) {
		if t.addr.section != "" {
			p.missing("文字“" + t.addr.section + "”里没有引用“" + t.addr.show() + "”的数")
		}
	})
}

func (a *address) show() string {
	var parts []string
	for _, s := range a.segments {
		if s.name == "" {
			parts = append(parts, s.before)
		} else {
			parts = append(parts, s.before+"{"+s.name+"}"+s.after)
		}
	}
	return strings.Join(parts, "/")
}

// tied tests “when ⇒ then” and “when ⇔ then”.
func (p *probe) tied(f *formula, v map[string]string) {
	when, whenSides, why := p.all(f.when, v)
	then, thenSides, why2 := p.all(f.then, v)
	if why+why2 != "" {
		p.missing(why + why2)
		return
	}
	p.tested++
	if !f.iff && when && len(f.then) == 1 && slices.Contains([]string{"≈", "=", "≤"}, f.then[0].op) {
		p.compare(f, &f.then[0], v) // with its tails
		p.tested--
		return
	}
	if when && !then || f.iff && then && !when {
		p.find(p.untied(f, append(whenSides, thenSides...), when))
	}
}

// all reports whether every comparison holds.
func (p *probe) all(list []comparison, v map[string]string) (bool, []side, string) {
	ok := true
	var sides []side
	for i := range list {
		c := &list[i]
		l, r, why := p.sides(c, v, nil)
		if why != "" {
			return false, nil, why
		}
		ok = ok && decide(c.op, l.q, r.q) != broken
		sides = append(sides, l, r)
	}
	return ok, sides, ""
}

// decide compares two quantities by an operator.
func decide(op string, l, r quantity) verdict {
	d := nothing()
	d.plus(l, false)
	d.plus(r, true)
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
	case ">":
		return yes(d.sign() > 0)
	case "<":
		return yes(d.sign() < 0)
	}
	return yes(d.sign() != 0)
}

// sides works out both sides. at chooses among several numbers of the text
// that quote the same fact.
func (p *probe) sides(c *comparison, v map[string]string, at *int) (l, r side, why string) {
	if l, why = p.side(c.left, c, v, at); why == "" {
		r, why = p.side(c.right, c, v, nil)
	}
	return l, r, why
}

func (p *probe) compare(f *formula, c *comparison, v map[string]string) {
	n := p.repeats(c, v)
	for i := range n {
		l, r, why := p.sides(c, v, &i)
		if why != "" {
			p.missing(why)
			return
		}
		if slices.ContainsFunc(c.right, func(t term) bool { return t.below }) && len(r.cells) == 0 && l.children(p) == 0 {
			return // a row without rows below it
		}
		p.tested++
		switch decide(c.op, l.q, r.q) {
		case tail:
			if p.firstTail(l.places) {
				p.findAs(Tail, p.unequal(f, c, &l, &r))
			}
		case broken:
			p.find(p.unequal(f, c, &l, &r))
		}
	}
}

// repeats is how often the text quotes the fact on the left, at least once.
func (p *probe) repeats(c *comparison, v map[string]string) int {
	if len(c.left) == 1 && c.left[0].addr.section != "" && !c.left[0].sum {
		return max(1, len(p.quoted[c.left[0].addr.section+"："+c.left[0].addr.fill(v)]))
	}
	return 1
}

// children counts the rows below the side's only cell.
func (s *side) children(p *probe) int {
	if len(s.places) != 1 {
		return 0
	}
	parts := strings.SplitN(s.places[0], "/", 3)
	return len(p.grids[parts[0]].children[parts[1]])
}

func (a *address) fill(v map[string]string) string {
	n := len(a.segments)
	if n == 3 && a.segments[0].name == "" && !a.prior { // the common case without a slice
		return a.segments[0].before + "/" + a.segments[1].fill(v) + "/" + a.segments[2].fill(v)
	}
	parts := make([]string, 0, n)
	for _, s := range a.segments {
		parts = append(parts, s.fill(v))
	}
	s := strings.Join(parts, "/")
	if a.prior {
		return priorPrefix + s
	}
	return s
}

func (p *probe) side(terms []term, c *comparison, v map[string]string, at *int) (s side, why string) {
	s.q = nothing()
	for i := range terms {
		t := &terms[i]
		switch {
		case t.number != nil:
			s.q.plus(quantity{exact: *t.number, printed: *t.number, known: true}, t.minus)
		case t.below:
			p.below(&s, &c.left[0].addr, v, t.minus)
		case t.sum:
			why = p.summed(&s, t, v)
		default:
			why = p.single(&s, t.addr.section, t.addr.fill(v), t.minus, at)
		}
		if why != "" {
			return s, why
		}
	}
	return s, ""
}

// single adds the number at an address.
func (p *probe) single(s *side, section, addr string, minus bool, at *int) string {
	if section != "" {
		list := p.quoted[section+"："+addr]
		if len(list) == 0 {
			return "文字“" + section + "”里没有引用“" + addr + "”的数"
		}
		c := list[0]
		if at != nil && *at < len(list) {
			c = list[*at]
		}
		if !c.readable {
			return "文字“" + section + "”里的“" + c.text() + "”不是数"
		}
		s.q.plus(p.ofClaim(c), minus)
		s.places = append(s.places, c.figure.Addr)
		s.claims = append(s.claims, c)
		return ""
	}
	q, cell, why := p.at(addr)
	if why != "" {
		return why
	}
	s.q.plus(q, minus)
	s.places = append(s.places, addr)
	if cell != nil {
		s.cells = append(s.cells, cell)
	}
	return ""
}

// below adds the rows below the row that the left side names.
func (p *probe) below(s *side, left *address, v map[string]string, minus bool) {
	s.words = "下级相加"
	g := p.grids[left.segments[0].before]
	if g == nil {
		return
	}
	col := left.segments[2].fill(v)
	for _, row := range g.children[left.segments[1].fill(v)] {
		if c := g.lookup[row][col]; c != nil {
			if c.Text == "" && c.Amount.Printed.IsZero() && (!c.Amount.HasExact || c.Amount.Exact.IsZero()) {
				continue
			}
			s.q.plus(p.ofCell(c), minus)
			s.places = append(s.places, c.Addr)
			s.cells = append(s.cells, c)
		}
	}
}

// summed adds the numbers of all values of the variables that stand only
// behind Σ.
func (p *probe) summed(s *side, t *term, v map[string]string) string {
	s.words = "各项相加"
	free := -1
	for i, seg := range t.addr.segments {
		if _, bound := v[seg.name]; seg.name != "" && !bound {
			if free >= 0 {
				return "“Σ”后面有两个变量"
			}
			free = i
		}
	}
	if free < 0 {
		return p.single(s, t.addr.section, t.addr.fill(v), t.minus, nil)
	}
	name := t.addr.segments[free].name
	list, set := p.rule.sets[name]
	switch {
	case set:
	case t.addr.section != "":
		list = p.quotedValues(&t.addr, free)
	default:
		list = p.values(&t.addr, free)
	}
	if t.addr.section == "" && p.grids[t.addr.segments[0].before] == nil && isTable(t.addr.segments[0].before) {
		return "没有表" + t.addr.segments[0].before
	}
	if len(list) == 0 && t.addr.section != "" {
		return "文字“" + t.addr.section + "”里没有引用“" + t.addr.show() + "”的数"
	}
	for _, value := range list {
		v[name] = value
		why := p.single(s, t.addr.section, t.addr.fill(v), t.minus, nil)
		if why != "" && !set {
			delete(v, name)
			return why
		}
	}
	delete(v, name)
	return ""
}
