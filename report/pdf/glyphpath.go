package pdf

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// path returns a character's outline as PDF path operators, in thousandths of
// its size. It is for marks that are to be seen but not read: a drawn outline
// is not found in the middle of a copied sentence.
func (ft *font) path(r rune) string {
	gid, err := ft.subset.CharCodeToGlyphIndex(r)
	if err != nil || gid == 0 {
		return ""
	}
	var b strings.Builder
	for _, c := range contours(ft.outline(gid)) {
		drawContour(&b, c)
	}
	return b.String()
}

// curvePoint is a point of a quadratic outline.
type curvePoint struct {
	x, y float64
	on   bool
}

// mid is the point on the curve between two points off it.
func mid(a, b curvePoint) curvePoint {
	return curvePoint{(a.x + b.x) / 2, (a.y + b.y) / 2, true}
}

// contours reads a simple glyph of a glyf table; a composite one has none.
func contours(d []byte) [][]curvePoint {
	if len(d) < 12 {
		return nil
	}
	n := int(int16(binary.BigEndian.Uint16(d)))
	if n <= 0 || len(d) < 12+2*n {
		return nil
	}
	ends := make([]int, n)
	for i := range ends {
		ends[i] = int(binary.BigEndian.Uint16(d[10+2*i:]))
	}
	count := ends[n-1] + 1
	at := 10 + 2*n
	at += 2 + int(binary.BigEndian.Uint16(d[at:])) // instructions

	const onCurve, xShort, yShort, repeat, xSame, ySame = 1, 2, 4, 8, 16, 32
	flags := make([]byte, 0, count)
	for len(flags) < count {
		f := d[at]
		at++
		flags = append(flags, f)
		if f&repeat != 0 {
			for range d[at] {
				flags = append(flags, f)
			}
			at++
		}
	}
	read := func(short, same byte) []float64 {
		out := make([]float64, count)
		v := 0
		for i := range out {
			switch f := flags[i]; {
			case f&short != 0:
				if f&same != 0 {
					v += int(d[at])
				} else {
					v -= int(d[at])
				}
				at++
			case f&same == 0:
				v += int(int16(binary.BigEndian.Uint16(d[at:])))
				at += 2
			}
			out[i] = float64(v)
		}
		return out
	}
	xs := read(xShort, xSame)
	ys := read(yShort, ySame)

	var out [][]curvePoint
	start := 0
	for _, end := range ends {
		var c []curvePoint
		for i := start; i <= end; i++ {
			c = append(c, curvePoint{xs[i], ys[i], flags[i]&onCurve != 0})
		}
		out = append(out, c)
		start = end + 1
	}
	return out
}

// drawContour writes one closed contour, its quadratic curves as cubic ones.
func drawContour(b *strings.Builder, c []curvePoint) {
	if len(c) < 2 {
		return
	}
	first := c[0]
	if !first.on {
		first = mid(c[len(c)-1], c[0])
		if c[len(c)-1].on {
			first = c[len(c)-1]
		}
	}
	fmt.Fprintf(b, "%.0f %.0f m\n", first.x, first.y)
	pen := first
	curve := func(q, to curvePoint) {
		fmt.Fprintf(b, "%.1f %.1f %.1f %.1f %.1f %.1f c\n",
			pen.x+2*(q.x-pen.x)/3, pen.y+2*(q.y-pen.y)/3, to.x+2*(q.x-to.x)/3, to.y+2*(q.y-to.y)/3, to.x, to.y)
		pen = to
	}
	for i := range c {
		p := c[i]
		if p.on {
			if i == 0 || c[i-1].on {
				fmt.Fprintf(b, "%.0f %.0f l\n", p.x, p.y)
				pen = p
			}
			continue
		}
		to := first
		if i+1 < len(c) {
			if to = c[i+1]; !to.on {
				to = mid(p, to)
			}
		}
		curve(p, to)
	}
	b.WriteString("h\n")
}
