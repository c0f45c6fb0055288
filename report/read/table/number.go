package table

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"
)

// narrow turns full-width digits, letters and signs into the usual ones and
// leaves Chinese punctuation alone.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' && !strings.ContainsRune("（），：；？！", r) {
			return []rune(width.Narrow.String(string(r)))[0]
		}
		return r
	}, s)
}

// tight is a label without any white space: a cell broken over lines is one word.
func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// oneLine joins the lines of a cell: without a gap between Chinese words, with
// one between others.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t ") {
		return s
	}
	words := strings.Fields(s)
	out := ""
	for _, w := range words {
		if out != "" {
			last, first := lastRune(out), []rune(w)[0]
			if last < 0x2e80 && first < 0x2e80 {
				out += " "
			}
		}
		out += w
	}
	return out
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

// blanks are what a cell prints for nothing.
var blanks = map[string]bool{"": true, "-": true, "--": true, "—": true, "——": true, "－": true, "/": true, "–": true, "―": true, "*": true, "…": true}

// amount reads an amount as tables print it: 1,234.56, １２．３０, -3.00, △3.00,
// （3.00）, or one of the signs for nothing. A mark of a footnote behind it says
// nothing of the amount. It fails on anything else.
func amount(s string) (v decimal.Decimal, ok bool) {
	s = unmarked(s)
	s = strings.NewReplacer(",", "", "，", "", "¥", "", "￥", "", "−", "-", "－", "-", "△", "-", "▲", "-", "（", "(", "）", ")").Replace(narrow(tight(s)))
	if blanks[s] {
		return decimal.Zero, true
	}
	if inner, found := strings.CutPrefix(s, "("); found && strings.HasSuffix(inner, ")") {
		s = "-" + strings.TrimSuffix(inner, ")")
	}
	if !isNumber(s) {
		return decimal.Zero, false
	}
	v, err := decimal.NewFromString(s)
	return v, err == nil
}

// reMark is the mark of a footnote behind an amount: 12.50①, 12.50*, 12.50[2].
var reMark = regexp.MustCompile(`([0-9][)）]?)(?:[①-⑳]|\*{1,3}|[\[［〔][注0-9]{1,3}[\]］〕]|[（(]注[0-9一二三]?[)）])$`)

// unmarked is an amount without the mark of a footnote behind it.
func unmarked(s string) string {
	if n := len(s); n == 0 || '0' <= s[n-1] && s[n-1] <= '9' {
		return s
	}
	return reMark.ReplaceAllString(s, "$1")
}

// isNumber reports whether s is digits with at most one point, of a length no
// budget exceeds.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	if s == "" || len(s) > 24 || s[0] == '.' {
		return false
	}
	points := 0
	for i := range len(s) {
		switch {
		case s[i] == '.':
			points++
		case s[i] < '0' || s[i] > '9':
			return false
		}
	}
	return points <= 1
}

// isCode reports whether s is the code of a subject: 3, 5 or 7 digits, or 9
// where a place has codes of its own below.
func isCode(s string) bool {
	if len(s) != 3 && len(s) != 5 && len(s) != 7 {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s[0] >= '2' && s[0] <= '3'
}

// hasHan reports whether s has a Chinese word.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
