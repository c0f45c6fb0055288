package store

import (
	"maps"
	"reflect"
	"slices"
)

// clone is a copy that goes its own way.
func (p *past) clone() *past {
	c := &past{state: p.state, rows: make(map[string]*pastRow, len(p.rows)), kept: maps.Clone(p.kept), digest: p.digest}
	for at, r := range p.rows {
		row := reflect.New(r.row.Type()).Elem()
		row.Set(r.row)
		c.rows[at] = &pastRow{r.page, r.key, row, r.there}
	}
	return c
}

// differences lists what a step must have changed that made one past of
// another.
func (p *past) differences(after *past) []entry {
	var out []entry
	for _, at := range slices.Sorted(maps.Keys(both(p.kept, after.kept))) {
		if old, new := p.kept[at], after.kept[at]; old != new {
			c := keptAt(at, new)
			c.old = old
			out = append(out, c)
		}
	}
	for _, c := range p.changes(after) {
		out = append(out, c.entries()...)
	}
	if p.state != after.state {
		out = append(out, entry{page: statePage, old: string(p.state), new: string(after.state)})
	}
	return out
}

// changes lists the rows that differ, under the keys that the history gave them:
// a list of which it lost a row has a gap there.
func (p *past) changes(after *past) []rowChange {
	var out []rowChange
	for _, at := range slices.Sorted(maps.Keys(both(p.rows, after.rows))) {
		c := rowChange{}
		if r := p.rows[at]; r != nil {
			c.page, c.key, c.old = r.page, r.key, r.value()
		}
		if r := after.rows[at]; r != nil {
			c.page, c.key, c.new = r.page, r.key, r.value()
		}
		if !c.same() {
			out = append(out, c)
		}
	}
	return out
}

// both has the keys of two maps.
func both[V any](a, b map[string]V) map[string]V {
	out := make(map[string]V, len(a)+len(b))
	maps.Copy(out, a)
	maps.Copy(out, b)
	return out
}

// force makes a year what entries tell that it became, whatever it was before.
// What makes no sense of them is left out.
func (p *past) force(year int, entries []entry) {
	touched := map[string]*pastRow{}
	told := map[string]bool{} // whether the row is there
	for _, c := range entries {
		switch c.page {
		case statePage:
			if s := State(c.new); s == "" || slices.Contains(states, s) {
				p.setState(year, s)
			}
			continue
		case publicationPage, binPage:
			if c.key != "" {
				p.keep(c.addr(), c.new)
			}
			continue
		}
		at := c.page + "/" + c.key
		r := p.rows[at]
		if r == nil {
			var err error
			if r, err = newPastRow(c.page, c.key); err != nil {
				continue
			}
		}
		if touched[at] == nil {
			p.digest = p.digest.minus(r.page.digest(year, r.key, r.value()))
			touched[at] = r
			p.rows[at] = r
		}
		if c.field == "" {
			if !r.page.Single {
				r.there, told[at] = c.new == Present, true
			}
			continue
		}
		if f := r.page.Field(SplitAddress(c.field)[0]); f != nil && !f.Key {
			_ = f.set(r.row, c.new) // what is no value changes none
		}
	}
	for at, r := range touched {
		if !r.whole() && told[at] {
			blank, _ := newPastRow(r.page.Name, JoinAddress(r.key...))
			r.row = blank.row
		} else if !r.whole() {
			r.there = true
		}
		p.digest = p.digest.plus(r.page.digest(year, r.key, r.value()))
		if !r.there {
			delete(p.rows, at)
		}
	}
}

// meet makes a year what entries tell that it was before them.
func (p *past) meet(year int, entries []entry) { p.force(year, inverted(entries)) }

func (p *past) setState(year int, s State) {
	p.digest = p.digest.minus(stateDigest(year, p.state)).plus(stateDigest(year, s))
	p.state = s
}

func (p *past) keep(at, value string) {
	if p.kept == nil {
		p.kept = keptList{}
	}
	if p.kept[at] = value; value == "" {
		delete(p.kept, at)
	}
}

// differing lists the rows that are not the same in two pasts.
func (p *past) differing(other *past) []string {
	var out []string
	for _, c := range p.changes(other) {
		out = append(out, c.page.Name+"/"+JoinAddress(c.key...))
	}
	return out
}

// takeRow makes one row what it is in another past.
func (p *past) takeRow(year int, at string, from *past) {
	if r := p.rows[at]; r != nil {
		p.digest = p.digest.minus(r.page.digest(year, r.key, r.value()))
		delete(p.rows, at)
	}
	if r := from.rows[at]; r != nil {
		row := reflect.New(r.row.Type()).Elem()
		row.Set(r.row)
		p.rows[at] = &pastRow{r.page, r.key, row, r.there}
		p.digest = p.digest.plus(r.page.digest(year, r.key, r.value()))
	}
}
