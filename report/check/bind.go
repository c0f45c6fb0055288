package check

import (
	"slices"
	"strconv"
	"strings"
)

// bindings calls do for every combination of the variables' values.
func (p *probe) bindings(f *formula, do func(binding)) {
	v := make(binding, len(f.vars)+len(f.sums))
	domains := make([][]string, len(f.vars))
	for i, name := range f.vars {
		domains[i] = p.domain(f, name)
	}
	var bind func(int)
	bind = func(i int) {
		if i == len(domains) {
			do(v)
			return
		}
		for _, v[i] = range domains[i] {
			bind(i + 1)
		}
	}
	bind(0)
}

// domain are the values of a bound variable: the elements of a set, what the
// text quotes, or the rows or columns of all tables it stands in.
func (p *probe) domain(f *formula, name string) []string {
	if set, ok := p.rule.sets[name]; ok {
		return set
	}
	var out, quoted []string
	text := false
	f.each(func(t *term) {
		for i, s := range t.addr.segments {
			if s.name != name {
				continue
			}
			if t.addr.section != "" {
				text = true
				quoted = union(quoted, p.quotedValues(&t.addr, i))
				continue
			}
			out = union(out, p.values(&t.addr, i))
		}
	})
	if text {
		return quoted
	}
	return out
}

// union appends what a list lacks, in order.
func union(list, more []string) []string {
	if len(list) == 0 {
		return more
	}
	if slices.Equal(list, more) {
		return list
	}
	has := make(map[string]bool, len(list))
	for _, s := range list {
		has[s] = true
	}
	list = slices.Clip(list)
	for _, s := range more {
		if !has[s] {
			list = append(list, s)
		}
	}
	return list
}

// values are the rows or columns of a table that segment i of an address can be.
func (p *probe) values(a *address, i int) []string {
	g := p.grids[a.segments[0].before]
	if g == nil {
		return p.numbers(a, i)
	}
	if i == 2 {
		return g.cols
	}
	rows := g.flat
	if len(a.segments) > 2 {
		rows = g.rows
	}
	level := codeLengths[a.segments[i].name]
	if level == 0 {
		return rows
	}
	return g.ofLevel(rows, level)
}

// numbers are 1, 2, 3 and on, as many as the ledger has of what stands in no table.
func (p *probe) numbers(a *address, i int) []string {
	v := make(binding, 1+a.segments[i].slot)
	for _, s := range a.segments {
		if s.name != "" && s.name != a.segments[i].name {
			return nil
		}
	}
	var out []string
	for n := 1; ; n++ {
		v[a.segments[i].slot] = strconv.Itoa(n)
		if p.Book.Fact(a.fill(v)) == nil {
			return out
		}
		out = append(out, v[a.segments[i].slot])
	}
}

// codeLengths are the lengths of the codes that a variable stands for.
var codeLengths = map[string]int{"类": 3, "款": 5, "项": 7}

func (g *grid) ofLevel(rows []string, level int) []string {
	var out []string
	for _, r := range rows {
		if g.level[r] == level {
			out = append(out, r)
		}
	}
	return out
}

// quotedValues are what segment i is in the numbers that a section quotes.
func (p *probe) quotedValues(a *address, i int) []string {
	at := hole{a, i}
	out, known := p.holes[at]
	if !known {
		out = p.findQuoted(a, i)
		p.holes[at] = out
	}
	return out
}

// hole is a variable's place in an address.
type hole struct {
	*address
	segment int
}

func (p *probe) findQuoted(a *address, i int) []string {
	var out []string
	seen := map[string]bool{}
	level := codeLengths[a.segments[i].name]
	for k := range p.claims {
		c := &p.claims[k]
		if c.section != a.section || len(c.figure.Facts) != 1 {
			continue
		}
		parts := strings.Split(c.figure.Facts[0], "/")
		if len(parts) != len(a.segments) {
			continue
		}
		ok := true
		for j, s := range a.segments {
			ok = ok && (s.name != "" || s.before == parts[j])
		}
		if ok && (level == 0 || len(parts[i]) == level) && !seen[parts[i]] {
			seen[parts[i]] = true
			out = append(out, parts[i])
		}
	}
	return out
}
