package docx

import (
	"math"
	"strconv"

	"juesuan/report"
)

// mm is a millimetre in points. Lengths are points until they are written.
const mm = 72 / 25.4

// twips are Word's lengths: twentieths of a point.
func twips(pt float64) int { return int(math.Round(20 * pt)) }

// halfPoints are Word's type sizes.
func halfPoints(pt float64) int { return int(math.Round(2 * pt)) }

// eighths are Word's widths of rules: eighths of a point, of which it draws 2
// and more.
func eighths(pt float64) int { return max(2, int(math.Round(8*pt))) }

// The rules of tables.
const (
	frameRule = 0.8
	innerRule = 0.4
)

// page is a page's size and margins.
type page struct {
	w, h                     float64
	top, right, bottom, left float64
	landscape                bool
}

func (p page) width() float64  { return p.w - p.left - p.right }
func (p page) height() float64 { return p.h - p.top - p.bottom }

// pageOf returns A4 in the style's margins. A landscape page is the portrait
// page turned, with a type area of the same size.
func pageOf(s report.Style, landscape bool) page {
	if landscape {
		side := (s.Top + s.Bottom) / 2 * mm
		return page{297 * mm, 210 * mm, s.Left * mm, side, s.Right * mm, side, true}
	}
	return page{210 * mm, 297 * mm, s.Top * mm, s.Right * mm, s.Bottom * mm, s.Left * mm, false}
}

// attr writes an attribute with a number.
func attr(name string, n int) string { return ` w:` + name + `="` + strconv.Itoa(n) + `"` }
