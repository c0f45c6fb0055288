package audit

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
)

// TestFoldSame: one cause is told once, with the others below it.
func TestFoldSame(t *testing.T) {
	at := func(addr, section string) []check.Place { return []check.Place{{Addr: addr, Section: section}} }
	r := doubted(
		check.Finding{Rule: "P09", Printed: "3.1%"}, check.Finding{Rule: "P09", Printed: "4.2%"},
		check.Finding{Rule: "A24", Printed: "甲", Places: at("02/21305/本年收入合计", "")}, check.Finding{Rule: "A24", Printed: "甲", Places: at("03/21305/本年支出合计", "")},
		check.Finding{Rule: "A24", Printed: "乙", Places: at("03/21307/本年支出合计", "")},
		check.Finding{Rule: "D10", Message: "没有写甲", Places: at("", "十一")}, check.Finding{Rule: "D10", Message: "没有写乙", Places: at("", "十一")},
		check.Finding{Rule: "P01", Places: at("文字/五/1", "五")}, check.Finding{Rule: "P01", Places: at("文字/五/2", "五")},
	)
	r.foldSame()
	var got []string
	for _, f := range r.Result.Findings {
		got = append(got, f.Rule+strings.Repeat("+", len(f.Consequences)))
	}
	if s := strings.Join(got, " "); s != "P09+ A24+ A24 D10+ P01 P01" {
		t.Errorf("%s", s)
	}
}

// TestDoubtFragment: a piece of a disclosure lacks nothing; a text with its
// sections may.
func TestDoubtFragment(t *testing.T) {
	for headings, kept := range map[int]int{1: 1, 9: 2} {
		r := doubted(check.Finding{Rule: "D10", Message: "没有写"}, check.Finding{Rule: "C22"})
		for range headings {
			r.read.Document.Blocks = append(r.read.Document.Blocks, &report.Heading{Level: 2})
		}
		if r.doubtFragment(); len(r.Result.Findings) != kept {
			t.Errorf("%d headings: %v", headings, r.Result.Findings)
		}
	}
}
