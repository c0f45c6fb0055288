package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"juesuan/gui/ime"
)

// edge is how near to a head line the mouse gets hold of it.
const edge = 4

// drag says what the pressed mouse is moving.
type drag struct {
	what   dragged
	column int     // whose width is dragged; -1: none
	from   float32 // where on the thumb it was taken hold of
}

type dragged int

const (
	nothing dragged = iota
	cells
	columns
	widths
	vertical
	horizontal
)

// MouseDown selects, or takes hold of a line or a scroll bar.
func (g *Grid) MouseDown(e *desktop.MouseEvent) {
	if ime.Hold(func() { g.MouseDown(e); g.DragEnd() }) {
		return // a click leaves a cell, too
	}
	if !g.commit() {
		return
	}
	g.Focus()
	g.guard.Reset()
	g.tip.hide()
	pos, shift := e.Position, e.Modifier&fyne.KeyModifierShift != 0
	g.drag = drag{column: -1}
	if col, ok := g.lineAt(pos); ok && e.Button == desktop.MouseButtonPrimary {
		g.drag = drag{what: widths, column: col, from: pos.X - g.x(col) - g.geo.colWidth(col)}
		g.Refresh()
		return
	}
	if e.Button == desktop.MouseButtonPrimary && g.takeBar(pos) {
		return
	}
	switch {
	case g.empty():
	case e.Button == desktop.MouseButtonSecondary:
		if g.hits(pos) && !g.sel.block().Has(g.placeAt(pos)) {
			g.GoTo(g.placeAt(pos))
		}
	case pos.Y < g.geo.head:
		g.drag.what = columns
		g.pressHead(g.placeAt(pos).Col, shift)
	case g.hits(pos):
		g.drag.what = cells
		g.put(g.placeAt(pos), shift)
	}
}

// pressHead selects a whole column, or with shift all up to it.
func (g *Grid) pressHead(col int, shift bool) {
	from := col
	if shift {
		from = g.sel.active.Col
	}
	g.selectColumnsFrom(from, col)
}

func (g *Grid) selectColumnsFrom(from, to int) {
	g.sel.at(Place{0, from})
	g.sel.to(Place{g.lastPlace().Row, to})
	g.Refresh()
	g.tellStatus()
}

// MouseUp lets go, or shows the menu.
func (g *Grid) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary {
		if c := g.canvas(); c != nil && !g.empty() {
			g.showMenu(c, e.AbsolutePosition)
		}
		return
	}
	g.DragEnd()
}

// Dragged moves what the mouse has hold of.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	pos := e.Position
	switch g.drag.what {
	case cells:
		g.extend(g.placeAt(pos))
	case columns:
		g.selectColumnsFrom(g.sel.active.Col, g.placeAt(pos).Col)
	case widths:
		g.setWidth(g.drag.column, pos.X-g.drag.from-g.x(g.drag.column))
	case vertical:
		g.away = true
		if b, ok := g.verticalBar(); ok {
			g.offset.Y = dragBar(b, g.geo.height(), g.offset.Y, pos.Y-g.drag.from-b.thumb)
			g.Refresh()
		}
	case horizontal:
		g.away = true
		if b, ok := g.horizontalBar(); ok {
			g.offset.X = dragBar(b, g.geo.width()-g.geo.frozenWidth(), g.offset.X, pos.X-g.drag.from-b.thumb)
			g.Refresh()
		}
	}
}

// DragEnd lets go; a column's new width is remembered.
func (g *Grid) DragEnd() {
	if g.drag.what == widths {
		g.rememberWidth(g.drag.column)
	}
	g.drag = drag{column: -1}
	g.Refresh()
}

// takeBar takes hold of a scroll bar, or moves it to where it was pressed.
func (g *Grid) takeBar(pos fyne.Position) bool {
	size := g.Size()
	if b, ok := g.verticalBar(); ok && pos.X >= size.Width-barSize {
		g.drag.what, g.drag.from = vertical, hold(b, pos.Y)
		g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos}})
		return true
	}
	if b, ok := g.horizontalBar(); ok && pos.Y >= size.Height-barSize {
		g.drag.what, g.drag.from = horizontal, hold(b, pos.X)
		g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos}})
		return true
	}
	return false
}

// hold returns where on the thumb a press got hold of it: beside the thumb,
// its middle.
func hold(b bar, at float32) float32 {
	if at < b.thumb || at > b.thumb+b.size {
		return b.size / 2
	}
	return at - b.thumb
}

// DoubleTapped edits the cell, or fits the column of a line in the head.
func (g *Grid) DoubleTapped(e *fyne.PointEvent) {
	switch col, ok := g.lineAt(e.Position); {
	case ok:
		g.fitColumn(col)
	case g.hits(e.Position):
		g.editCell()
	}
}

// MouseIn shows tips.
func (g *Grid) MouseIn(e *desktop.MouseEvent) { g.hover(e.Position) }

// MouseMoved shows tips.
func (g *Grid) MouseMoved(e *desktop.MouseEvent) {
	g.pointer = e.Position
	g.hover(e.Position)
}

// MouseOut hides the tip.
func (g *Grid) MouseOut() { g.tip.hide() }

// Cursor is the mouse's shape: over a line in the head, that it can be dragged.
func (g *Grid) Cursor() desktop.Cursor {
	if _, ok := g.lineAt(g.pointer); ok {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
