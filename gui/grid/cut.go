package grid

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// cuts remembers how long texts were cut to fit: measuring takes longer than
// drawing. It forgets everything now and then rather than grow.
type cuts map[cutKey]string

type cutKey struct {
	text  string
	width float32
	size  float32
	bold  bool
}

const mostCuts = 4096

// cut shortens a text with … to a width; line ends become blanks.
func (g *Grid) cut(s string, width float32, l lettering) string {
	s = oneLine(s)
	// No character of our faces is wider than its height.
	if float32(utf8.RuneCountInString(s))*l.size <= width {
		return s
	}
	key := cutKey{s, width, l.size, l.bold}
	if short, known := g.cuts[key]; known {
		return short
	}
	if g.cuts == nil || len(g.cuts) >= mostCuts {
		g.cuts = cuts{}
	}
	short := cutTo(s, width, l)
	g.cuts[key] = short
	return short
}

func cutTo(s string, width float32, l lettering) string {
	fits := func(s string) bool {
		return fyne.MeasureText(s, l.size, fyne.TextStyle{Bold: l.bold}).Width <= width
	}
	if fits(s) {
		return s
	}
	runes := []rune(s)
	least, most := 0, len(runes)-1 // of runes before the …
	for least < most {
		if half := (least + most + 1) / 2; fits(string(runes[:half]) + "…") {
			least = half
		} else {
			most = half - 1
		}
	}
	return strings.TrimRight(string(runes[:least]), " ") + "…"
}

// cutAmount replaces figures that do not fit: half an amount is a wrong one.
// Their column grows at once, unless somebody has just made it narrow.
func (g *Grid) cutAmount(s string, width float32, l lettering) string {
	if g.cut(s, width, l) == oneLine(s) {
		return s
	}
	return g.cut("######", width, l)
}

var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

func oneLine(s string) string {
	if strings.ContainsAny(s, "\r\n\t") {
		return lineEnds.Replace(s)
	}
	return s
}
