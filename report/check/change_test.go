package check

import (
	"math/rand/v2"
	"strings"

	"github.com/shopspring/decimal"
)

// beyond reports whether another text differs by more than a tail.
func (s *site) beyond(text string) bool {
	a, ok := readNumber(s.text)
	b, ok2 := readNumber(text)
	switch {
	case text == s.text || !ok || !ok2 && text != "":
		return false
	case s.ratio:
		return s.outside(text)
	case s.felt != nil && !s.felt(b):
		return false
	}
	return a.Sub(b).Abs().GreaterThan(s.slack)
}

// outside reports whether a percentage is none that rounding could have given.
func (s *site) outside(text string) bool {
	v, _ := readNumber(text)
	e := decimal.New(5, -places(text)-1)
	return v.Add(e).LessThan(s.low) || v.Sub(e).GreaterThan(s.high)
}

// readNumber reads a number with what stands around it: ≥90%.
func readNumber(text string) (decimal.Decimal, bool) {
	return number(strings.TrimLeft(text, "≥≤=<>"))
}

const swap = "与相邻的数对换"

// changes are the ways to get a figure wrong; each returns the texts of the
// site and of its neighbour, or "" where it cannot be done.
var changes = []struct {
	name string
	do   func(r *rand.Rand, s *site, in known) (text, next string)
}{
	{"数字前后颠倒", func(r *rand.Rand, s *site, _ known) (string, string) {
		b := []byte(s.text)
		var at []int
		for i := range b {
			if b[i] >= '0' && b[i] <= '9' {
				at = append(at, i)
			}
		}
		if len(at) < 2 {
			return "", ""
		}
		k := r.IntN(len(at) - 1)
		b[at[k]], b[at[k+1]] = b[at[k+1]], b[at[k]]
		return string(b), ""
	}},
	{"一位数字打错", func(r *rand.Rand, s *site, _ known) (string, string) {
		b := []byte(s.text)
		k := r.IntN(len(b))
		for b[k] < '0' || b[k] > '9' {
			k = (k + 1) % len(b)
		}
		b[k] = '0' + (b[k]-'0'+byte(1+r.IntN(9)))%10
		return string(b), ""
	}},
	{"十倍", func(_ *rand.Rand, s *site, _ known) (string, string) { return scaled(s.text, 1), "" }},
	{"十分之一", func(_ *rand.Rand, s *site, _ known) (string, string) { return scaled(s.text, -1), "" }},
	{"万倍", func(_ *rand.Rand, s *site, _ known) (string, string) { return scaled(s.text, 4), "" }},
	{"上年的数", func(_ *rand.Rand, s *site, in known) (string, string) {
		if f := in.Book.Fact(priorPrefix + s.fact); s.fact != "" && f != nil {
			return f.Printed.StringFixed(places(s.text)), ""
		}
		return "", ""
	}},
	{swap, func(_ *rand.Rand, s *site, _ known) (string, string) {
		if s.next == nil || strings.HasSuffix(s.text, "%") != strings.HasSuffix(s.next.text, "%") {
			return "", ""
		}
		return s.next.text, s.text
	}},
}

// scaled moves the point and keeps how the number is written.
func scaled(text string, by int32) string {
	mark := text[:len(text)-len(strings.TrimLeft(text, "≥≤=<>"))]
	v, ok := readNumber(text)
	if !ok {
		return ""
	}
	s := mark + v.Shift(by).StringFixed(places(strings.TrimLeft(text, "≥≤=<>")))
	if strings.HasSuffix(text, "%") {
		s += "%"
	}
	return s
}
