package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"juesuan/report"
)

// sections are the headings of a document's third part.
func sections(d *report.Document) []*report.Heading {
	var out []*report.Heading
	third := false
	for _, b := range d.Blocks {
		switch h, ok := b.(*report.Heading); {
		case !ok:
		case h.Level == 1:
			third = strings.HasPrefix(h.Text, "第三部分")
		case h.Level == 2 && third:
			out = append(out, h)
		}
	}
	return out
}

// numbered gives the first headings of the invented department's third part
// these numbers, and drops the others and all headings below.
func numbered(t *testing.T, numbers ...string) *spoiler {
	t.Helper()
	s := &spoiler{TB: t, in: invented(t)}
	list := sections(s.in.Document)
	for i, n := range numbers {
		_, words, _ := strings.Cut(list[i].Text, "、")
		list[i].Text = n + words
	}
	s.drop(func(b report.Block) bool {
		h, ok := b.(*report.Heading)
		return ok && (h.Level == 3 || slices.Contains(list[len(numbers):], h))
	})
	return s
}

// TestHeadingsOutOfStepAreOneFinding: what counts on after a heading with a
// wrong number is told below it, once.
func TestHeadingsOutOfStepAreOneFinding(t *testing.T) {
	for name, c := range map[string]struct {
		numbers []string
		found   []string // the number a finding is of, and how many are under it
	}{
		"one is missing":    {[]string{"一、", "二、", "四、", "五、", "六、", "七、"}, []string{"四、 3"}},
		"one twice":         {[]string{"一、", "二、", "二、", "三、", "四、"}, []string{"二、 2"}},
		"two are missing":   {[]string{"一、", "三、", "四、", "六、", "七、"}, []string{"三、 1", "六、 1"}},
		"one is mistyped":   {[]string{"一、", "二、", "五、", "四、", "五、"}, []string{"五、 0"}},
		"one has no number": {[]string{"一、", "二、", "", "三、", "四、"}, []string{" 2"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := numbered(t, c.numbers...)
			var got []string
			for _, f := range Run(load(t), s.in, Options{}).Findings {
				if f.Rule != "D13" {
					continue
				}
				got = append(got, fmt.Sprintf("%s %d", headingForms[2].any.FindString(f.Printed), len(f.Consequences)))
				for _, x := range f.Consequences {
					if x.Rule != "D13" || x.Severity != Warning || !strings.HasSuffix(x.Message, "。") {
						t.Errorf("below it: %+v", x)
					}
				}
			}
			if !slices.Equal(got, c.found) {
				t.Errorf("found %q, want %q", got, c.found)
			}
		})
	}
}

// TestContentsThatStillHaveAMissingHeading: the contents that miss the heading
// too are told below the number that shows it.
func TestContentsThatStillHaveAMissingHeading(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	s.outline(func(list []report.OutlineEntry) []report.OutlineEntry { return list })
	s.drop(func(b report.Block) bool {
		h, ok := b.(*report.Heading)
		return ok && h.Level == 2 && strings.HasPrefix(h.Text, "四、")
	})
	list := slices.DeleteFunc(Run(load(t), s.in, Options{}).Findings, func(f Finding) bool { return f.Rule != "D13" })
	if len(list) != 1 || len(list[0].Consequences) < 5 || !slices.ContainsFunc(list[0].Consequences, func(c Finding) bool { return c.Places[0].Addr == "目录" }) {
		t.Errorf("found %+v", list)
	}
}

// TestAcceptingAHeadingAcceptsWhatFollows: what a rule tells below its own
// finding does not come back when that is accepted.
func TestAcceptingAHeadingAcceptsWhatFollows(t *testing.T) {
	s := numbered(t, "一、", "二、", "四、", "五、")
	first := Run(load(t), s.in, Options{})
	i := slices.IndexFunc(first.Findings, func(f Finding) bool { return f.Rule == "D13" })
	res := Run(load(t), s.in, Options{Accepted: map[string]string{first.Findings[i].ID(): "上级规定的序号"}})
	for _, f := range res.Of(Warning) {
		if f.Rule == "D13" && strings.HasPrefix(f.Printed, "五、") {
			t.Errorf("%s came back", f.Message)
		}
	}
}
