package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// TestPointsStillToBeFilledIn: empty points are told as not filled in, once a
// self-assessment, and nothing is computed from them.
func TestPointsStillToBeFilledIn(t *testing.T) {
	for name, c := range map[string]struct {
		empty func(*store.Year)
		words string
	}{
		"one score": {func(y *store.Year) { y.Indicators[2].Score = "" }, "还有没填的：“"},
		"all scores": {func(y *store.Year) {
			for i := range y.Indicators {
				y.Indicators[i].Score = ""
			}
		}, "处，第一处是“"},
		"one weight":              {func(y *store.Year) { y.Indicators[2].Weight = "" }, "的分值。"},
		"the points of the money": {func(y *store.Year) { y.Assessment.FundingScore = "" }, "“部门预算总额”的得分。"},
	} {
		t.Run(name, func(t *testing.T) {
			y, prior := storetest.Invented()
			c.empty(y)
			res := Run(load(t), input(t, y, prior), Options{})
			own := slices.DeleteFunc(res.Of(Error), func(f Finding) bool { return f.Rule == "D14" })
			if len(own) != 1 || own[0].Rule != "Q05" || !strings.Contains(own[0].Message, c.words) {
				t.Errorf("errors are %+v, want one that has “%s”", own, c.words)
			}
			walk(res.Findings, func(f *Finding) {
				if strings.Contains(f.Message, "  ") || strings.Contains(f.Message, "得满分 ，") {
					t.Errorf("a hole in the sentence: %s", f.Message)
				}
			})
			if !slices.ContainsFunc(res.Rules, func(r RuleResult) bool {
				return r.ID == "Q04" && slices.ContainsFunc(r.Missing, func(s string) bool { return strings.Contains(s, "没有填全") })
			}) {
				t.Error("Q04 does not say what it left out")
			}
		})
	}
}
