package check

import (
	"slices"
	"strings"
)

var (
	// denials are the words that deny what follows, longer ones first.
	denials = []string{"未能够", "没有能", "未完全", "未全部", "未全面", "没有", "未能", "没能", "不能", "不够", "不太", "未曾", "尚未", "还未", "并未", "不", "未", "没", "无", "非"}
	// degrees say how much of a quality there is.
	degrees = strings.NewReplacer("显著", "", "明显", "", "有效", "", "逐步", "", "不断", "", "持续", "", "进一步", "", "较大", "", "大幅度", "", "大幅", "", "稳步", "", "切实", "", "得到", "", "有所", "", "全面", "", "全部", "", "了", "", "已", "",
		" ", "", "　", "", "。", "", "；", "", "，", "", "、", "", "“", "", "”", "")
	// grades are in their order.
	grades = [][]string{{"优", "优秀"}, {"良", "良好"}, {"中", "中等", "一般", "合格", "及格"}, {"差", "较差", "不合格", "不及格"}}
)

// denied reports whether an actual value in words openly denies its target in
// words: 及时 and 不及时, 有 and 无, 优 and 良, 无事故 and 有事故.
func denied(target, actual string) bool {
	t, a := degrees.Replace(target), degrees.Replace(actual)
	if t == "" || a == "" || t == a {
		return false
	}
	if t == "有" && a == "无" || t == "是" && a == "否" {
		return true
	}
	if want, got := grade(t), grade(a); want >= 0 && got >= 0 {
		return got > want
	}
	return slices.Contains(undenied(a), t) || // 不及时
		slices.ContainsFunc(undenied(t), func(s string) bool { return s == a || "有"+s == a || "发生"+s == a || "出现"+s == a })
}

// undenied is what words that deny something deny.
func undenied(s string) []string {
	var out []string
	for _, w := range denials {
		if rest, found := strings.CutPrefix(s, w); found && rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

func grade(s string) int {
	return slices.IndexFunc(grades, func(list []string) bool { return slices.Contains(list, s) })
}
