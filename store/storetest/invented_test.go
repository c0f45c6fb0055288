package storetest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

func TestInventedHasEverything(t *testing.T) {
	this, last := Invented()
	for _, y := range []*store.Year{this, last} {
		items, classes := map[string]bool{}, map[string]bool{}
		funds, natures := map[store.Fund]bool{}, map[store.Nature]bool{}
		var takenBack, equalBudget, noBudget int
		for _, e := range y.Expenditure {
			items[e.Code], funds[e.Fund], natures[e.Nature] = true, true, true
			if e.Fund == store.GeneralPublic {
				classes[e.Code[:3]] = true
			}
			switch {
			case e.Recovered:
				takenBack++
			case e.Actual.Equal(e.InitialBudget.Decimal):
				equalBudget++
			case e.InitialBudget.IsZero():
				noBudget++
			}
		}
		kinds := map[store.IncomeKind]bool{}
		negativeIncome := 0
		for _, i := range y.Income {
			kinds[i.Kind] = true
			if i.Recovered {
				negativeIncome++
			}
		}
		carried := map[store.Fund]bool{}
		for _, c := range y.Carryovers {
			carried[c.Fund] = carried[c.Fund] || (!c.Opening.IsZero() && !c.Closing.IsZero())
		}
		units := map[store.UnitKind]bool{}
		for _, u := range y.Units {
			units[u.Kind] = true
		}
		for what, n := range map[string][2]int{
			"classes":         {len(classes), 20},
			"funds":           {len(funds), len(store.Funds)},
			"natures":         {len(natures), len(store.Natures)},
			"income kinds":    {len(kinds), len(store.IncomeKinds)},
			"carried funds":   {len(carried), len(store.Funds)},
			"unit kinds":      {len(units), 3},
			"vehicle classes": {len(y.Vehicles), 8},
			"projects":        {len(y.Projects), 3},
			"taken back":      {takenBack, 2},
			"negative income": {negativeIncome, 2},
		} {
			if n[0] != n[1] {
				t.Errorf("%d: %s: %d, want %d", y.Year, what, n[0], n[1])
			}
		}
		if len(items) < 200 || equalBudget == 0 || noBudget == 0 {
			t.Errorf("%d: %d items, %d with spending as budgeted, %d without budget", y.Year, len(items), equalBudget, noBudget)
		}
		if !items[unknownItem] || !items[ownItem] {
			t.Errorf("%d: lacks the unknown or the own item", y.Year)
		}
	}
}

func TestInventedItemsAreInForce(t *testing.T) {
	want := map[store.Fund]string{
		store.GovernmentFund: "政府性基金", store.StateCapital: "国有资本经营",
		store.GeneralPublic: "一般公共预算", store.FiscalAccount: "一般公共预算", store.UnitMoney: "一般公共预算",
	}
	this, last := Invented()
	for _, y := range []*store.Year{this, last} {
		kinds := catalogue(t, y.Year)
		for _, e := range y.Expenditure {
			got := kinds[e.Code]
			if free := e.Code == unknownItem || e.Code == ownItem; free && got != "" {
				t.Errorf("%d: %s is in the catalogue", y.Year, e.Code)
			} else if !free && got != want[e.Fund] {
				t.Errorf("%d: %s is %q in the catalogue, spent from %s", y.Year, e.Code, got, e.Fund)
			}
		}
	}
}

func TestInventedYearsFollow(t *testing.T) {
	this, last := Invented()
	closing := map[pot]int64{}
	for _, c := range last.Carryovers {
		closing[pot{c.Fund, c.Code}] = c.Closing.Fen()
	}
	for _, c := range this.Carryovers {
		p := pot{c.Fund, c.Code}
		if c.Opening.Fen() != closing[p] {
			t.Errorf("%s %s opens with %s, 2022 closed with %s", c.Fund, c.Code, c.Opening, store.Fen(closing[p]))
		}
		delete(closing, p)
	}
	for p, left := range closing {
		if left != 0 {
			t.Errorf("%s %s: %s got lost between the years", p.fund, p.code, store.Fen(left))
		}
	}
}

func TestReasonsStandWhereFiguresDiffer(t *testing.T) {
	this, last := Invented()
	for _, y := range []*store.Year{this, last} {
		places, texts := map[string]bool{}, map[string]bool{}
		for _, x := range y.Texts {
			places[x.Place] = true
			if texts[x.Text] {
				t.Errorf("%d: said twice: %s", y.Year, x.Text)
			}
			texts[x.Text] = true
			if strings.HasPrefix(x.Place, "原因/") && strings.HasSuffix(x.Text, "。") {
				t.Errorf("%d: %s ends with 。", y.Year, x.Place)
			}
		}
		diff := map[string]decimal.Decimal{}
		for _, e := range y.Expenditure {
			if e.Fund == store.GeneralPublic {
				diff[e.Code] = diff[e.Code].Add(e.Actual.Decimal).Sub(e.InitialBudget.Decimal)
			}
		}
		for code, d := range diff {
			if places["原因/五（三）/"+code] == d.IsZero() {
				t.Errorf("%d: %s differs by %s, reason given: %v", y.Year, code, d, d.IsZero())
			}
		}
		for _, place := range []string{"原因/一", "原因/四", "原因/五（一）", "原因/九（一）", "原因/九（二）/2", "原因/九（二）/3", "原因/十"} {
			if !places[place] {
				t.Errorf("%d: no %s", y.Year, place)
			}
		}
		if abroad := y.ThreePublic[0]; places["原因/九（二）/1"] == abroad.Actual.Equal(abroad.AdjustedBudget.Decimal) {
			t.Errorf("%d: 原因/九（二）/1 and the figures disagree", y.Year)
		}
	}
}

func TestInventedScores(t *testing.T) {
	this, last := Invented()
	for y, want := range map[*store.Year]bool{this: true, last: false} {
		sum := number(y.Assessment.FundingScore)
		levels := map[string]bool{}
		for _, i := range y.Indicators {
			sum = sum.Add(number(i.Score))
			levels[i.Level1] = true
			if full := i.Score == i.Weight; full != (i.Cause == "") {
				t.Errorf("%d: %s lost points without a cause, or has one for none", y.Year, i.Level3)
			}
		}
		if full := sum.Equal(hundred); full != want || len(levels) != 3 {
			t.Errorf("%d: scores %s in %d first levels", y.Year, sum, len(levels))
		}
	}
}

func TestNamesAreHardToSet(t *testing.T) {
	y, _ := Invented()
	var all strings.Builder
	longest := 0
	for _, u := range y.Units {
		all.WriteString(u.Name)
		longest = max(longest, utf8.RuneCountInString(u.Name))
	}
	for _, s := range y.Sections {
		all.WriteString(s.Name)
	}
	for _, c := range "镕喆𠮷㐂" {
		if !strings.ContainsRune(all.String(), c) {
			t.Errorf("no name has %c", c)
		}
	}
	if longest < 40 {
		t.Errorf("the longest name has %d characters", longest)
	}
}
