package grid

// Edge is where a column ends in the grid.
func (g *Grid) Edge(col int) float32 { return g.x(col) + g.geo.colWidth(col) }
