package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/store"
)

// excuses are what may make a part greater than its whole, by the rule that says
// it must not be: no expression can say them.
var excuses = map[string]func(p *probe, l, r *side) bool{"B11": refunded}

// refunded reports whether so much of other money than the treasury's was taken
// back that what the treasury paid may be more than all spending together.
func refunded(p *probe, l, r *side) bool {
	if r.only() == nil {
		return false
	}
	limit := p.takenFromOthers(codeIn(r.first())).Add(slack(l.q.loose + r.q.loose))
	return !l.q.printed.Sub(r.q.printed).GreaterThan(limit)
}

// takenFromOthers is how much other money than the treasury's was taken back of a
// subject, of all of them for "", in the document's unit: as the ledger has it,
// else as table 02 prints it.
func (p *probe) takenFromOthers(code string) decimal.Decimal {
	taken := decimal.Zero
	if p.Year != nil {
		for i := range p.Year.Expenditure {
			e := &p.Year.Expenditure[i]
			if e.Recovered && isOther(e.Fund) && strings.HasPrefix(e.Code, code) && e.Actual.IsNegative() {
				taken = taken.Sub(e.Actual.Decimal)
			}
		}
		if p.unit != report.Yuan {
			taken = taken.Shift(-4)
		}
		return taken
	}
	g := p.grid("02")
	if g == nil {
		return taken
	}
	for _, row := range g.rows {
		if g.level[row] == 0 || len(g.children[row]) > 0 || !strings.HasPrefix(row, code) {
			continue
		}
		for _, col := range g.cols {
			if c := g.cell(row, col); c != nil && !strings.Contains(col, totalRow) && col != "财政拨款收入" && p.ofCell(c).printed.IsNegative() {
				taken = taken.Sub(p.ofCell(c).printed)
			}
		}
	}
	return taken
}

// isOther reports whether money is not the treasury's.
func isOther(f store.Fund) bool {
	return slices.Contains([]store.Fund{store.FiscalAccount, store.UnitMoney}, f)
}
