package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The ways a piece of text is numbered, in normal writing.
var (
	rePart    = regexp.MustCompile(`^第[一二三四五六七八九十]+部分[、：. ]*`)
	reChapter = regexp.MustCompile(`^[一二三四五六七八九十]+[、.] *`)
	reSection = regexp.MustCompile(`^（[一二三四五六七八九十]+）[、. ]*`)
	reItem    = regexp.MustCompile(`^(?:\d{1,3}[.、][^\d]|（\d{1,3}）|[①-⑳])`)
	reNumber  = regexp.MustCompile(`^(?:\d{1,3}[.、] *|（\d{1,3}）|[①-⑳] *)`)
)

// isNumbered reports whether a line begins with a number of its own, so that
// it does not go on the line before.
func isNumbered(s string) bool {
	return rePart.MatchString(s) || reChapter.MatchString(s) || reSection.MatchString(s) || reItem.MatchString(s)
}

// longHeading is how many characters a heading may have.
const longHeading = 45

// headingLevel is the level of a normal text that is a heading by its looks:
// 1 第一部分, 2 一、, 3 （一）; else 0.
func headingLevel(s string) int {
	level, rest := 0, ""
	for i, re := range []*regexp.Regexp{rePart, reChapter, reSection} {
		if m := re.FindString(s); m != "" {
			level, rest = i+1, s[len(m):]
			break
		}
	}
	rest = strings.TrimSpace(rest)
	if level == 0 || utf8.RuneCountInString(rest) > longHeading {
		return 0
	}
	if t, stopped := strings.CutSuffix(rest, "。"); stopped { // （一）总体情况。
		if level == 1 || !hasAnySuffix(t, "情况", "说明", "结果", "情形") {
			return 0
		}
		rest = t
	}
	if strings.ContainsAny(rest, "，。；") || strings.Contains(strings.TrimSuffix(rest, "："), "：") || strings.Contains(rest, "（类）") || strings.Contains(rest, "（项）") {
		return 0
	}
	for _, n := range numbersOf([]rune(rest)) {
		if n.kind == amountNumber || n.kind == percentNumber {
			return 0
		}
	}
	return level
}

// partKind is what a part of the document holds.
type partKind int

const (
	unknownPart  partKind = iota
	overviewPart          // 概况
	tablesPart            // 决算表
	prosePart             // 情况说明, 其他重要事项
	glossaryPart          // 名词解释
	annexPart             // 附件
)

// kindOfPart tells a part by its heading.
func kindOfPart(title string) partKind {
	for _, k := range []struct {
		kind  partKind
		words []string
	}{
		{glossaryPart, []string{"名词解释", "名词说明", "专业名词"}},
		{prosePart, []string{"情况说明", "情况的说明", "情况分析", "重要事项", "决算说明", "文字说明"}},
		{tablesPart, []string{"决算表", "报表", "附表", "公开表", "决算公开表"}},
		{overviewPart, []string{"概况", "基本情况", "简介", "主要职"}},
		{annexPart, []string{"附件", "附录", "绩效评价报告", "自评"}},
		{prosePart, []string{"说明", "情况"}},
	} {
		for _, w := range k.words {
			if strings.Contains(title, w) {
				return k.kind
			}
		}
	}
	return unknownPart
}
