package doctest

import (
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// Grid makes full rows of cells from lines of fields parted by “|”: “<” is
// covered from the left, “^” from above.
func Grid(lines ...string) [][]report.Cell {
	var texts [][]string
	for _, l := range lines {
		texts = append(texts, strings.Split(l, "|"))
	}
	out := make([][]report.Cell, len(texts))
	for r, row := range texts {
		out[r] = make([]report.Cell, len(row))
		for c, s := range row {
			out[r][c] = report.Cell{ColSpan: 1, RowSpan: 1}
			if s == "<" || s == "^" {
				out[r][c].Covered = true
				continue
			}
			k := &out[r][c]
			k.Text = s
			for c+k.ColSpan < len(row) && row[c+k.ColSpan] == "<" {
				k.ColSpan++
			}
			for r+k.RowSpan < len(texts) && texts[r+k.RowSpan][c] == "^" {
				k.RowSpan++
			}
		}
	}
	return out
}

// Head is Grid with every cell centred and, but for the last row, bold.
func Head(lines ...string) [][]report.Cell {
	rows := Grid(lines...)
	for r := range rows {
		for c := range rows[r] {
			rows[r][c].Align = report.Center
			rows[r][c].Bold = r < len(rows)-1
		}
	}
	return rows
}

// Label returns a cell of text.
func Label(s string) report.Cell { return report.Cell{Text: s, ColSpan: 1, RowSpan: 1} }

// Money returns the cell of an amount in 元, printed in 万元; an exact zero
// is blank.
func Money(addr string, yuan decimal.Decimal) report.Cell {
	return MoneyIn(report.Wan, addr, yuan)
}

// MoneyIn is Money in a unit.
func MoneyIn(u report.Unit, addr string, yuan decimal.Decimal) report.Cell {
	printed := yuan.Round(2)
	if u == report.Wan {
		printed = yuan.Shift(-4).Round(2)
	}
	text := ""
	if !yuan.IsZero() {
		text = printed.StringFixed(2)
	}
	return report.Cell{
		Text: text, Align: report.Right, ColSpan: 1, RowSpan: 1, Addr: addr,
		Amount: &report.Amount{Exact: yuan, HasExact: true, Printed: printed},
	}
}

// Sum returns the cell that adds up others, which are its Parts.
func Sum(addr string, parts ...report.Cell) report.Cell {
	return SumIn(report.Wan, addr, parts...)
}

// SumIn is Sum in a unit.
func SumIn(u report.Unit, addr string, parts ...report.Cell) report.Cell {
	total := decimal.Zero
	var addrs []string
	for _, p := range parts {
		total = total.Add(p.Amount.Exact)
		addrs = append(addrs, p.Addr)
	}
	c := MoneyIn(u, addr, total)
	c.Parts = addrs
	return c
}

// Fen returns n 分 in 元.
func Fen(n int64) decimal.Decimal { return decimal.New(n, -2) }

// kinds reads column kinds from letters: Name, Code, Line, Amount, Text, Short.
func kinds(letters string) []report.Column {
	of := map[rune]report.ColumnKind{
		'N': report.NameColumn, 'C': report.CodeColumn, 'L': report.LineColumn,
		'A': report.AmountColumn, 'T': report.TextColumn, 'S': report.ShortColumn,
	}
	var out []report.Column
	for _, l := range letters {
		out = append(out, report.Column{Kind: of[l]})
	}
	return out
}

// Restyle prints the table's exact zeros as zero ("—", 0.00) and, if thousands
// is set, commas between the thousands of its amounts.
func Restyle(t *report.Table, zero string, thousands bool) *report.Table {
	for r := range t.Rows {
		for c := range t.Rows[r].Cells {
			k := &t.Rows[r].Cells[c]
			switch {
			case k.Amount == nil:
			case k.Amount.Exact.IsZero():
				k.Text = zero
			case thousands:
				k.Text = commas(k.Text)
			}
		}
	}
	return t
}

// commas puts commas between the thousands of a number with two decimals.
func commas(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 6; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}
