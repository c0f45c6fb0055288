package storetest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"juesuan/store"
)

// Wide returns a year that spends on exactly n different items, all of them
// the department's own subjects, spread over up to 21 classes with several
// sections each: every fund and nature, budgets and the reasons why they were
// missed, income, carryovers, basic spending by economic code, “三公” and a
// self-assessment. It adds up as the others do, and the same n gives the same
// year. n is at most 100,000.
func Wide(n int) *store.Year {
	const year = 2023
	r := rand.New(rand.NewPCG(uint64(n), 3))
	y := newYear(year)
	inventedDepartment(y)
	y.Department.Name, y.OwnSubjects = "云岭市广域事务管理局", nil

	d := &draft{opening: map[pot]int64{}, closing: map[pot]int64{}}
	for i, code := range wideCodes(y, n) {
		for _, s := range wideSpending(i, code) {
			base := (3_000_00 + r.Int64N(9_000_000_00)) * (1 + r.Int64N(9))
			made := row(code, s.fund, s.nature, base, year, r)
			made.source = s.source
			d.spend(made)
			if itemised(s.fund) && i%3 == 0 {
				d.opening[pot{s.fund, code}], d.closing[pot{s.fund, code}] = base/11, base/7
			}
		}
	}
	general := pot{fund: store.GeneralPublic}
	d.opening[general], d.closing[general] = 740_295_18, 396_007_47
	d.write(y)
	d.basicEconomic(y)

	threePublic(y, r, store.Abroad)
	operatingCost(y)
	procurement(y)
	y.Equipment = store.Equipment{Over1M: 6}
	y.Prior = inventedPrior(y)
	inventedAssessment(y)
	reasons(y, nil)
	inventedTexts(y)
	return y
}

// wideCodes makes n items in turn of all classes, and the own subjects that
// name them and their sections.
func wideCodes(y *store.Year, n int) []string {
	classes := append(sortedKeys(topics, cmp.Compare[string]), "223")
	slices.Sort(classes)
	own := func(code, name string) {
		y.OwnSubjects = append(y.OwnSubjects, store.OwnSubject{Kind: store.FunctionSubject, Code: code, Name: name})
	}
	aClass := (n + len(classes) - 1) / len(classes)
	aSection := max(5, (aClass+79)/80)
	var codes []string
	for i, class := range classes {
		topic, ok := topics[class]
		if !ok {
			topic = "国有企业改革"
		}
		for j := range aClass {
			if j*len(classes)+i >= n {
				break
			}
			section := fmt.Sprintf("%s%02d", class, 1+j/aSection)
			if j%aSection == 0 {
				own(section, fmt.Sprintf("%s事务之%d", topic, 1+j/aSection))
			}
			code := fmt.Sprintf("%s%02d", section, 1+j%aSection)
			own(code, fmt.Sprintf("%s第%d项", topic, 1+j))
			codes = append(codes, code)
		}
	}
	return codes
}

// wideSpending says from which fund and in which natures the i-th item is
// spent: most are general, some in both natures.
func wideSpending(i int, code string) []spending {
	switch code[:3] {
	case "223":
		return []spending{{fund: store.StateCapital, nature: store.ProjectSpending}}
	case "229":
		return []spending{{fund: store.GovernmentFund, nature: natures(store.GovernmentFund)[i%2]}}
	}
	general := func(n store.Nature) spending { return spending{fund: store.GeneralPublic, nature: n} }
	switch i % 10 {
	case 3:
		return []spending{general(store.Basic), general(store.ProjectSpending)}
	case 8:
		return []spending{{fund: store.FiscalAccount, nature: natures(store.FiscalAccount)[i/10%2]}}
	case 9:
		kinds := store.IncomeKinds[3:]
		return []spending{{fund: store.UnitMoney, nature: store.Natures[i/10%len(store.Natures)], source: kinds[i/10%len(kinds)]}}
	}
	return []spending{general([]store.Nature{store.Basic, store.ProjectSpending}[i%2])}
}
