package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// ruleA32 tests that every cell prints the ledger's amount, rounded once to
// the document's unit.
func ruleA32(p *probe) {
	for _, t := range p.Book.Tables {
		for i := range t.Rows {
			p.piece(func() {
				for j := range t.Rows[i].Cells {
					c := &t.Rows[i].Cells[j]
					p.sees(c)
					if c.Amount != nil && c.Amount.HasExact && c.Addr != "" && !(c.Amount.Exact.IsZero() && c.Amount.Printed.IsZero()) {
						p.roundedOnce(c)
					}
				}
			})
		}
	}
}

func (p *probe) roundedOnce(c *report.Cell) {
	p.tested++
	want := inUnit(c.Amount.Exact, p.unit)
	if c.Amount.Printed.Equal(want) {
		return
	}
	p.find(Finding{
		Places: []Place{p.spot(c.Addr)}, Printed: c.Amount.Printed.StringFixed(2), Expected: want.StringFixed(2), Difference: difference(c.Amount.Printed, want),
		Message: fmt.Sprintf("%s印 %s，账本里是 %s 元，应印 %s", p.spot(c.Addr), c.Amount.Printed.StringFixed(2), c.Amount.Exact.StringFixed(2), want.StringFixed(2)),
		Cause:   p.cellCause(c, want),
	})
}

// cellCause says how a cell came to print another number than its own.
func (p *probe) cellCause(c *report.Cell, want decimal.Decimal) string {
	cause := numberCause(c.Amount.Printed, want)
	if cause == "" && !c.Amount.Printed.IsZero() {
		if f := p.Book.Fact(priorPrefix + c.Addr); f != nil && f.Printed.Equal(c.Amount.Printed) {
			return "正好是上一年度的数"
		}
		cause = p.neighbour(c.Addr, c.Amount.Printed, true)
	}
	return cause
}

// inUnit is an amount of 元 as a document prints it.
func inUnit(yuan decimal.Decimal, u report.Unit) decimal.Decimal {
	if u == report.Yuan {
		return yuan.Round(2)
	}
	return yuan.Shift(-4).Round(2)
}

// ruleC37 compares what the text quotes of a fact with the fact, where no
// other rule does.
func ruleC37(p *probe) {
	for i := range p.claims {
		c := &p.claims[i]
		if len(c.figure.Facts) != 1 || !isKind(c.figure.Kind, []report.FigureKind{report.AmountFigure, report.CountFigure, report.ScoreFigure}) {
			continue
		}
		if !p.comparedBy(c) {
			p.piece(func() { p.against(c, c.figure.Facts[0]) })
		}
	}
}

// comparedBy reports whether another rule compares a number of the text with
// its fact: one with a formula such as 二：02/合计/{列} = 02/合计/{列}, or C16.
func (p *probe) comparedBy(c *claim) bool {
	fact := c.figure.Facts[0]
	for section, table := range spokenOf {
		if c.section == p.section(section) && c.figure.Kind == report.AmountFigure && tableOf(fact) == p.rule.layout.table(table) {
			return true
		}
	}
	return slices.ContainsFunc(p.compares, func(a *address) bool { return a.section == c.section && a.fits(strings.Split(fact, "/")) })
}

// compares lists what formulas compare of the text with the very fact it states.
func (r *Rules) compares() []*address {
	var out []*address
	for _, rule := range r.list {
		for _, f := range rule.formulas {
			for i := range f.then {
				c := &f.then[i]
				if len(f.when) > 0 || c.op != "=" || len(c.left) != 1 || len(c.right) != 1 {
					continue
				}
				l, r := &c.left[0], &c.right[0]
				if l.addr.section != "" && r.addr.section == "" && !l.sum && !r.sum && l.addr.show() == r.addr.show() {
					out = append(out, &l.addr)
				}
			}
		}
	}
	return out
}

// fits reports whether an address, its variables filled, can be the one given.
func (a *address) fits(parts []string) bool {
	if a.prior || len(parts) != len(a.segments) {
		return false
	}
	for i, s := range a.segments {
		level := codeLengths[s.name]
		if s.name == "" && s.before != parts[i] || level > 0 && codeLevel(parts[i]) != level {
			return false
		}
	}
	return true
}
