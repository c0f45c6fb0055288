package docx

import (
	"math"
	"strings"
)

// ems is how wide a text is on one line, in ems. No font is asked: a Chinese
// character is one em in every face, and Latin is taken wider than 宋体 has
// it (0.5), so that amounts stay on one line where another machine replaces
// the face: bold digits have up to 0.7 (DejaVu, where no Chinese face is).
func ems(s string) float64 {
	widest, line := 0.0, 0.0
	for _, r := range s {
		if r == '\n' {
			line = 0
			continue
		}
		line += advance(r)
		widest = math.Max(widest, line)
	}
	return widest
}

func advance(r rune) float64 {
	switch {
	case r == 'W', r == 'M', r == 'm', r == 'w', r == '@', r == '%':
		return 0.95
	case r >= 'A' && r <= 'Z':
		return 0.75
	case r < 0x80:
		return 0.7
	}
	return 1
}

// word is the width of the widest piece that does not break: figures and
// Latin words, or one Chinese character with the mark it may not leave.
func word(s string) float64 {
	widest, piece := 0.0, 0.0
	for _, r := range s {
		switch {
		case r == ' ', r == '\n', r == '\t':
			piece = 0
		case r < 0x80:
			piece += advance(r)
			widest = math.Max(widest, piece)
		default:
			piece = 0
			widest = math.Max(widest, 2)
		}
	}
	return math.Min(widest, math.Max(ems(s), 1))
}

// lines is on how many lines a text stands at a width in ems.
func lines(s string, room float64) int {
	n, line := 1, 0.0
	for _, r := range s {
		if r == '\n' {
			n, line = n+1, 0
			continue
		}
		if line += advance(r); line > room {
			n, line = n+1, advance(r)
		}
	}
	return n
}

// balance narrows a centred line that does not fit, so that it breaks into
// lines of about one length and not into a long and a short one. It returns
// the attributes of the indent, none if the line fits.
func balance(s string, size, room float64) string {
	natural := ems(s)
	fits := math.Floor(room / size)
	if natural <= fits || strings.Contains(s, "\n") {
		return ""
	}
	lines := math.Ceil(natural / fits)
	side := (room - (math.Ceil(natural/lines)+0.5)*size) / 2
	if side <= 0 {
		return ""
	}
	return attr("left", twips(side)) + attr("right", twips(side)) + attr("firstLineChars", 0) + attr("firstLine", 0)
}
