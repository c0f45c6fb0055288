package entry

import (
	"fmt"
	"slices"
	"strings"

	"juesuan/gui/grid"
)

// unrecorded says what of a change is not in the ledger; "" if all is.
func (e *edit) unrecorded() string {
	rows, cells, why := 0, 0, ""
	count := func(n *int, reason string) {
		if reason == "" {
			return
		}
		*n++
		if why == "" {
			why = reason
		}
	}
	for _, r := range e.rows {
		count(&rows, r.why)
		for _, v := range r.values {
			if r.why == "" {
				count(&cells, v.why)
			}
		}
	}
	for _, c := range e.cells {
		count(&cells, c.why)
	}
	var what []string
	if rows > 0 {
		what = append(what, fmt.Sprintf("%d 行", rows))
	}
	if cells > 0 {
		what = append(what, fmt.Sprintf("%d 格", cells))
	}
	if len(what) == 0 {
		return ""
	}
	return "有 " + strings.Join(what, "、") + "没有记入账本，标红留在表里：" + why + "。"
}

// Unrecorded is what the last change did not record, for the grid to tell.
func (s *sheet) Unrecorded() string { return s.left }

// withoutTotals leaves out new rows that are the sums of a table: they are
// added up here. It reports whether there were any.
func (s *sheet) withoutTotals(changes []grid.Change) ([]grid.Change, bool) {
	total := map[int]bool{}
	for _, c := range changes {
		if c.At.Row >= len(s.list) || s.list[c.At.Row].kind == addLine {
			total[c.At.Row] = total[c.At.Row] || isTotal(c.Text)
		}
	}
	kept := slices.DeleteFunc(slices.Clone(changes), func(c grid.Change) bool { return total[c.At.Row] })
	return kept, len(kept) < len(changes)
}

func isTotal(text string) bool {
	switch strings.Join(strings.Fields(strings.ReplaceAll(text, "\u3000", " ")), "") {
	case "合计", "总计", "小计", "收入合计", "支出合计", "本年收入合计", "本年支出合计":
		return true
	}
	return false
}
