package check

import (
	"slices"
	"strings"
)

// bindings calls do for every combination of the variables' values.
func (p *probe) bindings(f *formula, vars []string, v map[string]string, do func(map[string]string)) {
	if len(vars) == 0 {
		do(v)
		return
	}
	for _, value := range p.domain(f, vars[0]) {
		v[vars[0]] = value
		p.bindings(f, vars[1:], v, do)
	}
	delete(v, vars[0])
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
		if t.sum && !f.standsAlone(name) {
			return
		}
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

func (f *formula) standsAlone(name string) bool { return slices.Contains(f.vars, name) }

// union appends what a list lacks, in order.
func union(list, more []string) []string {
	if len(list) == 0 {
		return more
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
		return nil
	}
	if i == 2 {
		return g.cols
	}
	rows := g.flat
	if len(a.segments) > 2 {
		rows = g.rows
	}
	level := map[string]int{"类": 3, "款": 5, "项": 7}[a.segments[i].name]
	if level == 0 {
		return rows
	}
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
	var out []string
	level := map[string]int{"类": 3, "款": 5, "项": 7}[a.segments[i].name]
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
		if ok && (level == 0 || len(parts[i]) == level) && !slices.Contains(out, parts[i]) {
			out = append(out, parts[i])
		}
	}
	return out
}
