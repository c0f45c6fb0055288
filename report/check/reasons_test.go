package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// unexplained are the numbers that P10 says have no reason.
func unexplained(t *testing.T, in Input) []string {
	t.Helper()
	var out []string
	for _, f := range Run(load(t), in, Options{}).By("P10") {
		if strings.Contains(f.Message, "没有写原因") {
			for _, p := range f.Places {
				out = append(out, p.Section+" "+p.Printed)
			}
		}
	}
	return out
}

// TestLargeChangesWithoutAReason: a reason that nobody entered, and one that
// was left out with its sentence, are missed where the change is large only.
func TestLargeChangesWithoutAReason(t *testing.T) {
	without := func(place string) Input {
		y := storetest.Sample()
		y.Texts = slices.DeleteFunc(y.Texts, func(x store.Text) bool { return x.Place == place })
		return input(t, y, nil)
	}
	for name, c := range map[string]struct {
		in   Input
		want []string
	}{
		"all there":      {sample(t), nil},
		"blank":          {without("原因/五（三）/2010301"), []string{"五 120.66%"}},
		"blank, 三公":      {without("原因/九（二）/3"), []string{"九 0.00%"}},
		"a small change": {without("原因/五（三）/2210201"), nil},
	} {
		if got := unexplained(t, c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	s := &spoiler{TB: t, in: sample(t)}
	p, i := s.run("五", report.CompletionFigure, "预算/2010301/决算数")
	p.Runs = p.Runs[:i+1]
	if got := unexplained(t, s.in); !slices.Equal(got, []string{"五 120.66%"}) {
		t.Errorf("no sentence: %q", got)
	}
	p.Runs = append(p.Runs, report.Run{Text: "。这是由于人员增加三名。"})
	if got := unexplained(t, s.in); got != nil {
		t.Errorf("in other words: %q", got)
	}
}
