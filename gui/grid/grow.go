package grid

import (
	"math"
	"strings"
)

// grow widens the columns in which figures were just drawn that do not fit,
// and reports whether there were any. One that somebody has made narrow by
// hand stays so until something is entered in it.
func (g *Grid) grow() bool {
	grown := false
	for col, need := range g.short {
		key := g.geo.columns[col].Key
		need = min(need, max(g.Size().Width/2, leastWidth))
		if !g.byHand[key] && need > g.geo.colWidth(col) {
			g.widths[key] = need
			grown = true
		}
	}
	clear(g.short)
	return grown
}

// tooShort notes that a figure of a column needs more room than it has.
func (g *Grid) tooShort(col int, text string, room float32, l lettering) {
	need := g.geo.colWidth(col) + float32(math.Ceil(float64(textWidth(text, l)-room)))
	if g.short == nil {
		g.short = map[int]float32{}
	}
	g.short[col] = max(g.short[col], need)
}

// entered lets the columns of changed cells grow again.
func (g *Grid) entered(changes []Change) {
	for _, c := range changes {
		delete(g.byHand, g.geo.columns[c.At.Col].Key)
	}
}

// isFigure reports whether a text is a number and nothing else.
func isFigure(s string) bool {
	return s != "" && strings.Trim(s, "0123456789,.-") == ""
}
