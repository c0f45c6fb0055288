package text

import (
	"strings"
	"unicode"
)

// normal gives a text one way of writing digits, brackets and marks, rune for
// rune, so that a place in it is the same place in the printed text.
func normal(s string) []rune {
	r := []rune(s)
	for i, c := range r {
		r[i] = normalRune(c)
	}
	for i, c := range r { // a comma is part of a number only before three digits
		if c == ',' && !(i > 0 && isDigit(r[i-1]) && (digitsAt(r, i+1) == 3 || isGap(r, i))) {
			r[i] = '，'
		}
	}
	return r
}

func normalRune(c rune) rune {
	switch {
	case c >= '０' && c <= '９':
		return c - '０' + '0'
	case c >= 'ａ' && c <= 'ｚ', c >= 'Ａ' && c <= 'Ｚ':
		return c - 'Ａ' + 'A'
	case unicode.IsSpace(c), c == '\u200b', c == '\ufeff':
		return ' '
	}
	if n, ok := oneWay[c]; ok {
		return n
	}
	return c
}

// oneWay are marks that documents write in several ways.
var oneWay = map[rune]rune{
	'．': '.', '％': '%', '﹪': '%', '(': '（', ')': '）', '﹙': '（', '﹚': '）', ';': '；', ':': '：', '﹕': '：', '︰': '：',
	'−': '-', '－': '-', '–': '-', '?': '？', '!': '！', '､': '、', '﹑': '、',
	'"': '“', '”': '“', '＂': '“', '「': '“', '」': '“', '\'': '“', '‘': '“', '’': '“', '〝': '“', '〞': '“',
}

// isGap reports whether a comma of an amount has a blank behind it: 1, 537.40.
func isGap(r []rune, comma int) bool {
	return comma+5 < len(r) && r[comma+1] == ' ' && digitsAt(r, comma+2) == 3 && r[comma+5] == '.' && (comma < 4 || !isDigit(r[comma-4]))
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

// digitsAt counts the digits from i on.
func digitsAt(r []rune, i int) int {
	n := 0
	for i+n < len(r) && isDigit(r[i+n]) {
		n++
	}
	return n
}

// bare is a normal text without blanks and quotation marks: names are compared
// by it.
func bare(r []rune) string {
	var b strings.Builder
	for _, c := range r {
		if c != ' ' && c != '“' {
			b.WriteRune(c)
		}
	}
	return b.String()
}

func bareText(s string) string { return bare(normal(s)) }
