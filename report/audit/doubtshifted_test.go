package audit

import (
	"fmt"
	"testing"

	"juesuan/report/check"
)

// TestDoubtShifted: amounts that stand in other rows than their names are told
// of the table, not of every sentence about it.
func TestDoubtShifted(t *testing.T) {
	for rows, kept := range map[int]int{2: 3, 3: 3} {
		var list []check.Finding
		for i := range rows {
			list = append(list, check.Finding{Rule: "A27", Severity: check.Error, Places: []check.Place{{Addr: fmt.Sprintf("05/20%d/小计", i)}}})
		}
		list = append(list, check.Finding{Rule: "C08", Severity: check.Error, Places: []check.Place{{Addr: "文字/五/1"}, {Addr: "05/2010301/小计"}}})
		r := doubted(list...)
		if r.doubtShifted(); len(r.Result.Findings) != kept {
			t.Errorf("%d rows: %v", rows, r.Result.Findings)
		}
	}
}
