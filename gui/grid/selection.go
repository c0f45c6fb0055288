package grid

// selection is a block of selected cells. As in every spreadsheet typing goes
// to the cell in which the block was begun; Shift moves the opposite corner.
type selection struct {
	active Place
	far    Place
	home   int // the column in which a run of Tabs began; -1: none
}

func (s *selection) block() Range { return Between(s.active, s.far) }

// at selects one cell.
func (s *selection) at(p Place) { *s = selection{active: p, far: p, home: -1} }

// to stretches the block to the corner p.
func (s *selection) to(p Place) { s.far, s.home = p, -1 }

// Active returns the cell that typing goes to.
func (g *Grid) Active() Place { return g.sel.active }

// Selection returns the selected block, one cell at least.
func (g *Grid) Selection() Range { return g.sel.block() }

// GoTo selects one cell and scrolls to it. A place that does not exist is the
// nearest that does.
func (g *Grid) GoTo(p Place) {
	p = g.clamp(p)
	g.sel.at(p)
	g.changedSelection(p)
}

// Select selects a block of which the top left cell gets what is typed.
func (g *Grid) Select(r Range) {
	g.sel.at(g.clamp(Place{r.Top, r.Left}))
	g.sel.to(g.clamp(Place{r.Bottom, r.Right}))
	g.changedSelection(g.sel.active)
}

// extend stretches the block to p.
func (g *Grid) extend(p Place) {
	p = g.clamp(p)
	g.sel.to(p)
	g.changedSelection(p)
}

// changedSelection shows the selection anew, p at least.
func (g *Grid) changedSelection(p Place) {
	g.tip.hide()
	g.reveal(p)
	g.Refresh()
	g.tellStatus()
	if g.OnMoved != nil {
		g.OnMoved(g.sel.active)
	}
}

// clamp returns the existing place nearest to p, or 0,0 in an empty table.
func (g *Grid) clamp(p Place) Place {
	return Place{max(0, min(p.Row, g.table.Rows()-1)), max(0, min(p.Col, len(g.table.Columns())-1))}
}

// empty reports whether there is no cell at all.
func (g *Grid) empty() bool { return g.table.Rows() == 0 || len(g.table.Columns()) == 0 }

func (g *Grid) selectAll() {
	g.sel.at(Place{})
	g.sel.to(g.lastPlace())
	g.changedSelection(g.sel.active)
}

// selectColumns selects the whole columns of the block.
func (g *Grid) selectColumns() {
	b := g.sel.block()
	g.selectWhole(Range{0, b.Left, g.lastPlace().Row, b.Right})
}

// selectRows selects the whole rows of the block.
func (g *Grid) selectRows() {
	b := g.sel.block()
	g.selectWhole(Range{b.Top, 0, b.Bottom, g.lastPlace().Col})
}

// selectWhole selects without scrolling away from where one is.
func (g *Grid) selectWhole(r Range) {
	g.sel.at(Place{r.Top, r.Left})
	g.sel.to(g.clamp(Place{r.Bottom, r.Right}))
	g.Refresh()
	g.tellStatus()
}

func (g *Grid) lastPlace() Place {
	return g.clamp(Place{g.table.Rows() - 1, len(g.table.Columns()) - 1})
}
