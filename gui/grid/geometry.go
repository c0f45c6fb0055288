package grid

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	usualWidth = 104 // a column's, if the table names none
	leastWidth = 32
	cellPad    = 6  // beside a cell's text
	barSize    = 12 // a scroll bar's thickness
	indentStep = 14
)

// geometry says where rows and columns are, in the toolkit's logical pixels.
type geometry struct {
	columns []Column
	left    []float32 // of each column within all of them, and one more: the whole width
	frozen  int       // this many columns do not scroll
	levels  int       // of the head

	text, line float32 // size and height of a text
	row, head  float32 // heights
	rows       int
}

// measure lays the columns out anew.
func (g *Grid) measure() {
	th := g.Theme()
	geo := &g.geo
	if size := th.Size(theme.SizeNameText); size != geo.text {
		geo.text = size
		geo.line = fyne.MeasureText("国", size, fyne.TextStyle{}).Height
		geo.row = float32(math.Ceil(float64(geo.line))) + 5
	}
	geo.columns = g.table.Columns()
	geo.rows = g.table.Rows()
	geo.frozen = max(0, min(g.Frozen, len(geo.columns)))
	geo.levels = 1
	geo.left = slices.Grow(geo.left[:0], len(geo.columns)+1)
	x, free := float32(0), g.Size().Width-barSize
	for _, c := range geo.columns {
		free -= g.widthOf(c)
	}
	for _, c := range geo.columns {
		geo.left = append(geo.left, x)
		w := g.widthOf(c)
		if _, set := g.widths[c.Key]; !set && free > 0 {
			more := max(0, min(free, g.scaled(c.Most)-w))
			w, free = w+more, free-more
		}
		x += w
		geo.levels = max(geo.levels, len(c.Title))
	}
	geo.left = append(geo.left, x)
	geo.head = float32(geo.levels) * (geo.row + 2)
}

// WantedWidth is the width at which all columns are seen without scrolling.
func (g *Grid) WantedWidth() float32 {
	g.measure()
	w := float32(barSize)
	for _, c := range g.geo.columns {
		w += g.widthOf(c)
	}
	return w
}

func (g *Grid) widthOf(c Column) float32 {
	w, set := g.widths[c.Key]
	switch {
	case set:
	case c.Width > 0:
		w = g.scaled(c.Width)
	default:
		w = usualWidth
	}
	return max(w, leastWidth)
}

// scaled is a width that is meant for texts of the usual size.
func (g *Grid) scaled(w float32) float32 { return w * g.Theme().Size(theme.SizeNameText) / 14 }

func (o *geometry) width() float32         { return o.left[len(o.columns)] }
func (o *geometry) frozenWidth() float32   { return o.left[o.frozen] }
func (o *geometry) height() float32        { return float32(o.rows) * o.row }
func (o *geometry) colWidth(c int) float32 { return o.left[c+1] - o.left[c] }

// textTop is where a text begins below its row's top: in the middle to the
// eye, since few letters reach the line's foot.
func (o *geometry) textTop() float32 { return (o.row-1-o.line)/2 - 1 }

// sign is the room of a severity's sign before a cell's text.
func (o *geometry) sign() float32 { return o.text + 2 }

// colAt returns the column at x within all of them; the last one if beyond.
func (o *geometry) colAt(x float32) int {
	c, found := slices.BinarySearch(o.left, x)
	if !found {
		c--
	}
	return max(0, min(c, len(o.columns)-1))
}

// room is the space that scrolling cells are seen in.
func (g *Grid) room() fyne.Size {
	w, h := g.Size().Width-g.geo.frozenWidth(), g.Size().Height-g.geo.head
	vertical := g.geo.height() > h
	if vertical {
		w -= barSize
	}
	if g.geo.width()-g.geo.frozenWidth() > w {
		h -= barSize
		if !vertical && g.geo.height() > h {
			w -= barSize
		}
	}
	return fyne.NewSize(max(w, 0), max(h, 0))
}

// x returns where a column begins in the grid.
func (g *Grid) x(col int) float32 {
	if col < g.geo.frozen {
		return g.geo.left[col]
	}
	return g.geo.left[col] - g.offset.X
}

// y returns where a row begins in the grid.
func (g *Grid) y(row int) float32 { return g.geo.head + float32(row)*g.geo.row - g.offset.Y }

// placeAt returns the cell under a position in the grid, or the nearest one.
func (g *Grid) placeAt(pos fyne.Position) Place {
	x := pos.X
	if x >= g.geo.frozenWidth() {
		x += g.offset.X
	}
	return g.clamp(Place{int(math.Floor(float64((pos.Y - g.geo.head + g.offset.Y) / g.geo.row))), g.geo.colAt(x)})
}

// hits reports whether a position lies on a cell, not on head, bar or blank.
func (g *Grid) hits(pos fyne.Position) bool {
	room := g.room()
	return pos.Y >= g.geo.head && pos.Y < g.geo.head+room.Height && pos.X < g.geo.frozenWidth()+room.Width &&
		pos.X < g.x(len(g.geo.columns)) && pos.Y < g.y(g.geo.rows)
}
