package check

import "slices"

// group are the tails of one code, and the finding they make.
type group struct {
	tails, before []*Finding // now and the last time
	all           placed     // of tails
	round         int        // when those were collected
	told          int        // when a rule has told one of them
}

// groupOf finds the group of a code.
func (x *index) groupOf(key string) *group {
	g := x.groups[key]
	if g == nil {
		g = &group{}
		x.groups[key] = g
	}
	return g
}

// groupTails makes one finding of all tails of a row's code: who asks why a
// table misses its total by 0.01 wants one answer. Groups that are as they were
// the last time are taken over.
func (x *index) groupTails(list []*tailNote) []placed {
	x.round++
	var order []*group
	for _, t := range list {
		g := t.of
		if g.round != x.round {
			g.round = x.round
			g.tails, g.before = g.before[:0], g.tails
			order = append(order, g)
		}
		g.tails = append(g.tails, t.finding())
	}
	out := make([]placed, len(order))
	for i, g := range order {
		if !slices.Equal(g.before, g.tails) {
			g.all = x.placed(g.join())
		}
		out[i] = g.all
	}
	return out
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

// placed is a finding with its place in the document.
type placed struct {
	*Finding
	at int
}

func (x *index) placed(f *Finding) placed {
	at := x.positions()
	if len(f.Places) > 0 {
		if pos, ok := at[f.Places[0].Addr]; ok {
			return placed{f, pos}
		}
	}
	return placed{f, len(at) + 1}
}

// inOrder sorts findings as the document goes: tables, then the text, by place.
func inOrder(list []placed) []Finding {
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b placed) int { return a.at - b.at })
	out := make([]Finding, len(list))
	for i := range list {
		out[i] = *list[i].Finding
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
