package report

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/store/storetest"
)

func TestAmountsAreRoundedOnceHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct{ yuan, wan, yuanText string }{
		{"0", "0.00", "0.00"},
		{"49.99", "0.00", "49.99"},
		{"50", "0.01", "50.00"},
		{"50.00", "0.01", "50.00"},
		{"149.99", "0.01", "149.99"},
		{"150", "0.02", "150.00"},
		{"-49.99", "0.00", "-49.99"},
		{"-50", "-0.01", "-50.00"},
		{"-150", "-0.02", "-150.00"},
		{"-12345678.9", "-1234.57", "-12345678.90"},
		{"4188149.99", "418.81", "4188149.99"},
		{"4188150", "418.82", "4188150.00"},
		{"10000000000000", "1000000000.00", "10000000000000.00"},
		{"9999999999999.99", "1000000000.00", "9999999999999.99"},
		{"0.01", "0.00", "0.01"},
		// Rounded to 元 first, this would come to 0.01.
		{"49.999", "0.00", "50.00"},
	} {
		d := decimal.RequireFromString(c.yuan)
		style := NumberStyle{}
		if got := style.amount(inUnit(d, Wan)); got != c.wan {
			t.Errorf("%s 元 prints %s 万元, want %s", c.yuan, got, c.wan)
		}
		if got := style.amount(inUnit(d, Yuan)); got != c.yuanText {
			t.Errorf("%s 元 prints %s 元, want %s", c.yuan, got, c.yuanText)
		}
	}
}

func TestWholeFenAreRoundedLikeAnyAmount(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 20_000 {
		bound := int64(1)
		for range r.IntN(19) {
			bound *= 10
		}
		fen := r.Int64N(bound) - r.Int64N(bound)
		d := decimal.New(fen, -2)
		got, want := inUnit(d, Wan), d.Shift(-4).Round(2)
		if !got.Equal(want) || got.Exponent() != want.Exponent() {
			t.Fatalf("%s 元: %s 万元, want %s", d, got, want)
		}
	}
}

func TestThousands(t *testing.T) {
	style := NumberStyle{Thousands: true}
	for in, want := range map[string]string{
		"0": "0.00", "1": "1.00", "12": "12.00", "123": "123.00", "999.995": "1,000.00", "1234": "1,234.00",
		"123456": "123,456.00", "1234567.891": "1,234,567.89", "-1": "-1.00", "-123": "-123.00", "-1234.5": "-1,234.50",
		"-123456": "-123,456.00", "10000000000000": "10,000,000,000,000.00",
	} {
		if got := style.amount(decimal.RequireFromString(in)); got != want {
			t.Errorf("%s prints %s, want %s", in, got, want)
		}
	}
	if got := separate("1234567"); got != "1,234,567" {
		t.Errorf("a whole number prints %s", got)
	}
}

func TestPercentagesAreHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct{ num, den, want string }{
		{"1", "800", "0.13"}, {"-1", "800", "-0.13"}, {"1", "-800", "-0.13"}, {"-1", "-800", "0.13"},
		{"1", "3", "33.33"}, {"2", "3", "66.67"}, {"24.47", "20.28", "120.66"}, {"0", "5", "0.00"}, {"418.81", "109.38", "382.89"},
	} {
		got := percent(decimal.RequireFromString(c.num), decimal.RequireFromString(c.den), 2).StringFixed(2)
		if got != c.want {
			t.Errorf("%s ÷ %s prints %s%%, want %s%%", c.num, c.den, got, c.want)
		}
	}
}

// TestPercentagesFollowThePrintedFigures asks for the same completion in both
// units: a reader with a pocket calculator gets what is printed.
func TestPercentagesFollowThePrintedFigures(t *testing.T) {
	const formula = "预算/2010301/决算数 ÷ 预算/2010301/年初预算数 × 100%"
	for unit, want := range map[Unit][3]string{
		Wan:  {"20.28", "24.47", "120.66%"},
		Yuan: {"202800.00", "244746.00", "120.68%"},
	} {
		d := composed(t, storetest.Sample(), nil, unit)
		b := derived(t, storetest.Sample(), nil, unit)
		figures := identified(t, d)
		f := figures[string(CompletionFigure)+" "+formula]
		if f == nil {
			t.Fatalf("no completion of 行政运行 in %s", unit)
		}
		budget, actual := b.Fact(f.Facts[1]), b.Fact(f.Facts[0])
		if f.Text != want[2] || budget.Printed.StringFixed(2) != want[0] || actual.Printed.StringFixed(2) != want[1] {
			t.Errorf("%s ÷ %s prints %s in %s, want %v", actual.Printed, budget.Printed, f.Text, unit, want)
		}
	}
}
