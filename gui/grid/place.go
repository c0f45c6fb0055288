package grid

// Place is a cell's row and column, from 0.
type Place struct{ Row, Col int }

// Nowhere is no place.
var Nowhere = Place{-1, -1}

// Range is a block of cells; its last row and column belong to it.
type Range struct{ Top, Left, Bottom, Right int }

// Between returns the block with two opposite corners.
func Between(a, b Place) Range {
	return Range{min(a.Row, b.Row), min(a.Col, b.Col), max(a.Row, b.Row), max(a.Col, b.Col)}
}

// NoBlock is no block.
var NoBlock = Range{-1, -1, -1, -1}

// Around returns the smallest block that has all the cells.
func Around(changes []Change) Range {
	if len(changes) == 0 {
		return NoBlock
	}
	at := changes[0].At
	r := Between(at, at)
	for _, c := range changes[1:] {
		r.Top, r.Bottom = min(r.Top, c.At.Row), max(r.Bottom, c.At.Row)
		r.Left, r.Right = min(r.Left, c.At.Col), max(r.Right, c.At.Col)
	}
	return r
}

// Rows returns how many rows the block has.
func (r Range) Rows() int { return r.Bottom - r.Top + 1 }

// Cols returns how many columns the block has.
func (r Range) Cols() int { return r.Right - r.Left + 1 }

// Cells returns how many cells the block has.
func (r Range) Cells() int { return r.Rows() * r.Cols() }

// Has reports whether the place is in the block.
func (r Range) Has(p Place) bool {
	return r.Top <= p.Row && p.Row <= r.Bottom && r.Left <= p.Col && p.Col <= r.Right
}

// Each calls f for every place of the block, row by row.
func (r Range) Each(f func(Place)) {
	for row := r.Top; row <= r.Bottom; row++ {
		for col := r.Left; col <= r.Right; col++ {
			f(Place{row, col})
		}
	}
}
