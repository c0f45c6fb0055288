package years

import (
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
	classes  []report.ClassShare // the largest first, of few
	known    bool                // worked out; else only year and state are there
	problem  string
}

// amount is a total as printed and as a height of a bar; not every pack has
// every one.
type amount struct {
	printed string // 万元
	exact   decimal.Decimal
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
	out.classes = report.SpendingByClass(b, mostClasses)
	d, err := report.Compose(s.pack, b, s.year, report.Options{ShowBroken: true})
	if err != nil {
		out.problem = err.Error()
		return out
	}
	in, err := read.Input(s.pack, s.cat, b, d, s.year)
	if err != nil {
		out.problem = err.Error()
		return out
	}
	r := check.Run(s.rules, in, check.Options{Accepted: s.accepted})
	out.errors, out.warnings = len(r.Of(check.Error)), len(r.Of(check.Warning))
	return out
}

// total is one of the totals that the pack compares with last year's.
func total(p *report.Pack, b *report.Book, name string) amount {
	f := p.Total(b, name)
	if f == nil {
		return amount{}
	}
	return amount{f.Printed.StringFixed(2), f.Exact}
}
