package grid

import (
	"slices"

	"fyne.io/fyne/v2"
)

// drawHead draws the titles of a part. Neighbours whose titles begin alike
// share a cell there; a title that ends early reaches down to the cells.
func (g *Grid) drawHead(p part, k look) {
	o := &g.geo
	if p.first == p.end {
		return
	}
	x, w := p.span(o, p.first, p.end)
	p.fill(x, 0, w, o.head, k.head)
	b := g.sel.block()
	if sx, sw := p.span(o, max(b.Left, p.first), min(b.Right+1, p.end)); sw > 0 && o.rows > 0 {
		p.fill(sx, 0, sw, o.head, k.selection)
		p.fill(sx, o.head-2, sw, 2, k.accent)
	}
	for col := p.first; col < p.end; col++ {
		for level := range o.columns[col].Title {
			g.drawTitle(p, col, level, k)
		}
	}
	p.rule(x, o.head-1, w, 1, k.frame)
}

// drawTitle draws the head cell that begins at a column and a level, if one does.
func (g *Grid) drawTitle(p part, col, level int, k look) {
	o := &g.geo
	title := o.columns[col].Title
	height := o.head / float32(o.levels)
	y, h := float32(level)*height, height
	l := lettering{size: o.text, color: k.text, bold: true, align: fyne.TextAlignCenter}
	end := col + 1
	if level == len(title)-1 { // a leaf
		h = o.head - y
		l.align = fyne.TextAlignLeading
		if o.columns[col].Kind == Amount {
			l.align = fyne.TextAlignTrailing
		}
	} else {
		if col > p.first && sharesHead(o.columns[col-1], o.columns[col], level) {
			return
		}
		for end < p.end && sharesHead(o.columns[col], o.columns[end], level) {
			end++
		}
	}
	x, w := p.span(o, col, end)
	p.rule(x+w-1, y, 1, h, k.line)
	if y+h < o.head {
		p.rule(x, y+h-1, w, 1, k.line)
	}
	p.write(g.cut(title[level], w-2*cellPad, l), x+cellPad, y+(h-o.row)/2+o.textTop(), w-2*cellPad, o.line, l)
}

// sharesHead reports whether two columns share the head cell at a level.
func sharesHead(a, b Column, level int) bool {
	return len(a.Title) > level+1 && len(b.Title) > level+1 && slices.Equal(a.Title[:level+1], b.Title[:level+1])
}
