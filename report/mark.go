package report

import (
	"strconv"
	"strings"
)

// Template functions return text with invisible marks around what a sentence
// takes from facts or from the office's own words, and compose splits on them
// and so keeps the link from every printed number to its facts. The marks are
// Unicode noncharacters, which no text may hold; clean drops them from users'
// words.
const (
	markOpen  = '\ufdd0' // followed by the span's number
	markText  = '\ufdd1' // followed by the text
	markClose = '\ufdd2'
	marks     = string(markOpen) + string(markText) + string(markClose)
)

// span is what stands between two marks.
type span struct {
	figure *Figure
	entry  string
	gap    bool
}

// mark puts marks around the text and remembers what it is. A text of several
// lines becomes several paragraphs, each with its own marks.
func (c *composer) mark(text string, s span) string {
	c.spans = append(c.spans, s)
	open := string(markOpen) + strconv.Itoa(len(c.spans)-1) + string(markText)
	lines := strings.Split(text, "\n")
	return open + strings.Join(lines, string(markClose)+"\n\n"+open) + string(markClose)
}

// runs splits a text on its marks.
func (c *composer) runs(text string) []Run {
	if text == "" {
		return nil
	}
	out := make([]Run, 0, 1+2*strings.Count(text, string(markOpen)))
	for text != "" {
		plain, rest, found := strings.Cut(text, string(markOpen))
		if plain = unmarked(plain); plain != "" {
			out = append(out, Run{Text: plain})
		}
		if !found {
			break
		}
		number, rest, _ := strings.Cut(rest, string(markText))
		inner, rest, _ := strings.Cut(rest, string(markClose))
		n, err := strconv.Atoi(number)
		if err != nil || n >= len(c.spans) || inner == "" {
			text = inner + rest
			continue
		}
		s := c.spans[n]
		out = append(out, Run{Text: inner, Figure: s.figure, Entry: s.entry, Gap: s.gap})
		text = rest
	}
	return out
}

// plain drops marks and what they say, keeping the text.
func plain(text string) string {
	if !strings.ContainsRune(text, markOpen) {
		return text
	}
	var b strings.Builder
	inNumber := false
	for _, r := range text {
		switch r {
		case markOpen:
			inNumber = true
		case markText:
			inNumber = false
		case markClose:
		default:
			if !inNumber {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// unmarked drops stray marks.
func unmarked(s string) string {
	if !strings.ContainsAny(s, marks) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(marks, r) {
			return -1
		}
		return r
	}, s)
}

// clean makes a user's words safe to stand in a template's output.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == markOpen, r == markText, r == markClose, r < ' ' && r != '\n' && r != '\t', r == 0x7f:
			return -1
		}
		return r
	}, strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")))
}

// oneLine makes a user's name safe to stand in a line.
func oneLine(s string) string { return strings.ReplaceAll(clean(s), "\n", " ") }
