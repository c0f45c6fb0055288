package check

import (
	"fmt"
	"regexp"
	"strings"

	"juesuan/report"
)

// eachWords calls do for every text of the document outside the tables'
// cells: cover, headings, paragraphs, the notes under tables.
func (p *probe) eachWords(do func(Place, string)) {
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Cover:
			for _, l := range b.Lines {
				do(Place{Section: "封面", Sentence: l}, l)
			}
		case *report.Heading:
			do(Place{Addr: b.ID, Section: b.Text}, b.Text)
		case *report.Paragraph:
			do(Place{Section: b.Section}, p.text(b))
		case *report.TableBlock:
			for _, n := range b.Table.Notes {
				do(Place{Addr: b.Table.ID + "/注", Table: tableName(b.Table), Row: "注"}, n)
			}
		}
	}
}

var rePlaceholder = regexp.MustCompile(`X{2,}|×{2,}|（请填写(?:[^（）]|（[^）]*）)*）|下降（增长）|增长（下降）|增加（减少）|减少（增加）|[（请]列明|\b202\s*年度`)

// ruleD14 finds what a template wanted to be filled in.
func ruleD14(p *probe) {
	p.eachWords(func(where Place, text string) {
		p.tested++
		m := find(rePlaceholder, text, "XX", "××", "请填写", "（增长）", "（下降）", "（减少）", "（增加）", "列明", "202年", "202 ", "202\t")
		if m == "" {
			return
		}
		where.Sentence, where.Printed = around(text, m), m
		p.find(Finding{Places: []Place{where}, Printed: m, Message: fmt.Sprintf("%s里还有没填的“%s”", where, m)})
	})
}

// find matches only where one of the words stands: most texts have none, and
// looking for words is much cheaper.
func find(re *regexp.Regexp, text string, words ...string) string {
	for _, w := range words {
		if strings.Contains(text, w) {
			return re.FindString(text)
		}
	}
	return ""
}

// firstOf is the word that stands first in a text, or "".
func firstOf(text string, words ...string) string {
	first, at := "", len(text)
	for _, w := range words {
		if i := strings.Index(text, w); i >= 0 && i < at {
			first, at = w, i
		}
	}
	return first
}

// around is the sentence of a text that has the words.
func around(text, words string) string {
	for s := range strings.SplitAfterSeq(text, "。") {
		if strings.Contains(s, words) {
			return s
		}
	}
	return text
}
