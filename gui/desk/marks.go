package desk

import (
	"slices"

	"juesuan/report/check"
	"juesuan/store"
)

// Mark says how far an entry page has come.
type Mark int

// The marks.
const (
	Empty Mark = iota
	InProgress
	Complete
	HasFindings // errors or warnings, or cells that nobody understands
)

// PageMark is an entry page with its mark and what the checks find on it.
type PageMark struct {
	Name             string
	Parent           string // the page that it is shown under
	Mark             Mark
	Errors, Warnings int
}

// Pages returns the entry pages in the document's order with their marks.
func (y *Year) Pages() []PageMark {
	out := make([]PageMark, len(entryPages))
	at := map[string]int{}
	for i, p := range entryPages {
		out[i] = PageMark{Name: p.name, Parent: p.parent, Mark: y.progress(p.name), Errors: y.misunderstood(p.name)}
		at[p.name] = i
	}
	for i := range y.result.Findings {
		f := &y.result.Findings[i]
		if f.Accepted != "" || f.Severity != check.Error && f.Severity != check.Warning {
			continue
		}
		for _, page := range y.PagesOf(f) {
			if f.Severity == check.Error {
				out[at[page]].Errors++
			} else {
				out[at[page]].Warnings++
			}
		}
	}
	for i := range out {
		if out[i].Errors+out[i].Warnings > 0 {
			out[i].Mark = HasFindings
		}
	}
	sumUp(out, at)
	return out
}

// misunderstood counts the cells of a page that hold what nobody understands.
func (y *Year) misunderstood(page string) int {
	n := 0
	for _, d := range y.Drafts(page) {
		if d.Why != "" {
			n++
		}
	}
	return n
}

// sumUp gives a page that stands for others what they have.
func sumUp(pages []PageMark, at map[string]int) {
	for i := range pages {
		p := &pages[i]
		if p.Parent == "" {
			continue
		}
		whole := &pages[at[p.Parent]]
		whole.Mark = together(whole.Mark, p.Mark)
		whole.Errors += p.Errors
		whole.Warnings += p.Warnings
	}
}

// together is the mark of two pages: what is empty does not count, as an
// office need not have every fund.
func together(a, b Mark) Mark {
	switch {
	case a == HasFindings || b == HasFindings:
		return HasFindings
	case a == InProgress || b == InProgress:
		return InProgress
	}
	return max(a, b)
}

// PagesOf returns the entry pages that a finding concerns, in order of its
// places.
func (y *Year) PagesOf(f *check.Finding) []string {
	var out []string
	for i := range f.Places {
		for _, page := range y.pagesOfPlace(&f.Places[i]) {
			if !slices.Contains(out, page) {
				out = append(out, page)
			}
		}
	}
	return out
}

var onlyText = []string{TextPage}

func (y *Year) pagesOfPlace(p *check.Place) []string {
	if p.Addr == "" && p.Section != "" {
		return onlyText
	}
	return y.pagesOf(p.Addr)
}

// Findings returns what the checks find on an entry page, without what is
// accepted and what is only rounding.
func (y *Year) Findings(page string) []*check.Finding {
	own := []string{page}
	for _, p := range entryPages {
		if p.parent == page {
			own = append(own, p.name)
		}
	}
	var out []*check.Finding
	for i := range y.result.Findings {
		f := &y.result.Findings[i]
		if f.Accepted == "" && f.Severity != check.Tail && f.Severity != check.Balanced && y.isOn(f, own) {
			out = append(out, f)
		}
	}
	return out
}

// isOn reports whether a finding concerns one of some entry pages.
func (y *Year) isOn(f *check.Finding, pages []string) bool {
	for i := range f.Places {
		for _, p := range y.pagesOfPlace(&f.Places[i]) {
			if slices.Contains(pages, p) {
				return true
			}
		}
	}
	return false
}

// progress is a page's mark without what the checks find.
func (y *Year) progress(page string) Mark {
	d := y.Data()
	switch page {
	case UnitPage:
		return progress(len(d.Duties)+len(d.Sections)+len(d.Units) > 0, len(d.Duties) > 0 && len(d.Sections) > 0 && len(d.Units) > 0)
	case IncomePage:
		return rowsProgress(d.Income, func(r store.Income) bool { return !r.Actual.IsZero() })
	case GeneralPage, FundPage, CapitalPage, OtherPage:
		var rows []store.Expenditure
		for _, r := range d.Expenditure {
			if slices.Contains(FundsOf(page), r.Fund) {
				rows = append(rows, r)
			}
		}
		return rowsProgress(rows, func(r store.Expenditure) bool {
			return !r.Actual.IsZero() || !r.AdjustedBudget.IsZero() || !r.InitialBudget.IsZero()
		})
	case BasicPage:
		return rowsProgress(d.Basic, func(r store.BasicEconomic) bool { return !r.Actual.IsZero() })
	case CarryoverPage:
		some := len(d.Carryovers) > 0 || !d.NonFiscal.SurplusUsed.IsZero() || !d.NonFiscal.SurplusDistribution.IsZero()
		return progress(some || d.Prior != store.PriorTotals{}, true)
	case ThreePublicPage:
		return rowsProgress(d.ThreePublic, func(r store.ThreePublic) bool {
			return !r.Actual.IsZero() || !r.AdjustedBudget.IsZero() || !r.InitialBudget.IsZero()
		}).orComplete()
	case RunningPage:
		o := d.Operating
		return progress(!o.Actual.IsZero() || !o.Budget.IsZero() || len(d.Vehicles) > 0, true)
	case TextPage:
		return progress(len(d.Texts) > 0, len(y.Gaps()) == 0)
	case AssessmentPage:
		return progress(len(d.Indicators) > 0 || d.Assessment != store.Assessment{}, scored(d))
	case ProjectPage:
		return rowsProgress(d.Projects, func(p store.Project) bool { return p.Grade != "" })
	}
	return Empty
}

// scored reports whether everything that the self-assessment asks is there.
func scored(d *store.Year) bool {
	a := d.Assessment
	return len(d.Indicators) > 0 && a.FundingScore != "" && a.GoalExpected != "" && a.GoalDone != "" &&
		!slices.ContainsFunc(d.Indicators, func(i store.Indicator) bool { return i.Score == "" })
}

// progress is the mark of a page that has something, or everything.
func progress(some, all bool) Mark {
	switch {
	case !some:
		return Empty
	case !all:
		return InProgress
	}
	return Complete
}

// rowsProgress is the mark of a page with rows: some filled, or all.
func rowsProgress[T any](rows []T, filled func(T) bool) Mark {
	n := 0
	for _, r := range rows {
		if filled(r) {
			n++
		}
	}
	return progress(n > 0, n == len(rows))
}

// orComplete is the mark of a page in which many a row stays zero.
func (m Mark) orComplete() Mark {
	if m == InProgress {
		return Complete
	}
	return m
}
