package grid

import "strings"

// step moves the cursor, or with extend the block's corner, by rows and columns.
func (g *Grid) step(rows, cols int, extend bool) {
	if extend {
		g.extend(Place{g.sel.far.Row + rows, g.sel.far.Col + cols})
		return
	}
	g.GoTo(Place{g.sel.active.Row + rows, g.sel.active.Col + cols})
}

// put moves the cursor, or with extend the block's corner, to p.
func (g *Grid) put(p Place, extend bool) {
	if extend {
		g.extend(p)
		return
	}
	g.GoTo(p)
}

// corner is the cell that keys with Ctrl start from.
func (g *Grid) corner(extend bool) Place {
	if extend {
		return g.sel.far
	}
	return g.sel.active
}

// jump moves as Ctrl with an arrow does: to the end of the filled cells one is
// in, or over empty ones to the next filled cell, or to the edge.
func (g *Grid) jump(rows, cols int, extend bool) {
	if g.empty() {
		return
	}
	p := g.corner(extend)
	next := Place{p.Row + rows, p.Col + cols}
	if g.clamp(next) != next {
		return
	}
	within := g.filled(p) && g.filled(next)
	for {
		p, next = next, Place{next.Row + rows, next.Col + cols}
		outside := g.clamp(next) != next
		switch {
		case outside, within && !g.filled(next), !within && g.filled(p):
			g.put(p, extend)
			return
		}
	}
}

func (g *Grid) filled(p Place) bool { return strings.TrimSpace(g.table.Cell(p).Text) != "" }

// enter moves down or up; after a run of Tabs it goes to the column in which
// the run began.
func (g *Grid) enter(rows int) {
	p := g.sel.active
	if g.sel.home >= 0 {
		p.Col = g.sel.home
	}
	g.GoTo(Place{p.Row + rows, p.Col})
}

// tab moves to the next cell that can be changed, reading the rows like text;
// behind the last one the focus leaves the grid.
func (g *Grid) tab(forward bool) {
	home := g.sel.home
	if home < 0 {
		home = g.sel.active.Col
	}
	p, ok := g.nextEditable(g.sel.active, forward)
	if !ok {
		g.leave(forward)
		return
	}
	if p.Row != g.sel.active.Row {
		home = -1
	}
	g.GoTo(p)
	g.sel.home = home
}

func (g *Grid) nextEditable(p Place, forward bool) (Place, bool) {
	if g.sheet == nil || g.empty() {
		return p, false
	}
	cols, by := len(g.table.Columns()), 1
	if !forward {
		by = -1
	}
	for i := p.Row*cols + p.Col + by; i >= 0 && i < g.table.Rows()*cols; i += by {
		if p := (Place{i / cols, i % cols}); !g.table.Cell(p).ReadOnly() {
			return p, true
		}
	}
	return p, false
}

// leave hands the focus to what comes after or before the grid.
func (g *Grid) leave(forward bool) {
	c := g.canvas()
	if c == nil {
		return
	}
	if forward {
		c.FocusNext()
	} else {
		c.FocusPrevious()
	}
}
