package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// cause guesses what went wrong with a number, or says nothing.
func (p *probe) cause(_ *formula, l, r *side) string {
	a, b := l.q.printed, r.q.printed
	if c := numberCause(a, b); c != "" {
		return c
	}
	d := a.Sub(b).Abs()
	for _, c := range r.cells {
		switch {
		case c.Amount.Printed.IsZero():
		case a.Equal(c.Amount.Printed) && len(r.cells) > 1:
			return "可能错了一行：正好等于“" + c.Name + "”一项"
		case d.Equal(c.Amount.Printed.Abs()) && len(r.cells) > 1:
			return "正好差“" + c.Name + "”一项"
		}
	}
	if len(l.places) == 1 {
		if f := p.Book.Fact(priorPrefix + l.places[0]); f != nil && f.Printed.Equal(a) {
			return "正好是上一年度的数"
		}
	}
	return ""
}

// numberCause says how one number became another, or nothing.
func numberCause(a, b decimal.Decimal) string {
	switch {
	case a.IsZero() || b.IsZero():
		return ""
	case a.Equal(b.Neg()):
		return "正负号写反"
	case swapped(a, b):
		return "数字前后颠倒（" + a.StringFixed(2) + " 与 " + b.StringFixed(2) + "）"
	case a.Equal(b.Shift(1).Round(2)) || b.Equal(a.Shift(1).Round(2)):
		return "小数点错了一位"
	case near10000(a, b) || near10000(b, a):
		return "万元与元混用"
	}
	return ""
}

// near10000 reports whether a is b in 元.
func near10000(a, b decimal.Decimal) bool {
	return a.Shift(-4).Round(2).Equal(b) && a.Abs().GreaterThan(hundred)
}

// swapped reports whether two numbers have the same digits and differ in two
// neighbours only: 350.42, 305.42.
func swapped(a, b decimal.Decimal) bool {
	x, y := []byte(a.StringFixed(2)), []byte(b.StringFixed(2))
	if len(x) != len(y) {
		return false
	}
	x, y = slices.DeleteFunc(x, dot), slices.DeleteFunc(y, dot)
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && strings.HasSuffix(string(x), string(y[i+2:]))
}

func dot(c byte) bool { return c == '.' }
