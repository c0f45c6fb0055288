package audit

import (
	"fmt"
	"slices"

	"juesuan/report/check"
)

// whole are the rules that say of a section that something is missing in it, or
// that add up what it states. Where a sentence of the section was not
// understood they cannot know.
var whole = []string{"C07", "C08", "C09", "C10", "C11", "C15", "C16", "D06", "D07", "D08", "D09", "D10", "D11", "P04"}

// doubt takes back what those rules found in sections with sentences that were
// not understood: there they end as not checked.
func (r *Report) doubt() {
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
