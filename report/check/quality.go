package check

import (
	"cmp"
	"slices"
	"strings"
)

// The sets of the words that tell a target in words from what denies it.
const (
	denialWords = "否定词"
	degreeWords = "程度词"
	gradeWords  = "等级"
	undoneWords = "没做完"
)

// quality compares what a self-assessment says in words.
type quality struct {
	denials []string          // that deny what follows, longer ones first
	degrees *strings.Replacer // takes out how much of it there is
	grades  [][]string        // names of grades, the best first
	undone  []string          // that say of anything that it is not finished
}

func qualityOf(sets map[string][]string) *quality {
	q := &quality{denials: slices.Clone(sets[denialWords]), undone: sets[undoneWords]}
	slices.SortStableFunc(q.denials, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	var pairs []string
	for _, w := range slices.Concat(sets[degreeWords], strings.Split(" 　。；，、“”", "")) {
		pairs = append(pairs, w, "")
	}
	q.degrees = strings.NewReplacer(pairs...)
	for _, names := range sets[gradeWords] {
		q.grades = append(q.grades, strings.Fields(names))
	}
	return q
}

// denied reports whether an actual value in words openly denies its target in
// words: 及时 and 不及时, 有 and 无, 优 and 良, 无事故 and 有事故, 完成 and 推进中.
func (q *quality) denied(target, actual string) bool {
	t, a := q.degrees.Replace(target), q.degrees.Replace(actual)
	if t == "" || a == "" || t == a {
		return false
	}
	if t == "有" && a == "无" || t == "是" && a == "否" {
		return true
	}
	if want, got := q.grade(t), q.grade(a); want >= 0 && got >= 0 {
		return got > want
	}
	if slices.Contains(q.undone, a) {
		return true
	}
	return slices.ContainsFunc(q.undenied(a), func(s string) bool { return q.partOf(t, s) || q.partOf(s, t) }) || // 不及时, 未按期完成
		slices.ContainsFunc(q.undenied(t), func(s string) bool { return s == a || "有"+s == a || "发生"+s == a || "出现"+s == a })
}

// partOf reports whether words end with others that nothing in front denies:
// 按期完成 with 完成, not 安全无事故 with 事故.
func (q *quality) partOf(all, end string) bool {
	before, found := strings.CutSuffix(all, end)
	return found && !slices.ContainsFunc(q.denials, func(w string) bool { return strings.Contains(before, w) })
}

// undenied is what words that deny something deny.
func (q *quality) undenied(s string) []string {
	var out []string
	for _, w := range q.denials {
		if rest, found := strings.CutPrefix(s, w); found && rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

func (q *quality) grade(s string) int {
	return slices.IndexFunc(q.grades, func(names []string) bool { return slices.Contains(names, s) })
}
