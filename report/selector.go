package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// A selector says which entries a cell adds up, in a pack's words:
//
//	支出/决算数[资金性质=一般公共预算财政拨款,支出性质=基本支出|项目支出]
//
// page, field, and conditions on the entry's keys; "|" separates values that
// are all accepted. Several selectors are joined by " + ".
type selector struct {
	page, field string
	where       []condition
}

type condition struct {
	key    string
	values []string
}

// pages names the pages and fields selectors may use, and their keys.
var pages = map[string]struct{ fields, keys []string }{
	"收入":      {[]string{"预算数", "决算数"}, []string{"科目编码", "收入种类"}},
	"支出":      {[]string{"年初预算数", "全年预算数", "决算数"}, []string{"科目编码", "资金性质", "支出性质"}},
	"基本支出":    {[]string{"决算数"}, []string{"科目编码", "资金性质"}},
	"结转结余":    {[]string{"年初数", "年末数"}, []string{"资金性质", "科目编码"}},
	"三公经费":    {[]string{"年初预算数", "全年预算数", "决算数"}, []string{"项目"}},
	"非财政拨款结余": {[]string{"使用非财政拨款结余", "结余分配"}, nil},
	"机关运行经费":  {[]string{"年初预算数", "决算数"}, nil},
	"政府采购":    {[]string{"采购预算", "货物", "工程", "服务", "授予中小企业", "授予小微企业"}, nil},
}

// parseSelectors reads selectors joined by "+".
func parseSelectors(s string) ([]selector, error) {
	var out []selector
	for part := range strings.SplitSeq(s, "+") {
		sel, err := parseSelector(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		out = append(out, sel)
	}
	return out, nil
}

func parseSelector(s string) (selector, error) {
	head, cond, bracket := strings.Cut(s, "[")
	page, field, ok := strings.Cut(strings.TrimSpace(head), "/")
	def, known := pages[page]
	switch {
	case !ok:
		return selector{}, fmt.Errorf("取数“%s”应写成 页/栏[条件]，例如 支出/决算数[支出性质=基本支出]", s)
	case !known:
		return selector{}, fmt.Errorf("取数“%s”里没有“%s”这一页%s", s, page, meant(page, keysOf(pages)))
	case !slices.Contains(def.fields, field):
		return selector{}, fmt.Errorf("取数“%s”：“%s”页没有“%s”这一栏%s", s, page, field, meant(field, def.fields))
	}
	sel := selector{page: page, field: field}
	if !bracket {
		return sel, nil
	}
	cond, tail, closed := strings.Cut(cond, "]")
	if !closed || strings.TrimSpace(tail) != "" {
		return selector{}, fmt.Errorf("取数“%s”的方括号没有正确结束", s)
	}
	where, err := parseWhere(cond, def.keys)
	if err != nil {
		return selector{}, fmt.Errorf("取数“%s”%w", s, err)
	}
	sel.where = where
	return sel, nil
}

// parseConditions reads what narrows a column of a two-sided table: 键=值|值,键=值,
// by any page's keys.
func parseConditions(s string) ([]condition, error) {
	where, err := parseWhere(s, keysOf(choices))
	if err != nil {
		return nil, fmt.Errorf("取数“%s”%w", s, err)
	}
	return where, nil
}

// parseWhere reads conditions on the keys.
func parseWhere(s string, keys []string) ([]condition, error) {
	var out []condition
	for c := range strings.SplitSeq(s, ",") {
		k, v, ok := strings.Cut(c, "=")
		k = strings.TrimSpace(k)
		if !ok || !slices.Contains(keys, k) {
			return nil, fmt.Errorf("的条件“%s”应写成 键=值%s", c, meant(k, keys))
		}
		values := strings.Split(strings.TrimSpace(v), "|")
		for i, v := range values {
			values[i] = strings.TrimSpace(v)
			if known := choices[k]; known != nil && !slices.Contains(known, values[i]) {
				return nil, fmt.Errorf("的条件“%s”：“%s”没有“%s”这一种%s", c, k, values[i], meant(values[i], known))
			}
		}
		out = append(out, condition{k, values})
	}
	return out, nil
}

// choices are the values that a key's conditions may name; nil means any.
var choices = map[string][]string{
	"科目编码": nil,
	"收入种类": texted(store.IncomeKinds),
	"资金性质": texted(store.Funds),
	"支出性质": texted(store.Natures),
	"项目":   texted(store.PublicKinds),
}

func texted[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// matches reports whether the record fulfils all conditions.
func (s *selector) matches(r *record) bool {
	for _, c := range s.where {
		ok := false
		for _, k := range r.keys {
			if k.name == c.key && slices.Contains(c.values, k.value) {
				ok = true
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// with returns the selector with further conditions, those it has the page's key for.
func (s selector) with(more []condition) selector {
	s.where = slices.Clone(s.where)
	for _, c := range more {
		if slices.Contains(pages[s.page].keys, c.key) {
			s.where = append(s.where, c)
		}
	}
	return s
}

// sum is an exact amount and what it adds up: entries, or cells of the same
// table (parts).
type sum struct {
	total   decimal.Decimal
	entries []string
	parts   []string
	nonzero bool  // an entry is not zero, though the total may be
	only    *Cell // the one part that is not zero, if there is just one
	several bool  // more than one addend is not zero
}

// plus adds an exact amount. Most sums have one addend that is not zero, and a
// decimal's Add allocates.
func (s *sum) plus(v decimal.Decimal) {
	switch {
	case v.IsZero():
		return
	case !s.nonzero:
		s.total = v
	default:
		s.total, s.several = s.total.Add(v), true
	}
	s.nonzero = true
}

func (s *sum) add(r *record, field string) {
	v := r.value(field)
	s.entries = append(s.entries, v.addr)
	s.plus(v.num)
}

// part adds a cell of the same table.
func (s *sum) part(c *Cell) {
	s.parts = append(s.parts, c.Addr)
	if !c.Amount.Exact.IsZero() {
		s.plus(c.Amount.Exact)
		s.only = c
	}
}

// pick adds up all entries that the selectors match.
func (rs records) pick(sels []selector) sum {
	total := &sum{}
	rs.spread(sels, func(string) *sum { return total })
	return *total
}

// spread adds every entry that the selectors match to the sum of its code, in
// one pass.
func (rs records) spread(sels []selector, of func(code string) *sum) {
	for i := range sels {
		sel := &sels[i]
		list := rs[sel.page]
		for j := range list {
			if r := &list[j]; sel.matches(r) {
				if s := of(r.code); s != nil {
					s.add(r, sel.field)
				}
			}
		}
	}
}
