package outline

import (
	"slices"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// Total adds amounts up.
func Total(amounts []store.Yuan) store.Yuan {
	var sum decimal.Decimal
	for _, v := range amounts {
		sum = sum.Add(v.Decimal)
	}
	return store.Yuan{Decimal: sum}
}

// PublicLine is a line of the “三公”经费: a kind, or a sum of kinds.
type PublicLine struct {
	Title string
	Level int                // 1, or 2 for what is part of the sum above
	Kinds []store.PublicKind // one for a kind's own line
}

// IsSum reports whether the line is a sum.
func (l PublicLine) IsSum() bool { return len(l.Kinds) > 1 }

// PublicLines are the lines of the “三公”经费 in the order of the forms.
var PublicLines = []PublicLine{
	{"“三公”经费合计", 1, store.PublicKinds},
	{string(store.Abroad), 1, []store.PublicKind{store.Abroad}},
	{"公务用车购置及运行费", 1, []store.PublicKind{store.VehiclePurchase, store.VehicleRunning}},
	{string(store.VehiclePurchase), 2, []store.PublicKind{store.VehiclePurchase}},
	{string(store.VehicleRunning), 2, []store.PublicKind{store.VehicleRunning}},
	{"公务接待费", 1, []store.PublicKind{store.DomesticReception, store.ForeignReception}},
	{string(store.DomesticReception), 2, []store.PublicKind{store.DomesticReception}},
	{string(store.ForeignReception), 2, []store.PublicKind{store.ForeignReception}},
}

// Sum returns what a year's kinds of the line add up to in a field of 三公经费.
func (l PublicLine) Sum(y *store.Year, f *store.Field) store.Yuan {
	page := store.PageNamed("三公经费")
	kind := page.KeyFields()[0]
	var amounts []store.Yuan
	for _, r := range page.Rows(y) {
		if v, known := r.Amount(f); known && slices.Contains(l.Kinds, store.PublicKind(r.Text(kind))) {
			amounts = append(amounts, v)
		}
	}
	return Total(amounts)
}
