package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"juesuan/report"
)

// closing are the brackets and quotation marks that close one another.
var closing = map[rune]rune{'（': '）', '“': '”', '《': '》', '〔': '〕', '【': '】', '(': ')'}

// stops end or part a sentence; no two of them follow each other.
const stops = "。，、；：！？"

// punctuation lists what is wrong with the marks of a text, each once: doubled
// stops, brackets that do not close, half-width marks beside Chinese.
func punctuation(text string) []string {
	var out []string
	tell := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	var open []rune
	before := rune(0)
	for i, r := range text {
		switch {
		case r >= 0x4E00 && r <= 0x9FFF || r >= '0' && r <= '9': // most of a text
		case strings.ContainsRune(stops, r) && strings.ContainsRune(stops, before):
			tell("“" + string(before) + string(r) + "”连用")
		case closing[r] != 0:
			open = append(open, r)
		case r == ')' && len(open) == 0:
			if !unicode.IsDigit(before) { // 1) numbers a list
				tell("“)”没有前半边")
			}
		case strings.ContainsRune("）”》〕】)", r):
			open = closed(open, r, tell)
		case strings.ContainsRune(",;:?!", r):
			if after, _ := utf8.DecodeRuneInString(text[i+1:]); unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after) {
				tell("“" + string(r) + "”是半角")
			}
		}
		before = r
	}
	for _, r := range open {
		tell("“" + string(r) + "”没有后半边")
	}
	return out
}

// closed takes the last open mark off, which r should close.
func closed(open []rune, r rune, tell func(string)) []rune {
	if len(open) == 0 {
		tell("“" + string(r) + "”没有前半边")
		return open
	}
	last := open[len(open)-1]
	if closing[last] != r {
		tell("“" + string(last) + "”与“" + string(r) + "”不成对")
	}
	return open[:len(open)-1]
}

var reNumbered = regexp.MustCompile(`^[0-9]+([．.、])`)

// ruleD15 finds doubled stops, brackets that do not close, half-width marks in
// Chinese, and paragraphs numbered in more than one way.
func ruleD15(p *probe) {
	styles := map[string]*report.Paragraph{}
	p.eachText(func(par *report.Paragraph, text string) {
		p.tested++
		if m := reNumbered.FindStringSubmatch(text); m != nil && styles[m[1]] == nil {
			styles[m[1]] = par
		}
		if wrong := punctuation(text); len(wrong) > 0 {
			what := strings.Join(wrong, "、")
			p.find(Finding{Places: []Place{{Section: par.Section, Sentence: text}}, Printed: what, Message: fmt.Sprintf("文字“%s”的标点：%s", par.Section, what)})
		}
	})
	if len(styles) < 2 {
		return
	}
	f := Finding{}
	marks := keys(styles)
	for _, m := range marks {
		f.Places = append(f.Places, Place{Section: styles[m].Section, Sentence: p.text(styles[m])})
	}
	f.Printed = "“1" + strings.Join(marks, "”“1") + "”"
	f.Message = "段落的序号有" + f.Printed + "几种写法"
	p.find(f)
}
