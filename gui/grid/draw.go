package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// part is a run of columns as one pane shows it.
type part struct {
	*pane
	first, end int     // columns [first, end)
	shift      float32 // from a column's left in all of them to its left in the pane
}

// span returns where the columns [first, end) are in the pane.
func (p part) span(o *geometry, first, end int) (x, w float32) {
	return o.left[first] - p.shift, o.left[end] - o.left[first]
}

// drawCells draws the visible rows of a part.
func (g *Grid) drawCells(p part, k look) {
	if p.first == p.end {
		return
	}
	o := &g.geo
	first, end := g.visibleRows()
	left, width := p.span(o, p.first, p.end)
	for row := first; row < end; row++ {
		y := g.y(row) - o.head
		for col := p.first; col < p.end; col++ {
			g.drawCell(p, Place{row, col}, y, k)
		}
		p.rule(left, y+o.row-1, width, 1, k.line)
	}
	bottom := g.y(end) - o.head
	for col := p.first; col < p.end; col++ {
		x, w := p.span(o, col, col+1)
		p.rule(x+w-1, 0, 1, bottom, k.line)
	}
	if end > 0 {
		g.drawSelection(p, k)
	}
}

// visibleRows returns the rows [first, end) of which something is seen.
func (g *Grid) visibleRows() (first, end int) {
	o := &g.geo
	first = max(0, int(g.offset.Y/o.row))
	return first, min(o.rows, int((g.offset.Y+g.room().Height)/o.row)+1)
}

// visibleCols returns the scrolling columns [first, end) of which something is seen.
func (g *Grid) visibleCols() (first, end int) {
	o := &g.geo
	left := o.frozenWidth() + g.offset.X
	right := left + g.room().Width
	for end = o.frozen; end < len(o.columns) && o.left[end] < right; end++ {
		if o.left[end+1] <= left {
			first = end + 1
		}
	}
	return max(first, o.frozen), end
}

// drawCell draws one cell: ground, sign, text.
func (g *Grid) drawCell(p part, at Place, y float32, k look) {
	o := &g.geo
	c := g.table.Cell(at)
	x, w := p.span(o, at.Col, at.Col+1)
	b := g.sel.block()
	switch {
	case b.Has(at) && at != g.sel.active:
		p.fill(x, y, w, o.row, k.selection)
	case c.Total:
		p.fill(x, y, w, o.row, k.total)
	}
	if c.Lit {
		p.frame(x, y, w-1, o.row-1, 2, k.accent)
	}
	l := lettering{size: o.text, color: k.text, bold: c.Total}
	top := y + o.textTop()
	x, w = x+cellPad, w-2*cellPad
	if sign := c.Mark.Severity.Sign(); sign != "" {
		p.write(sign, x, top, o.sign(), o.line, lettering{size: o.text * 0.8, color: k.of(c.Mark.Severity.ColorName())})
		x, w = x+o.sign(), w-o.sign()
	}
	indent := float32(c.Indent) * indentStep
	x, w = x+indent, w-indent
	if text, l := g.shown(c, at.Col, w, l, k); w > 0 {
		p.write(text, x, top, w, o.line, l)
	}
}

// shown returns the text of a cell in a column as it fits into a width.
func (g *Grid) shown(c Cell, col int, width float32, l lettering, k look) (string, lettering) {
	switch {
	case c.Text == "":
		l.color = k.quiet
		if c.Kind == Amount {
			l.align = fyne.TextAlignTrailing
		}
		return g.cut(c.Hint, width, l), l
	case c.Kind == Amount && (c.Mark.Severity == "" || isFigure(c.Text)):
		l.align = fyne.TextAlignTrailing
		text := g.cutAmount(c.Text, width, l)
		if text != c.Text {
			g.tooShort(col, c.Text, width, l)
		}
		return text, l
	case c.Kind == Amount: // what is marked may be anything
		l.align = fyne.TextAlignTrailing
	}
	return g.cut(c.Text, width, l), l
}

// drawSelection frames the block and the cell that typing goes to. Without
// the keyboard the frame is quiet.
func (g *Grid) drawSelection(p part, k look) {
	c := k.accent
	if !g.focused && !g.edit.on {
		c = k.frame
	}
	if b := g.sel.block(); b.Cells() > 1 {
		g.frameBlock(p, b, 1, c)
	}
	g.frameBlock(p, Between(g.sel.active, g.sel.active), 2, c)
}

// frameBlock frames a block on the lines around it; at the pane's edge the
// frame stays inside.
func (g *Grid) frameBlock(p part, b Range, thick float32, c color.Color) {
	x, w := p.span(&g.geo, b.Left, b.Right+1)
	y, h := g.y(b.Top)-g.geo.head, float32(b.Rows())*g.geo.row
	if b.Left > 0 && b.Left != p.first {
		x, w = x-1, w+1
	}
	if b.Top > 0 {
		y, h = y-1, h+1
	}
	p.frame(x, y, w, h, thick, c)
}
