package text

import (
	"strings"

	"github.com/shopspring/decimal"
)

// slack is how far a stated amount may be from the amount meant: half of its
// last printed digit.
func (par *paragraph) slack(addr string) decimal.Decimal {
	if step, ok := par.coarse[addr]; ok {
		return decimal.New(5, step-1)
	}
	return decimal.New(5, -3)
}

// isCoarseRatio reports whether a percentage is not that of two amounts as the
// text prints them, but may be that of the amounts meant, since the text
// printed less than two decimals. Amounts of tables are as the tables have them.
func (par *paragraph) isCoarseRatio(n *number, part, whole string) bool {
	a, b := par.book.Fact(part), par.book.Fact(whole)
	_, coarse := par.coarse[part]
	if _, too := par.coarse[whole]; !coarse && !too || a == nil || b == nil || par.isRatio(n, part, whole) {
		return false
	}
	low, high := b.Printed.Sub(par.slack(whole)), b.Printed.Add(par.slack(whole))
	if !low.IsPositive() {
		return true
	}
	half := decimal.New(5, -n.places-1)
	least := a.Printed.Sub(par.slack(part)).Shift(2).DivRound(high, n.places+6)
	most := a.Printed.Add(par.slack(part)).Shift(2).DivRound(low, n.places+6)
	return n.value.Add(half).GreaterThanOrEqual(least) && n.value.Sub(half).LessThanOrEqual(most)
}

// differenceOf is the printed difference of two facts, or nil.
func (par *paragraph) differenceOf(pair [2]string) *decimal.Decimal {
	a, b := par.book.Fact(pair[0]), par.book.Fact(pair[1])
	if a == nil || b == nil {
		return nil
	}
	d := a.Printed.Sub(b.Printed).Abs()
	return &d
}

// growsCoarsely reports whether a rate is not that of the change as printed,
// but may be that of the change meant.
func (par *paragraph) growsCoarsely(n *number, pair [2]string) bool {
	c := par.state.changed
	a := par.book.Fact(pair[0])
	if c == nil || pair != par.state.change || a == nil || par.book.Fact(pair[1]) != nil || !par.isCoarse(c) {
		return false
	}
	d, _ := par.roundedTo(c, nil)
	fell := strings.ContainsAny(par.verb(c), "减降低少压节")
	rate := func(d decimal.Decimal) decimal.Decimal {
		base := a.Printed.Sub(d)
		if fell {
			base = a.Printed.Add(d)
		}
		if !base.IsPositive() {
			return decimal.Zero
		}
		return d.Shift(2).DivRound(base, n.places+6)
	}
	if rate(d).Round(n.places).Equal(n.value) {
		return false
	}
	h, half := decimal.New(5, par.step(c)-1), decimal.New(5, -n.places-1)
	return n.value.Add(half).GreaterThanOrEqual(rate(d.Sub(h))) && n.value.Sub(half).LessThanOrEqual(rate(d.Add(h)))
}

// verb is what stands right before a change.
func (par *paragraph) verb(n *number) string { return bare(par.plain[max(0, n.from-4):n.from]) }
