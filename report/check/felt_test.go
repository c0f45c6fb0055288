package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// feels reports whether a number that stands in no table could be another
// without anything else in the text showing it: a sum, the same number again, a
// percentage of it.
func (c *collector) feels(f *report.Figure, v, slack decimal.Decimal) bool {
	for _, b := range c.in.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			o := p.Runs[i].Figure
			if o == nil || o == f || !slices.Contains(o.Facts, f.Facts[0]) {
				continue
			}
			var s site
			switch now := c.in.full.Fact(o.Facts[0]).Printed; o.Kind {
			case report.AmountFigure:
				return true
			case report.DifferenceFigure: // felt by the rate beside it
			case report.GrowthFigure:
				before := c.in.full.Fact(o.Facts[1]).Printed
				s.span(now.Sub(before).Abs(), v.Sub(now.Sub(before)).Abs(), 2, 2)
			default:
				num, den := now, c.in.full.Fact(o.Facts[1]).Printed
				if o.Facts[0] == f.Facts[0] {
					num = v
				} else {
					den = v
				}
				s.span(num, den, 1, 1)
			}
			if s.ratio && s.outside(o.Text) {
				return true
			}
		}
	}
	return c.addends[f.Facts[0]] > 0 && f.Value.Sub(v).Abs().GreaterThan(slack)
}

// growthFeels does so for a change whose growth rate stands beside it.
func (c *collector) growthFeels(p *report.Paragraph, f *report.Figure, v decimal.Decimal) bool {
	for i := range p.Runs {
		o := p.Runs[i].Figure
		if o == nil || o.Kind != report.GrowthFigure || !slices.Equal(o.Facts, f.Facts) {
			continue
		}
		now, before := c.in.full.Fact(f.Facts[0]).Printed, c.in.full.Fact(f.Facts[1]).Printed
		was := now.Sub(v)
		if before.GreaterThan(now) {
			was = now.Add(v)
		}
		var s site
		s.span(v, was.Abs(), 2, 2)
		return s.outside(o.Text)
	}
	return false
}

// follow lets a fact that stands in no table be what the text says.
func (c *collector) follow(fact, text string) {
	v, _ := number(text)
	if t := c.in.Book.Table(budgetTable); t != nil && t.Cell(fact) != nil {
		cell := t.Cell(fact)
		a := *cell.Amount
		a.Printed = v
		cell.Amount, cell.Text = &a, v.StringFixed(2)
		return
	}
	if f := c.in.Book.Fact(fact); f != nil {
		f.Printed, f.Exact = v, v
		if f.Kind == report.AmountFact && c.in.Book.Unit != report.Yuan {
			f.Exact = v.Shift(4)
		}
	}
}
