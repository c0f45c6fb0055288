package report

import (
	"github.com/shopspring/decimal"

	"juesuan/store"
)

// record is one row of a ledger's page with its numbers: what selectors match
// and cells add up.
type record struct {
	addr   string // 支出/2010301/一般公共预算财政拨款/基本支出
	code   string // 科目编码, or ""
	keys   []pair // 资金性质=…, 支出性质=…
	values []value
}

type pair struct{ name, value string }

type value struct {
	field string
	num   decimal.Decimal
}

// records indexes a year's numbers by page.
type records map[string][]record

// field returns the value of the field, and whether the record has it.
func (r *record) field(name string) (decimal.Decimal, bool) {
	for _, v := range r.values {
		if v.field == name {
			return v.num, true
		}
	}
	return decimal.Zero, false
}

func recordsOf(y *store.Year) records {
	rs := records{}
	add := func(page, code string, keys []pair, values ...value) {
		parts := []string{page}
		for _, k := range keys {
			parts = append(parts, k.value)
		}
		rs[page] = append(rs[page], record{store.JoinAddress(parts...), code, keys, values})
	}
	for _, e := range y.Income {
		add("收入", e.Code, []pair{{"科目编码", e.Code}, {"收入种类", string(e.Kind)}},
			value{"预算数", e.Budget.Decimal}, value{"决算数", e.Actual.Decimal})
	}
	for _, e := range y.Expenditure {
		add("支出", e.Code, []pair{{"科目编码", e.Code}, {"资金性质", string(e.Fund)}, {"支出性质", string(e.Nature)}},
			value{"年初预算数", e.InitialBudget.Decimal}, value{"全年预算数", e.AdjustedBudget.Decimal}, value{"决算数", e.Actual.Decimal})
	}
	for _, e := range y.Basic {
		add("基本支出", e.Code, []pair{{"科目编码", e.Code}, {"资金性质", string(e.Fund)}}, value{"决算数", e.Actual.Decimal})
	}
	for _, e := range y.Carryovers {
		add("结转结余", e.Code, []pair{{"资金性质", string(e.Fund)}, {"科目编码", e.Code}},
			value{"年初数", e.Opening.Decimal}, value{"年末数", e.Closing.Decimal})
	}
	for _, e := range y.ThreePublic {
		add("三公经费", "", []pair{{"项目", string(e.Kind)}},
			value{"年初预算数", e.InitialBudget.Decimal}, value{"全年预算数", e.AdjustedBudget.Decimal}, value{"决算数", e.Actual.Decimal})
	}
	add("非财政拨款结余", "", nil,
		value{"使用非财政拨款结余", y.NonFiscal.SurplusUsed.Decimal}, value{"结余分配", y.NonFiscal.SurplusDistribution.Decimal})
	add("机关运行经费", "", nil, value{"年初预算数", y.Operating.Budget.Decimal}, value{"决算数", y.Operating.Actual.Decimal})
	p := y.Procurement
	add("政府采购", "", nil, value{"采购预算", p.Budget.Decimal}, value{"货物", p.Goods.Decimal}, value{"工程", p.Works.Decimal},
		value{"服务", p.Services.Decimal}, value{"授予中小企业", p.SME.Decimal}, value{"授予小微企业", p.Micro.Decimal})
	return rs
}

// class, section and item are the 类, 款 and 项 of a function code.
func prefix(code string, n int) string {
	if len(code) < n {
		return code
	}
	return code[:n]
}
