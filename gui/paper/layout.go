package paper

import (
	"math"

	"fyne.io/fyne/v2"

	"juesuan/report/pages"
)

// zoom is how large pages are shown.
type zoom struct {
	mode  zoomMode
	scale float32 // logical pixels a point, in mode fixed
}

type zoomMode int

const (
	fitWidth zoomMode = iota // the widest page fills the width
	twoUp                    // two upright pages side by side
	fixed
)

// fullSize is 100 %: a point of 1/72 inch at 96 logical pixels an inch.
const fullSize = 96.0 / 72

// The bounds of what zoom goes to, and its steps.
const (
	leastScale = 0.25 * fullSize
	mostScale  = 4 * fullSize
	zoomStep   = 1.25
)

// The room around pages and between them.
const pageGap = 16

// rect is a page's place in the column of pages.
type rect struct{ x, y, w, h float32 }

func (r rect) contains(p fyne.Position) bool {
	return p.X >= r.x && p.Y >= r.y && p.X < r.x+r.w && p.Y < r.y+r.h
}

// arrangement is where all pages stand.
type arrangement struct {
	rects []rect
	scale float32 // logical pixels a point
	size  fyne.Size
}

// arrange puts pages into a column for a viewport of a width. Places are whole
// pixels of a screen with so many dots a logical pixel: else pages are blurred.
func arrange(sizes []pages.Size, z zoom, width, dots float32) arrangement {
	a := arrangement{scale: scaleFor(sizes, z, width)}
	rows := rowsOf(sizes, z.mode == twoUp)
	widest := float32(0)
	for _, row := range rows {
		widest = max(widest, rowWidth(sizes, row, a.scale))
	}
	a.size.Width = max(width, widest+2*pageGap)
	a.rects = make([]rect, len(sizes))
	y := float32(pageGap)
	for _, row := range rows {
		x, tall := (a.size.Width-rowWidth(sizes, row, a.scale))/2, float32(0)
		for _, i := range row {
			w, h := float32(sizes[i].W)*a.scale, float32(sizes[i].H)*a.scale
			a.rects[i] = rect{whole(x, dots), whole(y, dots), whole(w, dots), whole(h, dots)}
			x += w + pageGap
			tall = max(tall, h)
		}
		y += tall + pageGap
	}
	a.size.Height = y
	return a
}

func whole(v, dots float32) float32 { return float32(math.Round(float64(v*dots))) / dots }

// scaleFor is the scale at which a zoom shows pages.
func scaleFor(sizes []pages.Size, z zoom, width float32) float32 {
	if z.mode == fixed {
		return z.scale
	}
	upright, across := 1.0, 1.0
	for _, s := range sizes {
		if s.W > s.H {
			across = max(across, s.W)
		} else {
			upright = max(upright, s.W)
		}
	}
	room := float64(width) - 2*pageGap - 1 // whole dots may add one
	scale := room / max(upright, across)
	if z.mode == twoUp {
		scale = min(room/across, (room-pageGap)/(2*upright))
	}
	return float32(min(max(scale, leastScale), mostScale))
}

// rowsOf says which pages stand side by side. Two up, pages lie as in the bound
// booklet: the first alone, turned ones by themselves.
func rowsOf(sizes []pages.Size, two bool) [][]int {
	var rows [][]int
	for i := 0; i < len(sizes); i++ {
		upright := func(i int) bool { return i < len(sizes) && sizes[i].H >= sizes[i].W }
		if two && i > 0 && upright(i) && upright(i+1) {
			rows = append(rows, []int{i, i + 1})
			i++
			continue
		}
		rows = append(rows, []int{i})
	}
	return rows
}

func rowWidth(sizes []pages.Size, row []int, scale float32) float32 {
	w := float32(pageGap * (len(row) - 1))
	for _, i := range row {
		w += float32(sizes[i].W) * scale
	}
	return w
}

// between returns the pages that show something between two heights.
func (a *arrangement) between(top, bottom float32) []int {
	var out []int
	for i, r := range a.rects {
		if r.y < bottom && r.y+r.h > top {
			out = append(out, i)
		}
	}
	return out
}
