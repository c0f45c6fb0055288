package storetest

import (
	"math/rand/v2"

	"juesuan/store"
)

// publicCodes are the economic codes that report the same money as a “三公” kind.
var publicCodes = map[store.PublicKind][]string{
	store.Abroad:            {"30212"},
	store.VehiclePurchase:   {"31013", "30913"},
	store.VehicleRunning:    {"30231"},
	store.DomesticReception: {"30217"},
}

// threePublic sets the “三公” lines and counts: what basic spending holds and
// a little of the project spending; counts follow from the money at usual
// prices. keptBudget is the kind that spends exactly its 全年预算.
func threePublic(y *store.Year, r *rand.Rand, keptBudget store.PublicKind) {
	share := spendingFen(y, store.GeneralPublic, store.ProjectSpending) / 1000
	actual := map[store.PublicKind]int64{}
	y.ThreePublic = []store.ThreePublic{}
	for _, k := range store.PublicKinds {
		a := economicFen(y, oneOf(publicCodes[k]...))
		if share > 0 {
			a += r.Int64N(share) / 5
		}
		actual[k] = a
		adjusted := a
		if k != keptBudget {
			adjusted += a/50 + 12000
		}
		y.ThreePublic = append(y.ThreePublic, store.ThreePublic{
			Kind: k, Actual: store.Fen(a),
			AdjustedBudget: store.Fen(adjusted), InitialBudget: store.Fen(adjusted + adjusted/20),
		})
	}
	count := func(k store.PublicKind, yuanEach int64) int {
		return int(min((actual[k]+yuanEach*100-1)/(yuanEach*100), 90_000))
	}
	c := store.ThreePublicCount{
		AbroadGroups:    count(store.Abroad, 200_000),
		AbroadPersons:   count(store.Abroad, 50_000),
		VehiclesBought:  count(store.VehiclePurchase, 180_000),
		VehiclesHeld:    count(store.VehicleRunning, 40_000),
		ForeignGroups:   count(store.ForeignReception, 15_000),
		ForeignPersons:  count(store.ForeignReception, 1_000),
		DomesticGroups:  count(store.DomesticReception, 1_200),
		DomesticPersons: count(store.DomesticReception, 120),
	}
	c.VehiclesHeld = max(c.VehiclesHeld, c.VehiclesBought)
	y.Counts = c
	y.Vehicles = vehicles(c.VehiclesHeld)
}

// vehicleClasses are the classes the form counts.
var vehicleClasses = []string{
	"省级领导干部用车", "主要领导干部用车", "机要通信用车", "应急保障车",
	"执法执勤用车", "特种专业技术用车", "离退休干部用车", "其他用车",
}

// vehicles gives out the vehicles held, and two that the units' own money runs.
func vehicles(held int) []store.Vehicle {
	var out []store.Vehicle
	for i, class := range vehicleClasses {
		n := 0
		if i > 0 { // 省级领导干部用车: a department below the province has none
			n = held / 7
			if i <= held%7 {
				n++
			}
		}
		if class == "其他用车" {
			n += 2
		}
		out = append(out, store.Vehicle{Class: class, Count: n})
	}
	return out
}

// operatingCost sets the 机关运行经费: all public-use money where every unit is
// an organ, a part of it where institutions are among the units.
func operatingCost(y *store.Year) {
	actual := economicFen(y, func(code string) bool { return !staff(code) })
	for _, u := range y.Units {
		if u.Kind == store.PublicInstitution {
			actual = actual / 100 * 62
			break
		}
	}
	y.Operating = store.OperatingCost{Budget: store.Fen(actual + actual/16), Actual: store.Fen(actual)}
}

// procurement sets the 政府采购, a part of the project spending.
func procurement(y *store.Year) {
	var projects int64
	for _, f := range store.Funds {
		projects += max(spendingFen(y, f, store.ProjectSpending), 0)
	}
	goods, works, services := projects/40, projects/9, projects/23
	total := goods + works + services
	y.Procurement = store.Procurement{
		Budget: store.Fen(total + total/60),
		Goods:  store.Fen(goods), Works: store.Fen(works), Services: store.Fen(services),
		SME: store.Fen(total / 10 * 8), Micro: store.Fen(total / 10 * 5),
	}
}

// spendingFen sums the actual spending of one fund and nature, in 分.
func spendingFen(y *store.Year, f store.Fund, n store.Nature) int64 {
	var sum int64
	for _, e := range y.Expenditure {
		if e.Fund == f && e.Nature == n {
			sum += e.Actual.Fen()
		}
	}
	return sum
}
