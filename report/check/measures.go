package check

import (
	"fmt"
	"slices"
	"strings"

	"juesuan/report"
)

// measures are the words that may follow a count, by the beginning of its
// fact's address; the longest that fits decides.
var measures = []struct {
	fact  string
	words []string
}{
	{"三公数量/购置车辆", []string{"辆", "台"}}, {"三公数量/保有量", []string{"辆"}}, {"车辆/", []string{"辆"}},
	{"设备/", []string{"台（套）", "台", "套", "件"}},
	{"三公数量/出国人次", []string{"人次", "人"}}, {"三公数量/外宾人次", []string{"人次", "人"}}, {"三公数量/国内人次", []string{"人次", "人"}},
	{"三公数量/", []string{"个", "批次", "批", "次"}},
	{"内设机构/", []string{"个"}}, {"决算单位/", []string{"个", "家"}}, {"项目自评/", []string{"个", "项"}},
}

// measureOf is the word for a count in a message, or "".
func measureOf(fact string) string {
	for _, w := range []string{"批次", "人次", "分"} {
		if strings.HasSuffix(fact, w) || w == "分" && strings.HasSuffix(fact, "分值") {
			return w
		}
	}
	for i := range measures {
		if strings.HasPrefix(fact, measures[i].fact) {
			return measures[i].words[0]
		}
	}
	return ""
}

// once are words of these documents that never follow themselves.
var once = map[string]bool{
	"支出": true, "反映": true, "收入": true, "预算": true, "决算": true, "情况": true, "说明": true, "合计": true, "总计": true, "增加": true,
	"减少": true, "原因": true, "经费": true, "财政": true, "资金": true, "拨款": true, "年度": true, "部门": true, "单位": true, "项目": true,
	"其中": true, "主要": true, "的": true, "了": true, "为": true, "和": true, "与": true, "及": true,
}

// wordsWith are the characters before and behind a doubled one that make it two
// words: 普及及时, 为了了解.
var wordsWith = map[rune][2]string{
	'及': {"普以涉顾波危推惠", "时早格其"}, '为': {"行作成认因以人分变视称列较更极尤", "先主民了何期"}, '和': {"温缓共总饱调祥谦", "谐平睦解美"},
	'与': {"参给赋授", "会时"}, '的': {"目", "确"}, '了': {"为除", "解然却"},
}

// endsWord reports whether the doubled characters at i belong to two words.
func endsWord(r []rune, i int) bool {
	w := wordsWith[r[i]]
	return i > 0 && strings.ContainsRune(w[0], r[i-1]) || i+2 < len(r) && strings.ContainsRune(w[1], r[i+2])
}

// doubled is the first word that follows itself, or "".
func doubled(text string) string {
	r := []rune(text)
	for i := range r {
		switch {
		case i+3 < len(r) && r[i] == r[i+2] && r[i+1] == r[i+3] && once[string(r[i:i+2])]:
			return string(r[i : i+4])
		case i+1 < len(r) && r[i] == r[i+1] && once[string(r[i])] && !endsWord(r, i):
			return string(r[i : i+2])
		}
	}
	return ""
}

// ruleD18 tests the measure words that follow counts (车辆用辆，设备用台（套）), and
// finds doubled words.
func ruleD18(p *probe) {
	for i := range p.claims {
		c := &p.claims[i]
		if c.figure.Kind != report.CountFigure || len(c.figure.Facts) != 1 {
			continue
		}
		k := slices.IndexFunc(measures, func(m struct {
			fact  string
			words []string
		}) bool {
			return strings.HasPrefix(c.figure.Facts[0], m.fact)
		})
		if k < 0 {
			continue
		}
		p.tested++
		words := measures[k].words
		after := strings.TrimLeft(c.behind(), " 　\u00a0")
		if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(after, w) }) {
			continue
		}
		next := string([]rune(after)[:min(1, len([]rune(after)))])
		p.find(Finding{Places: []Place{claimPlace(c)}, Printed: c.text() + next, Expected: c.text() + words[0],
			Message: fmt.Sprintf("文字“%s”写“%s%s”，应写“%s%s”", c.section, c.text(), next, c.text(), words[0])})
	}
	p.eachText(func(par *report.Paragraph, text string) {
		p.tested++
		if m := doubled(text); m != "" {
			p.find(Finding{Places: []Place{{Section: par.Section, Sentence: around(text, m)}}, Printed: m, Expected: m[:len(m)/2], Message: fmt.Sprintf("文字“%s”里的“%s”重复", par.Section, m)})
		}
	})
}
