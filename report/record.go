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
	addr  string // of the entry
}

// records indexes a year's numbers by page.
type records map[string][]record

// value returns the value of the field, or nil.
func (r *record) value(field string) *value {
	for i := range r.values {
		if r.values[i].field == field {
			return &r.values[i]
		}
	}
	return nil
}

// only returns the records whose code is to be kept.
func (rs records) only(keep func(code string) bool) records {
	out := records{}
	for page, list := range rs {
		for i := range list {
			if keep(list[i].code) {
				out[page] = append(out[page], list[i])
			}
		}
	}
	return out
}

func recordsOf(y *store.Year) records {
	rs := records{}
	add := func(page, code string, keys []pair, values ...value) {
		parts := make([]string, 0, 4)
		parts = append(parts, page)
		for _, k := range keys {
			parts = append(parts, k.value)
		}
		addr := store.JoinAddress(parts...)
		for i := range values {
			values[i].addr = addr + "/" + values[i].field
		}
		rs[page] = append(rs[page], record{addr, code, keys, values})
	}
	for _, e := range y.Income {
		add("收入", e.Code, []pair{{"科目编码", e.Code}, {"收入种类", string(e.Kind)}},
			value{field: "预算数", num: e.Budget.Decimal}, value{field: "决算数", num: e.Actual.Decimal})
	}
	for _, e := range y.Expenditure {
		add("支出", e.Code, []pair{{"科目编码", e.Code}, {"资金性质", string(e.Fund)}, {"支出性质", string(e.Nature)}},
			value{field: "年初预算数", num: e.InitialBudget.Decimal}, value{field: "全年预算数", num: e.AdjustedBudget.Decimal}, value{field: "决算数", num: e.Actual.Decimal})
	}
	for _, e := range y.Basic {
		add("基本支出", e.Code, []pair{{"科目编码", e.Code}, {"资金性质", string(e.Fund)}}, value{field: "决算数", num: e.Actual.Decimal})
	}
	for _, e := range y.Carryovers {
		add("结转结余", e.Code, []pair{{"资金性质", string(e.Fund)}, {"科目编码", e.Code}},
			value{field: "年初数", num: e.Opening.Decimal}, value{field: "年末数", num: e.Closing.Decimal})
	}
	for _, e := range y.ThreePublic {
		add("三公经费", "", []pair{{"项目", string(e.Kind)}},
			value{field: "年初预算数", num: e.InitialBudget.Decimal}, value{field: "全年预算数", num: e.AdjustedBudget.Decimal}, value{field: "决算数", num: e.Actual.Decimal})
	}
	add("非财政拨款结余", "", nil,
		value{field: "使用非财政拨款结余", num: y.NonFiscal.SurplusUsed.Decimal}, value{field: "结余分配", num: y.NonFiscal.SurplusDistribution.Decimal})
	add("机关运行经费", "", nil, value{field: "年初预算数", num: y.Operating.Budget.Decimal}, value{field: "决算数", num: y.Operating.Actual.Decimal})
	p := y.Procurement
	add("政府采购", "", nil, value{field: "采购预算", num: p.Budget.Decimal}, value{field: "货物", num: p.Goods.Decimal}, value{field: "工程", num: p.Works.Decimal},
		value{field: "服务", num: p.Services.Decimal}, value{field: "授予中小企业", num: p.SME.Decimal}, value{field: "授予小微企业", num: p.Micro.Decimal})
	return rs
}

// prefix is the class (3 digits) or section (5) of a code.
func prefix(code string, n int) string {
	if len(code) < n {
		return code
	}
	return code[:n]
}
