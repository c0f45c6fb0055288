package grid

import "fyne.io/fyne/v2"

// how says by what editing has begun: after typing, arrows leave the cell as
// in a spreadsheet; after F2 they move the caret.
type how int

const (
	byTyping how = iota
	byKey
)

// editing is the state of the one cell that is edited.
type editing struct {
	on     bool
	by     how
	before string // the content when it began
	field  *cellField
}

// Editing reports whether a cell is being edited.
func (g *Grid) Editing() bool { return g.edit.on }

func (g *Grid) editCell() {
	if g.sheet == nil || g.empty() {
		return
	}
	g.startEditing(g.sheet.Input(g.sel.active), byKey)
}

// startEditing puts the field over the active cell; false if the cell cannot
// be changed, which is said.
func (g *Grid) startEditing(text string, by how) bool {
	if g.empty() {
		return false
	}
	if g.sheet == nil {
		g.tell("这张表只能看，不能改。")
		return false
	}
	p := g.sel.active
	cell := g.table.Cell(p)
	if cell.Left && p.Col > 0 {
		p.Col--
		g.sel.at(p)
		cell = g.table.Cell(p)
	}
	switch {
	case cell.ReadOnly() && cell.Why != "":
		g.tell(cell.Why)
		return false
	case cell.Total:
		g.tell("这一格是合计，由明细算出来，不能直接改；请改它下面的明细。")
		return false
	case cell.Fixed:
		g.tell("这一格不能改。")
		return false
	}
	g.sel.far = p // one cell is edited, not a block
	g.tip.hide()
	g.reveal(p)
	e := &g.edit
	e.on, e.by, e.before = true, by, g.sheet.Input(p)
	e.field.begin(text)
	if by == byKey {
		g.picker.offer(g.sheet.Suggest(p, ""), e.before)
	}
	g.Refresh()
	if c := g.canvas(); c != nil {
		c.Focus(e.field)
	}
	return true
}

// typed offers what may be meant by what is in the field.
func (g *Grid) typed(text string) {
	if !g.edit.on {
		return
	}
	g.picker.offer(g.sheet.Suggest(g.sel.active, text), text)
	g.Refresh()
}

// commit hands the field's text to the sheet and leaves the cell; false, and
// the field stays, if the sheet refuses.
func (g *Grid) commit() bool {
	e := &g.edit
	if !e.on {
		return true
	}
	if text := e.field.Text; text != e.before {
		changes := []Change{{g.sel.active, text}}
		now, err := g.sheet.Change(Typed, changes)
		if err != nil {
			g.tell(err.Error())
			return false
		}
		g.entered(changes)
		if now != NoBlock {
			home := g.sel.home
			g.sel.at(g.clamp(Place{now.Top, now.Left}))
			g.sel.home = home
		}
	}
	g.stopEditing()
	return true
}

// cancel leaves the cell as it was.
func (g *Grid) cancel() {
	g.stopEditing()
	g.tellStatus()
}

func (g *Grid) stopEditing() {
	e := &g.edit
	e.on = false
	g.picker.close()
	focused := e.field.focused
	if c := g.canvas(); c != nil && focused {
		c.Focus(g)
	}
	e.field.end()
	g.Refresh()
}

// commitAnd leaves the cell and then moves, unless the sheet refused.
func (g *Grid) commitAnd(move func()) {
	if g.commit() {
		move()
	}
}

// fieldKey handles a key in the field; false leaves it to the field.
func (g *Grid) fieldKey(k *fyne.KeyEvent, shift bool) bool {
	if g.picker.key(k.Name) {
		g.Refresh()
		return true
	}
	arrows := g.edit.by == byTyping
	switch {
	case k.Name == fyne.KeyEscape:
		if g.picker.open() {
			g.picker.close()
			g.Refresh()
		} else {
			g.cancel()
		}
	case k.Name == fyne.KeyReturn, k.Name == fyne.KeyEnter:
		g.take()
		g.commitAnd(func() { g.enter(direction(!shift)) })
	case k.Name == fyne.KeyTab:
		g.take()
		g.commitAnd(func() { g.tab(!shift) })
	case k.Name == fyne.KeyUp:
		g.commitAnd(func() { g.step(-1, 0, false) })
	case k.Name == fyne.KeyDown:
		g.commitAnd(func() { g.step(1, 0, false) })
	case k.Name == fyne.KeyLeft && arrows:
		g.commitAnd(func() { g.step(0, -1, false) })
	case k.Name == fyne.KeyRight && arrows:
		g.commitAnd(func() { g.step(0, 1, false) })
	case k.Name == fyne.KeyF2:
		g.edit.by = byKey
	default:
		return false
	}
	return true
}

// take puts the chosen suggestion into the field.
func (g *Grid) take() {
	if s, ok := g.picker.chosen(); ok {
		g.edit.field.set(s.Text)
	}
}
