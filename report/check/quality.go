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
)

// quality compares what a self-assessment says in words.
type quality struct {
	denials []string          // that deny what follows, longer ones first
	degrees *strings.Replacer // takes out how much of it there is
	grades  [][]string        // names of grades, the best first
}

func qualityOf(sets map[string][]string) *quality {
	q := &quality{denials: slices.Clone(sets[denialWords])}
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
// words: 及时 and 不及时, 有 and 无, 优 and 良, 无事故 and 有事故.
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
	return slices.Contains(q.undenied(a), t) || // 不及时
		slices.ContainsFunc(q.undenied(t), func(s string) bool { return s == a || "有"+s == a || "发生"+s == a || "出现"+s == a })
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
