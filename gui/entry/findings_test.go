package entry

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/report/check"
)

func TestTheStripTellsTheTouchedFirst(t *testing.T) {
	r := sampleRig(t, desk.BasicPage)
	const salary, allowance = "基本支出/30101/一般公共预算财政拨款/决算数", "基本支出/30102/一般公共预算财政拨款/决算数"
	at := func(rule string, severity check.Severity, addr string) *check.Finding {
		return &check.Finding{Rule: rule, Severity: severity, Places: []check.Place{{Addr: addr}}}
	}
	list := []*check.Finding{
		at("1", check.Warning, allowance), at("2", check.Error, "06/30102/决算数"), at("3", check.Info, salary),
		at("4", check.Warning, "06/30101/决算数"), at("5", check.Error, "05/合计/小计"),
	}
	for name, c := range map[string]struct {
		touched []string
		want    []string
	}{
		"nothing":                             {nil, []string{"2", "5", "1", "4", "3"}},
		"an entry, by itself and by its cell": {[]string{salary}, []string{"4", "3", "2", "5", "1"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range r.behind.sorted(list, c.touched) {
				got = append(got, f.Rule)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("in the order %q, want %q", got, c.want)
			}
		})
	}
	before := r.stripText()
	r.goTo(salary)
	r.press("「7」 Return")
	if got := r.stripText(); got == before || got[:len("●")] != "●" {
		t.Errorf("the strip says %s", got)
	}
}

// A sentence is cut only where there is no room for all of it.
func TestTheStripShowsWholeSentences(t *testing.T) {
	r := sampleRig(t, desk.BasicPage)
	long := func(n int) (out []*check.Finding) {
		for range n {
			out = append(out, &check.Finding{Rule: "1", Severity: check.Warning, Message: strings.Repeat("很长的一句话，", 14)})
		}
		return out
	}
	for n, whole := range map[int]bool{1: true, 2: false} {
		r.strip.follow(long(n))
		row := r.strip.box.Objects[0].(*stripRow)
		if shown := row.text.String(); strings.Contains(shown, "\n") != whole || (row.text.Truncation == fyne.TextTruncateOff) != whole {
			t.Errorf("%d sentences: the first is shown as %q", n, shown)
		}
	}
	r.frame.window.Resize(fyne.NewSize(1100, 400)) // one line for the strip
	r.strip.follow(long(1))
	if row := r.strip.box.Objects[0].(*stripRow); row.text.Truncation != fyne.TextTruncateEllipsis {
		t.Errorf("in one line it is shown as %q", row.text.String())
	}
}
