package audit

import (
	"fmt"
	"slices"
	"strings"

	"juesuan/report/check"
)

// whole are the rules that say of a section that something is missing in it, or
// that add up what it states. Where a sentence of the section was not
// understood they cannot know.
var whole = []string{"C07", "C08", "C09", "C10", "C11", "C15", "C16", "D06", "D07", "D08", "D09", "D10", "D11", "P04"}

// fewTables is how many of the nine a document must have before those that it
// lacks are told: with fewer they stand elsewhere, or were not recognised.
const fewTables = 5

// doubt takes back what rules found that cannot know: that a table is missing
// where not every table was recognised, and what depends on sentences that were
// not understood. There they end as not checked.
func (r *Report) doubt() {
	r.doubtYear()
	r.doubtTables()
	r.doubtSections()
}

// doubtYear takes back what needs the year where the document does not say it.
func (r *Report) doubtYear() {
	if r.Year != 0 {
		return
	}
	for _, id := range []string{"A23", "A24", "C33", "D04"} {
		n := len(r.Result.Findings)
		r.Result.Findings = slices.DeleteFunc(r.Result.Findings, func(f check.Finding) bool { return f.Rule == id })
		if len(r.Result.Findings) < n {
			r.notChecked(id, "看不出是哪一年度的决算")
		}
	}
}

// doubtTables takes back that tables are missing.
func (r *Report) doubtTables() {
	nine := 0
	for _, t := range r.read.Book.Tables {
		if len(t.ID) == 2 && t.ID[0] == '0' {
			nine++
		}
	}
	if nine >= fewTables && len(r.read.Others) == 0 {
		return
	}
	n := len(r.Result.Findings)
	r.Result.Findings = slices.DeleteFunc(r.Result.Findings, func(f check.Finding) bool {
		return f.Rule == "D02" && strings.Contains(f.Message, "缺少")
	})
	if len(r.Result.Findings) < n {
		r.notChecked("D02", "有的表没有认出来，或另在别处公开")
	}
}

// doubtSections takes back what depends on sentences that were not understood.
func (r *Report) doubtSections() {
	unread := map[string]bool{}
	for _, u := range r.read.Unread {
		if len(u.Numbers) > 0 {
			unread[u.Where] = true
		}
	}
	if len(unread) == 0 {
		return
	}
	kept := r.Result.Findings[:0]
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		if section := r.doubtful(f, unread); section != "" {
			r.notChecked(f.Rule, fmt.Sprintf("文字“%s”里有没读懂的句子", section))
			kept = append(kept, f.Consequences...)
			continue
		}
		kept = append(kept, *f)
	}
	r.Result.Findings = kept
}

// doubtful is the section that a finding cannot be sure of, or "".
func (r *Report) doubtful(f *check.Finding, unread map[string]bool) string {
	if !slices.Contains(whole, f.Rule) {
		return ""
	}
	if f.Rule == "C08" && f.Expected != "1 次" { // a number against a number
		return ""
	}
	for _, p := range f.Places {
		if unread[p.Section] {
			return p.Section
		}
	}
	if f.Rule == "C08" && unread["五"] {
		return "五"
	}
	return ""
}

// notChecked changes how a rule ended where nothing else was found by it.
func (r *Report) notChecked(id, why string) {
	other := slices.ContainsFunc(r.Result.Findings, func(f check.Finding) bool { return f.Rule == id && f.Severity != check.Tail })
	for i := range r.Result.Rules {
		x := &r.Result.Rules[i]
		if x.ID != id {
			continue
		}
		if !slices.Contains(x.Missing, why) {
			x.Missing = append(x.Missing, why)
		}
		if !other {
			x.Outcome = check.NotChecked
		}
	}
}
