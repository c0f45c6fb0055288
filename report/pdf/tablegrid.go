package pdf

import (
	"slices"
	"strings"

	"juesuan/report"
)

// grid is the cells of a table's head or body with their spans resolved.
type grid struct {
	cols  int
	rows  int
	cells []*cell
	owner [][]*cell // which cell stands at a row and column
}

// cell is one cell, shaped at size 1 so that any size can be tried.
type cell struct {
	row, col, rows, cols int
	src                  *report.Cell
	align                align
	glyphs               []glyph
	natural              float64 // ems on one line, indent included
	word                 float64 // ems of the widest piece that may not be broken
	lines                []line  // at the size and width chosen
}

// newGrid resolves the spans. A malformed grid loses nothing: a span that
// sticks out is cut, and a covered cell nobody covers is a cell of its own.
func newGrid(rows [][]report.Cell, cols int) *grid {
	g := &grid{cols: cols, rows: len(rows), owner: make([][]*cell, len(rows))}
	for r := range rows {
		g.owner[r] = make([]*cell, cols)
	}
	for pass := range 2 { // first the cells that cover, then what is left
		for r := range rows {
			for c := range cols {
				g.place(rows[r], r, c, pass)
			}
		}
	}
	return g
}

// blank stands where a row has fewer cells than the table has columns.
var blank report.Cell

func (g *grid) place(row []report.Cell, r, c, pass int) {
	if g.owner[r][c] != nil {
		return
	}
	src := &blank
	if c < len(row) {
		src = &row[c]
	}
	if pass == 0 && src.Covered {
		return
	}
	k := &cell{row: r, col: c, rows: 1, cols: 1, src: src}
	if pass == 0 {
		for c+k.cols < g.cols && k.cols < src.ColSpan && g.owner[r][c+k.cols] == nil {
			k.cols++
		}
		k.rows = max(1, min(src.RowSpan, g.rows-r))
	}
	for i := r; i < r+k.rows; i++ {
		for j := c; j < c+k.cols; j++ {
			g.owner[i][j] = k
		}
	}
	g.cells = append(g.cells, k)
}

// shape sets the cells' type. Body cells stand as they say, or as their
// column does; totals are bold.
func (g *grid) shape(m *metrics, t *report.Table, head bool) {
	for _, k := range g.cells {
		f := song
		switch {
		case head && !plainHead(k.src.Text):
			f = hei
		case !head && (k.src.Bold || t.Rows[k.row].Kind == report.TotalRow):
			f = songb
		}
		k.align = alignCenter
		if !head {
			k.align = bodyAlign(k, t)
		}
		k.glyphs = m.shape(k.src.Text, f, 1, 0)
		k.measure()
	}
}

// plainHead reports whether a head cell is of the 栏次 row.
func plainHead(s string) bool {
	return s == "栏次" || s != "" && strings.Trim(s, "0123456789") == ""
}

func bodyAlign(k *cell, t *report.Table) align {
	switch k.src.Align {
	case report.Center:
		return alignCenter
	case report.Right:
		return alignRight
	}
	kind := columnKind(t, k.col)
	switch {
	case k.src.Amount != nil, kind == report.AmountColumn && k.cols == 1:
		return alignRight
	case k.cols == 1 && (kind == report.LineColumn || kind == report.ShortColumn):
		return alignCenter
	case kind == report.TextColumn || k.cols > 1:
		return alignJustify
	}
	return alignLeft
}

func columnKind(t *report.Table, c int) report.ColumnKind {
	if c < len(t.Columns) {
		return t.Columns[c].Kind
	}
	return report.NameColumn
}

// measure finds the cell's natural width and its widest word.
func (k *cell) measure() {
	rs := make([]rune, len(k.glyphs))
	for i := range k.glyphs {
		rs[i] = k.glyphs[i].r
	}
	may := breaks(rs)
	long, word := 0.0, 0.0
	for i, g := range k.glyphs {
		if may[i] {
			word = 0
		}
		if g.r == '\n' {
			long, word = 0, 0
			continue
		}
		long += g.advance
		word += g.advance
		k.natural = max(k.natural, long)
		k.word = max(k.word, word)
	}
	indent := k.indent()
	k.natural += indent
	k.word += indent
}

// indent is two half-width spaces a level, in ems.
func (k *cell) indent() float64 { return float64(k.src.Indent) }

// room is the width, in ems, that the cell's text has at a size.
func (k *cell) room(widths []float64, size float64) float64 {
	w := -2 * cellPad
	for _, v := range widths[k.col : k.col+k.cols] {
		w += v
	}
	return max(w/size-k.indent(), 0.5)
}

// wrap breaks the cell's text at a size.
func (k *cell) wrap(widths []float64, size float64) {
	room := k.room(widths, size)
	k.lines = breakLines(k.glyphs, room, 0)
	if k.align == alignCenter && len(k.lines) > 1 && !slices.ContainsFunc(k.glyphs, isLineFeed) {
		if even := balanced(k.glyphs, room); len(even) == len(k.lines) {
			k.lines = even
		}
	}
}

func isLineFeed(g glyph) bool { return g.r == '\n' }

// scale returns glyphs of size 1 at a size.
func scale(gs []glyph, size float64) []glyph {
	out := make([]glyph, len(gs))
	for i, g := range gs {
		g.size *= size
		g.natural *= size
		g.advance *= size
		g.dx *= size
		g.give *= size
		out[i] = g
	}
	return out
}
