package grid

import "fmt"

// clear empties the block.
func (g *Grid) clear() { g.clearAs(Clear) }

func (g *Grid) clearAs(a Action) {
	if g.empty() {
		return
	}
	var changes []Change
	g.sel.block().Each(func(p Place) {
		if !g.table.Cell(p).ReadOnly() {
			changes = append(changes, Change{p, ""})
		}
	})
	if len(changes) == 0 {
		g.tell("选中的格都是算出来的，不能清除。")
		return
	}
	g.change(a, changes)
}

// fillDown puts the block's first row into its others; for a single row, the
// row above into it.
func (g *Grid) fillDown() {
	if g.empty() {
		return
	}
	b := g.sel.block()
	top := b.Top
	if b.Rows() == 1 {
		if top == 0 {
			g.tell("上面没有可以往下填充的行。")
			return
		}
		top--
	}
	var changes []Change
	b.Each(func(p Place) {
		if p.Row > top && !g.table.Cell(p).ReadOnly() {
			changes = append(changes, Change{p, g.sheet.Input(Place{top, p.Col})})
		}
	})
	if len(changes) == 0 {
		g.tell("下面的格都是算出来的，不能填充。")
		return
	}
	g.change(Filled, changes)
}

// insertRows makes as many empty rows as are selected, before them.
func (g *Grid) insertRows() {
	b := g.sel.block()
	if err := g.sheet.InsertRows(b.Top, b.Rows()); err != nil {
		g.tell(err.Error())
		return
	}
	g.GoTo(Place{b.Top, g.sel.active.Col})
}

// deleteRows removes the selected rows.
func (g *Grid) deleteRows() {
	if g.empty() {
		return
	}
	b := g.sel.block()
	if err := g.sheet.DeleteRows(b.Top, b.Rows()); err != nil {
		g.tell(err.Error())
		return
	}
	g.GoTo(Place{b.Top, g.sel.active.Col})
	g.tell(fmt.Sprintf("已删除 %d 行；按 Ctrl+Z 可以撤销。", b.Rows()))
}

func (g *Grid) undo() { g.back(g.sheet.Undo) }
func (g *Grid) redo() { g.back(g.sheet.Redo) }

func (g *Grid) back(step func() (Place, error)) {
	at, err := step()
	switch {
	case err != nil:
		g.tell(err.Error())
	case at == Nowhere:
		g.Refresh()
		g.tellStatus()
	default:
		g.GoTo(at)
	}
}
