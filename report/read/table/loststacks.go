package table

import (
	"strings"

	"juesuan/report/read/raw"
)

// lostStacks puts code, name and amount of each subject into its stack.
func (b *builder) lostStacks() {
	type entry struct {
		code, name, num string
		stack           int
		spot            raw.Spot
	}
	var list []*entry
	stacks := map[string]int{}
	var totals [2]string
	var found [2]bool
	for _, l := range b.lines {
		s := reCells.ReplaceAllString(apart(l.Text), "$1$2$3$4")
		if strings.Contains(s, "合计") {
			for i, key := range []string{"人员经费合计", "公用经费合计"} {
				if _, rest, ok := strings.Cut(strings.ReplaceAll(s, " 合计", "合计"), key); ok {
					f := strings.Fields(rest)
					found[i] = true
					if len(f) > 0 && isAmountText(f[0]) {
						totals[i] = f[0]
					}
				}
			}
			continue
		}
		at := 0
		var last *entry
		for _, w := range strings.Fields(s) {
			own := splitCode(w)
			switch {
			case isCode(w) && len(w) <= 5, own != "" && len(own) <= 5:
				e := &entry{code: w, stack: at, spot: l.Spot}
				if own != "" {
					e.code, e.name = own, strings.TrimPrefix(w, own)
				}
				if n, ok := stacks[e.code[:3]]; ok {
					e.stack = n
				} else {
					stacks[e.code[:3]] = at
				}
				at++
				list, last = append(list, e), e
			case isAmountText(w) && (strings.Contains(w, ".") || !blanks[w] && last != nil && last.name != ""):
				if last == nil && len(list) > 0 {
					last = list[len(list)-1]
				}
				if last != nil && last.num == "" {
					last.num = w
				}
			case len(list) > 0:
				if last == nil {
					last = list[len(list)-1]
				}
				last.name += w
			}
		}
	}
	width := 1
	for _, e := range list {
		width = max(width, e.stack+1)
	}
	head := make([]raw.Cell, 3*width)
	for i := range width {
		head[3*i], head[3*i+1], head[3*i+2] = cellOf("科目编码"), cellOf("科目名称"), cellOf("决算数")
	}
	b.rows = [][]raw.Cell{head}
	depth := make([]int, width)
	for _, e := range list {
		depth[e.stack]++
		for len(b.rows) <= depth[e.stack] {
			row := make([]raw.Cell, 3*width)
			for j := range row {
				row[j] = cellOf("")
			}
			b.rows = append(b.rows, row)
		}
		row := b.rows[depth[e.stack]][3*e.stack:]
		row[0], row[1], row[2] = cellOf(e.code), cellOf(e.name), cellOf(e.num)
		for j := range 3 {
			row[j].Spot = e.spot
		}
	}
	if found[0] || found[1] {
		row := make([]raw.Cell, 3*max(2, width))
		for j := range row {
			row[j] = cellOf("")
		}
		row[0], row[2], row[3], row[5] = cellOf("人员经费合计"), cellOf(totals[0]), cellOf("公用经费合计"), cellOf(totals[1])
		b.rows = append(b.rows, row[:3*width])
	}
}
