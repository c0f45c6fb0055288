package years

import (
	"slices"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read"
	"juesuan/store"
)

// summary is what the list shows of a year. Sums are facts of its tables.
type summary struct {
	year     int
	state    store.State
	name     string // of the department
	income   amount
	spending amount
	public   amount // 三公经费
	errors   int
	warnings int
	classes  []class
	known    bool // worked out; else only year and state are there
	problem  string
}

// amount is a total as printed and as a height of a bar; not every pack has
// every one.
type amount struct {
	printed string // 万元
	exact   decimal.Decimal
}

// class is a 类 of the year's spending with its share of the whole.
type class struct {
	name  string
	exact decimal.Decimal
	share decimal.Decimal // percent
}

// source is what a summary is worked out from. It may be read aside.
type source struct {
	pack     *report.Pack
	cat      *store.Catalogue
	rules    *check.Rules
	year     *store.Year
	prior    *store.Year
	accepted map[string]string // reasons by findings' IDs
}

// summarise works out a year.
func (s source) summarise() summary {
	out := summary{year: s.year.Year, state: s.year.State, name: s.year.Department.Name, known: true}
	b, err := report.Derive(s.pack, s.cat, s.year, s.prior, "")
	if err != nil {
		out.problem = err.Error()
		return out
	}
	out.income, out.spending = total(s.pack, b, "收入总计"), total(s.pack, b, "支出总计")
	out.public = total(s.pack, b, "三公经费支出")
	out.classes = classes(b)
	d, err := report.Compose(s.pack, b, s.year, report.Options{})
	if err != nil {
		out.problem = err.Error()
		return out
	}
	form, err := check.Form(s.pack, s.cat, s.year.Year)
	if err != nil {
		out.problem = err.Error()
		return out
	}
	r := check.Run(s.rules, read.Own(check.Input{Book: b, Document: d, Year: s.year, Catalogue: s.cat, Form: form}),
		check.Options{Accepted: s.accepted})
	out.errors, out.warnings = len(r.Of(check.Error)), len(r.Of(check.Warning))
	return out
}

// total is one of the totals that the pack compares with last year's.
func total(p *report.Pack, b *report.Book, name string) amount {
	f := b.Fact(p.Prior[name])
	if f == nil {
		return amount{}
	}
	return amount{f.Printed.StringFixed(2), f.Exact}
}

// classes are the 类 of table 03 with their shares of its total, the largest
// first.
func classes(b *report.Book) []class {
	t := b.Table("03")
	if t == nil {
		return nil
	}
	var out []class
	var parts []decimal.Decimal
	whole := decimal.Zero
	for _, r := range t.Rows {
		a := firstAmount(&r)
		switch {
		case a == nil:
		case r.Kind == report.TotalRow:
			whole = a.Printed
		case r.Kind == report.ClassRow && a.Printed.IsPositive():
			out = append(out, class{name: nameOf(&r), exact: a.Exact})
			parts = append(parts, a.Printed)
		}
	}
	for i, share := range report.Shares(parts, whole, 2, true) {
		out[i].share = share
	}
	sortClasses(out)
	return out
}

func firstAmount(r *report.Row) *report.Amount {
	for _, c := range r.Cells {
		if c.Amount != nil {
			return c.Amount
		}
	}
	return nil
}

func nameOf(r *report.Row) string {
	for _, c := range r.Cells {
		if c.Amount != nil && c.Name != "" {
			return c.Name
		}
	}
	return r.Key
}

// sortClasses puts the largest first; equal ones keep the table's order.
func sortClasses(list []class) {
	slices.SortStableFunc(list, func(a, b class) int { return b.exact.Cmp(a.exact) })
}
