package audit

import (
	"slices"
	"strings"

	"juesuan/report/check"
	tables "juesuan/report/read/table"
)

// doubtCodes takes back what leans on all rows of a table being there where the
// subject of one was not recognised: sums of the rows, levels above and below,
// and that the text does not tell of a section whose items are the lost ones.
func (r *Report) doubtCodes() {
	const why = "有的行没有认出科目编码"
	for _, rule := range r.found("ACD") {
		r.takeBack(rule, why, func(f *check.Finding) bool {
			return slices.ContainsFunc(f.Places, func(p check.Place) bool {
				table, row, _ := strings.Cut(p.Addr, "/")
				row, _, _ = strings.Cut(row, "/")
				if !r.read.Dropped[table+tables.LineDropped] || row != "合计" && !isSubject(row) {
					return false
				}
				switch rule {
				case "A22":
					return strings.Contains(f.Message, "前面没有上一级科目")
				case "C08":
					return len(row) < 7 && f.Expected == "1 次"
				case "D05":
					return true
				}
				return rule[0] == 'A' && severalRows(f.Places)
			})
		})
	}
}

// severalRows reports whether places are in more than one row of a table.
func severalRows(places []check.Place) bool {
	rowOf := func(addr string) string {
		parts := strings.SplitN(addr, "/", 3)
		return strings.Join(parts[:min(2, len(parts))], "/")
	}
	for _, p := range places {
		if tableOf(p.Addr) == tableOf(places[0].Addr) && rowOf(p.Addr) != rowOf(places[0].Addr) {
			return true
		}
	}
	return false
}
