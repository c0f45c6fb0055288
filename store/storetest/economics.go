package storetest

import (
	"cmp"
	"slices"
	"strings"

	"juesuan/store"
)

// economicWeights says how basic spending that no function item decides falls
// on the economic codes. 30999 and 31299 have no row in table 06's fixed form.
var economicWeights = []struct {
	code   string
	weight int64
}{
	{"30101", 230}, {"30102", 150}, {"30103", 140}, {"30106", 8}, {"30107", 110},
	{"30112", 12}, {"30114", 6}, {"30199", 45}, {"30201", 30}, {"30202", 8},
	{"30203", 3}, {"30204", 1}, {"30205", 5}, {"30206", 14}, {"30207", 9},
	{"30208", 10}, {"30209", 12}, {"30211", 14}, {"30212", 2}, {"30213", 13},
	{"30214", 6}, {"30215", 5}, {"30216", 6}, {"30217", 3}, {"30218", 4},
	{"30224", 2}, {"30225", 2}, {"30226", 15}, {"30227", 16}, {"30228", 12},
	{"30229", 9}, {"30231", 11}, {"30239", 22}, {"30240", 1}, {"30299", 18},
	{"30301", 7}, {"30304", 6}, {"30305", 8}, {"30307", 4}, {"30309", 3},
	{"30399", 5}, {"30999", 6}, {"31002", 12}, {"31003", 9}, {"31007", 8},
	{"31013", 6}, {"31099", 5}, {"31299", 4}, {"39999", 2},
}

// decided maps function items to the economic code that their basic spending
// is: insurance, housing fund and pensions have an item of their own.
var decided = map[string]string{
	"2080501": "30302", "2080502": "30302",
	"2080505": "30108", "2080506": "30109",
	"2101101": "30110", "2101102": "30110", "2101103": "30111",
	"2210201": "30113",
}

// basicEconomic splits the basic spending of each fund by economic code. The
// rounding rests go to the first codes, one 分 each.
func (d *draft) basicEconomic(y *store.Year) {
	y.Basic = []store.BasicEconomic{}
	for _, f := range store.Funds {
		split, rest := map[string]int64{}, int64(0)
		for _, s := range d.spending {
			if s.fund != f || s.nature != store.Basic {
				continue
			}
			if code, ok := decided[s.code]; ok && f == store.GeneralPublic {
				split[code] += s.actual
			} else {
				rest += s.actual
			}
		}
		spread(split, rest)
		for _, code := range sortedKeys(split, cmp.Compare[string]) {
			if split[code] != 0 {
				y.Basic = append(y.Basic, store.BasicEconomic{Code: code, Fund: f, Actual: store.Fen(split[code])})
			}
		}
	}
}

func spread(split map[string]int64, amount int64) {
	var weights int64
	for _, e := range economicWeights {
		weights += e.weight
	}
	left := amount
	for _, e := range economicWeights {
		part := amount / weights * e.weight
		split[e.code] += part
		left -= part
	}
	for i := 0; left > 0; i++ {
		code := economicWeights[i%len(economicWeights)].code
		step := max(left/int64(len(economicWeights)), 1)
		split[code] += step
		left -= step
	}
}

// staff reports whether an economic code belongs to 人员经费; the others are 公用经费.
func staff(code string) bool {
	return strings.HasPrefix(code, "301") || strings.HasPrefix(code, "303")
}

// economicFen returns what general public money the codes' basic spending is, in 分.
func economicFen(y *store.Year, match func(code string) bool) int64 {
	var sum int64
	for _, b := range y.Basic {
		if b.Fund == store.GeneralPublic && match(b.Code) {
			sum += b.Actual.Fen()
		}
	}
	return sum
}

// oneOf matches the given codes.
func oneOf(codes ...string) func(string) bool {
	return func(code string) bool { return slices.Contains(codes, code) }
}
