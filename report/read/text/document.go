package text

import (
	"fmt"
	"regexp"
	"strings"

	"juesuan/report"
)

var (
	reContents = regexp.MustCompile(`^目 *录$`)
	reDate     = regexp.MustCompile(`^20\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?$`)
	reLeader   = regexp.MustCompile(`[.…·\-—_ ]*(?:PAGEREF \S+ \\?h *)?\d{0,4}$`)
)

// front reads the cover and the contents and returns the piece that the body
// begins with.
func (r *reader) front(list []*piece) int {
	first, contents := len(list), -1
	for i, p := range list {
		if reContents.MatchString(p.plain) && contents < 0 {
			contents = i
		}
		if p.level > 0 && first == len(list) {
			first = i
		}
	}
	body := first
	if contents >= 0 && first < len(list) {
		body = afterContents(list, max(first, contents+1))
	}
	end := first
	if contents >= 0 {
		end = min(end, contents)
	}
	r.cover(list[:end])
	if contents >= 0 {
		r.doc.Blocks = append(r.doc.Blocks, &report.Contents{Title: strings.TrimSpace(list[contents].text)})
	}
	return body
}

// afterContents is where the first entry of the contents, at i, stands again:
// as the body's first heading.
func afterContents(list []*piece, i int) int {
	for ; i < len(list) && list[i].level == 0; i++ {
	}
	if i == len(list) {
		return i
	}
	first := entry(list[i].plain)
	for k := i + 1; k < len(list); k++ {
		if e := entry(list[k].plain); list[k].level > 0 && (e == first || list[k].level == 1 && ordinalPart(e) == ordinalPart(first) && ordinalPart(e) != "") {
			return k
		}
	}
	return i
}

// entry is a heading without what leads to the page number in the contents.
func entry(s string) string {
	return strings.ReplaceAll(reLeader.ReplaceAllString(s, ""), " ", "")
}

// ordinalPart is the 第一部分 that a heading begins with, or "".
func ordinalPart(s string) string {
	return strings.TrimRight(rePart.FindString(s), "、：. ")
}

// cover takes the lines before everything else; a page on the web has others
// there than those of a cover.
func (r *reader) cover(list []*piece) {
	c := &report.Cover{}
	for _, p := range list {
		switch {
		case len(c.Lines) == 0 && len(list) > 12:
			return
		case reDate.MatchString(p.plain):
			c.Date = p.text
		case len(list) <= 8, strings.Contains(p.plain, "决算") || strings.Contains(p.plain, "年度") || strings.Contains(p.text, r.book.Department):
			c.Lines = append(c.Lines, p.text)
		}
	}
	if len(c.Lines) > 0 && len(c.Lines) <= 6 {
		r.doc.Title = strings.Join(c.Lines, "")
		r.doc.Blocks = append(r.doc.Blocks, c)
	}
}

// tablesBefore adds the tables that stand before a line.
func (r *reader) tablesBefore(line int) {
	for ; r.given <= line; r.given++ {
		for _, t := range r.tables[r.given] {
			r.doc.Blocks = append(r.doc.Blocks, &report.TableBlock{Table: t, ID: r.id("t")})
		}
	}
}

func (r *reader) id(prefix string) string {
	r.counts[prefix]++
	return fmt.Sprintf("%s%d", prefix, r.counts[prefix])
}

// piece adds a heading or a paragraph.
func (r *reader) piece(list []*piece, i int) {
	p := list[i]
	switch {
	case p.level > 0 && r.isHeading(p):
		r.heading(p)
	case r.part == tablesPart, r.part == annexPart && !strings.Contains(p.plain, "。"):
		// What tables left over: their titles, heads and notes.
	default:
		r.paragraph(p)
	}
}

// isHeading asks the part: lists of duties and of terms are numbered like
// headings.
func (r *reader) isHeading(p *piece) bool {
	switch {
	case p.level == 1 || r.part == prosePart || r.part == unknownPart:
		return true
	case r.part == overviewPart:
		return p.level == 2 && topicOf(p.plain) == overview || !strings.Contains(p.plain, "。") && topicOf(p.plain) == overview
	case r.part == tablesPart, r.part == annexPart:
		return p.level == 2
	}
	return false // the list of terms
}

func (r *reader) heading(p *piece) {
	h := &report.Heading{Level: p.level, Text: p.text, ID: r.id("h")}
	r.doc.Blocks = append(r.doc.Blocks, h)
	r.spots[h.ID] = p.spot
	r.state = state{}
	r.listed = listing{}
	title := p.plain
	if p.level <= 2 {
		r.class = ""
	}
	switch p.level {
	case 1:
		r.part = kindOfPart(title)
		r.parts++
		r.chapter, r.topic, r.outer, r.detail = ordinalPart(title), topicOf(title), noTopic, false
		r.section = map[partKind]string{overviewPart: "概况", glossaryPart: "名词解释", annexPart: "附件", tablesPart: "决算表"}[r.part]
		if r.section == "" {
			r.section = r.chapter
		}
		if r.part == overviewPart {
			r.topic = overview
		}
	case 2:
		r.topic, r.detail = topicOf(title), false
		if r.topic == overview && r.part == unknownPart {
			r.section = "概况"
		} else if r.part == prosePart || r.part == unknownPart {
			r.section = r.sectionName(title)
		}
		r.outer = r.topic
	default:
		if t := topicOf(title); t != noTopic && !r.within(t) {
			r.topic = t
		} else {
			r.topic = r.outer
		}
		r.detail = strings.Contains(title, "具体")
	}
}

// within reports whether a heading's topic is only another word for the
// section's: 一般公共预算… 支出决算具体情况 is about the section's own.
func (r *reader) within(t topic) bool {
	return r.outer == general && (t == spending || t == totals || t == general) || r.outer == threePublic && t != operating && t != procurement ||
		r.outer == fiscal && (t == income || t == spending || t == totals) || r.outer == performance && t != operating && t != procurement && t != assets ||
		(r.outer == fund || r.outer == capital) && (t == income || t == spending || t == totals)
}

// sectionName is the number of a section, unique in the document.
func (r *reader) sectionName(title string) string {
	name := strings.TrimRight(reChapter.FindString(title), "、. ")
	if name == "" {
		name = strings.TrimSpace(title)
	}
	if r.taken[name] {
		name = r.chapter + name
	}
	for r.taken[name] {
		name += "续"
	}
	r.taken[name] = true
	return name
}
