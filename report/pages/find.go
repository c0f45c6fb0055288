package pages

import (
	"slices"
	"unicode"

	"golang.org/x/text/width"
)

// Find returns where words stand among characters: for each place a box a
// line. Blanks, line ends, case and the width of characters make no difference.
func Find(chars []Char, words string) [][]Box {
	want := folded(words)
	if len(want) == 0 {
		return nil
	}
	text := make([]rune, len(chars))
	for i, c := range chars {
		text[i] = fold(c.R)
	}
	var out [][]Box
	for i := 0; i+len(want) <= len(text); {
		if !slices.Equal(text[i:i+len(want)], want) {
			i++
			continue
		}
		out = append(out, lineBoxes(chars[i:i+len(want)]))
		i += len(want)
	}
	return out
}

// folded is the words as they are compared.
func folded(words string) []rune {
	var out []rune
	for _, r := range words {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) {
			out = append(out, fold(r))
		}
	}
	return out
}

func fold(r rune) rune {
	if f := width.LookupRune(r).Folded(); f != 0 {
		r = f
	}
	return unicode.ToLower(r)
}

// lineBoxes joins the boxes of characters that stand side by side.
func lineBoxes(chars []Char) []Box {
	var out []Box
	for _, c := range chars {
		n := len(out)
		if n == 0 || c.X < out[n-1].X || c.Y > out[n-1].Y+out[n-1].H/2 || c.Y+c.H/2 < out[n-1].Y {
			out = append(out, c.Box)
			continue
		}
		out[n-1] = union(out[n-1], c.Box)
	}
	return out
}

func union(a, b Box) Box {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return Box{x, y, max(a.X+a.W, b.X+b.W) - x, max(a.Y+a.H, b.Y+b.H) - y}
}
