package read

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read/text"
	"juesuan/store"
)

// Input is what the checks of a year's own document look at.
func Input(p *report.Pack, cat *store.Catalogue, b *report.Book, d *report.Document, y *store.Year) (check.Input, error) {
	form, err := check.Form(p, cat, y.Year)
	if err != nil {
		return check.Input{}, err
	}
	return Own(check.Input{Book: b, Document: d, Year: y, Catalogue: cat, Form: form}), nil
}

// Own prepares a year's own document for the checks. A figure that a template
// quotes is right by its making; but what an office wrote by hand, a rewritten
// section or its own words, is read as a stranger's text: its numbers are claims
// by the words around them, and those that nobody can place are named.
func Own(in check.Input) check.Input {
	if in.Document == nil || in.Year == nil || !byHand(in) {
		return in
	}
	d, unread := text.Reread(in.Document, in.Book, func(section string) bool { return rewritten(in, section) })
	in.Document = d
	for _, u := range unread {
		in.Unplaced = append(in.Unplaced, check.Unplaced{Section: u.Where, Sentence: u.Text, Numbers: u.Numbers})
	}
	return in
}

// byHand reports whether there are numbers that somebody wrote.
func byHand(in check.Input) bool {
	if len(in.Year.Rewrites) > 0 {
		return true
	}
	for _, t := range in.Year.Texts {
		if strings.ContainsAny(t.Text, "0123456789０１２３４５６７８９") {
			return true
		}
	}
	return false
}

// rewritten reports whether a section of the text was rewritten. 三/五 is the
// name of the section 五 of part 三 where several parts have one.
func rewritten(in check.Input, section string) bool {
	own := section[strings.LastIndex(section, "/")+1:]
	for _, r := range in.Year.Rewrites {
		if slices.Contains([]string{section, own}, r.Section) {
			return true
		}
	}
	return false
}
