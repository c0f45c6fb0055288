package check

import (
	"cmp"
	"slices"
)

// groupTails makes one finding of all tails of a row's code: who asks why a
// table misses its total by 0.01 wants one answer. Groups that are as they were
// the last time are taken over.
func (x *index) groupTails(list []*tailNote) []*Finding {
	groups := make(map[string]*group, len(x.groups))
	order := make([]*group, 0, len(x.groups))
	for _, t := range list {
		g := groups[t.key]
		if g == nil {
			g = &group{key: t.key}
			groups[t.key] = g
			order = append(order, g)
		}
		g.tails = append(g.tails, t.finding())
	}
	out := make([]*Finding, len(order))
	for i, g := range order {
		if old := x.groups[g.key]; old != nil && slices.Equal(old.tails, g.tails) {
			g.all = old.all
		} else {
			g.all = g.join()
		}
		out[i] = g.all
	}
	x.groups = groups
	return out
}

// group are the tails of one code, and the finding they make.
type group struct {
	key   string
	tails []*Finding
	all   *Finding
}

func (g *group) join() *Finding {
	out := *g.tails[0]
	out.Places = nil
	places, said := map[string]bool{}, map[string]bool{}
	for i, f := range g.tails {
		for _, p := range f.Places {
			if !places[p.Addr] && len(out.Places) < maxPlaces {
				places[p.Addr] = true
				out.Places = append(out.Places, p)
			}
		}
		if id := f.Rule + f.Message; i > 0 && !said[id] {
			said[id] = true
			below := *f
			below.Places = below.Places[:1]
			out.Consequences = append(out.Consequences, below)
		}
	}
	return &out
}

// order sorts findings as the document goes: tables, then the text, by place.
func (x *index) order(list []*Finding) []Finding {
	if len(list) == 0 {
		return nil
	}
	at := x.positions()
	type placed struct{ at, was int }
	sorted := make([]placed, len(list))
	for i, f := range list {
		pos, ok := at[f.Places[0].Addr]
		if !ok {
			pos = len(at) + 1
		}
		sorted[i] = placed{pos, i}
	}
	slices.SortFunc(sorted, func(a, b placed) int { return cmp.Or(a.at-b.at, a.was-b.was) })
	out := make([]Finding, len(list))
	for i, p := range sorted {
		out[i] = *list[p.was]
	}
	return out
}

// positions numbers the places of the document in reading order.
func (x *index) positions() map[string]int {
	if x.position != nil {
		return x.position
	}
	n := 0
	for _, t := range x.Book.Tables {
		n += len(t.Rows) * len(t.Columns)
	}
	at := make(map[string]int, n+len(x.claims))
	for _, t := range x.Book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if a := t.Rows[i].Cells[j].Addr; a != "" {
					at[a] = len(at)
				}
			}
		}
	}
	for i := range x.claims {
		at[x.claims[i].figure.Addr] = len(at)
	}
	x.position = at
	return at
}
