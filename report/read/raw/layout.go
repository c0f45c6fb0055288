package raw

// Lay places cells as HTML does: each at the next free place of its row, with
// those that span covering others. Spans end with the last row. The result is
// a full grid; more than limit cells are TooLarge.
func Lay(rows [][]Cell, limit int) ([][]Cell, error) {
	out := make([][]Cell, len(rows))
	taken := make([][]bool, len(rows))
	count := 0
	for r, row := range rows {
		col := 0
		for _, c := range row {
			for col < len(taken[r]) && taken[r][col] {
				col++
			}
			c.ColSpan = max(1, c.ColSpan)
			c.RowSpan = min(max(1, c.RowSpan), len(rows)-r)
			if count += c.ColSpan * c.RowSpan; count > limit {
				return nil, TooMany("表格的单元格", limit)
			}
			for i := r; i < r+c.RowSpan; i++ {
				for len(out[i]) < col+c.ColSpan {
					out[i] = append(out[i], blank())
					taken[i] = append(taken[i], false)
				}
				for j := col; j < col+c.ColSpan; j++ {
					out[i][j] = Cell{Covered: true, RowSpan: 1, ColSpan: 1}
					taken[i][j] = true
				}
			}
			out[r][col] = c
			col += c.ColSpan
		}
	}
	return Square(out, limit)
}

func blank() Cell { return Cell{RowSpan: 1, ColSpan: 1} }

// Square fills all rows up to the longest and then drops columns and rows in
// which no cell begins.
func Square(rows [][]Cell, limit int) ([][]Cell, error) {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width*len(rows) > limit {
		return nil, TooMany("表格的单元格", limit)
	}
	rowBegins, colBegins := make([]bool, len(rows)), make([]bool, width)
	for r := range rows {
		for c := range rows[r] {
			if !rows[r][c].Covered {
				rowBegins[r], colBegins[c] = true, true
			}
		}
		for len(rows[r]) < width {
			rows[r] = append(rows[r], blank())
		}
	}
	return Keep(rows, rowBegins, colBegins), nil
}

// Keep leaves out rows and columns of a full grid. A cell that spans into what
// stays is moved there.
func Keep(rows [][]Cell, keepRow, keepCol []bool) [][]Cell {
	rowAt, colAt := positions(keepRow), positions(keepCol)
	out := make([][]Cell, rowAt[len(keepRow)])
	for i := range out {
		out[i] = make([]Cell, colAt[len(keepCol)])
		for j := range out[i] {
			out[i][j] = Cell{Covered: true, RowSpan: 1, ColSpan: 1}
		}
	}
	for r := range rows {
		for c, cell := range rows[r] {
			if cell.Covered {
				continue
			}
			top, left := rowAt[r], colAt[c]
			cell.RowSpan = rowAt[min(r+cell.RowSpan, len(keepRow))] - top
			cell.ColSpan = colAt[min(c+cell.ColSpan, len(keepCol))] - left
			if cell.RowSpan > 0 && cell.ColSpan > 0 {
				out[top][left] = cell
			}
		}
	}
	return out
}

// positions numbers what is kept: at[i] is how many before i are.
func positions(keep []bool) []int {
	at := make([]int, len(keep)+1)
	for i, k := range keep {
		at[i+1] = at[i]
		if k {
			at[i+1]++
		}
	}
	return at
}
