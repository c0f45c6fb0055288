package pdf

import "juesuan/report"

// smallestSize is the least size of a table's type that is good to read;
// below it goes only a table whose amounts would not fit otherwise.
const (
	smallestSize = 9
	leastSize    = 4
	sizeStep     = 0.5
)

// tableLayout sets one table.
type tableLayout struct {
	*layout
	table  *report.Table
	id     string
	geo    geometry
	head   *grid
	body   *grid
	notes  []noteLines
	above  float64 // height of title, label and 部门 line
	size   float64
	lead   float64 // distance of lines in a cell
	widths []float64
	headH  []float64 // heights of the head's rows
	rows   []pageRow
	from   []int // each row's first slice in rows; one more at the end
	starts []int
}

// table sets a table on pages of its own.
func (l *layout) table(b *report.TableBlock) {
	t := l.newTable(b)
	t.chooseSize()
	t.draw()
}

// newTable resolves a table's grids and shapes their type.
func (l *layout) newTable(b *report.TableBlock) *tableLayout {
	geo := portrait(l.style)
	if b.Table.Landscape {
		geo = landscape(l.style)
	}
	cols := len(b.Table.Columns)
	for _, r := range b.Table.Head {
		cols = max(cols, len(r))
	}
	body := make([][]report.Cell, len(b.Table.Rows))
	for i, r := range b.Table.Rows {
		body[i] = r.Cells
		cols = max(cols, len(r.Cells))
	}
	t := &tableLayout{
		layout: l, table: b.Table, id: b.ID, geo: geo,
		head: newGrid(b.Table.Head, cols), body: newGrid(body, cols),
	}
	t.head.shape(l.metrics, b.Table, true)
	t.body.shape(l.metrics, b.Table, false)
	t.notes = t.noteLines()
	return t
}

// chooseSize takes the size with the fewest pages, of these the largest, at
// which no name breaks more than twice; where there is none, the largest at
// which nothing but names breaks.
func (t *tableLayout) chooseSize() {
	largest := max(t.style.TableSize, smallestSize)
	best, fewest := 0.0, 0
	for size := largest; size >= smallestSize; size -= sizeStep {
		if t.try(size, true) && (best == 0 || len(t.starts) < fewest) {
			best, fewest = size, len(t.starts)
		}
	}
	if best > 0 {
		if best != t.size {
			t.try(best, true)
		}
		return
	}
	for size := largest; size >= smallestSize; size -= sizeStep {
		if t.try(size, false) {
			return
		}
	}
	for size := smallestSize - sizeStep; size >= leastSize; size -= sizeStep {
		if t.try(size, false) {
			return
		}
	}
}

// try sets the table at a size and reports whether its columns fit.
func (t *tableLayout) try(size float64, strict bool) bool {
	cols := t.columns(size, strict)
	widths, ok := shareWidths(cols, t.demands(cols, size), t.geo.width())
	if !ok && size > leastSize {
		return false
	}
	t.size, t.lead, t.widths = size, 1.25*size, widths
	t.headH = t.heights(t.head)
	heights := t.heights(t.body)
	t.rows, t.from = t.slices(heights)
	t.starts = pageStarts(t.rows, t.room(), t.notesHeight(), t.labels())
	return ok
}

// room is the height for body rows on a page.
func (t *tableLayout) room() float64 {
	h := t.geo.height() - t.captionHeight()
	for _, v := range t.headH {
		h -= v
	}
	return h
}

// minRow is the least height of a row.
func (t *tableLayout) minRow() float64 {
	if t.table.Landscape {
		return 5.5 * mm
	}
	return 6 * mm
}

// need is the height a cell's text needs.
func (t *tableLayout) need(k *cell) float64 {
	return float64(len(k.lines))*t.lead + 0.5*t.size
}

// heights wraps the cells and returns the heights of the rows. What a merged
// cell needs beyond its rows is spread over them.
func (t *tableLayout) heights(g *grid) []float64 {
	hs := make([]float64, g.rows)
	for i := range hs {
		hs[i] = t.minRow()
	}
	for _, k := range g.cells {
		k.wrap(t.widths, t.size)
		if k.rows == 1 {
			hs[k.row] = max(hs[k.row], t.need(k))
		}
	}
	for _, k := range g.cells {
		if k.rows == 1 {
			continue
		}
		lack := t.need(k)
		for _, h := range hs[k.row : k.row+k.rows] {
			lack -= h
		}
		for i := k.row; lack > 0 && i < k.row+k.rows; i++ {
			hs[i] += lack / float64(k.rows)
		}
	}
	return hs
}
