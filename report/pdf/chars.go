package pdf

import "unicode"

// Char is one character of a page with the room it takes: as high as its line,
// in points from the page's upper left corner.
type Char struct {
	R          rune
	X, Y, W, H float64
}

// What a character's room is above and below its base line, in ems.
const (
	roomAbove  = 0.92
	roomHeight = 1.14
)

// chars returns the characters of a page as they were set. Readers of the file
// know less of a stretched line: it says what it reads as one piece.
func (m *metrics) chars(p *page) []Char {
	n := 0
	for _, t := range p.texts {
		n += len(t.s) / 2
	}
	out := make([]Char, 0, n)
	for _, t := range p.texts {
		x := t.x
		for _, r := range t.s {
			w := m.natural(r, t.face) * t.size
			if !unicode.IsSpace(r) {
				c := Char{R: r, X: x, Y: t.y - roomAbove*t.size, W: w, H: roomHeight * t.size}
				if n := len(out); n > 0 && out[n-1].Y == c.Y && out[n-1].X < x { // marks that adjoin share their room
					out[n-1].W = min(out[n-1].W, x-out[n-1].X)
				}
				out = append(out, c)
			}
			x += w + t.spacing
		}
	}
	return out
}

// natural is a character's own advance in a face, in ems.
func (m *metrics) natural(r rune, f face) float64 {
	if f == noFace {
		return 1
	}
	v := m.of(r, f)
	return min(v.advance, m.own(r, v.face)) / 1000
}
