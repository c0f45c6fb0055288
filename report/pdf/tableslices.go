package pdf

import (
	"strings"

	"juesuan/report"
)

// tallRow is the part of a page's room from which a row may be split: below
// it moves whole to the next page.
const tallRow = 0.5

// slices turns rows into page rows: tall ones line by line, so that a page
// may end between any two of their lines.
func (t *tableLayout) slices(heights []float64) ([]pageRow, []int) {
	var rows []pageRow
	from := make([]int, 0, len(heights)+1)
	room := t.room()
	for r, h := range heights {
		from = append(from, len(rows))
		n := 1
		if h > tallRow*room {
			n = max(1, int((h-0.5*t.size)/t.lead))
		}
		for i := range n {
			p := pageRow{height: t.lead, source: r, cost: sliceCost}
			if i == 0 {
				p.cost = t.keepCost(r)
			} else if i < 2 || i > n-2 {
				p.cost += sliceCost
			}
			if i == n-1 {
				p.height = h - float64(n-1)*t.lead
			}
			rows = append(rows, p)
		}
	}
	from = append(from, len(rows))
	t.blockCosts(rows, from, room)
	return rows, from
}

// keepCost is the cost of a page's end above a row because of what the row
// above is to it.
func (t *tableLayout) keepCost(r int) float64 {
	if r == 0 {
		return 0
	}
	above, row := t.table.Rows[r-1].Kind, t.table.Rows[r].Kind
	switch {
	case above == report.ClassRow && (row == report.SectionRow || row == report.ItemRow):
		return keepCost
	case above == report.SectionRow && row == report.ItemRow:
		return sectionCost
	case t.isSubhead(r - 1):
		return keepCost
	}
	return 0
}

// isSubhead reports whether a row heads those below it inside the body: words
// in every cell and nothing merged over rows, but for a label that covers it.
func (t *tableLayout) isSubhead(r int) bool {
	for c := range t.body.cols {
		k := t.body.owner[r][c]
		if k.row < r && k.row+k.rows > r+1 {
			continue // the label of the block it stands in
		}
		s := k.src.Text
		if k.row == r && k.rows > 1 && c == 0 {
			continue
		}
		if k.rows > 1 || s == "" || k.src.Amount != nil || len([]rune(s)) > 16 || strings.ContainsAny(s, "0123456789") {
			return false
		}
	}
	return t.body.cols > 2
}

// blockCosts adds the cost of parting the rows of merged cells.
func (t *tableLayout) blockCosts(rows []pageRow, from []int, room float64) {
	for _, k := range t.body.cells {
		if k.rows == 1 {
			continue
		}
		a, b := from[k.row], from[k.row+k.rows]
		h := 0.0
		for _, r := range rows[a:b] {
			h += r.height
		}
		cost := float64(blockCost)
		if h > room {
			cost = tallCost
		}
		for i := k.row + 1; i < k.row+k.rows; i++ {
			rows[from[i]].cost += cost
		}
	}
}

// labels returns the cost of a page on which the label of a merged cell that
// the page's ends part would not fit, or nil where no cell is merged.
func (t *tableLayout) labels() func(a, b int) float64 {
	var merged []*cell
	for _, k := range t.body.cells {
		if k.rows > 1 && len(k.lines) > 0 {
			merged = append(merged, k)
		}
	}
	if len(merged) == 0 {
		return nil
	}
	return func(a, b int) float64 {
		cost := 0.0
		for _, k := range merged {
			from, to := t.from[k.row], t.from[k.row+k.rows]
			if to <= a || from >= b || from >= a && to <= b {
				continue
			}
			h := 0.0
			for _, r := range t.rows[max(a, from):min(b, to)] {
				h += r.height
			}
			if h+0.01 < t.need(k) && t.need(k) < tallRow*t.room() {
				cost += labelCost
			}
		}
		return cost
	}
}
