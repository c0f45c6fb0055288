package report

import "github.com/shopspring/decimal"

// holder is a place in a Book that holds an amount: a cell, or a fact that
// stands in no table.
type holder struct {
	cell *Cell
	fact *Fact
}

func (h holder) addr() string {
	if h.cell != nil {
		return h.cell.Addr
	}
	return h.fact.Addr
}

func (h holder) exact() decimal.Decimal {
	if h.cell != nil {
		return h.cell.Amount.Exact
	}
	return h.fact.Exact
}

// graph knows who adds up what: all amounts of a Book are plain sums.
type graph struct {
	entries map[string]int32 // by an entry's address, the first of its edges
	parts   map[string]int32 // by a part's address
	edges   []edge           // 0 is none
}

// edge leads to one holder that adds the entry or the part up.
type edge struct {
	to   holder
	next int32
}

func graphOf(b *Book) *graph {
	g := &graph{
		entries: make(map[string]int32, len(b.cells)/2), parts: make(map[string]int32, len(b.cells)),
		edges: make([]edge, 1, 2*len(b.cells)+1),
	}
	for _, id := range b.ids {
		t := b.grids[id]
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; c.Amount != nil && b.cells[c.Addr] == c {
					g.add(holder{cell: c}, c.Entries, c.Parts)
				}
			}
		}
	}
	for _, a := range b.order {
		f := b.facts[a]
		g.add(holder{fact: f}, f.Entries, f.Parts)
	}
	return g
}

func (g *graph) add(h holder, entries, parts []string) {
	for _, a := range entries {
		g.edges = append(g.edges, edge{h, g.entries[a]})
		g.entries[a] = int32(len(g.edges) - 1)
	}
	for _, a := range parts {
		g.edges = append(g.edges, edge{h, g.parts[a]})
		g.parts[a] = int32(len(g.edges) - 1)
	}
}

// ripple is the holders that single changes reach, in the order in which
// they were reached, and by how much each changes.
type ripple struct {
	graph *graph
	order []holder
	by    map[holder]decimal.Decimal
}

// entry spreads the change of an entry.
func (c *ripple) entry(addr string, by decimal.Decimal) { c.spread(c.graph.entries[addr], by) }

func (c *ripple) spread(first int32, by decimal.Decimal) {
	for i := first; i != 0; i = c.graph.edges[i].next {
		h := c.graph.edges[i].to
		sum, known := c.by[h]
		if !known {
			c.order = append(c.order, h)
		}
		c.by[h] = sum.Add(by)
		c.spread(c.graph.parts[h.addr()], by)
	}
}
