package table

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// Heads that places lay out in ways of their own: what every column shows once
// more below its name, heads within the row of the total, merged cells that
// came as blank ones.

// measures are what the last row of a head may print below the names of all
// columns: it says nothing of a column that its name does not say.
var measures = []string{"决算数", "决算金额", "金额", "本年决算数", "支出数"}

// named is a column as the row of names in the head has it.
func (c *column) named() *column {
	n := len(c.path)
	if n < 2 || !slices.Contains(measures, c.path[n-1]) || slices.Contains([]string{"项目", "收入", "支出"}, c.path[n-2]) {
		return c
	}
	out := *c
	out.path = c.path[:n-1]
	return &out
}

// codeParts are the heads of the three cells of a code.
var codeParts = []string{"类", "款", "项"}

// partHeads are the heads of the columns under 本年支出 and the like, which
// some places print in the row of the total.
var partHeads = []string{"合计", "小计", "基本支出", "项目支出"}

func isPartHead(s string) bool { return slices.Contains(partHeads, tight(s)) }

// totalAt is the column in which a row says that it is the total's, or -1:
// before it are at most the heads of the cells of a code.
func totalAt(row []raw.Cell) int {
	for _, j := range filled(row) {
		switch s := tight(row[j].Text); {
		case isTotal(s):
			return j
		case !slices.Contains(codeParts, s):
			return -1
		}
	}
	return -1
}

// empty reports whether rows print no amount but zeros, and no subject.
func empty(rows [][]raw.Cell) bool {
	for _, row := range rows {
		for _, j := range filled(row) {
			if v, ok := amount(row[j].Text); isRuler(row) || ok && v.IsZero() || isTotal(row[j].Text) {
				continue
			} else if ok || isWord(tight(row[j].Text)) {
				return false
			}
		}
	}
	return true
}

// headTotal is the row that prints the heads of columns in the total's row, or
// -1: 合计 | 0.00 | 105.00 | 合计 | 基本支出 | 项目支出 | 0.00.
func (b *builder) headTotal() int {
	for i, row := range b.rows[:min(len(b.rows), highestHead)] {
		at := totalAt(row)
		if at < 0 || !b.wordsBelow(i, at) {
			continue
		}
		heads := 0
		for _, j := range filled(row) {
			if j > at && isPartHead(row[j].Text) {
				heads++
			}
		}
		if heads > 0 {
			return i
		}
	}
	return -1
}

// wordsBelow reports whether a column holds codes or names in the rows below,
// not amounts.
func (b *builder) wordsBelow(i, j int) bool {
	for _, row := range b.rows[i+1:] {
		if j >= len(row) {
			continue
		}
		if s := tight(narrow(row[j].Text)); s != "" && !row[j].Covered {
			return isWord(s) || isCode(s) || splitCode(s) != ""
		}
	}
	return j == 0
}

// partTotal divides the total's row that prints heads into a row of the head
// and one of the body.
func (b *builder) partTotal() {
	at := b.headTotal()
	if at < 0 {
		return
	}
	head := slices.Clone(b.rows[at])
	for j := range head {
		if !isPartHead(head[j].Text) || j <= totalAt(b.rows[at]) {
			head[j].Text = ""
		}
	}
	if n := slices.IndexFunc(b.rows[:at], isRuler); n >= 0 {
		at = n
	}
	b.rows = slices.Insert(slices.Clone(b.rows), at, head)
	if !isRuler(b.rows[at+1]) {
		b.heads = at + 1
	}
	if i := totalRow(b.rows[at+1:]); empty(b.rows[at+2+i:]) { // it says that there is nothing
		b.blankHeads(at + 1 + i)
	}
}

// noTotal says that the total's row has words where the amounts of some columns
// should be. They are not nothing: what leans on them is not checked.
func (b *builder) noTotal() {
	for i := range b.t.Rows {
		r := &b.t.Rows[i]
		if r.Kind != report.TotalRow {
			continue
		}
		var words []string
		for j := range r.Cells {
			if b.cols[j].key != "" && r.Cells[j].Addr == "" && isPartHead(r.Cells[j].Text) {
				words = append(words, "“"+tight(r.Cells[j].Text)+"”")
			}
		}
		if len(words) > 0 {
			b.dropped[b.id] = true
			b.note("“合计”一行里印的是栏名%s，没有印这几栏的合计数，和它们有关的没有核对", strings.Join(words, ""))
			return
		}
	}
}

// noParts names the columns of 02 and 03 beside the total where the head of none
// was understood: they would count as nothing.
func (b *builder) noParts() {
	if b.kind != "02" && b.kind != "03" {
		return
	}
	total, lost := false, ""
	for j := range b.cols {
		switch c := &b.cols[j]; {
		case strings.HasSuffix(c.key, "合计"):
			total = true
		case c.key != "":
			return
		case c.kind == report.AmountColumn && b.column(j, isMoney) && lost == "":
			lost = strings.Join(c.path, "")
		}
	}
	if total && lost != "" {
		b.dropped[b.id] = true
		b.note("“%s”等各栏的名称没有读懂，没有核对", lost)
	}
}

// reaching are the tables whose head has groups of columns.
var reaching = []kind{"05", "07", "08", publicKind}

// reach lets a head reach over the blank cells on its right, as merged ones do,
// where the head above reaches there too and another one stands below.
func reach(text [][]string, rows [][]raw.Cell) {
	for i := range text {
		for j := 1; j < len(text[i]); j++ {
			switch {
			case text[i][j] != "" || rows[i][j].Covered || text[i][j-1] == "":
			case i > 0 && (text[i-1][j] == "" || text[i-1][j] != text[i-1][j-1]):
			case below(text, i, j) == "" || below(text, i, j-1) == "" || wholeHead(below(text, i, j)):
			default:
				text[i][j] = text[i][j-1]
			}
		}
	}
}

// below is the next head under a cell.
func below(text [][]string, i, j int) string {
	for i++; i < len(text); i++ {
		if j < len(text[i]) && text[i][j] != "" {
			return text[i][j]
		}
	}
	return ""
}

// wholeHead is a head that is no part of another one, though the cell above it
// is blank.
func wholeHead(s string) bool {
	for _, w := range []string{"年初", "年末", "上年", "结转下年", "本年", "科目", "编码", "名称"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// totalRow is the first row of the total's, behind a ruler.
func totalRow(rows [][]raw.Cell) int {
	return max(0, slices.IndexFunc(rows, func(row []raw.Cell) bool { return totalAt(row) >= 0 }))
}

// blankHeads takes the heads out of the total's row of an empty table if its own
// amounts are nothing too.
func (b *builder) blankHeads(i int) {
	row := slices.Clone(b.rows[i])
	at := totalAt(row)
	for j := range row {
		if j <= at {
			continue
		}
		if isPartHead(row[j].Text) {
			row[j].Text = ""
		} else if v, ok := amount(row[j].Text); !ok || !v.IsZero() {
			return
		}
	}
	b.rows[i] = row
}

// nothing makes the total of a table of a fund that prints no row: it is empty,
// not unread.
func (b *builder) nothing() {
	if b.kind != "07" && b.kind != "08" || len(b.t.Rows) > 0 || !b.blank {
		return
	}
	for _, row := range b.body {
		if len(filled(row)) > 0 {
			return
		}
	}
	row := make([]raw.Cell, len(b.cols))
	for j := range row {
		row[j] = raw.Cell{RowSpan: 1, ColSpan: 1}
	}
	b.treeCells(&report.Row{Kind: report.TotalRow}, row, totalKey, totalKey)
}
