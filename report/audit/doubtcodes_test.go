package audit

import (
	"regexp"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read/raw"
)

// TestUnknownCodes: rows whose code is not recognised are named as unread, and
// nothing that leans on them is called wrong: they are not nothing.
func TestUnknownCodes(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, codes := range map[string]*regexp.Regexp{
		"all":         regexp.MustCompile(`^2\d{2,6}$`),
		"a class":     regexp.MustCompile(`^208$`),
		"a section":   regexp.MustCompile(`^20103$`),
		"all items":   regexp.MustCompile(`^2\d{6}$`),
		"some items":  regexp.MustCompile(`^20103\d\d$`),
		"no sections": regexp.MustCompile(`^2\d{4}$`),
	} {
		for _, pack := range []string{"henan-2022", "shanghai-2024"} {
			t.Run(pack+" "+name, func(t *testing.T) {
				f := published(t, composed(t, pack, report.Wan))
				if unknown(f, codes) == 0 {
					t.Fatal("there is no such code")
				}
				r, err := Of(f, rules)
				if err != nil {
					t.Fatal(err)
				}
				if len(r.read.Unread) == 0 {
					t.Error("nothing is named as unread")
				}
				every(r.Result.Findings, func(x *check.Finding) {
					if x.Severity == check.Error && x.Rule != "D14" { // reasons that the sample does not give
						t.Errorf("%s %s", x.Rule, x.Message)
					}
				})
			})
		}
	}
}

// unknown makes codes of subjects unreadable, and returns how many.
func unknown(f *raw.File, codes *regexp.Regexp) int {
	n := 0
	for _, b := range f.Blocks {
		g, ok := b.(*raw.Grid)
		if !ok {
			continue
		}
		for _, row := range g.Rows {
			code := row[0].Text
			if len(row) > 3 && len(row[1].Text) == 2 {
				code += row[1].Text + row[2].Text
			}
			if codes.MatchString(code) {
				row[0].Text = "〈甲〉"
				n++
			}
		}
	}
	return n
}
