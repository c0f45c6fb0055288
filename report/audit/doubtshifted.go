package audit

import (
	"slices"

	"juesuan/report/check"
)

// doubtShifted takes back that the text differs from a table whose amounts
// stand in other rows than their names: that is told of the table itself.
func (r *Report) doubtShifted() {
	smaller := map[string]int{} // rows that are less than one below them
	every(r.Result.Findings, func(f *check.Finding) {
		if f.Rule == "A27" && len(f.Places) > 0 {
			smaller[tableOf(f.Places[0].Addr)]++
		}
	})
	for _, rule := range []string{"C07", "C08", "P01", "P02"} {
		r.takeBack(rule, "表里的数和科目错了位，不能用来核对文字", func(f *check.Finding) bool {
			return slices.ContainsFunc(f.Places, func(p check.Place) bool { return smaller[tableOf(p.Addr)] >= manyRows }) ||
				smaller[r.tableOfShare(f)] >= manyRows
		})
	}
}

// tableOfShare is the table that a percentage of the text is measured by.
func (r *Report) tableOfShare(f *check.Finding) string {
	if len(f.Places) == 0 {
		return ""
	}
	if x := r.figure(f.Places[0].Addr); x != nil && len(x.Facts) == 2 {
		return tableOf(x.Facts[1])
	}
	return ""
}
