package check

import (
	"testing"

	"juesuan/store"
)

// recovering is a year in which more was taken back than spent.
func recovering(of store.Fund, kind store.IncomeKind) *store.Year {
	yuan := func(s string) store.Yuan { return store.Yuan{Decimal: dec(s)} }
	return &store.Year{
		Year: 2022,
		Income: []store.Income{
			{Code: "2010301", Kind: store.GeneralPublicGrant, Actual: yuan("10000")},
			{Code: "2120801", Kind: kind, Actual: yuan("-30000"), Recovered: true},
		},
		Expenditure: []store.Expenditure{
			{Code: "2010301", Fund: store.GeneralPublic, Nature: store.Basic, Actual: yuan("10000")},
			{Code: "2120801", Fund: of, Nature: store.ProjectSpending, Actual: yuan("-30000"), Recovered: true},
		},
		Basic: []store.BasicEconomic{{Code: "30101", Fund: store.GeneralPublic, Actual: yuan("10000")}},
	}
}

// TestMoneyTakenBack: a fund that only took money back, and totals that are
// negative for it, are no mistakes.
func TestMoneyTakenBack(t *testing.T) {
	for name, y := range map[string]*store.Year{
		"a fund":  recovering(store.GovernmentFund, store.GovernmentFundGrant),
		"a total": recovering(store.GeneralPublic, store.GeneralPublicGrant),
	} {
		res := Run(load(t), input(t, y, nil), Options{})
		for _, rule := range []string{"A26", "B19", "B24", "C26"} {
			for _, f := range res.By(rule) {
				t.Errorf("%s: %s %s", name, rule, f.Message)
			}
		}
	}
}

// TestNoPointsBelowZero: what was taken back cannot have points that no score
// may have.
func TestNoPointsBelowZero(t *testing.T) {
	for score, want := range map[string]bool{"0": false, "5": true} {
		y := recovering(store.GeneralPublic, store.GeneralPublicGrant)
		y.Expenditure[0].AdjustedBudget = store.Yuan{Decimal: dec("10000")}
		in := input(t, y, nil)
		p := &probe{index: newIndex(in), rule: &Rule{}, outcome: &outcome{}}
		f := &funding{name: "总额", weight: "10", score: score}
		s := &spoiler{TB: t, in: in}
		f.amounts[1], f.amounts[2] = s.cell("03/201/本年支出合计"), s.cell("03/合计/本年支出合计")
		p.execution(&assessment{table: in.Book.Table("03")}, f)
		if got := len(p.found) > 0; got != want {
			t.Errorf("%s points: found %v %+v", score, got, p.found)
		}
	}
}

// TestOtherMoneyTakenBack: what the treasury paid may be more than all spending
// by what was taken back of other money, not by more; and the money of a
// self-assessment is negative for it.
func TestOtherMoneyTakenBack(t *testing.T) {
	yuan := func(s string) store.Yuan { return store.Yuan{Decimal: dec(s)} }
	y := &store.Year{
		Year: 2022,
		Income: []store.Income{
			{Code: item, Kind: store.GeneralPublicGrant, Actual: yuan("100000")},
			{Code: item, Kind: store.OtherIncome, Actual: yuan("-5000"), Recovered: true},
		},
		Expenditure: []store.Expenditure{
			{Code: item, Fund: store.GeneralPublic, Nature: store.Basic, Actual: yuan("100000")},
			{Code: item, Fund: store.UnitMoney, Nature: store.Basic, Actual: yuan("-5000"), Recovered: true},
		},
		Basic: []store.BasicEconomic{{Code: "30101", Fund: store.GeneralPublic, Actual: yuan("100000")}},
	}
	for name, change := range map[string]func(*spoiler){
		"": func(*spoiler) {}, "printed": func(s *spoiler) { s.in.PrintedOnly, s.in.Year = true, nil },
		"too much": func(s *spoiler) { s.carry("05/"+item+"/基本支出", "0.20") },
	} {
		s := &spoiler{TB: t, in: input(t, y, nil)}
		change(s)
		res, want := Run(load(t), s.in, Options{}), 0
		if name == "too much" {
			want = 2
		}
		if list := res.By("B11"); len(list) != want {
			t.Errorf("%s: B11 finds %+v", name, list)
		}
	}
	s := &spoiler{TB: t, in: input(t, y, nil)}
	p := &probe{index: newIndex(s.in), rule: &Rule{}, outcome: &outcome{}}
	if taken := p.takenBack(); !taken("其他资金") || taken("财政专户管理资金") {
		t.Error("the money that was taken back is not other money's row")
	}
}
