package check

import (
	"fmt"
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
					if c := &t.Rows[i].Cells[j]; c.Amount != nil && c.Amount.HasExact && c.Addr != "" && !(c.Amount.Exact.IsZero() && c.Amount.Printed.IsZero()) {
						p.roundedOnce(c)
					}
				}
			})
		}
	}
}

func (p *probe) roundedOnce(c *report.Cell) {
	p.tested++
	p.ofCell(c)
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
// other rule does: counts, scores, amounts that stand in no table, amounts of
// the tables outside their own sections.
func ruleC37(p *probe) {
	own := map[string]bool{}
	for _, s := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九"} {
		own[p.section(s)] = true
	}
	for i := range p.claims {
		c := &p.claims[i]
		if len(c.figure.Facts) != 1 || !isKind(c.figure.Kind, []report.FigureKind{report.AmountFigure, report.CountFigure, report.ScoreFigure}) {
			continue
		}
		table, _, _ := strings.Cut(c.figure.Facts[0], "/")
		if own[c.section] && isTable(table) {
			continue
		}
		p.piece(func() { p.against(c, c.figure.Facts[0]) })
	}
}
