package text

import (
	"slices"
	"strings"
	"unicode"

	"juesuan/report/read/raw"
)

// fewTorn is how many paragraphs at least end within a sentence where each printed
// line was made a paragraph.
const fewTorn = 3

// tornWidth is how wide the printed lines are where the paragraphs that a format
// tells are those, or 0: some end within a sentence, nearly all of them at the
// same edge, and none goes beyond it.
func tornWidth(lines []*raw.Line) int {
	var within []int
	widest := 0
	for i, l := range lines {
		text := strings.TrimSpace(l.Text)
		w := width(text)
		if !l.Whole || l.Level > 0 || w < 40 {
			continue
		}
		widest = max(widest, w)
		plain := string(normal(text))
		if i+1 == len(lines) || lines[i+1].Level > 0 || isNumbered(string(normal(lines[i+1].Text))) || headingLevel(plain) > 0 || !strings.ContainsAny(plain, "，。；：、") {
			continue
		}
		if c := normalRune(lastRune(text)); unicode.Is(unicode.Han, c) || unicode.IsDigit(c) || strings.ContainsRune("，、（“.,", c) {
			within = append(within, w)
		}
	}
	if len(within) < fewTorn {
		return 0
	}
	slices.Sort(within)
	edge := within[len(within)/2]
	near := 0
	for _, w := range within {
		if w*10 >= edge*9 {
			near++
		}
	}
	if widest*10 > edge*12 || near*10 < len(within)*8 {
		return 0
	}
	return edge
}

// isUnfinished reports whether a short line ends within a sentence about amounts:
// the next one begins with an amount, or it has none of the marks that end one.
func isUnfinished(p *piece, next []*raw.Line) bool {
	if len(next) == 0 || p.level > 0 || !unicode.Is(unicode.Han, lastRune(strings.TrimSpace(p.plain))) && !unicode.IsDigit(lastRune(p.plain)) {
		return false
	}
	after := string(normal(strings.TrimSpace(next[0].Text)))
	switch {
	case after == "", isNumbered(after), next[0].Level > 0:
		return false
	case reLeading.MatchString(after):
		return headingLevel(p.plain) < 2 && len([]rune(after)) > len(reLeading.FindString(after))
	case strings.Contains(p.plain, "（类）") || strings.Contains(p.plain, "（款）"):
		return !strings.Contains(p.plain, "（项）") && !strings.Contains(p.plain, "万元")
	}
	return strings.Contains(p.plain, "，") && (strings.Contains(p.plain, "万元") || strings.Contains(p.plain, "%")) && (strings.ContainsAny(after, "，。；") || len([]rune(after)) <= 2)
}
