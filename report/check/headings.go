package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"juesuan/report"
)

// ordinals are the numbers of headings.
var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"}

// headingForm is how a level is numbered.
type headingForm struct {
	format string
	any    *regexp.Regexp
}

// headingForms are those of a part, 一、, （一）.
var headingForms = map[int]headingForm{
	1: {"第%s部分", regexp.MustCompile(`^第[一二三四五六七八九十]+部分`)},
	2: {"%s、", regexp.MustCompile(`^[一二三四五六七八九十]+、`)},
	3: {"（%s）", regexp.MustCompile(`^（[一二三四五六七八九十]+）`)},
}

// heading is what came before at one level of the headings.
type heading struct {
	count    int      // headings so far
	numbered bool     // the first of them has a number
	last     int      // the number that the one before prints, or should have
	wrong    *Finding // the last one that is out of step
}

// ruleD13 tests that headings count on from 一 below each heading, and that the
// contents have the headings' words in their order (标题序号连续，目录与正文一致).
// A heading that only counts on from a wrong one is told below that one.
func ruleD13(p *probe) {
	var at [4]heading // by level
	var found []*Finding
	for _, b := range p.Document.Blocks {
		h, ok := b.(*report.Heading)
		if !ok || h.Level > 3 || h.Level < 1 {
			continue
		}
		clear(at[h.Level+1:])
		l, form := &at[h.Level], headingForms[h.Level]
		if l.count == 0 {
			l.numbered = form.any.MatchString(h.Text)
		}
		l.count++
		if !l.numbered || l.count > len(ordinals) {
			continue
		}
		p.tested++
		want := fmt.Sprintf(form.format, ordinals[l.count-1])
		if strings.HasPrefix(h.Text, want) {
			l.last = l.count
			continue
		}
		f := Finding{Places: []Place{{Addr: h.ID, Section: h.Text}}, Printed: h.Text, Expected: want, Message: fmt.Sprintf("标题“%s”的序号应是“%s”", h.Text, want)}
		follows := l.wrong != nil && l.last < len(ordinals) && strings.HasPrefix(h.Text, fmt.Sprintf(form.format, ordinals[l.last]))
		if l.last = form.number(h.Text); l.last == 0 {
			l.last = l.count - 1 // the next one may count on without it
		}
		if follows {
			l.wrong.below(p.finished(p.rule.Severity, f))
			continue
		}
		l.wrong = &f
		found = append(found, &f)
	}
	found = append(found, p.contents(found)...)
	found = append(found, p.plainNumbers()...)
	for _, f := range found {
		p.find(*f)
	}
}

// plainNumbers finds lines of the office's own text that are headings out of
// step: （四） behind （二）.
func (p *probe) plainNumbers() (found []*Finding) {
	if p.PrintedOnly {
		return nil
	}
	form, last := headingForms[3], 0
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			if last = 0; b.Level == 3 {
				last = form.number(b.Text)
			}
		case *report.Paragraph:
			if len(b.Runs) == 0 || !strings.HasPrefix(b.Runs[0].Text, "（") {
				continue
			}
			text := p.text(b)
			n := form.number(text)
			if n == 0 {
				continue
			}
			p.tested++
			if last > 0 && n > 1 && n != last+1 && rePlainHeading.MatchString(strings.TrimSuffix(text, "。")) {
				want := fmt.Sprintf(form.format, ordinals[min(last, len(ordinals)-1)])
				found = append(found, &Finding{Places: []Place{{Section: b.Section, Sentence: text}}, Printed: form.any.FindString(text), Expected: want,
					Message: fmt.Sprintf("文字“%s”里“%s”的序号是“%s”，应是“%s”", b.Section, text, form.any.FindString(text), want)})
			}
			last = n
		}
	}
	return found
}

// number is the one that a heading prints, or 0.
func (f headingForm) number(text string) int {
	printed := f.any.FindString(text)
	return 1 + slices.IndexFunc(ordinals, func(o string) bool { return fmt.Sprintf(f.format, o) == printed })
}

// below puts a finding under the one that it follows from.
func (f *Finding) below(c Finding) { f.Consequences = append(f.Consequences, c) }

// contents compares the contents that a document prints with its headings. What
// is due to a heading found wrong already is put under that one.
func (p *probe) contents(wrong []*Finding) []*Finding {
	for _, b := range p.Document.Blocks {
		c, ok := b.(*report.Contents)
		if !ok || c.Entries == nil {
			continue // the writers print the headings themselves
		}
		outline := p.Document.Outline()
		for i := range max(len(c.Entries), len(outline)) {
			p.tested++
			var printed, want string
			if i < len(c.Entries) {
				printed = c.Entries[i].Text
			}
			if i < len(outline) {
				want = outline[i].Text
			}
			if unspaced(printed) == unspaced(want) {
				continue
			}
			f := Finding{Places: []Place{{Addr: "目录", Section: c.Title, Sentence: printed, Printed: printed}, {Section: want}}, Printed: printed, Expected: want}
			switch {
			case printed == "":
				f.Message = fmt.Sprintf("目录没有“%s”", want)
			case want == "":
				f.Message = fmt.Sprintf("目录的“%s”在正文里没有", printed)
			default:
				f.Message = fmt.Sprintf("目录第 %d 行是“%s”，正文的标题是“%s”", i+1, printed, want)
			}
			for _, w := range wrong {
				if w.Printed == want {
					w.below(p.finished(p.rule.Severity, f))
					return nil
				}
			}
			return []*Finding{&f} // what follows is out of step
		}
	}
	return nil
}

// unspaced is a text without blanks.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }
