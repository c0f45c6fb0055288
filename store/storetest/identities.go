package storetest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// Problems lists the identities of a department's accounts that a year breaks,
// one sentence each, exact to the 分. A sound year has none.
func Problems(y *store.Year) []string {
	a := &auditor{y: y}
	a.rows()
	a.funds()
	a.items()
	a.economics()
	a.public()
	a.scores()
	return a.found
}

type auditor struct {
	y     *store.Year
	found []string
}

func (a *auditor) equal(what string, left, right decimal.Decimal) {
	if !left.Equal(right) {
		a.found = append(a.found, fmt.Sprintf("%s：%s ≠ %s", what, left, right))
	}
}

func (a *auditor) atMost(what string, small, large decimal.Decimal) {
	if small.GreaterThan(large) {
		a.found = append(a.found, fmt.Sprintf("%s：%s > %s", what, small, large))
	}
}

func (a *auditor) holds(what string, ok bool) {
	if !ok {
		a.found = append(a.found, what)
	}
}

// rows checks each row on its own: keys are unique, codes whole, amounts in
// bounds and negative only for money taken back.
func (a *auditor) rows() {
	seen := map[string]bool{}
	key := func(parts ...string) {
		k := strings.Join(parts, "/")
		a.holds("重复的行："+k, !seen[k])
		seen[k] = true
	}
	amount := func(where string, negative bool, amounts ...store.Yuan) {
		for _, v := range amounts {
			a.holds(where+"：不是整分", v.Equal(v.Truncate(2)))
			a.holds(where+"：超过上限", !v.Abs().GreaterThan(store.MaxYuan.Abs()))
			a.holds(where+"：不应为负", negative || !v.IsNegative())
		}
	}
	for _, i := range a.y.Income {
		key("收入", i.Code, string(i.Kind))
		a.holds("收入编码 "+i.Code, len(i.Code) == 7 && slices.Contains(store.IncomeKinds, i.Kind))
		amount("收入 "+i.Code, i.Recovered, i.Budget, i.Actual)
	}
	for _, e := range a.y.Expenditure {
		key("支出", e.Code, string(e.Fund), string(e.Nature))
		a.holds("支出编码 "+e.Code, len(e.Code) == 7 && slices.Contains(store.Funds, e.Fund) && slices.Contains(store.Natures, e.Nature))
		amount("支出 "+e.Code, e.Recovered, e.InitialBudget, e.AdjustedBudget, e.Actual)
		if !e.Recovered {
			a.atMost("支出 "+e.Code+" 决算数≤全年预算数", e.Actual.Decimal, e.AdjustedBudget.Decimal)
		}
	}
	for _, b := range a.y.Basic {
		key("基本支出", b.Code, string(b.Fund))
		a.holds("经济科目编码 "+b.Code, len(b.Code) == 5)
		amount("基本支出 "+b.Code, false, b.Actual)
	}
	for _, c := range a.y.Carryovers {
		key("结转结余", string(c.Fund), c.Code)
		a.holds("结转结余的科目 "+c.Code, (c.Code != "") == itemised(c.Fund))
		amount("结转结余", true, c.Opening, c.Closing)
	}
	for _, t := range a.y.Texts {
		key("文字", t.Place)
		a.holds("空的文字："+t.Place, t.Text != "")
	}
}

// funds checks that what came in is what went out or is left, over all and for
// each fiscal fund.
func (a *auditor) funds() {
	in, out := decimal.Zero, decimal.Zero
	for _, f := range store.Funds {
		i, o := a.flows(func(fund store.Fund, _ string) bool { return fund == f })
		switch f {
		case store.GeneralPublic, store.GovernmentFund, store.StateCapital:
			a.equal(string(f)+" 本年收入＋年初结转＝本年支出＋年末结转", i, o)
		}
		in, out = in.Add(i), out.Add(o)
	}
	in = in.Add(a.y.NonFiscal.SurplusUsed.Decimal)
	out = out.Add(a.y.NonFiscal.SurplusDistribution.Decimal)
	for _, i := range a.y.Income {
		if fundOf(i.Kind) == "" {
			in = in.Add(i.Actual.Decimal)
		}
	}
	a.equal("收入总计＝支出总计", in, out)
}

// items checks the same for each item of the funds of tables 07 and 08.
func (a *auditor) items() {
	checked := map[pot]bool{}
	check := func(f store.Fund, code string) {
		p := pot{f, code}
		if !itemised(f) || checked[p] {
			return
		}
		checked[p] = true
		in, out := a.flows(func(fund store.Fund, c string) bool { return fund == f && c == code })
		a.equal(fmt.Sprintf("%s %s 年初结转＋本年收入＝本年支出＋年末结转", f, code), in, out)
	}
	for _, e := range a.y.Expenditure {
		check(e.Fund, e.Code)
	}
	for _, i := range a.y.Income {
		check(fundOf(i.Kind), i.Code)
	}
	for _, c := range a.y.Carryovers {
		check(c.Fund, c.Code)
	}
}

// flows sums a fund's income and opening carryover, and its spending and
// closing carryover, where match says so. Income that is no fiscal grant
// belongs to no single fund.
func (a *auditor) flows(match func(f store.Fund, code string) bool) (in, out decimal.Decimal) {
	for _, i := range a.y.Income {
		if f := fundOf(i.Kind); f != "" && match(f, i.Code) {
			in = in.Add(i.Actual.Decimal)
		}
	}
	for _, e := range a.y.Expenditure {
		if match(e.Fund, e.Code) {
			out = out.Add(e.Actual.Decimal)
		}
	}
	for _, c := range a.y.Carryovers {
		if match(c.Fund, c.Code) {
			in, out = in.Add(c.Opening.Decimal), out.Add(c.Closing.Decimal)
		}
	}
	return in, out
}

// fundOf is the fiscal fund a grant feeds, or empty.
func fundOf(k store.IncomeKind) store.Fund {
	switch k {
	case store.GeneralPublicGrant:
		return store.GeneralPublic
	case store.GovernmentFundGrant:
		return store.GovernmentFund
	case store.StateCapitalGrant:
		return store.StateCapital
	}
	return ""
}
