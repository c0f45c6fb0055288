package audit

import (
	"testing"

	"juesuan/report"
	"juesuan/report/check"
)

// assessed is a self-assessment with one row an indicator: weight and points,
// and a last row if there is one.
func assessed(last []string, rows ...[2]string) *report.Table {
	t := &report.Table{ID: "自评"}
	add := func(kind report.RowKind, cells map[int]string) {
		c := make([]report.Cell, 9)
		for i, s := range cells {
			c[i].Text = s
		}
		t.Rows = append(t.Rows, report.Row{Kind: kind, Cells: c})
	}
	add(0, map[int]string{2: "三级指标", 5: "分值", 6: "得分"})
	for _, r := range rows {
		add(0, map[int]string{2: "指标", 5: r[0], 6: r[1]})
	}
	if last != nil {
		add(report.TotalRow, map[int]string{0: "总分", 5: last[0], 6: last[1]})
	}
	return t
}

// TestDoubtScores: points are not missing where a place grades in words, and a
// total is not wrong where none is printed; wrong sums of points stay.
func TestDoubtScores(t *testing.T) {
	for name, c := range map[string]struct {
		table *report.Table
		kept  []string
	}{
		"points":                {assessed([]string{"100", "93"}, [2]string{"60", "58"}, [2]string{"40", "40"}), []string{"Q04 分值", "Q04 得分"}},
		"grades beside weights": {assessed([]string{"100", "优"}, [2]string{"60", "优"}, [2]string{"40", "良"}), []string{"Q04 分值", "Q05"}},
		"grades alone":          {assessed([]string{"", "良好"}, [2]string{"", "合格"}), []string{"Q05"}},
		"no last row":           {assessed(nil, [2]string{"60", "58"}), nil},
	} {
		r := doubted(
			check.Finding{Rule: "Q04", Message: "Q04 分值", Places: []check.Place{{Addr: "自评/总分/分值"}}},
			check.Finding{Rule: "Q04", Message: "Q04 得分", Places: []check.Place{{Addr: "自评/总分/得分"}}},
			check.Finding{Rule: "Q05", Message: "Q05 优", Printed: "优", Places: []check.Place{{Addr: "自评/指标"}}},
			check.Finding{Rule: "Q02", Message: "Q02", Places: []check.Place{{Addr: "自评/部门预算总额/全年预算数"}}},
		)
		if name == "grades beside weights" || name == "grades alone" { // more than its weight
			r.Result.Findings = append(r.Result.Findings, check.Finding{Rule: "Q05", Message: "Q05", Printed: "50", Places: []check.Place{{Addr: "自评/指标"}}})
		}
		r.read.Book.AddTable(c.table)
		r.doubtScores()
		var got []string
		for _, f := range r.Result.Findings {
			got = append(got, f.Message)
		}
		if len(got) != len(c.kept) {
			t.Errorf("%s: %v, want %v", name, got, c.kept)
			continue
		}
		for i := range got {
			if got[i] != c.kept[i] {
				t.Errorf("%s: %v, want %v", name, got, c.kept)
			}
		}
	}
}

// TestDoubtLists: a list does not lack what its section names.
func TestDoubtLists(t *testing.T) {
	for text, kept := range map[string]bool{"人员经费，用于基本工资1.00万元、奖金2.00万元。": false, "人员经费，用于基本工资1.00万元。": true} {
		r := doubted(check.Finding{Rule: "C15", Message: "文字“六”的人员经费列举与公开06表有数的款不同：漏了“基本工资、奖金”。", Places: []check.Place{{Section: "六"}}})
		r.read.Document.Blocks = []report.Block{&report.Paragraph{Section: "六", Runs: []report.Run{{Text: text}}}}
		if r.doubtLists(); (len(r.Result.Findings) > 0) != kept {
			t.Errorf("%s: %v", text, r.Result.Findings)
		}
	}
}
