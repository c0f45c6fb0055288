package text

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"juesuan/report"
)

var (
	reContents = regexp.MustCompile(`^目 *录$`)
	reDate     = regexp.MustCompile(`^20\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?$`)
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
	} else if first < len(list) {
		end = r.preface(list[:first])
		body = end
		if k := unnamedContents(list, first); k > first && end == first {
			body = k
		}
	}
	r.cover(list[:end])
	if contents >= 0 {
		r.doc.Blocks = append(r.doc.Blocks, &report.Contents{Title: strings.TrimSpace(list[contents].text)})
	}
	return body
}

// preface is where what stands before the first heading speaks of amounts. It
// speaks of what the title is about.
func (r *reader) preface(list []*piece) int {
	for i, p := range list {
		if !slices.ContainsFunc(numbersOf([]rune(p.plain)), func(n number) bool { return n.kind == amountNumber }) || !strings.Contains(p.plain, "。") && !strings.HasSuffix(p.plain, "：") {
			continue
		}
		r.section = "前言"
		for _, above := range list[:i] {
			if t := topicOf(above.plain); t == threePublic || t == procurement {
				r.topic, r.outer, r.middle, r.section = t, t, t, string(t)
				r.base, r.inner = r.section, r.section
			}
		}
		return i
	}
	return len(list)
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
	case r.isDeepHeading(p):
		r.deepHeading(p)
	case r.part == tablesPart, r.part == annexPart && !strings.Contains(p.plain, "。"):
		// What tables left over: their titles, heads and notes.
	default:
		r.ahead = list[i+1:]
		r.paragraph(p)
	}
}

// longDeep is how many characters a numbered line may have that is a heading.
const longDeep = 24

// isDeepHeading tells 1.机关运行经费支出情况, alone in its line, from an item of
// a list: it names a topic and says nothing of it.
func (r *reader) isDeepHeading(p *piece) bool {
	number := reNumber.FindString(p.plain)
	title := p.plain[len(number):]
	return number != "" && (r.part == prosePart || r.part == unknownPart) && utf8.RuneCountInString(title) <= longDeep && hasAnySuffix(title, "情况", "说明") &&
		!strings.ContainsAny(title, "，。；：0123456789") && topicOf(title) != noTopic
}

// deepHeading adds a heading below those of the form. Where the office says a
// topic of its own it begins a section, so it counts as the level above.
func (r *reader) deepHeading(p *piece) {
	h := &report.Heading{Level: 4, Text: p.text, ID: r.id("h")}
	r.spots[h.ID] = p.spot
	r.state, r.listed = state{}, listing{}
	r.topic, r.section = r.below(topicOf(p.plain), r.middle, r.inner, reNumber.FindString(p.plain))
	if r.topic != r.middle {
		h.Level = 3
	}
	r.doc.Blocks = append(r.doc.Blocks, h)
}

// reInline is a heading at the beginning of its paragraph: 2.收入情况。……, or
// before a year with nothing between: 2.收入情况2022年度……
var reInline = regexp.MustCompile(`^(\d{1,2}[.、] *|（\d{1,2}）)([^，。；：0-9]{2,20}情况)(?:说明)?(?:。.|( *)20\d\d ?年)`)

// inline lets a paragraph that begins with a heading speak of its topic. It
// returns where the heading ends that has no mark behind it.
func (r *reader) inline(p *piece) int {
	m := reInline.FindStringSubmatchIndex(p.plain)
	if m == nil {
		r.begun(p)
		return 0
	}
	r.state = state{}
	r.topic, r.section = r.below(topicOf(p.plain[m[4]:m[5]]), r.middle, r.inner, p.plain[m[2]:m[3]])
	if m[6] < 0 {
		return 0
	}
	return utf8.RuneCountInString(p.plain[:m[7]])
}

// begun lets an item of 其他重要事项 without a heading speak of what its first
// words name: 1.机关运行经费支出12万元.
func (r *reader) begun(p *piece) {
	number := reNumber.FindString(p.plain)
	if number == "" || r.middle != noTopic && r.middle != otherTopic || r.part != prosePart && r.part != unknownPart {
		return
	}
	words := p.plain[len(number):]
	if i := strings.IndexAny(words, "，。；："); i >= 0 {
		words = words[:i]
	}
	switch t := topicOf(words); t {
	case operating, procurement, assets, performance:
		r.state = state{}
		r.topic, r.section = r.below(t, r.middle, r.inner, number)
	}
}

// isHeading asks the part: lists of duties and of terms are numbered like
// headings.
func (r *reader) isHeading(p *piece) bool {
	switch {
	case p.level == 1 || r.part == prosePart || r.part == unknownPart:
		return true
	case r.part == overviewPart:
		return p.level == 2 && (topicOf(p.plain) == overview || hasAnySuffix(p.plain, "情况", "概况", "构成", "设置")) || !strings.Contains(p.plain, "。") && topicOf(p.plain) == overview
	case r.part == tablesPart, r.part == annexPart:
		return p.level == 2
	}
	return false // the list of terms
}

func (r *reader) heading(p *piece) {
	h := &report.Heading{Level: p.level, Text: p.text, ID: r.id("h")}
	r.doc.Blocks = append(r.doc.Blocks, h)
	r.spots[h.ID] = p.spot
	r.state, r.opening = state{}, true
	if p.level <= 2 || reUnitSaid.MatchString(p.plain) {
		r.said = unitSaid(p.plain)
	}
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
		if r.topic == general && r.allFunds && !strings.Contains(title, "一般公共") {
			r.topic = allFunds
		}
		r.outer, r.base = r.topic, r.section
		r.middle, r.inner = r.topic, r.section
	case 3:
		r.topic, r.section = r.below(topicOf(title), r.outer, r.base, reSection.FindString(title))
		r.middle, r.inner = r.topic, r.section
		r.detail = strings.Contains(title, "具体")
	default:
		r.topic, r.section = r.below(topicOf(title), r.middle, r.inner, reNumber.FindString(title))
	}
}

// tableTopics are those whose shares and sums are measured by a table.
var tableTopics = []topic{totals, income, spending, fiscal, general, basic, fund, capital, threePublic}

// below is what a heading within a section makes of it: a topic of its own has
// a section of its own too, so that what is said there is not measured by the
// chapter around it.
func (r *reader) below(t, around topic, section, number string) (topic, string) {
	if t == noTopic || t == around || r.within(t, around) || r.part != prosePart && r.part != unknownPart {
		return around, section
	}
	if !slices.Contains(tableTopics, t) {
		return t, section
	}
	return t, r.unique(section + strings.Trim(number, "、. "))
}

// within reports whether a heading's topic is only another word for the
// section's: 一般公共预算… 支出决算具体情况 is about the section's own.
func (r *reader) within(t, around topic) bool {
	return around == general && (t == income || t == spending || t == totals || t == general) || around == threePublic && t != operating && t != procurement ||
		around == fiscal && (t == income || t == spending || t == totals) || around == performance && t != operating && t != procurement && t != assets ||
		(around == fund || around == capital) && (t == income || t == spending || t == totals) ||
		around == allFunds && (t == spending || t == totals || t == general) || around == spending && t == basic || around == basic && (t == spending || t == general) ||
		around == overview || t == carried && slices.Contains(tableTopics, around)
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
	return r.unique(name)
}

// unique is a section's name that no other section has.
func (r *reader) unique(name string) string {
	for r.taken[name] {
		name += "续"
	}
	r.taken[name] = true
	return name
}
