package check

import (
	"regexp"
	"strings"
	"testing"

	"juesuan/report"
)

// TestSubjectsMayBeListedInOtherWords: what an office writes around the list of
// its subjects does not make it another list; a name too many or too few does.
func TestSubjectsMayBeListedInOtherWords(t *testing.T) {
	rules := load(t)
	comma := func(s string) string { return strings.ReplaceAll(s, "、", "，") }
	for name, c := range map[string]struct {
		change func(string) string
		want   int
	}{
		"as it is":    {func(s string) string { return s }, 0},
		"no colon":    {func(s string) string { return strings.ReplaceAll(s, "主要包括：", "主要包括") }, 0},
		"other words": {func(s string) string { return strings.ReplaceAll(s, "主要包括：", "主要用于：") }, 0},
		"commas":      {comma, 0},
		"open end":    {func(s string) string { return strings.ReplaceAll(s, "、奖金", "等") }, 1}, // 、 goes on behind it
		"left open": {func(s string) string {
			return regexp.MustCompile(`基本工资、[^；]*；`).ReplaceAllString(s, "基本工资、津贴补贴等；")
		}, 0},
		"open, too many": {func(s string) string {
			return regexp.MustCompile(`基本工资、[^；]*；`).ReplaceAllString(s, "基本工资、退职费等；")
		}, 1},
		"classes": {func(s string) string {
			return regexp.MustCompile(`基本工资、[^；]*；`).ReplaceAllString(s, "工资福利支出100.00万元、对个人和家庭的补助3.18万元；")
		}, 0},
		"amounts": {func(s string) string { return strings.ReplaceAll(s, "基本工资、", "基本工资42.05万元、") }, 0},
		"told before": {func(s string) string {
			return "人员经费103.18万元，占91.00%；公用经费10.21万元。" + regexp.MustCompile(`经费[\d.]+万元，主要`).ReplaceAllString(s, "经费主要")
		}, 0},
		"two joined by 和":     {func(s string) string { return strings.ReplaceAll(s, "、奖金", "和奖金") }, 0},
		"another joined by 和": {func(s string) string { return strings.ReplaceAll(s, "、奖金", "和奖品") }, 1},
		"one is missing":      {func(s string) string { return comma(strings.ReplaceAll(s, "、奖金", "")) }, 1},
		"one too many":        {func(s string) string { return strings.ReplaceAll(s, "基本工资、", "基本工资、退职费、") }, 1},
		"none": {func(s string) string {
			return regexp.MustCompile(`，主要包括：[^；。]*`).ReplaceAllString(s, "")
		}, 2},
	} {
		s := &spoiler{TB: t, in: sample(t)}
		for _, b := range s.in.Document.Blocks {
			if p, ok := b.(*report.Paragraph); ok && p.Section == "六" {
				p.Runs = []report.Run{{Text: c.change(p.Text())}}
			}
		}
		list := Run(rules, s.in, Options{}).By("C15")
		if len(list) != c.want {
			t.Errorf("%s: %d findings, want %d", name, len(list), c.want)
			for _, f := range list {
				t.Log(f.Message)
			}
		}
	}
}
