package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Total is the fact that stands for one of the totals which the pack compares
// with last year's (收入总计, 支出总计, 三公经费支出); nil if it has none.
func (p *Pack) Total(b *Book, name string) *Fact { return b.Fact(p.Prior[name]) }

// ClassShare is what a 类 has of a year's spending.
type ClassShare struct {
	Name  string
	Share decimal.Decimal // percent, two places
}

// SpendingByClass lists the 类 of table 03 with their shares of its total, which
// add up to 100.00, the largest first. If there are more than most, the
// smallest are one line.
func SpendingByClass(b *Book, most int) []ClassShare {
	t := b.Table("03")
	if t == nil {
		return nil
	}
	var rows []*Row
	var parts []decimal.Decimal
	whole := decimal.Zero
	for i := range t.Rows {
		r := &t.Rows[i]
		a := firstAmount(r)
		switch {
		case a == nil:
		case r.Kind == TotalRow:
			whole = a.Printed
		case r.Kind == ClassRow && a.Printed.IsPositive():
			rows, parts = append(rows, r), append(parts, a.Printed)
		}
	}
	shares := Shares(parts, whole, 2, true)
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return firstAmount(rows[j]).Exact.Cmp(firstAmount(rows[i]).Exact) })
	out := []ClassShare{}
	for n, i := range order {
		if len(order) > most && n == most-1 {
			out = append(out, ClassShare{Name: fmt.Sprintf("其他 %d 类", len(order)-n)})
		}
		share := decimal.Zero
		if i < len(shares) { // the whole may have none
			share = shares[i]
		}
		if len(order) > most && n >= most-1 {
			last := &out[len(out)-1]
			last.Share = last.Share.Add(share)
			continue
		}
		out = append(out, ClassShare{nameOfRow(rows[i]), share})
	}
	return out
}

func firstAmount(r *Row) *Amount {
	for i := range r.Cells {
		if a := r.Cells[i].Amount; a != nil {
			return a
		}
	}
	return nil
}

// nameOfRow is what the row's amounts are of.
func nameOfRow(r *Row) string {
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Amount != nil && c.Name != "" {
			return c.Name
		}
	}
	return r.Key
}
