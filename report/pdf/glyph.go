package pdf

import (
	"strings"
	"unicode"
)

// glyph is one character ready to be placed on a line.
type glyph struct {
	r       rune
	face    face
	size    float64
	natural float64 // the face's own advance
	advance float64 // the room it takes: less where marks adjoin
	dx      float64 // from the start of its room to its own origin
	give    float64 // blank it can lose where a line is tight
	run     int     // which run of the paragraph it belongs to
}

const (
	openingMarks = "（《〈「『【〔〖｛［“‘"
	closingMarks = "，。、；：！？）》〉」』】〕〗｝］”’"
)

func isOpening(r rune) bool { return strings.ContainsRune(openingMarks, r) }
func isClosing(r rune) bool { return strings.ContainsRune(closingMarks, r) }

// shape turns a text into glyphs of a face and size. Control characters and
// variation selectors have no width and are left out; line feeds are kept for
// the line breaker.
func (m *metrics) shape(s string, f face, size float64, run int) []glyph {
	gs := make([]glyph, 0, len(s)/2)
	for _, r := range s {
		switch {
		case r == '\t':
			r = ' '
		case r == '\n':
			gs = append(gs, glyph{r: r, run: run})
			continue
		case unicode.IsControl(r), r == '\ufeff', r == '\u200b', r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef:
			continue
		}
		gs = append(gs, m.glyph(r, f, size, run))
	}
	tighten(gs)
	return gs
}

func (m *metrics) glyph(r rune, f face, size float64, run int) glyph {
	v := m.of(r, f)
	em := size / 1000
	g := glyph{r: r, face: v.face, size: size, natural: v.advance * em, advance: v.advance * em, run: run}
	if v.face < faces && v.advance == 1000 {
		// A widened opening mark stands at the right of its room.
		if own := m.own(r, v.face); own < 1000 {
			g.natural = own * em
			if isOpening(r) {
				g.dx = (1000 - own) * em
			}
		}
	}
	switch {
	case isClosing(r):
		g.give = max(0, min(500, v.right-30)) * em
	case isOpening(r):
		g.give = max(0, min(500, v.left-30)) * em
	}
	return g
}

// own is a character's own advance in a face, before widening.
func (m *metrics) own(r rune, f face) float64 {
	if !strings.ContainsRune("“”‘’", r) {
		return 1000
	}
	v, _ := m.fonts[f].metric(r)
	return v.advance
}

// tighten sets adjoining marks: two take the room of one and a half.
func tighten(gs []glyph) {
	for i := 1; i < len(gs); i++ {
		a, b := &gs[i-1], &gs[i]
		if !isOpening(b.r) && !isClosing(b.r) {
			continue
		}
		switch {
		case isClosing(a.r):
			cut := min(a.give, a.size/2)
			a.advance -= cut
			a.give -= cut
		case isOpening(a.r) && isOpening(b.r):
			cut := min(b.give, b.size/2)
			b.advance -= cut
			b.dx -= cut
			b.give -= cut
		}
	}
}

// width is the room glyphs take.
func width(gs []glyph) float64 {
	w := 0.0
	for i := range gs {
		w += gs[i].advance
	}
	return w
}
