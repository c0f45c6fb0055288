package xlsx

import (
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// textFormat keeps a code or a risky text a text, also when it is edited.
const textFormat = "@"

// numbers is how a table prints amounts, found from its cells.
type numbers struct {
	thousands bool
	zero      string // what an exact zero prints
	decimals  int
}

func numbersOf(t *report.Table) numbers {
	n := numbers{decimals: 2}
	zeroFound := false
	eachAmount(t, func(_, _ int, c *report.Cell) {
		n.thousands = n.thousands || strings.Contains(c.Text, ",")
		if !zeroFound && exactOf(c.Amount).IsZero() {
			n.zero, zeroFound = c.Text, true
		}
	})
	return n
}

// eachAmount calls f with every cell of the body that holds an amount.
func eachAmount(t *report.Table, f func(row, col int, c *report.Cell)) {
	for r := range t.Rows {
		for c := range t.Rows[r].Cells {
			if k := &t.Rows[r].Cells[c]; k.Amount != nil && !k.Covered {
				f(r, c, k)
			}
		}
	}
}

// exactOf is the amount in 元 where it is known, else the printed figure.
func exactOf(a *report.Amount) decimal.Decimal {
	if a.HasExact {
		return a.Exact
	}
	return a.Printed
}

// printedText reads a cell's text as a plain number; false if it is none.
func printedText(s string) (d decimal.Decimal, decimals int, ok bool) {
	plain := strings.ReplaceAll(s, ",", "")
	if plain == "" || strings.Trim(plain, "0123456789.-") != "" {
		return d, 0, false
	}
	d, err := decimal.NewFromString(plain)
	if _, frac, dot := strings.Cut(plain, "."); dot {
		decimals = len(frac)
	}
	return d, decimals, err == nil
}

// value is what an amount cell holds in the sheet.
type value struct {
	number decimal.Decimal
	shift  int32 // number is the exact amount in 元 shifted by this, 0 or −4
	exact  bool  // else it is the printed figure
	blank  bool  // prints nothing
	format string
}

// maxDigits is how many digits a spreadsheet keeps of a number.
const maxDigits = 15

// digits counts the significant digits of a number.
func digits(d decimal.Decimal) int {
	return len(strings.TrimRight(d.Coefficient().String(), "0-"))
}

// valueOf returns what an amount cell holds; false if its text is not the
// amount's figure (a percentage), or has more digits than a spreadsheet keeps
// (from ten trillion 元 on), so that the text stands.
func (b *book) valueOf(c *report.Cell, n numbers) (value, bool) {
	printed, decimals, plain := printedText(c.Text)
	zero := exactOf(c.Amount).IsZero()
	v := value{number: c.Amount.Printed, blank: c.Text == "" && zero}
	switch {
	case plain && !printed.Equal(c.Amount.Printed), !plain && !zero, digits(c.Amount.Printed) > maxDigits:
		return value{}, false
	case plain:
		n.decimals = decimals
	}
	if zero {
		n.zero = c.Text
	}
	if c.Amount.HasExact && !b.asPrinted {
		v.number, v.shift, v.exact = b.inUnit(c.Amount, int32(n.decimals))
	}
	if v.number.IsZero() {
		n.zero = c.Text
	}
	v.format = n.format(v.number.Sign() < 0 && c.Amount.Printed.IsZero())
	return v, true
}

// inUnit returns the exact amount in the unit of its printed figure: the
// document's, or the other one (a form may fix its own unit).
func (b *book) inUnit(a *report.Amount, decimals int32) (decimal.Decimal, int32, bool) {
	shifts := []int32{-4, 0}
	if b.unit == report.Yuan {
		shifts = []int32{0, -4}
	}
	for _, s := range shifts {
		if v := a.Exact.Shift(s); v.Round(decimals).Equal(a.Printed) && digits(v) <= maxDigits {
			return v, s, true
		}
	}
	return a.Printed, 0, false
}

// format is the number format. An amount below zero that rounds to zero
// prints without a sign, which Excel's own rounding would keep.
func (n numbers) format(unsigned bool) string {
	pos := "0"
	if n.thousands {
		pos = "#,##0"
	}
	if n.decimals > 0 {
		pos += "." + strings.Repeat("0", n.decimals)
	}
	neg, zero := "-"+pos, pos
	if unsigned {
		neg = pos
	}
	if _, _, plain := printedText(n.zero); !plain {
		zero = quoted(n.zero)
	}
	return pos + ";" + neg + ";" + zero + ";@"
}

// quoted is a literal of a number format.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, "") + `"`
}
