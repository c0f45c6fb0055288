package check

import (
	"fmt"
	"regexp"
	"strings"

	"juesuan/report"
)

// ordinals are the numbers of headings.
var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"}

// headingForms are how the levels are numbered: a part, 一、, （一）.
var headingForms = map[int]struct {
	format string
	any    *regexp.Regexp
}{
	1: {"第%s部分", regexp.MustCompile(`^第[一二三四五六七八九十]+部分`)},
	2: {"%s、", regexp.MustCompile(`^[一二三四五六七八九十]+、`)},
	3: {"（%s）", regexp.MustCompile(`^（[一二三四五六七八九十]+）`)},
}

// ruleD13 tests that headings count on from 一 below each heading, and that the
// contents have the headings' words in their order (标题序号连续，目录与正文一致).
func ruleD13(p *probe) {
	var at [4]int        // headings so far at a level
	var numbered [4]bool // the first of them has a number
	for _, b := range p.Document.Blocks {
		h, ok := b.(*report.Heading)
		if !ok || h.Level > 3 || h.Level < 1 {
			continue
		}
		form := headingForms[h.Level]
		for l := h.Level + 1; l <= 3; l++ {
			at[l] = 0
		}
		if at[h.Level] == 0 {
			numbered[h.Level] = form.any.MatchString(h.Text)
		}
		at[h.Level]++
		if !numbered[h.Level] || at[h.Level] > len(ordinals) {
			continue
		}
		p.tested++
		want := fmt.Sprintf(form.format, ordinals[at[h.Level]-1])
		if !strings.HasPrefix(h.Text, want) {
			p.find(Finding{Places: []Place{{Addr: h.ID, Section: h.Text}}, Printed: h.Text, Expected: want, Message: fmt.Sprintf("标题“%s”的序号应是“%s”", h.Text, want)})
		}
	}
	p.contents()
}

// contents compares the contents that a document prints with its headings.
func (p *probe) contents() {
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
			p.find(f)
			return // what follows is out of step
		}
	}
}

// unspaced is a text without blanks.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }
