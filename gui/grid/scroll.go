package grid

import "fyne.io/fyne/v2"

// reveal scrolls so that a cell can be seen.
func (g *Grid) reveal(p Place) {
	g.away = false
	g.measure()
	if len(g.geo.columns) == 0 || g.Size().IsZero() { // nothing is seen yet
		return
	}
	room := g.room()
	top := float32(p.Row) * g.geo.row
	g.offset.Y = max(min(g.offset.Y, top), top+g.geo.row-room.Height)
	if p.Col >= g.geo.frozen {
		left := g.geo.left[p.Col] - g.geo.frozenWidth()
		right := left + g.geo.colWidth(p.Col)
		g.offset.X = min(max(g.offset.X, right-room.Width), left)
	}
	g.limitOffset()
}

// limitOffset keeps the cells from scrolling out of sight.
func (g *Grid) limitOffset() {
	room := g.room()
	g.offset.X = max(0, min(g.offset.X, g.geo.width()-g.geo.frozenWidth()-room.Width))
	g.offset.Y = max(0, min(g.offset.Y, g.geo.height()-room.Height))
}

// ScrollTo puts a row at the top, as far as there are rows.
func (g *Grid) ScrollTo(row int) {
	g.measure()
	g.away = true
	g.offset.Y = float32(row) * g.geo.row
	g.Refresh()
}

// Scrolled moves by the wheel.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	if dx == 0 && g.shift() {
		dx, dy = dy, 0
	}
	g.away = true
	g.offset = g.offset.SubtractXY(dx, dy)
	g.tip.hide()
	g.Refresh()
}

// bar is a scroll bar's place and thumb along one direction.
type bar struct{ start, length, thumb, size float32 }

// barOf computes the bar for a content seen through room of its length from
// offset on; ok is false if all of it is seen.
func barOf(start, room, content, offset float32) (b bar, ok bool) {
	if content <= room || room <= 0 {
		return bar{}, false
	}
	size := max(room*room/content, 2*barSize)
	return bar{start, room, start + (room-size)*offset/(content-room), size}, true
}

func (g *Grid) verticalBar() (bar, bool) {
	return barOf(g.geo.head, g.room().Height, g.geo.height(), g.offset.Y)
}

func (g *Grid) horizontalBar() (bar, bool) {
	frozen := g.geo.frozenWidth()
	return barOf(frozen, g.room().Width, g.geo.width()-frozen, g.offset.X)
}

// dragBar moves the content as far as moving the thumb by d stands for.
func dragBar(b bar, content, offset, d float32) float32 {
	if b.length <= b.size {
		return offset
	}
	return offset + d*(content-b.length)/(b.length-b.size)
}
