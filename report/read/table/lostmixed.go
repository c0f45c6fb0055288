package table

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// Some forms have the last line of the head and the total in one row: the words
// 合计, 基本支出 and 项目支出 stand where the total's spending would, and only
// its other columns are printed.

// isHeadLabel reports whether a word is a label of the columns of spending.
func isHeadLabel(s string) bool {
	return s == "合计" || s == "小计" || s == "基本支出" || s == "项目支出"
}

// labelsAndNumbers reports whether a total's cells are numbers and labels, some
// of both.
func labelsAndNumbers(cells string) bool {
	labels, numbers := 0, 0
	for _, s := range strings.Fields(cells) {
		switch {
		case isHeadLabel(s):
			labels++
		case isAmountText(s):
			numbers++
		default:
			return false
		}
	}
	return labels > 1 && numbers > 0
}

// beside puts a total's numbers beside the labels into the columns before and
// behind those of the labels.
func (b *builder) beside(row *lostRow, cols []string) {
	first := slices.IndexFunc(row.mixed, isHeadLabel)
	last := len(row.mixed)
	for !isHeadLabel(row.mixed[last-1]) {
		last--
	}
	spent := slices.IndexFunc(cols, isHeadLabel)
	row.nums = make([]string, len(cols))
	if spent < 0 {
		return
	}
	behind := spent
	for behind < len(cols) && isHeadLabel(cols[behind]) {
		row.nums[behind] = noNumber
		behind++
	}
	b.besideIn(row.nums[:spent], cols[:spent], row.mixed[:first])
	b.besideIn(row.nums[behind:], cols[behind:], row.mixed[last:])
}

// besideIn places numbers in columns: each has one, or what else is known of
// them says where they are.
func (b *builder) besideIn(out, cols, nums []string) {
	if len(nums) == 0 {
		return
	}
	copy(out, texts(cols, nums, b.bestOf(cols, totalKey, values(nums), placings(len(nums), len(cols), false))))
}

// noNumber stands in a cell that has a label instead of an amount.
const noNumber = "－－"

// sumTotals gives the cells of a total that print a label the sum of the
// classes: blank they would count as zero. A note says so.
func (b *builder) sumTotals(columns []int) {
	if len(columns) == 0 {
		return
	}
	var labels []string
	for _, j := range columns {
		sum, total := decimal.Zero, (*report.Cell)(nil)
		for i := range b.t.Rows {
			r := &b.t.Rows[i]
			switch c := &r.Cells[j]; {
			case c.Addr == "":
			case r.Kind == report.TotalRow:
				total = c
			case r.Kind == report.ClassRow:
				sum = sum.Add(c.Amount.Printed)
			}
		}
		if total != nil {
			total.Amount.Printed = sum
			b.printed[string(b.kind)+strings.TrimPrefix(total.Addr, b.id)] = sum
			labels = append(labels, b.cols[j].last())
		}
	}
	b.note("合计一行没有印“%s”，按各类之和核对", strings.Join(labels, "”“"))
}

// unprinted are the columns of the grid where a total prints labels; the grid's
// cells are blank then.
func (b *builder) unprinted() []int {
	var out []int
	for _, row := range b.rows {
		for j := range row {
			if row[j].Text == noNumber {
				row[j].Text = ""
				out = append(out, j)
			}
		}
	}
	return out
}
