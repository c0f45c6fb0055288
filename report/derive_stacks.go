package report

import (
	"fmt"
	"slices"
	"strings"
)

// stacks builds a table of economic subjects in several stacks (公开06表). A
// subject the layout lacks is put below its class, or with its class at the
// end of the last stack, so that no money vanishes from the table.
func (d *deriver) stacks(def *tableDef, t *Table) error {
	var cols []columnDef
	for i := range def.Sides {
		cols = append(cols, def.Sides[i].Columns...)
	}
	t.Columns = columnsOf(cols)
	t.Head = head(cols, def.Ruler)

	lists := make([][]lineDef, len(def.Sides))
	sums := map[string]*sum{}
	for i := range def.Sides {
		lists[i] = slices.Clone(def.Sides[i].lines)
	}
	d.recs.spread(def.Sides[0].sels, func(code string) *sum {
		if sums[code] == nil {
			sums[code] = &sum{}
		}
		return sums[code]
	})
	for _, code := range keysOf(sums) {
		if !sums[code].nonzero {
			continue
		}
		if class := prefix(code, 3); class != code && sums[class] != nil && sums[class].nonzero {
			return fmt.Errorf("科目 %s 直接填了金额，它的下级 %s 又填了一次；请只在最末级填写", class, code)
		}
		d.place(lists, code)
	}
	cells := d.stackCells(def, lists, sums)
	longest := 0
	for _, l := range lists {
		longest = max(longest, len(l))
	}
	for r := range longest {
		row := Row{Kind: LineRow}
		for i, l := range lists {
			if r < len(l) {
				row.Cells = append(row.Cells, cells[l[r].key]...)
				continue
			}
			for _, c := range def.Sides[i].Columns {
				row.Cells = append(row.Cells, label("", alignOf(c.Kind)))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	if len(def.Totals) > 0 {
		t.Rows = append(t.Rows, d.stackTotals(def, lists, cells))
	}
	return nil
}

func alignOf(kind string) Align {
	switch kind {
	case "amount":
		return Right
	case "line":
		return Center
	}
	return Left
}

// place makes sure that a subject has a line.
func (d *deriver) place(lists [][]lineDef, code string) {
	class := prefix(code, 3)
	at := -1 // the stack that has the class
	for i, l := range lists {
		if slices.ContainsFunc(l, func(x lineDef) bool { return x.key == code }) {
			return
		}
		if slices.ContainsFunc(l, func(x lineDef) bool { return x.key == class }) {
			at = i
		}
	}
	if at < 0 {
		at = len(lists) - 1
		lists[at] = append(lists[at], lineDef{key: class, label: d.names.economic(class)})
		if code == class {
			return
		}
	}
	last := 0
	for i, x := range lists[at] {
		if strings.HasPrefix(x.key, class) && x.key < code {
			last = i + 1
		}
	}
	lists[at] = slices.Insert(lists[at], last, lineDef{key: code, label: d.names.economic(code)})
}

// stackCells makes the cells of every subject: a class adds up the subjects
// below it, or has entries of its own.
func (d *deriver) stackCells(def *tableDef, lists [][]lineDef, sums map[string]*sum) map[string][]Cell {
	cells := map[string][]Cell{}
	amounts := map[string]*Cell{}
	make1 := func(side *sideDef, l lineDef, s sum) {
		row := make([]Cell, len(side.Columns))
		for i, c := range side.Columns {
			switch c.Kind {
			case "amount":
				row[i] = d.amountCell(def.ID+"/"+l.key+"/"+c.Key, l.label, s)
				amounts[l.key] = &row[i]
			case "code":
				row[i] = label(l.key, Left)
			default:
				row[i] = label(l.label, Left)
				row[i].Bold = len(l.key) == 3
			}
		}
		cells[l.key] = row
	}
	for i := range def.Sides {
		for _, l := range lists[i] {
			if len(l.key) == 3 {
				continue
			}
			var s sum
			if sums[l.key] != nil {
				s = *sums[l.key]
			}
			make1(&def.Sides[i], l, s)
		}
	}
	for i := range def.Sides {
		for _, l := range lists[i] {
			if len(l.key) != 3 {
				continue
			}
			s := sum{}
			if own := sums[l.key]; own != nil && own.nonzero {
				s = *own
			} else {
				for _, below := range lists[i] {
					if below.key != l.key && strings.HasPrefix(below.key, l.key) {
						s.part(amounts[below.key])
					}
				}
			}
			make1(&def.Sides[i], l, s)
		}
	}
	return cells
}

// stackTotals is the last row: 人员经费合计, 公用经费合计.
func (d *deriver) stackTotals(def *tableDef, lists [][]lineDef, cells map[string][]Cell) Row {
	named := map[string]bool{}
	for _, t := range def.Totals {
		for _, c := range t.Classes {
			named[c] = true
		}
	}
	row := Row{Kind: TotalRow, Key: "合计"}
	for _, t := range def.Totals {
		var parts []*Cell
		for i, l := range lists {
			for _, x := range l {
				if len(x.key) != 3 || len(t.Classes) > 0 && !slices.Contains(t.Classes, x.key) || len(t.Classes) == 0 && named[x.key] {
					continue
				}
				for j, c := range def.Sides[i].Columns {
					if c.amount() {
						parts = append(parts, &cells[x.key][j])
					}
				}
			}
		}
		head := Cell{Text: t.Label, Align: Center, Bold: true, ColSpan: t.Span, RowSpan: 1}
		row.Cells = append(row.Cells, head)
		for range t.Span - 1 {
			row.Cells = append(row.Cells, covered())
		}
		amount := d.amountCell(def.ID+"/"+t.Label, t.Label, addCells(parts...))
		amount.Bold = true
		row.Cells = append(row.Cells, amount)
	}
	return row
}
