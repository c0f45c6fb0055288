package docx

import (
	"strings"

	"juesuan/report/read/raw"
)

// piece is a w:tc: a cell, or the lower part of one that is merged downwards.
type piece struct {
	cell   raw.Cell
	col    int
	lower  bool
	tables bool // in the cell
}

// table reads the w:tbl that starts here. One that only frames text, a single
// cell a row, or other tables gives what is in it; tables within cells of any
// other follow the grid.
func (r *reader) table() []raw.Block {
	var rows [][]piece
	var content, inner []raw.Block // of all cells; grids within cells
	for outer := r.Depth(); r.Next() && r.Depth() >= outer; {
		switch {
		case r.gone():
			r.Skip()
		case r.word("tr"):
			row, blocks, shown := r.row()
			if !shown {
				continue
			}
			rows = append(rows, row)
			content = append(content, blocks...)
		}
	}
	single := true
	for _, row := range rows {
		single = single && len(row) <= 1
	}
	if single || framesTables(rows) {
		return content
	}
	for _, b := range content {
		if _, ok := b.(*raw.Grid); ok {
			inner = append(inner, b)
		}
	}
	full, err := raw.Square(merge(rows), r.limit)
	if err != nil {
		r.Fail(err)
		return nil
	}
	if len(full) == 0 {
		return inner
	}
	return append([]raw.Block{&raw.Grid{Rows: full}}, inner...)
}

// framesTables reports whether a table only arranges a page: tables stand in
// its cells, and text in no other.
func framesTables(rows [][]piece) bool {
	frames := false
	for _, row := range rows {
		for _, p := range row {
			if !p.tables && strings.TrimSpace(p.cell.Text) != "" {
				return false
			}
			frames = frames || p.tables
		}
	}
	return frames
}

// row reads a w:tr; shown is false for one that is hidden or was deleted.
func (r *reader) row() (row []piece, content []raw.Block, shown bool) {
	col := 0
	shown = true
	for outer := r.Depth(); r.Next() && r.Depth() >= outer; {
		switch {
		case r.word("trPr"):
			r.Each(func() {
				switch r.Start() {
				case "gridBefore":
					col += r.take(number(r.Attr("val")))
				case "hidden":
					shown = !r.On()
				case "del":
					shown = false
				case "trPrChange":
					r.Skip()
				}
			})
		case r.word("tc"):
			p, blocks := r.cell()
			p.col = col
			col += p.cell.ColSpan
			row = append(row, p)
			content = append(content, blocks...)
		case r.gone():
			r.Skip()
		}
	}
	return row, content, shown
}

// take counts cells against the limit and returns their number.
func (r *reader) take(n int) int {
	if r.cells -= n; r.cells < 0 {
		r.Fail(raw.TooMany("表格的单元格", r.limit))
		return 0
	}
	return n
}

// cell reads a w:tc and what is in it.
func (r *reader) cell() (piece, []raw.Block) {
	p := piece{cell: raw.Cell{RowSpan: 1, ColSpan: 1}}
	var content []raw.Block
	for outer := r.Depth(); r.Next() && r.Depth() >= outer; {
		switch {
		case r.word("tcPr"):
			r.Each(func() {
				switch r.Start() {
				case "gridSpan":
					p.cell.ColSpan = max(1, number(r.Attr("val")))
				case "vMerge":
					p.lower = r.Attr("val") != "restart"
				case "tcPrChange":
					r.Skip()
				}
			})
		case r.word("p"):
			content = append(content, r.paragraph()...)
		case r.word("tbl"):
			content = append(content, r.table()...)
		case r.gone():
			r.Skip()
		}
	}
	p.cell.ColSpan = max(1, r.take(p.cell.ColSpan))
	var lines []string
	for _, b := range content {
		switch b := b.(type) {
		case *raw.Line:
			lines = append(lines, b.Text)
		case *raw.Grid:
			p.tables = true
		}
	}
	p.cell.Text = strings.Join(lines, "\n")
	return p, content
}

// merge puts the pieces into rows; a lower part belongs to the cell of the
// same columns above it.
func merge(rows [][]piece) [][]raw.Cell {
	out := make([][]raw.Cell, len(rows))
	top := map[int]int{} // by column: the row of the cell that goes down to here
	for r, row := range rows {
		next := map[int]int{}
		for _, p := range row {
			for len(out[r]) < p.col {
				out[r] = append(out[r], raw.Cell{RowSpan: 1, ColSpan: 1})
			}
			cell, span := p.cell, p.cell.ColSpan
			above, ok := top[p.col]
			if p.lower && ok && out[above][p.col].ColSpan == span {
				out[above][p.col].RowSpan++
				next[p.col] = above
				cell = covered()
			} else {
				next[p.col] = r
			}
			out[r] = append(out[r], cell)
			for range span - 1 {
				out[r] = append(out[r], covered())
			}
		}
		top = next
	}
	return out
}

func covered() raw.Cell { return raw.Cell{Covered: true, RowSpan: 1, ColSpan: 1} }
