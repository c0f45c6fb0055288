package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// amount is one that the text may state, by its address in each table that
// prints it.
type amount []string

// proseSum is an addition that the text states piece by piece.
type proseSum struct {
	whole amount
	parts []amount
	given scope
}

// scope tells which parts of a whole the text gives.
type scope int

const (
	// all are all that there are.
	all scope = iota
	// notable are all but what is nothing, or little; the first is the main one.
	notable
	// some are no more than the whole.
	some
)

var (
	totalIncome    = amount{"01/收入总计", "01/支出总计"} // one number
	totalSpending  = amount{"01/支出总计", "01/收入总计"}
	income         = amount{"01/本年收入合计", "02/合计/本年收入合计"}
	spending       = amount{"01/本年支出合计", "03/合计/本年支出合计"}
	basic          = amount{"03/合计/基本支出"}
	projects       = amount{"03/合计/项目支出"}
	appropriation  = amount{"02/合计/财政拨款收入", "04/本年收入合计"}
	fiscalIncome   = amount{"04/收入总计", "04/支出总计"} // one number
	fiscalOutlay   = amount{"04/支出总计", "04/收入总计"}
	fiscalSpending = amount{"04/本年支出合计/合计"}
	publicSpending = amount{"05/合计/小计", "04/本年支出合计/一般公共预算财政拨款"}
	publicBasic    = amount{"05/合计/基本支出"}
	publicProjects = amount{"05/合计/项目支出"}

	appropriations = []amount{
		{"01/一般公共预算财政拨款收入", "04/一般公共预算财政拨款"},
		{"01/政府性基金预算财政拨款收入", "04/政府性基金预算财政拨款"},
		{"01/国有资本经营预算财政拨款收入", "04/国有资本经营预算财政拨款"},
	}
	fundSpending = []amount{
		{"07/合计/小计", "04/本年支出合计/政府性基金预算财政拨款"},
		{"08/合计/小计", "04/本年支出合计/国有资本经营预算财政拨款"},
	}
	otherIncome = []amount{
		{"02/合计/上级补助收入", "01/上级补助收入"},
		{"02/合计/事业收入", "01/事业收入"},
		{"02/合计/经营收入", "01/经营收入"},
		{"02/合计/附属单位上缴收入", "01/附属单位上缴收入"},
		{"02/合计/其他收入", "01/其他收入"},
	}
)

// proseSums are those of the totals of 公开01至06表 and of the budget in 09表.
var proseSums = []proseSum{
	{totalIncome[:1], []amount{totalIncome[1:]}, all},
	{income[:1], []amount{income[1:]}, all},
	{spending[:1], []amount{spending[1:]}, all},
	{appropriation[:1], []amount{appropriation[1:]}, all},
	{fiscalIncome[:1], []amount{fiscalIncome[1:]}, all},

	{totalIncome, []amount{income, {"01/使用非财政拨款结余"}, {"01/年初结转和结余"}}, notable},
	{totalSpending, []amount{spending, {"01/结余分配"}, {"01/年末结转和结余"}}, notable},
	{income, slices.Concat([]amount{appropriation}, otherIncome), notable},
	{income, slices.Concat(appropriations, otherIncome), some},
	{appropriation, appropriations, notable},
	{spending, []amount{basic, projects, {"03/合计/上缴上级支出"}, {"03/合计/经营支出"}, {"03/合计/对附属单位补助支出"}}, notable},

	{fiscalIncome, []amount{{"04/本年收入合计", "02/合计/财政拨款收入"}, {"04/年初财政拨款结转和结余"}}, all},
	{fiscalOutlay, []amount{fiscalSpending, {"04/年末财政拨款结转和结余/合计"}}, all},
	{fiscalSpending, slices.Concat([]amount{publicSpending}, fundSpending), notable},
	{publicSpending, []amount{publicBasic, publicProjects}, all},
	{publicBasic, []amount{{"06/人员经费合计"}, {"06/公用经费合计"}}, all},
	{basic, []amount{publicBasic}, some},
	{projects, []amount{publicProjects}, some},
	{spending, []amount{fiscalSpending}, some},

	{amount{"09/预算数/合计"}, []amount{{"09/预算数/因公出国"}, {"09/预算数/公务用车"}, {"09/预算数/公务接待"}}, all},
	{amount{"09/预算数/公务用车"}, []amount{{"09/预算数/用车购置"}, {"09/预算数/用车运行"}}, all},
}

// proseList is a whole and where its subjects' amounts stand: the text names
// some subjects, seldom all.
type proseList struct {
	whole  amount
	digits int    // of the subjects' codes
	cell   string // with %s for the code
}

var proseLists = []proseList{
	{spending, 3, "01/%s"},
	{spending, 3, "03/%s/本年支出合计"},
	{fiscalSpending, 3, "04/%s/合计"},
	{publicSpending, 3, "05/%s/小计"},
	{publicSpending, 7, "05/%s/小计"},
	{publicSpending, 7, "预算/%s/决算数"},
}

// ruleC39 adds up what the text says where it has no table beside it: a table's
// numbers are compared with the text's, and add up for themselves.
func ruleC39(p *probe) {
	for i := range proseSums {
		p.piece(func() { p.proseSum(&proseSums[i]) })
	}
	for i := range proseLists {
		l := &proseLists[i]
		s := proseSum{whole: l.whole, given: some}
		for _, fact := range p.facts {
			if p.grids[tableOf(fact)] != nil {
				continue
			}
			if code := codeIn(fact); len(code) == l.digits && fact == p.on(fmt.Sprintf(l.cell, code)) {
				s.parts = append(s.parts, amount{fact})
			}
		}
		if l.digits == 7 && p.mixed(&s) {
			continue
		}
		p.piece(func() { p.proseSum(&s) })
	}
}

// generalKind is the kind of a subject of the general budget in the catalogue.
const generalKind = "一般公共预算"

// mixed reports whether a list of what the general budget spent has subjects
// that only a fund has: it tells of all money, and of no part the total.
func (p *probe) mixed(s *proseSum) bool {
	return slices.ContainsFunc(s.parts, func(part amount) bool {
		x, ok := p.Catalogue.Function(codeIn(part[0]), p.Book.Year)
		return ok && x.Kind != generalKind
	})
}

// proseSum compares a stated whole with the sum of its stated parts.
func (p *probe) proseSum(s *proseSum) {
	total := p.quote(s.whole)
	if total == nil {
		return
	}
	l, r := side{items: []operand{{claim: total}}}, side{q: nothing()}
	unsaid, main := "", false // the main part is said
	for i, part := range s.parts {
		c := p.quote(part)
		if c == nil || c == total {
			unsaid = part[0]
			continue
		}
		r.items = append(r.items, operand{claim: c})
		main = main || i == 0
	}
	if len(r.items) == 0 || p.tabled(&l, &r) {
		return
	}
	finest := p.finest(&l, &r)
	l.q = p.ofProse(total, finest)
	for i := range r.items {
		r.q.plus(p.ofProse(r.items[i].claim, finest), false)
	}
	p.tested++
	v := adds(l.q, r.q)
	switch short := r.q.printed.LessThan(l.q.printed); {
	case s.given == some && (v != broken || short && !p.inFull(s, total)):
	case v != broken, unsaid == "", !short, p.inFull(s, total):
		p.report(v, p.notAdded(&l, &r))
	case s.given == all:
		p.missing(p.unquoted(total.section, p.on(unsaid)))
	case main && len(r.items) > 1:
		f := p.notAdded(&l, &r)
		f.Message += "，没有写的项目也许不是零"
		p.findAs(Warning, f)
	}
}

// quote is the first amount that the text states of a number, or nil.
func (p *probe) quote(n amount) *claim {
	for _, a := range n {
		for _, c := range p.claimsOf[p.on(a)] {
			if c.figure.Kind == report.AmountFigure && c.readable {
				return c
			}
		}
	}
	return nil
}

// tabled reports whether all numbers of both sides stand in tables too.
func (p *probe) tabled(l, r *side) bool {
	return !slices.ContainsFunc(slices.Concat(l.items, r.items), func(o operand) bool {
		return p.grids[tableOf(o.claim.figure.Facts[0])] == nil
	})
}

// finest is how many decimals the numbers of both sides are printed with: the
// one with the most, since zeros at the end are often left out.
func (p *probe) finest(l, r *side) int32 {
	k := int32(0)
	for _, o := range slices.Concat(l.items, r.items) {
		if o.claim.figure.Written == "" {
			k = max(k, places(o.claim.text()))
		}
	}
	return min(k, 2)
}

// ofProse is a number as the text prints it, that may be off by half of its
// last digit: 1.2亿元 by 500万元, half of 0.1亿元.
func (p *probe) ofProse(c *claim, decimals int32) quantity {
	q := p.ofClaim(c)
	if n, unit := c.written(); unit == "亿元" {
		decimals = places(n) - 4
	}
	if q.loose > 0 {
		q.loose = decimal.New(1, 2-decimals).IntPart()
	}
	return q
}

// inFull reports whether the text gives shares of the whole that leave nothing
// out, so that the parts it names are all there are.
func (p *probe) inFull(s *proseSum, whole *claim) bool {
	total, n := decimal.Zero, int64(0)
	for i := range p.claims {
		c := &p.claims[i]
		if c.figure.Kind != report.ShareFigure || !c.readable || len(c.figure.Facts) != 2 || c.figure.Facts[1] != whole.figure.Facts[0] {
			continue
		}
		if slices.ContainsFunc(s.parts, func(part amount) bool {
			return slices.ContainsFunc(part, func(a string) bool { return p.on(a) == c.figure.Facts[0] })
		}) {
			p.saw(c)
			total, n = total.Add(c.printed), n+1
		}
	}
	return n > 1 && !total.Sub(hundred).Abs().GreaterThan(slack(10*n))
}

// notAdded tells that a whole is not the sum of its parts, or not the same as
// another number.
func (p *probe) notAdded(l, r *side) Finding {
	f := p.unequal(nil, &comparison{op: "≈"}, l, r)
	var names []string
	for i := range r.items {
		if c := r.items[i].claim; len(r.items) == 1 || !c.printed.IsZero() {
			names = append(names, p.spot(c.figure.Facts[0]).String()+" "+c.said(p.unit))
		}
	}
	sum := strings.Join(names, "、")
	if len(names) > 1 {
		sum += " 合起来是 " + r.q.printed.StringFixed(2)
	}
	f.Message = fmt.Sprintf("文字里%s写 %s，而%s，相差 %s", p.spot(l.items[0].claim.figure.Facts[0]), l.items[0].claim.said(p.unit), sum, f.Difference)
	return f
}
