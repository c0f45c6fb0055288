package check

import (
	"fmt"
	"regexp"
	"strings"

	"juesuan/report"
)

// ordinals are the numbers of headings.
var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"}

// ruleD13 tests that headings count on from 一 in each part.
func ruleD13(p *probe) {
	part, section, sub := 0, 0, 0
	for _, b := range p.Document.Blocks {
		h, ok := b.(*report.Heading)
		if !ok {
			continue
		}
		var n *int
		want := ""
		switch h.Level {
		case 1:
			n, section, sub, want = &part, 0, 0, "第%s部分"
		case 2:
			n, sub, want = &section, 0, "%s、"
		case 3:
			n, want = &sub, "（%s）"
		default:
			continue
		}
		if *n >= len(ordinals) || h.Level > 1 && !strings.ContainsAny(h.Text[:min(len(h.Text), 12)], "、（") {
			continue
		}
		p.tested++
		want = fmt.Sprintf(want, ordinals[*n])
		if !strings.HasPrefix(h.Text, want) {
			p.find(Finding{Places: []Place{{Addr: h.ID, Section: h.Text}}, Printed: h.Text, Expected: want, Message: fmt.Sprintf("标题“%s”的序号应是“%s”", h.Text, want)})
		}
		*n++
	}
}

// find matches only where one of the words stands: most paragraphs have none,
// and looking for words is much cheaper.
func find(re *regexp.Regexp, text string, words ...string) string {
	for _, w := range words {
		if strings.Contains(text, w) {
			return re.FindString(text)
		}
	}
	return ""
}

// personal finds what looks like a personal number, which has 11 digits at least.
func personal(text string) string {
	digits := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			digits = 0
			continue
		}
		if digits++; digits == 11 {
			return rePersonal.FindString(text)
		}
	}
	return find(rePersonal, text, "密★")
}

var rePlaceholder = regexp.MustCompile(`X{2,}|×{2,}|（请填写[^）]*）|下降（增长）|增长（下降）|增加（减少）|减少（增加）|列明|\b202\s*年度`)

// ruleD14 finds what a template wanted to be filled in.
func ruleD14(p *probe) {
	p.eachText(func(par *report.Paragraph, text string) {
		p.tested++
		if m := find(rePlaceholder, text, "XX", "××", "请填写", "（增长）", "（下降）", "（减少）", "（增加）", "列明", "202 "); m != "" {
			p.find(Finding{Places: []Place{{Section: par.Section, Sentence: around(text, m)}}, Printed: m, Message: fmt.Sprintf("文字“%s”里还有没填的“%s”", par.Section, m)})
		}
	})
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

var reDoubled = regexp.MustCompile(`。。|，，|、、|；；|：：|，。|、。`)

// ruleD15 finds doubled punctuation and brackets that do not close.
func ruleD15(p *probe) {
	p.eachText(func(par *report.Paragraph, text string) {
		p.tested++
		wrong := find(reDoubled, text, "。。", "，，", "、、", "；；", "：：", "，。", "、。")
		for _, pair := range []string{"（）", "“”", "《》"} {
			r := []rune(pair)
			if wrong == "" && strings.Count(text, string(r[0])) != strings.Count(text, string(r[1])) {
				wrong = string(r[0])
			}
		}
		if wrong == "" && (strings.Count(text, "（") > 0 && strings.Contains(text, ")")) {
			wrong = ")"
		}
		if wrong != "" {
			p.find(Finding{Places: []Place{{Section: par.Section, Sentence: around(text, wrong)}}, Printed: wrong, Message: fmt.Sprintf("文字“%s”的标点“%s”重复、不成对或半角全角混用", par.Section, wrong)})
		}
	})
}

// lineTerms are the words of the tables that the list of terms explains.
var lineTerms = []struct{ term, addr string }{
	{"年初结转和结余", "01/年初结转和结余"}, {"年末结转和结余", "01/年末结转和结余"}, {"结余分配", "01/结余分配"}, {"使用非财政拨款结余", "01/使用非财政拨款结余"},
	{"上缴上级支出", "03/合计/上缴上级支出"}, {"经营支出", "03/合计/经营支出"}, {"对附属单位补助支出", "03/合计/对附属单位补助支出"},
	{"基本支出", "03/合计/基本支出"}, {"项目支出", "03/合计/项目支出"}, {"财政拨款收入", "02/合计/财政拨款收入"}, {"事业收入", "02/合计/事业收入"},
	{"经营收入", "02/合计/经营收入"}, {"其他收入", "02/合计/其他收入"}, {"“三公”经费", "09/预算数/合计"}, {"机关运行经费", "机关运行经费/决算数"},
}

// ruleD16 tests that the list of terms has every kind of line the tables print,
// also those that are blank: readers meet the words all the same.
func ruleD16(p *probe) {
	glossary, within := "", false
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			if b.Level == 1 {
				within = strings.Contains(b.Text, "名词解释")
			}
			if within {
				glossary += b.Text + "\n"
			}
		case *report.Paragraph:
			if within {
				glossary += p.texts[b] + "\n"
			}
		}
	}
	if glossary == "" {
		p.missing("文档没有名词解释")
		return
	}
	var lacks []string
	f := Finding{}
	for _, l := range lineTerms {
		p.tested++
		if _, _, why := p.fact(l.addr); why == "" && !strings.Contains(glossary, l.term) {
			lacks = append(lacks, "“"+l.term+"”")
			f.Places = append(f.Places, p.place(p.on(l.addr)))
		}
	}
	if len(lacks) > 0 {
		f.Places = append([]Place{{Section: "名词解释"}}, f.Places...)
		f.Message = "名词解释没有表里用到的" + strings.Join(lacks, "、")
		p.find(f)
	}
}

var rePersonal = regexp.MustCompile(`[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx]|\b1[3-9][0-9]{9}\b|秘密★|机密★|绝密★`)

// ruleD17 finds numbers of identity cards and mobile phones, and marks of secrecy.
func ruleD17(p *probe) {
	p.eachText(func(par *report.Paragraph, text string) {
		p.tested++
		if m := personal(text); m != "" {
			p.find(Finding{Places: []Place{{Section: par.Section, Sentence: around(text, m)}}, Printed: m, Message: fmt.Sprintf("文字“%s”里的“%s”像是个人信息或密级标志", par.Section, m)})
		}
	})
}

var reMeasure = regexp.MustCompile(`车辆[0-9]+[台个]|保有量为[0-9]+[^辆0-9]|设备[0-9]+[个辆]|(支出支出|反映反映|收入收入|预算预算|情况情况)`)

// ruleD18 finds wrong measure words and doubled words.
func ruleD18(p *probe) {
	p.eachText(func(par *report.Paragraph, text string) {
		p.tested++
		if m := find(reMeasure, text, "车辆", "保有量", "设备", "支出支出", "反映反映", "收入收入", "预算预算", "情况情况"); m != "" && !strings.Contains(text, "购置"+m) {
			p.find(Finding{Places: []Place{{Section: par.Section, Sentence: around(text, m)}}, Printed: m, Message: fmt.Sprintf("文字“%s”里的“%s”量词不对或字词重复", par.Section, m)})
		}
	})
}
