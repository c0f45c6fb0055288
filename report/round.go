package report

import (
	"strings"

	"github.com/shopspring/decimal"
)

var hundred = decimal.New(100, 0)

// inUnit turns an exact amount in 元 into the figure printed in the unit:
// rounded once, two decimals, half away from zero.
func inUnit(yuan decimal.Decimal, u Unit) decimal.Decimal {
	switch {
	case u != Wan:
		return yuan.Round(2)
	case yuan.Exponent() == -2 && yuan.NumDigits() < 18: // whole 分, nearly always: no need of large integers
		const step, half = 10_000, 5_000
		fen := yuan.CoefficientInt64()
		if fen < 0 {
			return decimal.New((fen-half)/step, -2)
		}
		return decimal.New((fen+half)/step, -2)
	}
	return yuan.Shift(-4).Round(2)
}

// percent returns num ÷ den × 100 rounded to places decimals, half away from
// zero. den must not be zero: a ratio with a zero base has no value.
func percent(num, den decimal.Decimal, places int32) decimal.Decimal {
	return num.Mul(hundred).DivRound(den, places)
}

// NumberStyle is how a place prints numbers.
type NumberStyle struct {
	Thousands       bool   `toml:"thousands"`        // 1,234.56
	PercentDecimals int32  `toml:"percent_decimals"` // decimals of a percentage in the text
	Shares          string `toml:"shares"`           // balanced or independent
	ZeroCell        string `toml:"zero_cell"`        // what a zero amount prints in a table: "", 0.00, —
}

// amount formats an amount with two decimals.
func (n NumberStyle) amount(d decimal.Decimal) string {
	s := d.StringFixed(2)
	if n.Thousands {
		return separate(s)
	}
	return s
}

// separate puts commas between the thousands of a plain decimal number.
func separate(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, dot := strings.Cut(s, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if dot {
		return sign + b.String() + "." + frac
	}
	return sign + b.String()
}
