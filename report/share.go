package report

import "github.com/shopspring/decimal"

// Shares returns each part's share of the whole in percent, rounded half up
// to places decimals. If balanced, what misses 100 is taken in single steps
// from (or given to) the last non-zero shares, one step each from the last
// backwards and never below zero, so that the column sums to 100 and no share
// is more than one step off its own rounding.
//
// A whole of zero or less has no shares: the result is nil. Parts that miss the
// whole by more than rounding can explain are not balanced.
func Shares(parts []decimal.Decimal, whole decimal.Decimal, places int32, balanced bool) []decimal.Decimal {
	if !whole.IsPositive() {
		return nil
	}
	out := make([]decimal.Decimal, len(parts))
	sum := decimal.Zero
	for i, p := range parts {
		out[i] = percent(p, whole, places)
		sum = sum.Add(out[i])
	}
	if balanced {
		balance(out, parts, hundred.Sub(sum), decimal.New(1, -places))
	}
	return out
}

// balance spreads rest over the last non-zero shares, a unit each. Where there
// are too few of them, parts that are not zero but print as 0.00 get theirs too.
func balance(shares, parts []decimal.Decimal, rest, unit decimal.Decimal) {
	steps := rest.Div(unit).IntPart()
	dir := unit
	if steps < 0 {
		steps, dir = -steps, unit.Neg()
	}
	var last []int
	for i := len(shares) - 1; i >= 0; i-- {
		if shares[i].IsPositive() {
			last = append(last, i)
		}
	}
	for i := len(shares) - 1; i >= 0 && dir.IsPositive(); i-- {
		if shares[i].IsZero() && parts[i].IsPositive() {
			last = append(last, i)
		}
	}
	if steps > int64(len(last)) {
		return
	}
	for _, i := range last[:steps] {
		shares[i] = shares[i].Add(dir)
	}
}
