package check

import (
	"github.com/shopspring/decimal"

	"juesuan/report"
)

// quantity is a sum of printed numbers, and the exact one where it is known.
type quantity struct {
	exact   decimal.Decimal // 元, or the count itself
	known   bool            // exact is known
	printed decimal.Decimal // in the document's unit
	loose   int64           // addends that were rounded for print; a blank cell is an exact zero
}

var (
	half    = decimal.New(5, -3) // half of the last printed digit
	oneStep = decimal.New(1, -2)
	hundred = decimal.New(100, 0)
)

// nothing is the empty sum.
func nothing() quantity { return quantity{known: true} }

// plus adds (or subtracts) another quantity.
func (q *quantity) plus(o quantity, minus bool) {
	q.known = q.known && o.known
	q.loose += o.loose
	if minus {
		o.exact, o.printed = o.exact.Neg(), o.printed.Neg()
	}
	q.exact, q.printed = sum(q.exact, o.exact), sum(q.printed, o.printed)
}

// asPrinted leaves of an amount what the document prints: a number that a rule's
// file has is in its unit, and as exact.
func (q *quantity) asPrinted() { q.known, q.loose = false, 0 }

// sum adds without allocating where one is zero: most cells are.
func sum(a, b decimal.Decimal) decimal.Decimal {
	switch {
	case b.IsZero():
		return a
	case a.IsZero():
		return b
	}
	return a.Add(b)
}

// slack is how far rounding can move the sum of so many addends.
func slack(loose int64) decimal.Decimal { return half.Mul(decimal.New(loose, 0)) }

// verdict is how a comparison went.
type verdict int

const (
	holds verdict = iota
	tail          // holds only because printed amounts are rounded
	broken
)

// adds compares a total with the sum of its parts (≈): exactly in 元 where both
// are known, else whether amounts that round to the printed ones can meet.
func adds(a, b quantity) verdict { return near(a, b, slack(a.loose+b.loose)) }

// same compares one quantity printed in two places (=): it may be one printed
// step apart, which is a tail.
func same(a, b quantity) verdict {
	limit := slack(a.loose + b.loose)
	if a.loose+b.loose > 0 && limit.LessThan(oneStep) {
		limit = oneStep
	}
	return near(a, b, limit)
}

func near(a, b quantity, limit decimal.Decimal) verdict {
	if a.known && b.known && !a.exact.Equal(b.exact) {
		return broken
	}
	if a.printed.Equal(b.printed) {
		return holds
	}
	if a.printed.Sub(b.printed).Abs().GreaterThan(limit) {
		return broken
	}
	return tail
}

// atMost compares by ≤.
func atMost(a, b quantity) verdict {
	if a.known && b.known && a.exact.GreaterThan(b.exact) {
		return broken
	}
	d := a.printed.Sub(b.printed)
	switch {
	case !d.IsPositive():
		return holds
	case d.GreaterThan(slack(a.loose + b.loose)):
		return broken
	}
	return tail
}

// sign is that of the exact amount, else of the printed one.
func (q quantity) sign() int {
	if q.known && !q.exact.IsZero() {
		return q.exact.Sign()
	}
	return q.printed.Sign()
}

// ofCell is a cell's amount. A blank cell is exactly zero.
func (x *index) ofCell(c *report.Cell) quantity {
	a := c.Amount
	if a == nil {
		return nothing()
	}
	q := quantity{printed: a.Printed}
	if a.HasExact && !x.printedOnly {
		q.exact, q.known = a.Exact, true
	}
	switch {
	case c.Text == "" && a.Printed.IsZero():
		q.known = true
	case x.unit == report.Yuan:
		q.exact, q.known = a.Printed, true // printed to the 分: nothing was rounded
	default:
		q.loose = 1
	}
	return q
}

// ofFact is a fact that stands in no table.
func (x *index) ofFact(f *report.Fact) quantity {
	q := quantity{printed: f.Printed, exact: f.Exact, known: true}
	if f.Kind == report.AmountFact && x.unit != report.Yuan && !f.Exact.IsZero() {
		q.loose, q.known = 1, !x.printedOnly
	}
	return q
}
