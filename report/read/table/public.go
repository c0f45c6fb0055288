package table

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// publicLines are the keys of what “三公” is spent on, in the form's order.
var publicLines = []string{"合计", "因公出国", "公务用车", "用车购置", "用车运行", "公务接待"}

// public reads the table of “三公” (09): one row of amounts below a deep head,
// or a line for each kind with budget and spending as columns.
func (b *builder) public() {
	b.begin()
	b.quantities()
	b.split(func(row []raw.Cell) bool {
		at := filled(row)
		for _, j := range at {
			s := tight(row[j].Text)
			if _, ok := amount(s); (ok || s == unplaced) && !isRuler(row) {
				return true
			}
			if j == at[0] && publicLine([]string{s}) != "" && len(row) < 8 && !strings.Contains(s, "预算") && !headOfKinds(row) {
				return true
			}
		}
		return len(at) == 0
	})
	switch {
	case !b.deep():
		b.publicColumns()
	case b.periodRows():
		b.publicPeriods()
	default:
		b.publicRow()
	}
	b.finish()
}

// deep reports whether the kinds of spending stand in the head.
func (b *builder) deep() bool {
	n := 0
	for j := range b.cols {
		if k := publicLine(b.cols[j].path); k != "" && k != "合计" {
			n++
		}
	}
	return n >= 3
}

// publicLine is the key of a kind of “三公” by its labels from top to bottom.
func publicLine(path []string) string {
	s := strings.Join(path, "/")
	last := ""
	for i := len(path) - 1; i >= 0 && last == ""; i-- {
		if !strings.HasSuffix(path[i], "算数") && path[i] != "统计数" {
			last = path[i]
		}
	}
	has := func(w string) bool { return strings.Contains(last, w) }
	switch {
	case has("因公出国"):
		return "因公出国"
	case has("公务接待"), has("接待费") && !has("外事") && !has("国内"):
		return "公务接待"
	case has("购置") && has("运行"), has("小计") && strings.Contains(s, "用车"):
		return "公务用车"
	case has("购置"):
		return "用车购置"
	case has("运行"):
		return "用车运行"
	case has("合计"), has("三公") && !has("表"), has("小计") && strings.Contains(s, "三公"):
		return "合计"
	}
	return ""
}

// period is whether a column or a row is of the budget or of the spending.
func period(path []string) string {
	for _, s := range path {
		switch {
		case strings.Contains(s, "决算数"), strings.Contains(s, "统计数"), strings.Contains(s, "支出数"), strings.Contains(s, "实际"):
			return "决算数"
		case strings.Contains(s, "预算数"), strings.Contains(s, "预算"):
			return "预算数"
		}
	}
	return ""
}

// headOfKinds reports whether a row names several kinds of spending, as a head does.
func headOfKinds(row []raw.Cell) bool {
	n := 0
	for _, j := range filled(row) {
		if publicLine([]string{tight(row[j].Text)}) != "" {
			n++
		}
	}
	return n > 1
}

// periodOf is the period of a column; where the head names none and the title
// is that of spending, everything is what was spent.
func (b *builder) periodOf(path []string) string {
	if when := period(path); when != "" || !strings.Contains(b.title, "决算") || strings.Contains(b.title, "预") {
		return when
	}
	if slices.ContainsFunc(b.cols, func(c column) bool { return period(c.path) != "" }) {
		return ""
	}
	b.dropped[b.id] = true // the budget is not nothing
	return "决算数"
}

// publicRow reads the one row of amounts.
func (b *builder) publicRow() {
	for j := range b.cols {
		c := &b.cols[j]
		line, when := publicLine(c.path), b.periodOf(c.path)
		if line == "" || when == "" {
			c.kind = report.NameColumn
			continue
		}
		c.kind, c.key = report.AmountColumn, when+"/"+line
	}
	b.wholeYear()
	b.sureColumns()
	b.noPeriod()
	for i := range b.body {
		row := b.body[i]
		if i > 0 && len(filled(row)) == 0 || rowHasHan(row) && !b.rowHasNumbers(row) {
			continue
		}
		r := report.Row{Cells: plainRow(row)}
		for j := range row {
			c := &b.cols[j]
			if c.key == "" || c.used {
				continue
			}
			cell, ok := b.amountCell(&row[j], b.id+"/"+c.key, strings.Join(c.path, ""))
			if !ok && row[j].Text == unplaced {
				c.key = ""
				continue
			}
			if !ok {
				b.note("“%s”的“%s”不是数，没有核对", strings.Join(c.path, ""), oneLine(row[j].Text))
				c.key = ""
				continue
			}
			r.Cells[j], c.used = cell, true
		}
		if b.row != nil {
			b.row.show(r.Cells)
		}
		b.t.Rows = append(b.t.Rows, r)
		return
	}
}

// periodRows reports whether budget and spending are rows below the kinds.
func (b *builder) periodRows() bool {
	for j := range b.cols {
		if publicLine(b.cols[j].path) != "" && period(b.cols[j].path) != "" {
			return false
		}
	}
	return slices.ContainsFunc(b.body, func(row []raw.Cell) bool { return rowPeriod(row) != "" && b.moneyUnder(row) })
}

// moneyUnder reports whether a row has amounts in the columns of the kinds.
func (b *builder) moneyUnder(row []raw.Cell) bool {
	for j := range min(len(row), len(b.cols)) {
		if _, ok := amount(row[j].Text); ok && tight(row[j].Text) != "" && !row[j].Covered && publicLine(b.cols[j].path) != "" {
			return true
		}
	}
	return false
}

// rowPeriod is whether a row is that of the budget or of the spending.
func rowPeriod(row []raw.Cell) string {
	for _, j := range filled(row) {
		if when := period([]string{tight(row[j].Text)}); when != "" {
			return when
		}
	}
	return ""
}

// publicPeriods reads a row for the budget and one for the spending, with the
// kinds as columns.
func (b *builder) publicPeriods() {
	both := 0
	for _, row := range b.body {
		if rowPeriod(row) == "预算数" {
			both++
		}
	}
	seen := map[string]bool{}
	for i := range b.body {
		row := b.body[i]
		r := report.Row{Cells: plainRow(row)}
		when := rowPeriod(row)
		if when == "预算数" && both > 1 && strings.Contains(rowText(row), "年初") { // as in wholeYear
			when = ""
		}
		for j := range row {
			c := &b.cols[j]
			line := publicLine(c.path)
			if line == "" {
				c.kind = report.NameColumn
				continue
			}
			c.kind = report.AmountColumn
			key := when + "/" + line
			if when == "" || seen[key] || row[j].Covered {
				continue
			}
			if cell, ok := b.amountCell(&row[j], b.id+"/"+key, strings.Join(c.path, "")); ok {
				r.Cells[j], c.used, seen[key] = cell, true, true
			}
		}
		b.t.Rows = append(b.t.Rows, r)
	}
}

// show lets the numbers that have no place stand in the row as they are printed,
// without addresses: the table is not an empty one.
func (o *openRow) show(cells []report.Cell) {
	if !slices.ContainsFunc(cells, func(c report.Cell) bool { return c.Text == unplaced }) {
		return
	}
	rest := o.printed
	for j := range cells {
		c := &cells[j]
		if c.Amount != nil && c.Text != "" {
			rest = rest[min(1, len(rest)):]
			continue
		}
		if c.Text != unplaced {
			continue
		}
		c.Text = ""
		if len(rest) > 0 {
			v, _ := amount(rest[0])
			c.Text, c.Amount = rest[0], &report.Amount{Printed: v}
			rest = rest[1:]
		}
	}
}

func rowHasHan(row []raw.Cell) bool { return hasHan(rowText(row)) }

// sureColumns leaves a kind of spending aside for both periods where the amount
// of one has no place: a cell that is not there would count as zero.
func (b *builder) sureColumns() {
	unsure := map[string]bool{}
	line := func(key string) string { return key[strings.Index(key, "/")+1:] }
	for i := range b.body {
		for j := range b.body[i] {
			if b.body[i][j].Text == unplaced && b.cols[j].key != "" {
				unsure[line(b.cols[j].key)] = true
			}
		}
	}
	for j := range b.cols {
		if c := &b.cols[j]; c.key != "" && unsure[line(c.key)] {
			c.key = ""
		}
	}
}

// wholeYear leaves the initial budget aside where the adjusted one stands
// beside it: the form's 预算数 is the adjusted one.
func (b *builder) wholeYear() {
	both := map[string]int{}
	for j := range b.cols {
		if k := b.cols[j].key; k != "" {
			both[k]++
		}
	}
	for j := range b.cols {
		c := &b.cols[j]
		if both[c.key] > 1 && c.has("年初") {
			c.key = ""
		}
	}
}

// noPeriod names the amounts that a garbled head gives to neither budget nor
// spending where it gives others to one: they would count as nothing.
func (b *builder) noPeriod() {
	if len(b.cols) > 0 && !slices.ContainsFunc(b.cols, func(c column) bool { return b.periodOf(c.path) != "" }) {
		b.note("分不出各栏是预算数还是决算数，没有核对")
	}
	known := slices.ContainsFunc(b.cols, func(c column) bool { return c.key != "" })
	for j := range b.cols {
		c := &b.cols[j]
		if !known || c.key != "" || !b.column(j, isMoney) {
			continue
		}
		switch line, when := publicLine(c.path), b.periodOf(c.path); {
		case line != "" && when == "":
			b.dropped[b.id] = true
			b.note("“%s”一栏分不出是预算数还是决算数，没有核对", c.last())
		case line == "" && (len(c.path) == 0 || len(c.path) == 1 && period(c.path) != ""):
			b.dropped[b.id] = true
			b.note("第 %d 栏分不出是“三公”经费的哪一项，没有核对", j+1)
		}
	}
}

func isMoney(s string) bool {
	v, ok := amount(s)
	return ok && !v.IsZero()
}

// publicColumns reads a line for each kind.
func (b *builder) publicColumns() {
	for j := range b.cols {
		c := &b.cols[j]
		switch when := b.periodOf(c.path); {
		case c.has("行次", "序号"):
			c.kind = report.LineColumn
		case when != "" && !b.column(j, isMoney) && b.column(j, isWord):
			c.kind = report.NameColumn
		case when != "":
			c.kind, c.key = report.AmountColumn, when
		default:
			c.kind = report.NameColumn
		}
	}
	b.wholeYear()
	seen := map[string]bool{}
	for i := range b.body {
		row := b.body[i]
		r := report.Row{Cells: plainRow(row)}
		line := ""
		for j := range row {
			if b.cols[j].kind == report.NameColumn && line == "" {
				line = publicLine([]string{bareLabel(tight(row[j].Text))})
			}
		}
		for j := range row {
			if line == "" || b.cols[j].key == "" || row[j].Covered || seen[b.cols[j].key+"/"+line] {
				continue
			}
			key := b.cols[j].key + "/" + line
			if s := tight(row[j].Text); line == "合计" && s != "" && blanks[s] { // the heading of a group
				continue
			}
			if cell, ok := b.amountCell(&row[j], b.id+"/"+key, line); ok {
				r.Cells[j] = cell
				seen[key] = true
			}
		}
		b.t.Rows = append(b.t.Rows, r)
	}
}
