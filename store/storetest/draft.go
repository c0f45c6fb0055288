package storetest

import (
	"cmp"
	"slices"

	"juesuan/store"
)

// spending is one expenditure to be and where its money comes from, in 分.
// Negative actual spending is money taken back.
type spending struct {
	code                      string
	fund                      store.Fund
	nature                    store.Nature
	initial, adjusted, actual int64
	source                    store.IncomeKind
}

// pot is what keeps a carryover of its own: a fund, and for table 07 and 08 an
// item of it.
type pot struct {
	fund store.Fund
	code string
}

// itemised reports whether a fund's carryover is kept item by item.
func itemised(f store.Fund) bool {
	return f == store.GovernmentFund || f == store.StateCapital
}

func potOf(f store.Fund, code string) pot {
	if itemised(f) {
		return pot{f, code}
	}
	return pot{f, ""}
}

// draft is a year in the making: spending and carryovers are chosen, income is
// what follows from them, so that the accounts balance by construction.
type draft struct {
	spending             []spending
	opening, closing     map[pot]int64
	surplusUsed          int64 // 使用非财政拨款结余
	surplusDistribution  int64 // 结余分配
	income, incomeBudget map[incomeKey]int64
}

type incomeKey struct {
	code string
	kind store.IncomeKind
}

// grants names the income that feeds each fiscal fund.
var grants = map[store.Fund]store.IncomeKind{
	store.GeneralPublic:  store.GeneralPublicGrant,
	store.GovernmentFund: store.GovernmentFundGrant,
	store.StateCapital:   store.StateCapitalGrant,
	store.FiscalAccount:  store.ServiceIncome,
	store.UnitMoney:      store.OtherIncome,
}

// spend adds one expenditure; without a source it is the fund's usual one.
func (d *draft) spend(s spending) {
	if s.source == "" {
		s.source = grants[s.fund]
	}
	d.spending = append(d.spending, s)
}

// balance sets the income that the spending and the carryovers ask for. A pot
// never has more opening carryover than it can spend.
func (d *draft) balance() {
	d.income, d.incomeBudget = map[incomeKey]int64{}, map[incomeKey]int64{}
	for _, s := range d.spending {
		k := incomeKey{s.code, s.source}
		d.income[k] += s.actual
		d.incomeBudget[k] += s.initial
	}
	for _, p := range d.pots() {
		change := d.closing[p] - d.opening[p]
		if p.fund == store.UnitMoney {
			change += d.surplusDistribution - d.surplusUsed
		}
		d.absorb(p, change)
	}
}

// absorb adds a change of a pot's carryover to the pot's income, or takes it
// from one income after the other until none is left.
func (d *draft) absorb(p pot, change int64) {
	for _, s := range d.spending {
		k := incomeKey{s.code, s.source}
		if change == 0 {
			return
		}
		if potOf(s.fund, s.code) != p || s.actual <= 0 || d.income[k] <= 0 {
			continue
		}
		step := max(change, -min(d.income[k], s.actual))
		d.income[k] += step
		change -= step
	}
	if change != 0 { // an item that saved its whole income
		d.income[incomeKey{p.code, grants[p.fund]}] += change
	}
}

// pots lists all pots in the order of the forms.
func (d *draft) pots() []pot {
	seen := map[pot]bool{}
	for _, s := range d.spending {
		seen[potOf(s.fund, s.code)] = true
	}
	for p := range d.opening {
		seen[p] = true
	}
	for p := range d.closing {
		seen[p] = true
	}
	return sortedKeys(seen, func(a, b pot) int {
		return cmp.Or(
			cmp.Compare(slices.Index(store.Funds, a.fund), slices.Index(store.Funds, b.fund)),
			cmp.Compare(a.code, b.code))
	})
}

// write puts the draft's figures into a year.
func (d *draft) write(y *store.Year) {
	d.balance()
	y.Income = []store.Income{}
	for _, k := range sortedKeys(d.income, compareIncome) {
		if d.income[k] == 0 && d.incomeBudget[k] == 0 {
			continue
		}
		y.Income = append(y.Income, store.Income{
			Code: k.code, Kind: k.kind,
			Budget: store.Fen(d.incomeBudget[k]), Actual: store.Fen(d.income[k]),
			Recovered: d.income[k] < 0,
		})
	}
	y.Expenditure = []store.Expenditure{}
	slices.SortStableFunc(d.spending, compareSpending)
	for _, s := range d.spending {
		y.Expenditure = append(y.Expenditure, store.Expenditure{
			Code: s.code, Fund: s.fund, Nature: s.nature,
			InitialBudget: store.Fen(s.initial), AdjustedBudget: store.Fen(s.adjusted),
			Actual: store.Fen(s.actual), Recovered: s.actual < 0,
		})
	}
	y.Carryovers = []store.Carryover{}
	for _, p := range d.pots() {
		if d.opening[p] == 0 && d.closing[p] == 0 {
			continue
		}
		y.Carryovers = append(y.Carryovers, store.Carryover{
			Fund: p.fund, Code: p.code,
			Opening: store.Fen(d.opening[p]), Closing: store.Fen(d.closing[p]),
		})
	}
	y.NonFiscal = store.NonFiscal{
		SurplusUsed:         store.Fen(d.surplusUsed),
		SurplusDistribution: store.Fen(d.surplusDistribution),
	}
}

func compareIncome(a, b incomeKey) int {
	return cmp.Or(
		cmp.Compare(a.code, b.code),
		cmp.Compare(slices.Index(store.IncomeKinds, a.kind), slices.Index(store.IncomeKinds, b.kind)))
}

func compareSpending(a, b spending) int {
	return cmp.Or(
		cmp.Compare(a.code, b.code),
		cmp.Compare(slices.Index(store.Funds, a.fund), slices.Index(store.Funds, b.fund)),
		cmp.Compare(slices.Index(store.Natures, a.nature), slices.Index(store.Natures, b.nature)))
}

// sortedKeys returns a map's keys in order, so that a year never depends on
// the order Go walks maps in.
func sortedKeys[K comparable, V any](m map[K]V, compare func(a, b K) int) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, compare)
	return keys
}
