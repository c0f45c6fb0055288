package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"juesuan/store"
)

const (
	maxAmount = 1e14 // one amount: 10¹² 元, in 分
	maxTotal  = 2e15 // all amounts, so that no derived entry is over store.MaxYuan
)

// Random returns a year of 1 to items function items that adds up: random
// funds, natures, carryovers, and amounts from 1 分 to 10¹² 元 whose tails of
// 分 make the rounded tables miss their totals. The same source gives the same
// year.
func Random(r *rand.Rand, items int) *store.Year { return RandomUpTo(r, items, 14) }

// RandomUpTo is Random with amounts of at most so many digits, in 分: most of a
// small year prints as 0.00 万元.
func RandomUpTo(r *rand.Rand, items, digits int) *store.Year {
	y := newYear(2019 + r.IntN(7))
	y.Department = store.Department{
		Name: "云岭市随机管理局", SelfName: "我部门", Level: "市级", Scope: "本级决算",
		PublishedOn: fmt.Sprintf("%d-09-20", y.Year+1), Sample: true,
	}
	kinds := []store.UnitKind{store.Administrative, store.CivilServiceLike, store.PublicInstitution}
	for i := range 1 + r.IntN(3) {
		y.Units = append(y.Units, store.Unit{Name: fmt.Sprintf("第%d单位", i+1), Kind: kinds[r.IntN(len(kinds))]})
	}

	g := &generator{Rand: r, digits: digits, left: maxTotal, spent: map[store.Fund]int64{}, seen: map[string]bool{},
		draft: draft{opening: map[pot]int64{}, closing: map[pot]int64{}}}
	for range 1 + r.IntN(max(items, 1)) {
		g.item()
	}
	g.takeBack()
	g.carryovers()
	g.draft.write(y)
	g.draft.basicEconomic(y)

	threePublic(y, r, store.PublicKinds[r.IntN(len(store.PublicKinds))])
	operatingCost(y)
	procurement(y)
	if r.IntN(2) == 0 {
		prior := store.Fen(g.amount())
		y.Prior = store.PriorTotals{Income: &prior, Expenditure: &prior, FiscalTotal: &prior, GeneralPublic: &prior}
	}
	if r.IntN(2) == 0 {
		inventedAssessment(y)
	}
	reasons(y, nil)
	return y
}

// generator holds what a random year has spent so far, in 分.
type generator struct {
	*rand.Rand
	digits int
	draft  draft
	left   int64
	spent  map[store.Fund]int64
	seen   map[string]bool
}

// natures lists what money of a fund is spent on.
func natures(f store.Fund) []store.Nature {
	switch f {
	case store.UnitMoney:
		return store.Natures
	case store.StateCapital:
		return []store.Nature{store.ProjectSpending}
	}
	return []store.Nature{store.Basic, store.ProjectSpending}
}

// item spends on one item, once or in two natures.
func (g *generator) item() {
	fund := store.Funds[g.IntN(len(store.Funds))]
	code := g.code(fund)
	for _, nature := range natures(fund) {
		key := code + string(fund) + string(nature)
		if g.seen[key] || g.IntN(2) == 0 {
			continue
		}
		g.seen[key] = true
		actual := g.amount()
		s := spending{code: code, fund: fund, nature: nature, actual: actual, adjusted: actual, initial: actual}
		if g.IntN(3) > 0 {
			s.initial = g.Int64N(actual + actual/5 + 1)
		}
		if g.IntN(3) == 0 {
			s.adjusted += g.Int64N(actual/4 + 1)
		}
		if fund == store.UnitMoney {
			s.source = store.IncomeKinds[3+g.IntN(len(store.IncomeKinds)-3)]
		}
		g.spent[fund] += actual
		g.draft.spend(s)
	}
}

// code picks an item of the catalogue, or for general money sometimes one
// that may not exist.
func (g *generator) code(f store.Fund) string {
	switch f {
	case store.GovernmentFund:
		return governmentItems[g.IntN(len(governmentItems))].code
	case store.StateCapital:
		return capitalItems[g.IntN(len(capitalItems))].code
	}
	if g.IntN(4) == 0 {
		return fmt.Sprintf("2%02d%02d%02d", 1+g.IntN(34), 1+g.IntN(99), 1+g.IntN(99))
	}
	all := slices.Concat(basicItems, projectItems)
	return all[g.IntN(len(all))]
}

// amount is between 1 分 and as much as the year may have, every magnitude as
// likely.
func (g *generator) amount() int64 {
	bound := int64(1)
	for range g.IntN(g.digits + 1) {
		bound *= 10
	}
	a := min(1+g.Int64N(bound), maxAmount, max(g.left/8, 1))
	g.left -= a
	return a
}

// takeBack takes a little money back from one general item, sometimes.
func (g *generator) takeBack() {
	upTo := g.spent[store.GeneralPublic] / 20
	if key := recoveredItem + string(store.GeneralPublic) + string(store.ProjectSpending); upTo > 0 && !g.seen[key] && g.IntN(3) == 0 {
		g.draft.spend(spending{
			code: recoveredItem, fund: store.GeneralPublic, nature: store.ProjectSpending, actual: -1 - g.Int64N(upTo),
		})
	}
}

// carryovers gives pots an opening of at most half of their spending, and any
// closing.
func (g *generator) carryovers() {
	spent := map[pot]int64{}
	for _, s := range g.draft.spending {
		spent[potOf(s.fund, s.code)] += s.actual
	}
	part := func(n int64) int64 {
		if g.IntN(2) == 0 {
			return 0
		}
		return g.Int64N(min(max(n, 0), maxAmount) + 1)
	}
	for _, p := range g.draft.pots() {
		g.draft.opening[p] = part(spent[p] / 2)
		g.draft.closing[p] = part(spent[p])
		if p.fund == store.UnitMoney {
			g.draft.surplusUsed = part(spent[p] / 4)
			g.draft.surplusDistribution = part(spent[p] / 4)
		}
	}
}
