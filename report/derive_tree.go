package report

import (
	"fmt"
	"slices"
)

// levels are the lengths of function codes: 类, 款, 项.
var levels = []int{3, 5, 7}

// node is one subject of a tree table.
type node struct {
	code     string
	sums     []*sum // by column, nil without an entry; entries of exactly this code
	children []*node
	nonzero  bool // it or a node below has an entry that is not zero
}

// tree builds a table that lists function subjects level by level. A subject
// stands in it if one of its entries is not zero.
func (d *deriver) tree(def *tableDef, t *Table) error {
	t.Columns = columnsOf(def.Columns)
	t.Head = head(def.Columns, def.Ruler)
	roots, err := d.nodes(def.Columns)
	if err != nil {
		return err
	}
	var total []Cell
	if def.Total != "" {
		t.Rows = append(t.Rows, Row{Key: def.Total, Kind: TotalRow})
	}
	var tops [][]Cell
	for _, n := range roots {
		tops = append(tops, d.treeRows(def, t, n, 0))
	}
	if def.Total != "" {
		total = d.treeCells(def, def.Total, def.Total, nil, tops)
		span := 0
		for i, c := range def.Columns {
			if c.amount() {
				total[i].Bold = true
				continue
			}
			if span == 0 {
				total[i] = Cell{Text: def.Total, Align: Center, Bold: true, RowSpan: 1, ColSpan: labelColumns(def.Columns)}
			} else {
				total[i] = covered()
			}
			span++
		}
		t.Rows[0].Cells = total
	}
	return nil
}

// labelColumns counts the columns before the first amount.
func labelColumns(cols []columnDef) int {
	return max(1, slices.IndexFunc(cols, func(c columnDef) bool { return c.amount() }))
}

// nodes collects the entries of all columns into subjects, sorted by code.
func (d *deriver) nodes(cols []columnDef) ([]*node, error) {
	all := map[string]*node{}
	get := func(code string) *node {
		n := all[code]
		if n == nil {
			n = &node{code: code, sums: make([]*sum, len(cols))}
			all[code] = n
		}
		return n
	}
	for i := range cols {
		d.recs.spread(cols[i].sels, func(code string) *sum {
			n := get(code)
			if n.sums[i] == nil {
				n.sums[i] = &sum{}
			}
			return n.sums[i]
		})
	}
	nonzero := func(s *sum) bool { return s != nil && s.nonzero }
	var roots []*node
	for _, code := range keysOf(all) { // parents before children
		n := all[code]
		if code == "" {
			if slices.ContainsFunc(n.sums, nonzero) {
				return nil, fmt.Errorf("有金额没有填科目编码，这张表列不出来；请到“结转结余”页按科目填写")
			}
			continue
		}
		n.nonzero = slices.ContainsFunc(n.sums, nonzero)
		for len(n.code) > 3 {
			up := prefix(n.code, len(n.code)-2)
			parent, known := all[up]
			if !known {
				parent = get(up)
			}
			if slices.ContainsFunc(parent.sums, func(s *sum) bool { return s != nil }) {
				return nil, fmt.Errorf("科目 %s 直接填了金额，它的下级 %s 又填了一次；请只在最末级填写", parent.code, code)
			}
			parent.children = append(parent.children, n)
			if known {
				n = nil
				break
			}
			n = parent
		}
		if n != nil {
			roots = append(roots, n)
		}
	}
	return prune(roots), nil
}

// prune drops subjects that have no entry other than zero.
func prune(nodes []*node) []*node {
	out := nodes[:0]
	for _, n := range nodes {
		n.children = prune(n.children)
		n.nonzero = n.nonzero || len(n.children) > 0
		if n.nonzero {
			out = append(out, n)
		}
	}
	return out
}

// treeRows adds the rows of a subject and all below it, and returns the
// subject's cells.
func (d *deriver) treeRows(def *tableDef, t *Table, n *node, level int) []Cell {
	kind := []RowKind{ClassRow, SectionRow, ItemRow}[min(level, 2)]
	at := len(t.Rows)
	t.Rows = append(t.Rows, Row{Key: n.code, Kind: kind})
	var below [][]Cell
	for _, c := range n.children {
		below = append(below, d.treeRows(def, t, c, level+1))
	}
	name := d.names.function(n.code)
	cells := d.treeCells(def, n.code, name, n.sums, below)
	for i, c := range def.Columns {
		switch c.Kind {
		case "name":
			cells[i] = label(name, Left)
			if def.Indent {
				cells[i].Indent = level
			}
		case "code":
			cells[i] = label(n.code, Left)
		case "class_code", "section_code", "item_code":
			cells[i] = label(codeCell(c.Kind, n.code), Left)
		}
	}
	t.Rows[at].Cells = cells
	return cells
}

// codeCell is a code's own digits at its level, for forms with three cells 类, 款, 项.
func codeCell(kind, code string) string {
	lv := slices.Index([]string{"class_code", "section_code", "item_code"}, kind)
	if len(code) < levels[lv] {
		return ""
	}
	if lv == 0 {
		return code[:3]
	}
	return code[levels[lv-1]:levels[lv]]
}

// treeCells makes the amount cells of one subject: from its own entries, or
// from the rows below it; columns that add up others come last.
func (d *deriver) treeCells(def *tableDef, key, name string, own []*sum, below [][]Cell) []Cell {
	cells := make([]Cell, len(def.Columns))
	addr := func(c *columnDef) string { return def.ID + "/" + key + "/" + c.Key }
	for i := range def.Columns {
		c := &def.Columns[i]
		if !c.amount() || len(c.Of) > 0 {
			continue
		}
		var s sum
		if len(below) == 0 && own != nil && own[i] != nil {
			s = *own[i]
		}
		if len(below) > 0 {
			s.parts = make([]string, 0, len(below))
		}
		for _, row := range below {
			s.part(&row[i])
		}
		cells[i] = d.amountCell(addr(c), name, s)
	}
	d.fillOf(def.Columns, cells, name, addr)
	return cells
}
