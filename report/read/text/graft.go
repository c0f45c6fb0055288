package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"juesuan/report"
)

// stretch is a part of a paragraph, in characters.
type stretch struct{ from, to int }

// isCounted reports whether a run is the office's own words and has numbers.
// Reasons are told as a whole.
func isCounted(r report.Run) bool {
	return strings.HasPrefix(r.Entry, "文字/") && !strings.HasPrefix(r.Entry, "文字/原因") && strings.ContainsAny(r.Text, "0123456789０１２３４５６７８９")
}

// grafted is a paragraph with the numbers of the office's own words as they were
// read, and where in the reading those words are.
func grafted(p *report.Paragraph, read *paragraph) (*report.Paragraph, []stretch) {
	text := p.Text()
	i := strings.Index(text, read.p.text)
	if i < 0 {
		return p, nil
	}
	out := &report.Paragraph{Section: p.Section}
	var words []stretch
	at := -utf8.RuneCountInString(text[:i])
	for _, r := range p.Runs {
		s := stretch{at, at + utf8.RuneCountInString(r.Text)}
		at = s.to
		if !isCounted(r) {
			out.Runs = append(out.Runs, r)
			continue
		}
		words = append(words, s)
		out.Runs = append(out.Runs, read.cut(r, s)...)
	}
	return out, words
}

// cut cuts a run at the numbers that were placed in it.
func (par *paragraph) cut(r report.Run, s stretch) []report.Run {
	var out []report.Run
	text, at := []rune(r.Text), 0
	for _, m := range par.marks {
		if m.figure == nil || m.figure.Kind == report.YearFigure || m.from < s.from+at || m.to > s.to {
			continue
		}
		f := *m.figure
		f.Addr = r.Entry
		if m.from-s.from > at {
			out = append(out, report.Run{Text: string(text[at : m.from-s.from]), Entry: r.Entry})
		}
		out = append(out, report.Run{Text: m.text, Figure: &f, Entry: r.Entry})
		at = m.to - s.from
	}
	if at < len(text) {
		out = append(out, report.Run{Text: string(text[at:]), Entry: r.Entry})
	}
	return out
}

// in reports whether one of the numbers stands in one of the stretches.
func (u *Unread) in(words []stretch) bool {
	return slices.ContainsFunc(words, func(s stretch) bool {
		return slices.ContainsFunc(u.at, func(at int) bool { return s.from <= at && at < s.to })
	})
}
