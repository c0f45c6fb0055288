package audit

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read"
)

func doubted(list ...check.Finding) *Report {
	return &Report{Year: 2022, read: &read.Published{Book: report.NewBook(2022, "", report.Wan), Document: &report.Document{}}, Result: &check.Result{Findings: list}}
}

// TestDoubtNames: names of items are compared level by level; what a place does
// not print is not wrong.
func TestDoubtNames(t *testing.T) {
	const want = "社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）"
	for printed, kept := range map[string]bool{
		"1．行政事业单位养老支出（款）行政单位离退休（项）":                         false,
		"“行政单位离退休”（项）2022年度决算":                              false,
		"4．行政单位离退休（2080501）":                                false,
		"4．社会保障和就业支出（208）行政事业单位养老支出（20805）行政单位离退休（2080501）": false,
		"4．社会保障和就业支出（208）行政事业单位养老支出（20805）事业单位离退休（2080501）": true,
		"4．社会保障与就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）":             false,
		"1．行政事业单位离退休（款）行政单位离退休（项）":                          true,
		"（4）2080501行政单位离退休：年初预算数":                           false,
		"（4）2080501事业单位退休：年初预算数":                            true,
		"年初预算为20.00万元，支出决算为":                                false,
		"（1）行政单位离退休":                                        false,
		"（1）事业单位离退休":                                        true,
		"4．事业单位退休（2080501）":                                 true,
		"1．社会保障和就业（类）行政事业单位养老（款）离退休（项）":                     true,
	} {
		r := doubted(check.Finding{Rule: "C11", Printed: printed, Expected: want})
		r.doubtNames()
		if (len(r.Result.Findings) > 0) != kept {
			t.Errorf("%s: %v", printed, r.Result.Findings)
		}
	}
}

// TestDoubtKeepsConsequences: what was told below a finding that is taken back
// stands on its own.
func TestDoubtKeepsConsequences(t *testing.T) {
	r := doubted(check.Finding{
		Rule: "C11", Printed: "4．行政单位离退休（2080501）", Expected: "社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）",
		Consequences: []check.Finding{{Rule: "P01"}},
	})
	if r.doubtNames(); len(r.Result.Findings) != 1 || r.Result.Findings[0].Rule != "P01" {
		t.Errorf("%v", r.Result.Findings)
	}
}

// TestDoubtBelow: what cannot be known is taken back where it is folded under
// another finding, too.
func TestDoubtBelow(t *testing.T) {
	stated := check.Finding{Rule: "D10", Unsaid: "政府采购/总额"}
	lacking := check.Finding{Rule: "D10", Unsaid: "政府采购/工程"}
	under := func(f check.Finding, below ...check.Finding) check.Finding { f.Consequences = below; return f }
	for name, c := range map[string]struct {
		found check.Finding
		want  int
	}{
		"under one that is taken back": {under(stated, stated), 0},
		"under one that stands":        {under(lacking, stated), 1},
		"the one above":                {under(stated, lacking), 1},
	} {
		r := doubted(c.found)
		r.read.Document.Blocks = []report.Block{&report.Paragraph{Section: "十三", Runs: []report.Run{{Figure: &report.Figure{Facts: []string{"政府采购/总额"}}}}}}
		r.doubtMissing()
		if got := r.Result.Findings; len(got) != c.want || len(got) > 0 && (got[0].Unsaid != lacking.Unsaid || len(got[0].Consequences) > 0) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestDoubtOrder: tables that count on by the place's labels are in order.
func TestDoubtOrder(t *testing.T) {
	for labels, kept := range map[string]bool{"公开01表 公开03表 公开10表": false, "公开01表 公开10表 公开03表": true} {
		r := doubted(check.Finding{Rule: "D02", Message: "公开07表的位置不对，九张表应按编号排列"})
		for i, l := range strings.Fields(labels) {
			r.read.Document.Blocks = append(r.read.Document.Blocks, &report.TableBlock{Table: &report.Table{ID: []string{"01", "07", "03"}[i], Label: l}})
		}
		r.doubtOrder()
		if (len(r.Result.Findings) > 0) != kept {
			t.Errorf("%s: %v", labels, r.Result.Findings)
		}
	}
}

// TestDoubtMissing: what the text states in another section is not missing.
func TestDoubtMissing(t *testing.T) {
	missing := check.Finding{Rule: "D10", Unsaid: "政府采购/总额"}
	r := doubted(missing)
	if r.doubtMissing(); len(r.Result.Findings) != 1 {
		t.Error("nothing is stated, and nothing found")
	}
	r = doubted(missing)
	r.read.Document.Blocks = []report.Block{&report.Paragraph{Section: "十三", Runs: []report.Run{{Figure: &report.Figure{Facts: []string{"政府采购/总额"}}}}}}
	if r.doubtMissing(); len(r.Result.Findings) != 0 {
		t.Errorf("%v", r.Result.Findings)
	}
}
