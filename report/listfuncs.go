package report

import (
	"fmt"
	"slices"
	"strings"
)

// The functions of the packs' language whose result is a list to range over.

// 各列: the amount columns of a table's row that are not sums of others, each
// with 名称 and 值.
func (c *composer) columnsOf(table, row string) ([]item, error) {
	def := c.pack.table(table)
	if def == nil {
		return nil, fmt.Errorf("没有表“%s”", table)
	}
	var out []item
	for i := range def.Columns {
		col := &def.Columns[i]
		if !col.amount() || len(col.Of) > 0 {
			continue
		}
		f := c.book.Fact(table + "/" + row + "/" + col.Key)
		if f == nil {
			return nil, fmt.Errorf("表“%s”没有“%s”这一行", table, row)
		}
		out = append(out, item{"名称": col.Name, "值": c.term(f)})
	}
	return out, c.spend(len(out))
}

// 各行: the rows of one level (类, 款 or 项) of a subject table, each with 编码,
// 名称, the names of its 类, 款 and 项, and every column by its key.
func (c *composer) rowsOf(table, level string) ([]item, error) {
	t, def := c.book.Table(table), c.pack.table(table)
	kind, ok := map[string]RowKind{"类": ClassRow, "款": SectionRow, "项": ItemRow}[level]
	if t == nil || def == nil || !ok {
		return nil, fmt.Errorf("没有表“%s”或级别“%s”（类、款、项）", table, level)
	}
	out, made := c.lists[[2]string{table, level}]
	if made {
		return out, c.spend(4 * len(t.Rows))
	}
	class, section := "", ""
	for i := range t.Rows {
		r := &t.Rows[i]
		name := rowName(r)
		switch r.Kind {
		case ClassRow:
			class, section = name, ""
		case SectionRow:
			section = name
		}
		if r.Kind != kind && !(level == "项" && c.leaf(t, i)) {
			continue
		}
		it := item{"编码": r.Key, "名称": name, "类": class, "款": section, "项": ""}
		if r.Kind == ItemRow {
			it["项"] = name
		}
		for j := range def.Columns {
			if col := &def.Columns[j]; col.amount() {
				it[col.Key] = c.term(c.book.Fact(r.Cells[j].Addr))
			}
		}
		out = append(out, it)
	}
	c.lists[[2]string{table, level}] = out
	return out, c.spend(4 * len(t.Rows)) // a row has many fields
}

// leaf reports whether the subject in row i has no rows below it.
func (c *composer) leaf(t *Table, i int) bool {
	r := &t.Rows[i]
	if r.Kind != ClassRow && r.Kind != SectionRow {
		return false
	}
	return i+1 == len(t.Rows) || !strings.HasPrefix(t.Rows[i+1].Key, r.Key)
}

func rowName(r *Row) string {
	for i := range r.Cells {
		if r.Cells[i].Name != "" {
			return r.Cells[i].Name
		}
	}
	return ""
}

// 分项: what adds up to a fact, each with 名称 and 值.
func (c *composer) itemsOf(v any) ([]item, error) {
	t, err := toTerm(v)
	if err != nil {
		return nil, err
	}
	var out []item
	for _, p := range t.fact.Parts {
		if f := c.book.Fact(p); f != nil {
			out = append(out, item{"名称": f.Name, "值": c.term(f)})
		}
	}
	return out, c.spend(len(out))
}

// balancedNote ends the formula of a share that is balanced.
const balancedNote = "，各占比合计配平到 100%"

// 结构: the elements of a list whose column is not zero, each with 值 (the
// column) and 占比, its share of the whole. The pack's share policy decides
// whether the shares are balanced to 100.
func (c *composer) structure(list []item, column string, whole any) ([]item, error) {
	w, err := toTerm(whole)
	if err != nil {
		return nil, err
	}
	var out []item
	group := &shareGroup{whole: w, balanced: c.pack.balanced()}
	for _, it := range list {
		t, err := toTerm(it[column])
		if err != nil {
			return nil, fmt.Errorf("列表里没有“%s”这一栏", column)
		}
		if c.ask(isNonzero, t, nil) == 0 {
			continue
		}
		e := item{"值": t, "占比": ""}
		for k, v := range it {
			if _, ok := e[k]; !ok {
				e[k] = v
			}
		}
		out = append(out, e)
		group.parts = append(group.parts, t)
	}
	c.ask(isPositive, w, nil) // or else there are no shares
	for i, share := range group.shares(c.pack.Numbers.PercentDecimals) {
		own := group.parts[i].fact.Addr
		formula := own + " ÷ " + w.fact.Addr + " × 100%"
		if group.balanced {
			// A balanced share also depends on the others, since what misses 100
			// may fall on it; the whole comes from their entries too.
			formula += balancedNote
		}
		f := c.pack.percentFigure(ShareFigure, share, formula, own, w.fact.Addr)
		group.figures = append(group.figures, &f)
		out[i]["占比"] = c.figure(&f)
	}
	c.piece.note(use{shares: group})
	return out, c.spend(4 * len(out))
}

// 非零项 and 零项: the elements of a list whose column is not zero, or is.
func (c *composer) filter(list []item, column string, zero bool) ([]item, error) {
	var out []item
	for _, it := range list {
		t, err := toTerm(it[column])
		if err != nil {
			return nil, fmt.Errorf("列表里没有“%s”这一栏", column)
		}
		if (c.ask(isNonzero, t, nil) == 0) == zero {
			out = append(out, it)
		}
	}
	return out, c.spend(len(list))
}

// 末级: the facts without parts of their own that a fact adds up and that are
// not zero, in the order of their addresses (of codes).
func (c *composer) leavesOf(v any) ([]item, error) {
	t, err := toTerm(v)
	if err != nil {
		return nil, err
	}
	var leaves []*Fact
	seen := 0
	var walk func(f *Fact)
	walk = func(f *Fact) {
		seen++
		if len(f.Parts) == 0 && c.ask(hasAmount, c.term(f), nil) == 1 {
			leaves = append(leaves, f)
		}
		for _, p := range f.Parts {
			if below := c.book.Fact(p); below != nil {
				walk(below)
			}
		}
	}
	walk(t.fact)
	slices.SortFunc(leaves, func(a, b *Fact) int { return strings.Compare(a.Addr, b.Addr) })
	var out []item
	for _, f := range leaves {
		out = append(out, item{"名称": f.Name, "值": c.term(f)})
	}
	return out, c.spend(4 * seen)
}
