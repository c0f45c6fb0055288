package table

import (
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// sides reads a table of two halves with fixed lines (01, 04).
func (b *builder) sides() {
	b.begin()
	b.split(isSideBody)
	halves := b.halves()
	if len(halves) < 2 {
		b.note("分不出收入和支出两栏，没有核对")
		return
	}
	lines := make([]sideReader, len(halves))
	for i := range halves {
		lines[i] = sideReader{builder: b, half: halves[i], spend: i > 0, taken: map[string]bool{}}
	}
	for i := range b.body {
		if len(filled(b.body[i])) == 0 {
			continue
		}
		r := report.Row{Cells: plainRow(b.body[i])}
		for k := range lines {
			lines[k].read(&r, b.body[i])
		}
		b.t.Rows = append(b.t.Rows, r)
	}
	for k := range lines {
		for _, j := range lines[k].bad {
			b.drop(j, "里有不是数的文字，或有几种放法都成立的数")
		}
	}
	b.finish()
}

func isSideBody(row []raw.Cell) bool {
	for _, j := range filled(row) {
		s := tight(row[j].Text)
		if strings.HasPrefix(s, "一、") || sideLine(s, false) != "" && s != "支出" && s != "收入" || strings.HasPrefix(s, "（一）") {
			return strings.HasPrefix(s, "一、") || j == 0 && len(filled(row)) > 1 && !strings.HasSuffix(s, "财政拨款")
		}
		if v, ok := amount(s); ok && strings.Contains(s, ".") && !v.IsZero() {
			return true
		}
	}
	return false
}

// half is one side: where its names, line numbers and amounts stand.
type half struct {
	name, line int // columns; line is -1 where there are no line numbers
	amounts    []int
}

// halves finds the sides, each beginning with a column of names.
func (b *builder) halves() []half {
	var out []half
	for j := range b.cols {
		c := &b.cols[j]
		switch {
		case c.has("行次", "序号"):
			c.kind = report.LineColumn
			if n := len(out); n > 0 {
				out[n-1].line = j
			}
		case c.last() == "项目" || strings.Contains(c.last(), "按功能分类") || strings.Contains(c.last(), "支出功能分类") ||
			!c.has("金额", "决算", "合计", "预算数", "财政拨款") && b.column(j, isWord):
			c.kind = report.NameColumn
			if c.has("经济分类", "支出性质") { // the same spending once more
				return b.sideKeys(out)
			}
			if n := len(out); n > 0 && len(out[n-1].amounts) == 0 && out[n-1].name == j-1 {
				continue
			}
			out = append(out, half{name: j, line: -1})
		default:
			c.kind = report.AmountColumn
			if n := len(out); n > 0 {
				out[n-1].amounts = append(out[n-1].amounts, j)
			}
		}
	}
	return b.sideKeys(out)
}

// sideKeys gives the amount columns their keys.
func (b *builder) sideKeys(list []half) []half {
	if len(list) > 2 {
		list = list[:2]
	}
	for i := range list {
		var at []int // those of the final accounts, where budgets stand beside them
		for _, j := range list[i].amounts {
			if b.cols[j].has("决算") {
				at = append(at, j)
			}
		}
		if len(at) == 0 {
			at = list[i].amounts
		}
		seen := map[string]bool{}
		for _, j := range at {
			c := &b.cols[j]
			c.key = "金额"
			if i == 1 && b.kind == "04" {
				c.key = fiscalKey(c)
			}
			if seen[c.key] {
				c.key = ""
			}
			seen[c.key] = true
		}
	}
	return list
}

func fiscalKey(c *column) string {
	last := c.last()
	switch {
	case strings.Contains(last, "一般公共"):
		return "一般公共预算财政拨款"
	case strings.Contains(last, "政府性基金"):
		return "政府性基金预算财政拨款"
	case strings.Contains(last, "国有资本"):
		return "国有资本经营预算财政拨款"
	case strings.Contains(last, "合计"), strings.Contains(last, "小计"), strings.Contains(last, "金额"), strings.Contains(last, "决算数"):
		return totalKey
	}
	return ""
}

// sideReader reads one half from top to bottom.
type sideReader struct {
	*builder
	half
	spend   bool
	opening bool // below 年初财政拨款结转和结余
	taken   map[string]bool
	bad     []int
}

func (s *sideReader) read(r *report.Row, row []raw.Cell) {
	text := tight(row[s.half.name].Text)
	r.Cells[s.half.name].Text = text
	if text == "" {
		return
	}
	key := s.keyOf(text)
	if key == "" || s.taken[key] {
		for _, j := range s.amounts {
			if v, ok := amount(row[j].Text); s.cols[j].key != "" && ok && !v.IsZero() && !strings.Contains(text, "其中") {
				s.note("“%s”一行不是样式里的行，没有核对", text)
				s.dropped[s.id], s.dropped[s.id+LineDropped] = true, true
				break
			}
		}
		return
	}
	s.taken[key] = true
	if strings.HasSuffix(key, "合计") || strings.HasSuffix(key, "总计") {
		r.Kind = report.TotalRow
		if r.Key == "" {
			r.Key = key
		}
		r.Cells[s.half.name].Bold, r.Cells[s.half.name].Align = true, report.Center
	}
	for _, j := range s.amounts {
		c := &s.cols[j]
		if c.key == "" {
			continue
		}
		addr := s.id + "/" + key
		if s.spend && s.kind == "04" {
			addr += "/" + c.key
		}
		cell, ok := s.amountCell(&row[j], addr, bareLabel(text))
		if !ok {
			s.bad = append(s.bad, j)
			continue
		}
		r.Cells[j] = cell
	}
}

// keyOf is the key of a line of this half.
func (s *sideReader) keyOf(text string) string {
	bare := bareLabel(text)
	if s.spend {
		if code := s.classOf(bare); code != "" {
			return code
		}
	}
	key := sideLine(bare, s.spend)
	if s.kind != "04" {
		return key
	}
	if s.spend {
		if key == "年末结转和结余" {
			return "年末财政拨款结转和结余"
		}
		if fundOf(bare) != "" {
			return ""
		}
		return key
	}
	if fund := fundOf(bare); fund != "" {
		if s.opening || strings.Contains(bare, "年初") || s.taken[fund] {
			return "年初" + fund
		}
		return fund
	}
	if key == "年初结转和结余" {
		s.opening = true
		return "年初财政拨款结转和结余"
	}
	return key
}

// fundOf is the kind of public money that a label names.
func fundOf(s string) string {
	switch {
	case strings.Contains(s, "一般公共预算"):
		return "一般公共预算财政拨款"
	case strings.Contains(s, "政府性基金"):
		return "政府性基金预算财政拨款"
	case strings.Contains(s, "国有资本经营"):
		return "国有资本经营预算财政拨款"
	}
	return ""
}

// sideLine is the key of a line that is no class of spending.
func sideLine(s string, spend bool) string {
	has := func(w string) bool { return strings.Contains(s, w) }
	switch {
	case has("其中"):
		return ""
	case has("本年收入合计"), s == "收入合计":
		return "本年收入合计"
	case has("本年支出合计"), s == "支出合计":
		return "本年支出合计"
	case has("结余分配"):
		return "结余分配"
	case has("使用非财政拨款"), has("用事业基金弥补"):
		return "使用非财政拨款结余"
	case has("年初") && has("结"):
		return "年初结转和结余"
	case has("年末") && has("结"), has("结转下年"):
		return "年末结转和结余"
	case has("总计"):
		if spend {
			return "支出总计"
		}
		return "收入总计"
	case spend:
		return ""
	case fundOf(s) != "":
		return fundOf(s) + "收入"
	}
	for _, k := range []string{"上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"} {
		if has(k) {
			return k
		}
	}
	return ""
}

// bareLabel is a line's label without its number and 其中.
func bareLabel(s string) string {
	s = tight(s)
	if head, rest, ok := strings.Cut(s, "、"); ok && strings.Trim(head, "一二三四五六七八九十0123456789") == "" {
		return rest
	}
	if strings.HasPrefix(s, "（") {
		if head, rest, ok := strings.Cut(s, "）"); ok && strings.Trim(head, "（一二三四五六七八九十0123456789") == "" {
			return rest
		}
	}
	return s
}
