package storetest

import (
	"github.com/shopspring/decimal"

	"juesuan/store"
)

// economics checks basic spending by economic code against the function items.
func (a *auditor) economics() {
	for _, f := range store.Funds {
		byCode, byItem := decimal.Zero, decimal.Zero
		for _, b := range a.y.Basic {
			if b.Fund == f {
				byCode = byCode.Add(b.Actual.Decimal)
			}
		}
		for _, e := range a.y.Expenditure {
			if e.Fund == f && e.Nature == store.Basic {
				byItem = byItem.Add(e.Actual.Decimal)
			}
		}
		a.equal(string(f)+" 经济分类合计＝基本支出", byCode, byItem)
	}
	a.equal("30108＝2080505", a.economic("30108"), a.basic("2080505"))
	a.equal("30113＝2210201", a.economic("30113"), a.basic("2210201"))
	a.atMost("30109≤2080506", a.economic("30109"), a.basic("2080506"))
	a.atMost("30110≤2101101＋2101102", a.economic("30110"), a.basic("2101101", "2101102"))
	a.holds("30302>0 则 2080501 或 2080502>0",
		!a.economic("30302").IsPositive() || a.basic("2080501", "2080502").IsPositive())
}

// public checks the “三公”, 机关运行经费, vehicles and procurement.
func (a *auditor) public() {
	total, all := decimal.Zero, decimal.Zero
	actual := map[store.PublicKind]decimal.Decimal{}
	for _, p := range a.y.ThreePublic {
		actual[p.Kind] = p.Actual.Decimal
		total = total.Add(p.Actual.Decimal)
		a.atMost(string(p.Kind)+" 决算数≤全年预算数", p.Actual.Decimal, p.AdjustedBudget.Decimal)
		a.atMost(string(p.Kind)+" ≥ 同名经济科目", a.economic(publicCodes[p.Kind]...), p.Actual.Decimal)
	}
	for _, e := range a.y.Expenditure {
		all = all.Add(e.Actual.Decimal)
	}
	a.atMost("三公≤支出合计", total, all)
	a.counts(actual)

	publicUse := a.economicWhere(func(code string) bool { return !staff(code) })
	operating := a.y.Operating.Actual.Decimal
	a.atMost("机关运行经费≤公用经费", operating, publicUse)
	if !a.hasInstitution() {
		a.equal("机关运行经费＝公用经费", operating, publicUse)
	}

	p := a.y.Procurement
	bought := p.Goods.Add(p.Works.Decimal).Add(p.Services.Decimal)
	a.atMost("小微≤中小", p.Micro.Decimal, p.SME.Decimal)
	a.atMost("中小≤采购总额", p.SME.Decimal, bought)
	a.atMost("采购总额≤支出合计", bought, all)
}

// counts checks that money and counts go together and that vehicles add up.
func (a *auditor) counts(actual map[store.PublicKind]decimal.Decimal) {
	c := a.y.Counts
	for _, pair := range []struct {
		kind   store.PublicKind
		counts []int
	}{
		{store.Abroad, []int{c.AbroadGroups, c.AbroadPersons}},
		{store.VehiclePurchase, []int{c.VehiclesBought}},
		{store.ForeignReception, []int{c.ForeignGroups, c.ForeignPersons}},
		{store.DomesticReception, []int{c.DomesticGroups, c.DomesticPersons}},
	} {
		for _, n := range pair.counts {
			a.holds(string(pair.kind)+"：金额与数量不一致", actual[pair.kind].IsPositive() == (n > 0))
		}
	}
	a.holds("有运行费而无车辆", !actual[store.VehicleRunning].IsPositive() || c.VehiclesHeld > 0)
	vehicles := 0
	for _, v := range a.y.Vehicles {
		vehicles += v.Count
	}
	a.holds("保有量大于车辆总数", c.VehiclesHeld <= vehicles)
	a.holds("购置车辆大于保有量", c.VehiclesBought <= c.VehiclesHeld)
}

// scores checks that a self-assessment's weights are 100 points and that no
// score is over its weight.
func (a *auditor) scores() {
	if len(a.y.Indicators) > 0 {
		t := a.y.Assessment
		a.points("部门整体自评", t.FundingWeight, t.FundingScore, a.y.Indicators)
	}
	for _, p := range a.y.Projects {
		var own []store.Indicator
		for _, g := range a.y.ProjectGoals {
			if g.Project == p.Name {
				own = append(own, g.Indicator)
			}
		}
		a.points(p.Name, p.FundingWeight, p.FundingScore, own)
		a.atMost(p.Name+" 执行数≤全年预算数", p.Executed.Decimal, p.Adjusted.Decimal)
	}
}

func (a *auditor) points(what, fundingWeight, fundingScore string, rows []store.Indicator) {
	weights, score := number(fundingWeight), number(fundingScore)
	a.atMost(what+" 预算执行得分", score, weights)
	for _, i := range rows {
		w := number(i.Weight)
		a.atMost(what+" 得分≤分值："+i.Level3, number(i.Score), w)
		weights = weights.Add(w)
	}
	a.equal(what+" 分值合计", weights, decimal.NewFromInt(100))
}

// number reads points; what is no number counts as -1 and so breaks the sum.
func number(s string) decimal.Decimal {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.NewFromInt(-1)
	}
	return d
}

// basic is the general public basic spending of the items.
func (a *auditor) basic(codes ...string) decimal.Decimal {
	sum, in := decimal.Zero, oneOf(codes...)
	for _, e := range a.y.Expenditure {
		if e.Fund == store.GeneralPublic && e.Nature == store.Basic && in(e.Code) {
			sum = sum.Add(e.Actual.Decimal)
		}
	}
	return sum
}

// economic is the general public basic spending of the economic codes.
func (a *auditor) economic(codes ...string) decimal.Decimal {
	return a.economicWhere(oneOf(codes...))
}

func (a *auditor) economicWhere(match func(code string) bool) decimal.Decimal {
	sum := decimal.Zero
	for _, b := range a.y.Basic {
		if b.Fund == store.GeneralPublic && match(b.Code) {
			sum = sum.Add(b.Actual.Decimal)
		}
	}
	return sum
}

func (a *auditor) hasInstitution() bool {
	for _, u := range a.y.Units {
		if u.Kind == store.PublicInstitution {
			return true
		}
	}
	return false
}
