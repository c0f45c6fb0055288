package xlsx

import (
	"juesuan/report"
)

// plan is where the parts of a table stand in its sheet, rows counted from 1.
type plan struct {
	table  *report.Table
	widths []float64
	rows   []planRow
	merges [][2]at
	info   int   // row of the 部门 line, else of the head; repeated from here
	head   int   // first row of the head
	first  []int // first row of each row of the body; one more at the end
}

// planRow is one row of the sheet.
type planRow struct {
	height float64
	cells  []planCell // one a column
}

// planCell is one cell of the sheet; src is set in the first cell of a merged
// area only.
type planCell struct {
	text string
	src  *report.Cell
	look look
}

func (p *plan) cols() int { return len(p.widths) }

// next is the number of the row to come.
func (p *plan) next() int { return len(p.rows) + 1 }

// add appends a row of one look and returns its cells.
func (p *plan) add(height float64, l look) []planCell {
	cells := make([]planCell, p.cols())
	for i := range cells {
		cells[i].look = l
	}
	p.rows = append(p.rows, planRow{height, cells})
	return cells
}

func (p *plan) merge(from, to at) {
	if from != to {
		p.merges = append(p.merges, [2]at{from, to})
	}
}

// across is a row of one text over all columns.
func (p *plan) across(text string, l look) {
	row := p.next()
	cells := p.add(float64(lines(text, sum(p.widths)*bodySize/l.size-2))*lead(l.size)+padding, l)
	cells[0].text = text
	p.merge(at{1, row}, at{p.cols(), row})
}

// planOf lays a table out as the form prints it: title, label, 部门 line,
// head, body, notes.
func planOf(t *report.Table, mark string) *plan {
	p := &plan{table: t, widths: columnWidths(t)}
	p.across(clean(t.Title), look{face: songFace, size: titleSize, bold: true, align: report.Center, vertical: "center"})
	p.caption(mark)
	p.head = p.next()
	if p.info == 0 {
		p.info = p.head
	}
	p.grid()
	note := look{face: songFace, size: noteSize, align: report.Left, vertical: "top"}
	for _, n := range t.Notes {
		p.across(clean(n), note)
	}
	return p
}

// grid lays out head and body. A row higher than Excel allows takes several
// rows of the sheet, over which its cells are merged.
func (p *plan) grid() {
	t := p.table
	grid := append([][]report.Cell{}, t.Head...)
	for _, r := range t.Rows {
		grid = append(grid, r.Cells)
	}
	heights := rowHeights(grid[:len(t.Head)], p.widths, minHeight(t))
	heights = append(heights, rowHeights(grid[len(t.Head):], p.widths, minHeight(t))...)
	var start []int // the sheet's row of each row of the grid
	for _, h := range heights {
		start = append(start, p.next())
		n := ceil(h / maxHeight)
		for range n {
			p.add(h/float64(n), look{face: songFace, size: bodySize})
		}
	}
	start = append(start, p.next())
	p.first = start[len(t.Head):]
	for r, cells := range grid {
		end := len(grid)
		if r < len(t.Head) {
			end = len(t.Head)
		}
		for c := range cells {
			if k := &cells[c]; !k.Covered {
				last := at{min(c+max(1, k.ColSpan), p.cols()), start[min(r+max(1, k.RowSpan), end)] - 1}
				p.place(k, at{c + 1, start[r]}, last, r < len(t.Head))
			}
		}
	}
}

// place puts a cell of the table on an area of the sheet.
func (p *plan) place(k *report.Cell, from, to at, inHead bool) {
	l := look{face: songFace, size: bodySize, bold: k.Bold, align: k.Align, indent: indentOf(k), rules: true, vertical: "center"}
	if inHead && k.Bold {
		l.face, l.bold = heiFace, false
	}
	for row := from.row; row <= to.row; row++ {
		for col := from.col; col <= to.col; col++ {
			l.thick = p.thick(at{col, row})
			p.rows[row-1].cells[col-1].look = l
		}
	}
	p.rows[from.row-1].cells[from.col-1].src = k
	p.merge(from, to)
}

// indentOf is a cell's indent in Excel's steps: one a level for names, and one
// between an amount and the rule, beside which the next column's text starts.
func indentOf(k *report.Cell) int {
	switch {
	case k.Align == report.Center:
		return 0
	case k.Align == report.Right && k.Amount != nil:
		return 1
	}
	return k.Indent
}

// thick tells which edges of a cell lie on the frame or under the head.
func (p *plan) thick(a at) edges {
	var e edges
	body, end := p.first[0], p.first[len(p.first)-1]
	if a.col == 1 {
		e |= left
	}
	if a.col == p.cols() {
		e |= right
	}
	if a.row == p.head || a.row == body {
		e |= top
	}
	if a.row == end-1 || a.row == body-1 {
		e |= bottom
	}
	return e
}

// nameColumns is how many columns stand left of the first amount in a table
// of subjects, and 0 in any other.
func (p *plan) nameColumns() int {
	tree := false
	for _, r := range p.table.Rows {
		tree = tree || r.Kind >= report.ClassRow
	}
	if !tree {
		return 0
	}
	for i, c := range p.table.Columns {
		if c.Kind == report.AmountColumn {
			return i
		}
	}
	return 0
}
