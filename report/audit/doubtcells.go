package audit

import (
	"slices"
	"strings"

	"juesuan/report/check"
)

// doubtCells takes back what rules say of cells that were not read in a table
// that is there: a number that only the text has is none of the table's, and
// the total that a table does not print is not nothing.
func (r *Report) doubtCells() {
	printed, totals := map[string]bool{}, map[string]bool{}
	for _, t := range r.read.Book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				table, rest, _ := strings.Cut(t.Rows[i].Cells[j].Addr, "/")
				row, col, _ := strings.Cut(rest, "/")
				printed[table] = printed[table] || isSubject(row) && col != ""
				totals[table] = totals[table] || row == "合计"
			}
		}
	}
	stated := func(p check.Place) bool { return r.read.Quoted[p.Addr] && r.read.Book.Table(tableOf(p.Addr)) != nil }
	noTotal := func(p check.Place) bool {
		table, rest, _ := strings.Cut(p.Addr, "/")
		row, _, _ := strings.Cut(rest, "/")
		return row == "合计" && printed[table] && !totals[table]
	}
	for _, rule := range r.found("AB") {
		r.takeBack(rule, "表里的这一栏没有读懂，只有文字写了数", func(f *check.Finding) bool { return slices.ContainsFunc(f.Places, stated) })
	}
	for _, rule := range r.found("ABCP") {
		r.takeBack(rule, "表里没有印合计，或没有认出来", func(f *check.Finding) bool { return slices.ContainsFunc(f.Places, noTotal) })
	}
}

// found are the rules of some groups that found something.
func (r *Report) found(groups string) []string {
	var out []string
	every(r.Result.Findings, func(f *check.Finding) {
		if strings.Contains(groups, f.Rule[:1]) {
			out = append(out, f.Rule)
		}
	})
	return slices.Compact(slices.Sorted(slices.Values(out)))
}

// isSubject reports whether the row of an address is a subject's.
func isSubject(row string) bool {
	return len(row) >= 3 && strings.Trim(row, "0123456789") == ""
}
