package table

import (
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

const (
	staffTotal  = "人员经费合计"
	officeTotal = "公用经费合计"
)

// stack is one group of columns of table 06: code, name and amounts.
type stack struct {
	code, name int
	rest       int // of the code's last two digits, -1 where it is in one cell
	amounts    []int
}

// stacks reads the basic spending by economic subjects (06), in several
// stacks side by side or in one with 人员经费 and 公用经费 as columns.
func (b *builder) stacks() {
	b.begin()
	b.split(isTreeBody)
	list := b.stackColumns()
	if len(list) == 0 && b.codeByName() {
		list = b.stackColumns()
	}
	if len(list) == 0 {
		b.note("没有科目编码，没有核对")
		return
	}
	for i := range b.body {
		row := b.body[i]
		if len(filled(row)) == 0 {
			continue
		}
		r := report.Row{Cells: plainRow(row)}
		for k := range list {
			b.stackCells(&r, row, &list[k])
		}
		b.stackTotals(&r, row, list)
		b.t.Rows = append(b.t.Rows, r)
	}
	b.finish()
}

// stackColumns finds the groups: each begins with a column of codes.
func (b *builder) stackColumns() []stack {
	var out []stack
	for j := range b.cols {
		c := &b.cols[j]
		coded := b.column(j, func(s string) bool { return isCode(s) || splitCode(s) != "" })
		switch n := len(out); {
		case coded && (n == 0 || len(out[n-1].amounts) > 0 || out[n-1].name < 0):
			c.kind = report.CodeColumn
			if n > 0 && len(out[n-1].amounts) == 0 && out[n-1].code == j-1 {
				continue // 类 and 款 each in a cell
			}
			out = append(out, stack{code: j, name: -1, rest: -1})
		case n == 0:
			c.kind = report.NameColumn
		case out[n-1].name < 0 && out[n-1].code == j-1 && b.column(j, isTwoDigits): // 类 and 款
			c.kind = report.CodeColumn
			out[n-1].rest = j
		case out[n-1].name < 0 && (c.has("名称", "科目") || b.column(j, isWord)) && !c.has("决算数", "金额"):
			c.kind = report.NameColumn
			out[n-1].name = j
		default:
			c.kind = report.AmountColumn
			out[n-1].amounts = append(out[n-1].amounts, j)
		}
	}
	for i := range out {
		s := &out[i]
		keep := s.amounts[:0]
		for _, j := range s.amounts {
			if !b.cols[j].has("预算数") || b.cols[j].has("决算") {
				keep = append(keep, j)
			}
		}
		s.amounts = keep
		for _, j := range s.amounts {
			if c := &b.cols[j]; len(s.amounts) == 1 || c.has("合计", "小计") {
				c.key = "决算数"
				break
			}
		}
	}
	return out
}

// isTwoDigits reports whether a text is the 款 of a code, alone in its cell.
func isTwoDigits(s string) bool {
	s = tight(narrow(s))
	return len(s) == 2 && strings.Trim(s, "0123456789") == ""
}

// stackCells reads one group's cells of a row.
func (b *builder) stackCells(r *report.Row, row []raw.Cell, s *stack) {
	code := tight(narrow(row[s.code].Text))
	if s.rest >= 0 {
		if rest := tight(narrow(row[s.rest].Text)); len(code) == 3 && isTwoDigits(rest) {
			code += rest
			r.Cells[s.rest].Text = ""
		}
	}
	name := ""
	if s.name >= 0 {
		name = tight(row[s.name].Text)
	}
	if own, rest := codedName(code); own != "" {
		code, name = own, rest
	} else if s.name >= 0 && !isCode(code) && isCode(code+tight(narrow(row[s.name].Text))) {
		code += tight(narrow(row[s.name].Text))
	}
	if !isCode(code) || len(code) > 5 {
		return
	}
	r.Cells[s.code].Text = code
	if s.name >= 0 {
		r.Cells[s.name].Text, r.Cells[s.name].Bold = name, len(code) == 3
	}
	for _, j := range s.amounts {
		if b.cols[j].key == "" {
			continue
		}
		if cell, ok := b.amountCell(&row[j], b.id+"/"+code+"/决算数", name); ok {
			r.Cells[j] = cell
		} else {
			b.note("科目 %s 的“%s”不是数，没有核对", code, oneLine(row[j].Text))
		}
	}
}

// stackTotals reads 人员经费合计 and 公用经费合计, which stand in the last row,
// or as columns of 合计.
func (b *builder) stackTotals(r *report.Row, row []raw.Cell, list []stack) {
	whole := false
	for _, j := range filled(row) {
		s := tight(row[j].Text)
		key := ""
		switch {
		case strings.Contains(s, "人员经费") && strings.Contains(s, "合计"):
			key = staffTotal
		case strings.Contains(s, "公用经费") && strings.Contains(s, "合计"):
			key = officeTotal
		case isTotal(s):
			whole = true
		}
		if key == "" || b.spots[b.id+"/"+key] != (raw.Spot{}) {
			continue
		}
		r.Kind, r.Key = report.TotalRow, totalKey
		for at := j + 1; at < len(row); at++ {
			if row[at].Covered {
				continue
			}
			if cell, ok := b.amountCell(&row[at], b.id+"/"+key, key); ok && (b.cols[at].kind == report.AmountColumn || cell.Text != "") {
				r.Cells[at] = cell
				break
			} else if !ok {
				break
			}
		}
	}
	if !whole || len(list) != 1 {
		return
	}
	r.Kind, r.Key = report.TotalRow, totalKey
	for _, j := range list[0].amounts {
		key := ""
		switch c := &b.cols[j]; {
		case c.has("人员经费"):
			key = staffTotal
		case c.has("公用经费"):
			key = officeTotal
		default:
			continue
		}
		if cell, ok := b.amountCell(&row[j], b.id+"/"+key, key); ok {
			r.Cells[j] = cell
		}
	}
}

// codeByName writes the codes before the names where the table prints none:
// the names of the classes are known, and below each those of its subjects.
func (b *builder) codeByName() bool {
	at := -1
	for j := range b.cols {
		if b.column(j, isWord) {
			at = j
			break
		}
	}
	if at < 0 || b.cat == nil {
		return false
	}
	names := map[string]string{} // class and name
	for _, s := range b.cat.Economics(b.year) {
		if len(s.Code) == 3 {
			names[economicName(s.Name)] = s.Code
		} else if len(s.Code) == 5 {
			names[s.Code[:3]+economicName(s.Name)] = s.Code
		}
	}
	class, known := "", 0
	for i := range b.body {
		c := &b.body[i][at]
		name := economicName(bareLabel(tight(c.Text)))
		if name == "" || c.Covered {
			continue
		}
		code := names[name]
		if below := names[class+name]; code == class && below != "" { // 其他支出 is a class and a subject of it
			code = below
		}
		if len(code) == 3 {
			class = code
		} else if code = names[class+name]; code == "" {
			continue
		}
		c.Text = code + tight(c.Text)
		known++
	}
	return known > 2
}

// economicName is a name as it is compared.
func economicName(s string) string { return strings.TrimSuffix(s, "支出") }
