package report

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// A formula makes the figure that a sentence prints of one fact or two; y is
// nil where it takes one. Amounts are the printed ones.
type formula func(p *Pack, x, y *Fact) (Figure, error)

// numberFigure is the number itself, without a unit.
func numberFigure(p *Pack, x, _ *Fact) (Figure, error) {
	f := Figure{Value: x.Printed, Formula: x.Addr, Facts: []string{x.Addr}}
	switch x.Kind {
	case AmountFact:
		f.Kind, f.Text = AmountFigure, p.Numbers.amount(x.Printed)
	case CountFact:
		f.Kind, f.Text = CountFigure, x.Printed.String()
	case YearFact:
		f.Kind, f.Text = YearFigure, x.Printed.String()
	case ScoreFact:
		f.Kind, f.Text = ScoreFigure, x.Printed.String()
	}
	return f, nil
}

// shareFigure is x ÷ y.
func shareFigure(p *Pack, x, y *Fact) (Figure, error) { return p.ratio(ShareFigure, x, y) }

// completionFigure is x ÷ y, the actual amount over the budget.
func completionFigure(p *Pack, x, y *Fact) (Figure, error) { return p.ratio(CompletionFigure, x, y) }

func (p *Pack) ratio(kind FigureKind, x, y *Fact) (Figure, error) {
	if y.Printed.IsZero() {
		return Figure{}, noBase(y)
	}
	return p.percentFigure(kind, p.percent(x.Printed, y.Printed), x.Addr+" ÷ "+y.Addr+" × 100%", x.Addr, y.Addr), nil
}

// growthFigure is |x − y| ÷ |y|.
func growthFigure(p *Pack, x, y *Fact) (Figure, error) {
	if y.Printed.IsZero() {
		return Figure{}, noBase(y)
	}
	v := p.percent(x.Printed.Sub(y.Printed).Abs(), y.Printed.Abs())
	return p.percentFigure(GrowthFigure, v, "|"+x.Addr+" − "+y.Addr+"| ÷ "+y.Addr+" × 100%", x.Addr, y.Addr), nil
}

func noBase(y *Fact) error {
	return fmt.Errorf("分母“%s”是零，比率没有意义；请先用 {{if 非零 …}} 判断", y.Addr)
}

// differenceFigure is |x − y|.
func differenceFigure(p *Pack, x, y *Fact) (Figure, error) {
	v := x.Printed.Sub(y.Printed).Abs()
	return Figure{
		Kind: DifferenceFigure, Text: p.Numbers.amount(v), Value: v,
		Formula: "|" + x.Addr + " − " + y.Addr + "|", Facts: []string{x.Addr, y.Addr},
	}, nil
}

func (p *Pack) percent(x, y decimal.Decimal) decimal.Decimal {
	return percent(x, y, p.Numbers.PercentDecimals)
}

func (p *Pack) percentFigure(kind FigureKind, v decimal.Decimal, formula string, facts ...string) Figure {
	return Figure{Kind: kind, Text: v.StringFixed(p.Numbers.PercentDecimals) + "%", Value: v, Formula: formula, Facts: facts}
}

// A question is what a template decides by: a small number that follows from
// one fact or two. Another answer means other words.
type question func(x, y *Fact) int

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sideOf is the sign of x − y.
func sideOf(x, y *Fact) int { return x.Printed.Cmp(y.Printed) }

func isEqual(x, y *Fact) int { return yes(x.Printed.Equal(y.Printed)) }

func isNonzero(x, _ *Fact) int { return yes(!x.Printed.IsZero()) }

func isPositive(x, _ *Fact) int { return yes(x.Printed.IsPositive()) }

// hasAmount asks the exact amount, which may print as 0.00.
func hasAmount(x, _ *Fact) int { return yes(!x.Exact.IsZero()) }
