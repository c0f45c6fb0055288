package storetest

import (
	"math/rand/v2"
	"slices"

	"juesuan/store"
)

// Invented returns two years of a department that does not exist: 2023 and
// 2022. It has every fund, kind and nature, about 200 items in 20 classes,
// carryovers, money taken back, names with rare characters, a code that the
// catalogue lacks, an own subject, codes that the forms have no row for. The
// opening carryovers of 2023 are the closing ones of 2022. Every call returns
// the same fresh values.
func Invented() (thisYear, lastYear *store.Year) {
	lastYear = inventedYear(2022, nil)
	thisYear = inventedYear(2023, lastYear)
	return thisYear, lastYear
}

func inventedYear(year int, last *store.Year) *store.Year {
	r := rand.New(rand.NewPCG(uint64(year), 1))
	y := newYear(year)
	inventedDepartment(y)

	d := &draft{opening: map[pot]int64{}, closing: map[pot]int64{}}
	inventedGeneral(d, year, r)
	for _, fund := range []struct {
		fund  store.Fund
		items []saved
	}{{store.GovernmentFund, governmentItems}, {store.StateCapital, capitalItems}} {
		for _, it := range fund.items {
			inventedSaved(d, fund.fund, it, year, r)
		}
	}
	inventedNonFiscal(d, year, r)
	d.write(y)
	d.basicEconomic(y)

	kept := store.Abroad
	if last == nil {
		kept = store.ForeignReception
	}
	threePublic(y, r, kept)
	operatingCost(y)
	procurement(y)
	y.Equipment = store.Equipment{Over1M: 3 + year%4}
	if last == nil {
		y.Prior = inventedPrior(y)
	}
	inventedAssessment(y)
	reasons(y, last)
	inventedTexts(y)
	return y
}

// row makes an expenditure of about base 分: a little more or less each year,
// with a 年初预算 that is equal, none, or up to a fifth away, and a 全年预算 that
// leaves a rest on some items.
func row(code string, fund store.Fund, nature store.Nature, base int64, year int, r *rand.Rand) spending {
	actual := base/1000*int64(900+r.IntN(60)+(year-2022)*40) + r.Int64N(9973)
	s := spending{code: code, fund: fund, nature: nature, actual: actual, adjusted: actual}
	const hundredYuan = 100_00
	s.initial = actual / 1000 * int64(840+r.IntN(300)) / hundredYuan * hundredYuan
	switch n := r.IntN(24); {
	case n < 2 || max(s.initial-actual, actual-s.initial) < hundredYuan:
		s.initial = actual
	case n == 2 && nature == store.ProjectSpending:
		s.initial = 0
	}
	if r.IntN(3) == 0 {
		if year == 2022 {
			s.adjusted += actual / 12
		} else {
			s.adjusted += actual / 1500
		}
	}
	return s
}

// inventedGeneral spends the general public budget.
func inventedGeneral(d *draft, year int, r *rand.Rand) {
	bases := rand.New(rand.NewPCG(7, 7)) // the same bases for both years
	base := func() int64 {
		return []int64{31_000_00, 96_000_00, 410_000_00, 1_870_000_00, 5_200_000_00}[bases.IntN(5)] * (100 + bases.Int64N(240)) / 100
	}
	add := func(code string, nature store.Nature, base int64) {
		if (code == onlyLastYear && year != 2022) || (code == onlyThisYear && year != 2023) {
			return
		}
		d.spend(row(code, store.GeneralPublic, nature, base, year, r))
	}
	add(bigItem, store.ProjectSpending, 86_415_037_26)
	for _, code := range projectItems {
		if b := base(); code != bigItem {
			add(code, store.ProjectSpending, b)
		}
	}
	add(unknownItem, store.ProjectSpending, 764_120_55)
	add(ownItem, store.ProjectSpending, 1_350_008_19)
	for _, code := range slices.Concat(basicItems, schoolsAndClinics) {
		b := base()
		if fixed, ok := staffItems[code]; ok {
			b = fixed
		}
		add(code, store.Basic, b)
	}
	d.spend(spending{code: recoveredItem, fund: store.GeneralPublic, nature: store.ProjectSpending, actual: -23_417_06})

	p := pot{fund: store.GeneralPublic}
	d.opening[p] = map[int]int64{2022: 5_118_204_33, 2023: 7_402_955_18}[year]
	d.closing[p] = map[int]int64{2022: 7_402_955_18, 2023: 3_960_071_47}[year]
}

// inventedSaved spends one item of a fund that keeps its carryover by item.
func inventedSaved(d *draft, fund store.Fund, it saved, year int, r *rand.Rand) {
	if it.base > 0 {
		nature := store.ProjectSpending
		if it.code == "2290804" { // the lottery office's own running
			nature = store.Basic
		}
		d.spend(row(it.code, fund, nature, it.base, year, r))
	}
	d.opening[pot{fund, it.code}] = it.left[year-2022]
	d.closing[pot{fund, it.code}] = it.left[year-2021]
}

// inventedNonFiscal spends the special account and the units' own money. What
// the units keep and distribute is the surplus of the first row, the business.
func inventedNonFiscal(d *draft, year int, r *rand.Rand) {
	for _, n := range []struct {
		code   string
		fund   store.Fund
		nature store.Nature
		base   int64
		source store.IncomeKind
	}{
		{"2160299", store.UnitMoney, store.OperatingSpending, 1_206_418_53, store.BusinessIncome},
		{"2050204", store.FiscalAccount, store.Basic, 3_120_556_18, store.ServiceIncome},
		{"2050305", store.FiscalAccount, store.ProjectSpending, 1_745_230_94, store.ServiceIncome},
		{"2100201", store.UnitMoney, store.Basic, 9_384_120_37, store.ServiceIncome},
		{"2060404", store.UnitMoney, store.ProjectSpending, 2_405_117_66, store.HigherLevelSubsidy},
		{"2079999", store.UnitMoney, store.ProjectSpending, 586_094_25, store.OtherIncome},
		{"2079902", store.UnitMoney, store.ProjectSpending, 342_807_91, store.AffiliateRemittance},
		{"2130104", store.UnitMoney, store.RemittedUp, 215_640_33, store.ServiceIncome},
		{"2100399", store.UnitMoney, store.SubsidyToAffiliates, 758_315_02, store.ServiceIncome},
	} {
		s := row(n.code, n.fund, n.nature, n.base, year, r)
		s.source = n.source
		d.spend(s)
	}
	d.spend(spending{code: "2069999", fund: store.UnitMoney, nature: store.ProjectSpending, actual: -8_150_72, source: store.OtherIncome})

	account, units := pot{fund: store.FiscalAccount}, pot{fund: store.UnitMoney}
	d.opening[account] = map[int]int64{2022: 210_334_50, 2023: 155_027_19}[year]
	d.closing[account] = map[int]int64{2022: 155_027_19, 2023: 301_449_86}[year]
	d.opening[units] = map[int]int64{2022: 1_003_218_45, 2023: 1_287_400_09}[year]
	d.closing[units] = map[int]int64{2022: 1_287_400_09, 2023: 1_518_226_77}[year]
	d.surplusUsed = 417_350_28
	d.surplusDistribution = 264_118_93
}

// inventedPrior is 2021, known only by its totals. They fit the opening
// carryovers of 2022: what came in and was not spent is what 2022 began with.
func inventedPrior(y *store.Year) store.PriorTotals {
	fen := func(n int64) *store.Yuan { v := store.Fen(n); return &v }
	part := func(n int64) int64 { return n / 1000 * 943 }
	general := part(generalSpending(y))
	fund := part(fundSpending(y, store.GovernmentFund))
	capital := part(fundSpending(y, store.StateCapital))
	fiscal := general + fund + capital
	other := part(fundSpending(y, store.FiscalAccount) + fundSpending(y, store.UnitMoney))
	all := fiscal + other
	for _, c := range y.Carryovers {
		all += c.Opening.Fen()
		if fiscalFund := c.Fund != store.FiscalAccount && c.Fund != store.UnitMoney; fiscalFund {
			fiscal += c.Opening.Fen()
		}
	}
	var public int64
	for _, p := range y.ThreePublic {
		public += p.Actual.Fen()
	}
	return store.PriorTotals{
		Income: fen(all), Expenditure: fen(all), FiscalTotal: fen(fiscal),
		GeneralPublic: fen(general), GovernmentFund: fen(fund), StateCapital: fen(capital),
		ThreePublic: fen(public / 100 * 108), OperatingCost: fen(y.Operating.Actual.Fen() / 100 * 103),
	}
}
