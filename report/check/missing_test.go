package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
)

// TestWhatCouldNotBeCheckedSaysWhyOnce: a reason is a sentence, and not the
// same sentence twice.
func TestWhatCouldNotBeCheckedSaysWhyOnce(t *testing.T) {
	for _, c := range []struct {
		rule, says string
		spoil      func(s *spoiler)
	}{
		{"P08", "前面没有增加、减少、增长或下降", func(s *spoiler) { // a change without a verb and without its rate
			p, i := s.run("一", report.DifferenceFigure, "01/收入总计")
			p.Runs = slices.DeleteFunc(p.Runs, func(r report.Run) bool { return r.Figure != nil && r.Figure.Kind == report.GrowthFigure })
			for _, word := range []string{"增加", "减少"} {
				p.Runs[i-1].Text = strings.ReplaceAll(p.Runs[i-1].Text, word, "变动")
			}
		}},
		{"B19", "先改正它", func(s *spoiler) { s.set("07/合计/小计", "5") }},
	} {
		s := &spoiler{TB: t, in: invented(t)}
		c.spoil(s)
		for _, r := range Run(load(t), s.in, Options{}).Rules {
			for _, why := range r.Missing {
				half := len(why) / 2
				if why == "" || why[:half] == why[half:] {
					t.Errorf("%s: %q", r.ID, why)
				}
			}
			if r.ID == c.rule && !strings.Contains(strings.Join(r.Missing, ""), c.says) {
				t.Errorf("%s: %q do not say %q", r.ID, r.Missing, c.says)
			}
		}
	}
}

// TestASectionThatIsNotThere: what a section lacks that somebody else's document
// does not have at all is told without the form's number of it.
func TestASectionThatIsNotThere(t *testing.T) {
	for printed, says := range map[bool]string{false: "文字“十一”没有写", true: "情况说明没有写"} {
		s := &spoiler{TB: t, in: invented(t)}
		s.in.PrintedOnly = printed
		s.drop(func(b report.Block) bool {
			p, ok := b.(*report.Paragraph)
			return ok && p.Section == "十一"
		})
		list := Run(load(t), s.in, Options{}).By("D10")
		if len(list) == 0 || !strings.HasPrefix(list[0].Message, says) {
			t.Errorf("printed %v: D10 finds %v", printed, list)
		}
	}
}
