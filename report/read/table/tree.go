package table

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

const totalKey = "合计"

// tree reads a table that lists function subjects (02, 03, 05, 07, 08).
func (b *builder) tree() {
	b.begin()
	b.codes, b.strange = codeCells{}, nil
	b.partTotal()
	b.split(isTreeBody)
	b.unfold()
	b.treeColumns()
	for i := range b.body {
		b.treeRow(b.body[i])
	}
	b.lostRows()
	b.nothing()
	b.noTotal()
	b.noParts()
	b.finish()
}

// isTreeBody reports whether a row is below the head: a code, a total, amounts.
func isTreeBody(row []raw.Cell) bool {
	han := 0
	for _, j := range filled(row) {
		s := tight(narrow(row[j].Text))
		if isCode(s) || splitCode(s) != "" {
			return true
		}
		if _, ok := amount(s); ok && strings.Contains(s, ".") {
			return true
		}
		if hasHan(s) && !slices.Contains(codeParts, s) {
			han++
		}
	}
	return han == 1 && totalAt(row) >= 0
}

func isTotal(s string) bool {
	s = tight(s)
	return s == "合计" || s == "总计" || s == "支出合计" || s == "收入合计" || s == "栏次合计"
}

// unfold puts the right half of a table that prints its head twice, with the
// first subjects below the left and the rest below the right, under the left.
func (b *builder) unfold() {
	half := len(b.cols) / 2
	if half < 2 || len(b.cols)%2 > 0 {
		return
	}
	coded := [2]bool{}
	for j := range b.cols {
		if !slices.Equal(b.cols[j].path, b.cols[j%half].path) {
			return
		}
		coded[j/half] = coded[j/half] || b.column(j, func(s string) bool { return isCode(s) || splitCode(s) != "" })
	}
	if !coded[0] || !coded[1] {
		return
	}
	var left, right [][]raw.Cell
	for _, row := range b.body {
		if len(row) != 2*half || row[half].Covered && row[half].RowSpan < 2 && len(filled(row[:half])) > 0 && len(filled(row[half:])) > 0 {
			return
		}
		left = append(left, row[:half:half])
		if len(filled(row[half:])) > 0 {
			right = append(right, row[half:])
		}
	}
	b.body = slices.Concat(left, right)
	b.cols = b.cols[:half]
	for i := range b.t.Head {
		b.t.Head[i] = b.t.Head[i][:half]
	}
}

// treeColumns finds out what each column holds.
func (b *builder) treeColumns() {
	seen := map[string]bool{}
	amounts := false
	for j := range b.cols {
		c := &b.cols[j]
		last := c.last()
		switch {
		case amounts:
			c.kind = report.AmountColumn
		case c.has("编码", "代码"), last == "类", last == "款", last == "项", b.column(j, isCode), b.restOfCode(j):
			c.kind = report.CodeColumn
		case c.has("名称"), b.column(j, func(s string) bool { return isWord(s) && !isTotal(s) }):
			c.kind = report.NameColumn
		case c.has("行次", "序号"):
			c.kind = report.LineColumn
		case len(c.path) == 0 || last == "项目", strings.HasSuffix(last, "科目"), b.column(j, isTotal):
			c.kind = report.NameColumn
		default:
			c.kind, amounts = report.AmountColumn, true
		}
		if c.kind != report.AmountColumn {
			continue
		}
		if c.key = treeKey(b.kind, c.named()); c.key != "" && seen[c.key] {
			c.key = ""
		}
		seen[c.key] = true
	}
}

// isWord reports whether a text is words, not an amount with the mark of a note.
func isWord(s string) bool { return hasHan(s) && !isAmountText(s) }

// column reports whether a cell of the column in the body is so.
func (b *builder) column(j int, is func(string) bool) bool {
	for i := range b.body {
		if j < len(b.body[i]) && is(tight(narrow(b.body[i][j].Text))) {
			return true
		}
	}
	return false
}

// treeKey is the key of an amount column.
func treeKey(k kind, c *column) string {
	if strings.HasSuffix(c.last(), "预算数") {
		return ""
	}
	switch k {
	case "02":
		return incomeKey(c)
	case "03":
		return spendingKey(c)
	}
	return fundKey(c)
}

// part is whether a column below another's head shows only a part of it.
func part(c *column) bool {
	last := c.last()
	return strings.Contains(last, "其中") || len(c.path) > 1 && !strings.Contains(last, "小计") && !strings.Contains(last, "合计")
}

func incomeKey(c *column) string {
	for _, v := range []struct{ word, key string }{
		{"上级补助", "上级补助收入"}, {"附属单位", "附属单位上缴收入"}, {"事业收入", "事业收入"}, {"经营收入", "经营收入"},
		{"其他收入", "其他收入"}, {"财政拨款", "财政拨款收入"},
	} {
		if c.has(v.word) {
			if part(c) && !strings.Contains(c.last(), v.word) || strings.Contains(c.last(), "其中") || strings.Contains(c.last(), "预算财政拨款") && len(c.path) > 1 {
				return ""
			}
			return v.key
		}
	}
	if c.has("合计", "总计") {
		return "本年收入合计"
	}
	return ""
}

func spendingKey(c *column) string {
	for _, v := range []struct{ word, key string }{
		{"附属单位", "对附属单位补助支出"}, {"上缴上级", "上缴上级支出"}, {"经营支出", "经营支出"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"},
	} {
		if c.has(v.word) {
			if part(c) && !strings.Contains(c.last(), v.word) {
				return ""
			}
			return v.key
		}
	}
	if c.has("合计", "总计") {
		return "本年支出合计"
	}
	return ""
}

// fundKey is the key in the tables of one kind of money (05, 07, 08).
func fundKey(c *column) string {
	last := c.last()
	whole := len(c.path) == 1 || strings.Contains(last, "小计") || strings.Contains(last, "合计") || len(c.path) == 2 && c.path[0] == "项目"
	switch {
	case c.has("年初"), c.has("上年结转"):
		return when(whole, "年初结转和结余")
	case c.has("年末"), c.has("结转下年"):
		return when(whole, "年末结转和结余")
	case c.has("本年收入"):
		return when(whole, "本年收入")
	case c.has("基本支出"):
		return when(strings.Contains(last, "基本支出") || whole && !strings.Contains(last, "项目"), "基本支出")
	case c.has("项目支出"):
		return when(strings.Contains(last, "项目支出") || whole, "项目支出")
	case strings.Contains(last, "小计"):
		return "小计"
	case strings.Contains(last, "合计"), last == "本年支出":
		return "合计"
	}
	return ""
}

func when(ok bool, s string) string {
	if ok {
		return s
	}
	return ""
}

// treeRow reads one row of the body.
func (b *builder) treeRow(row []raw.Cell) {
	if len(filled(row)) == 0 {
		return
	}
	code, name, total := b.rowHead(row)
	key := code
	r := report.Row{Kind: report.ItemRow}
	switch {
	case total && code == "":
		key, name, r.Kind = totalKey, totalKey, report.TotalRow
	case len(code) == 3:
		r.Kind = report.ClassRow
	case len(code) == 5:
		r.Kind = report.SectionRow
	case code == "" && name != "" && b.continueName(name, row):
		return
	}
	if key == "" {
		if b.rowHasNumbers(row) {
			b.strange = append(b.strange, rowText(row))
		}
		return
	}
	b.treeCells(&r, row, key, name)
}

// continueName takes the rest of a name that a page break cut off.
func (b *builder) continueName(name string, row []raw.Cell) bool {
	if len(b.t.Rows) == 0 || b.rowHasNumbers(row) {
		return false
	}
	last := &b.t.Rows[len(b.t.Rows)-1]
	if last.Kind == report.TotalRow {
		return false
	}
	for j := range last.Cells {
		if b.cols[j].kind == report.NameColumn && last.Cells[j].Text != "" {
			last.Cells[j].Text += name
			for k := range last.Cells {
				if last.Cells[k].Amount != nil {
					last.Cells[k].Name = last.Cells[j].Text
				}
			}
			return true
		}
	}
	return false
}

func (b *builder) rowHasNumbers(row []raw.Cell) bool {
	for j := range row {
		if j < len(b.cols) && b.cols[j].kind == report.AmountColumn {
			if v, ok := amount(row[j].Text); !ok || !v.IsZero() {
				return true
			}
		}
	}
	return false
}

// treeCells adds a row with its amounts.
func (b *builder) treeCells(r *report.Row, row []raw.Cell, key, name string) {
	r.Key = key
	r.Cells = plainRow(row)
	var bad []int
	for j := range row {
		c := &b.cols[j]
		switch {
		case c.kind == report.NameColumn && !row[j].Covered && r.Kind != report.TotalRow:
			r.Cells[j].Text = name
		case c.kind == report.CodeColumn:
			r.Cells[j].Text = tight(r.Cells[j].Text)
		}
		if c.key == "" || r.Kind == report.TotalRow && isPartHead(row[j].Text) {
			continue
		}
		cell, ok := b.amountCell(&row[j], b.id+"/"+key+"/"+c.key, name)
		if !ok {
			bad = append(bad, j)
			continue
		}
		r.Cells[j] = cell
	}
	if r.Kind == report.TotalRow {
		for j := range r.Cells {
			if isTotal(r.Cells[j].Text) {
				r.Cells[j].Text, r.Cells[j].Align, r.Cells[j].Bold = totalKey, report.Center, true
			}
		}
	}
	b.t.Rows = append(b.t.Rows, *r)
	for _, j := range bad {
		if row[j].Text == unplaced {
			b.drop(j, "有的数有几种放法都能使各栏相加成立")
			continue
		}
		b.drop(j, "里有“"+oneLine(row[j].Text)+"”，不是数")
	}
}
