package check

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"juesuan/report"
	"juesuan/store"
)

// eachWords calls do for every text of the document outside the tables'
// cells: cover, headings, paragraphs, the notes under tables. A paragraph is a
// unit of its own, since its numbers move; the others come with none.
func (p *probe) eachWords(do func(Place, string, *report.Paragraph)) {
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Cover:
			for _, l := range b.Lines {
				do(Place{Section: "封面", Sentence: l}, l, nil)
			}
		case *report.Heading:
			do(Place{Addr: b.ID, Section: b.Text}, b.Text, nil)
		case *report.Paragraph:
			p.piece(func() { do(Place{Section: b.Section}, p.text(b), b) })
		case *report.TableBlock:
			for _, n := range b.Table.Notes {
				do(Place{Addr: b.Table.ID + "/注", Table: tableName(b.Table), Row: "注"}, n, nil)
			}
		}
	}
}

var rePlaceholder = regexp.MustCompile(`X{2,}|×{2,}|（请(?:填写|改正：)(?:[^（）]|（[^）]*）)*）|下降（增长）|增长（下降）|增加（减少）|减少（增加）|[（请]列明|\b202\s*年度`)

// ruleD14 finds what a template wanted to be filled in.
func ruleD14(p *probe) {
	p.eachWords(func(where Place, text string, par *report.Paragraph) {
		p.tested++
		m := find(rePlaceholder, text, "XX", "××", "请填写", "请改正：", "（增长）", "（下降）", "（减少）", "（增加）", "列明", "202年", "202 ", "202\t")
		if m == "" {
			m = p.notWritten(text, p.rule.sets[notWrittenWords])
		}
		if m == "" {
			p.blanks(where, text)
			return
		}
		where.Sentence, where.Printed = around(text, m), m
		message := fmt.Sprintf("%s里还有没填的“%s”", where, m)
		if g := gapOf(par, m); g != nil {
			where.Addr = g.Entry
			if fault := g.Fault(); fault != "" {
				where.Addr = store.JoinAddress("改写", where.Section, "模板")
				message = fmt.Sprintf("%s改写的句子里有一处不能印出来：%s", where, fault)
			} else if before := endBefore(where.Sentence, m); before != "" {
				message += "，在“" + before + "”后面"
			}
		}
		p.find(Finding{Places: []Place{where}, Printed: m, Message: message})
	})
}

// gapOf is the gap of a paragraph that is printed so, or nil.
func gapOf(par *report.Paragraph, printed string) *report.Gap {
	if par == nil {
		return nil
	}
	for _, r := range par.Runs {
		if r.Gap && r.Text == printed {
			return &report.Gap{Section: par.Section, Text: r.Text, Entry: r.Entry}
		}
	}
	return nil
}

// endBefore is the end of what a sentence says before some words: it tells
// places apart that ask for the same.
func endBefore(sentence, words string) string {
	const most = 24 // characters
	before, _, _ := strings.Cut(sentence, words)
	if r := []rune(strings.TrimSpace(before)); len(r) > most {
		return "…" + string(r[len(r)-most:])
	}
	return strings.TrimSpace(before)
}

// reBlank is a unit behind its verb where the number is still to come: 占 %，比上年
// 减少 万元.
var reBlank = regexp.MustCompile(`((?:占|占比|比重|完成预算的?|完成年初预算的?|增加|减少|增长|下降|降低|上升|持平|(?:决算数?|预算数?|支出|收入|费|额|总计|合计)为)了?[ 　\t]*(?:万元|[%％]))[ 　]*(?:[，。；、,;）)]|$)`)

// blanks finds where a number is still to come.
func (p *probe) blanks(where Place, text string) {
	if !strings.Contains(text, "万元") && !strings.ContainsAny(text, "%％") {
		return
	}
	all := reBlank.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return
	}
	m, more := all[0][1], ""
	if len(all) > 1 {
		more = fmt.Sprintf("，这一段里这样的有 %d 处", len(all))
	}
	where.Sentence, where.Printed = around(text, m), m
	p.find(Finding{Places: []Place{where}, Printed: m, Message: fmt.Sprintf("%s里的“%s”%s%s", where, m, notFilled, more)})
}

// notWrittenWords is the set of what stands where something is to be written.
const notWrittenWords = "没填的话"

// reLine is a line to write on, and reDots are dots at the end of a clause.
var (
	reLine = regexp.MustCompile(`[_＿]{2,}`)
	reDots = regexp.MustCompile(`(?:…{1,}|\.{4,}|。{3,})(?:[。；，）]|$)`)
)

// notWritten is what stands for words that are still to come: 【请填写】, （待定）,
// 待补充 that is a clause of its own, a line to write on; in the office's own
// document also dots that end a clause.
func (p *probe) notWritten(text string, words []string) string {
	if strings.Contains(text, "_") || strings.Contains(text, "＿") {
		if m := reLine.FindString(text); m != "" {
			return m
		}
	}
	if !p.PrintedOnly && (strings.Contains(text, "…") || strings.Contains(text, "....") || strings.Contains(text, "。。。")) {
		if m := reDots.FindString(text); m != "" {
			return strings.TrimRight(m, "；，）")
		}
	}
	if !strings.Contains(text, "填") && !strings.Contains(text, "待") { // most texts
		return ""
	}
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			i += at
			at = i + len(w)
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, size := utf8.DecodeRuneInString(text[at:])
			open := strings.ContainsRune("【[〔［（(", before)
			switch {
			case open:
				if end := strings.IndexAny(text[at:], "】]〕］）)"); end >= 0 && end < 60 {
					_, n := utf8.DecodeRuneInString(text[at+end:])
					return text[i-utf8.RuneLen(before) : at+end+n]
				}
			case strings.HasPrefix(w, "待") && (size == 0 || strings.ContainsRune("。；，", after)) && (i == 0 || strings.ContainsRune("。；，：是为", before)):
				return w
			}
		}
	}
	return ""
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
