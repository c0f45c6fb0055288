package text

import (
	"strings"
	"unicode"

	"juesuan/report/read/raw"
)

// fewTorn is how many paragraphs at least end within a sentence where each printed
// line was made a paragraph.
const fewTorn = 3

// isTorn reports whether the paragraphs that a format tells are the printed lines:
// most of those of some length end within a sentence.
func isTorn(lines []*raw.Line) bool {
	long, within := 0, 0
	for _, l := range lines {
		text := strings.TrimSpace(l.Text)
		if !l.Whole || l.Level > 0 || width(text) < 40 || headingLevel(string(normal(text))) > 0 {
			continue
		}
		long++
		if c := normalRune(lastRune(text)); unicode.Is(unicode.Han, c) || unicode.IsDigit(c) || strings.ContainsRune("，、（“.", c) {
			within++
		}
	}
	return within >= fewTorn && within*2 > long
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
