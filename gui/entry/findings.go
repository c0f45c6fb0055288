package entry

import (
	"slices"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/gui/theme"
	"juesuan/report/check"
)

// mostMarked is how many entries a cell of a table may add up for its finding
// to be marked on them: more are not to blame one by one.
const mostMarked = 3

// marksOf marks the entries that findings are about.
func marksOf(y *desk.Year, findings []*check.Finding) map[string]grid.Mark {
	out := map[string]grid.Mark{}
	for _, f := range findings {
		if f.Severity != check.Error && f.Severity != check.Warning {
			continue
		}
		for _, p := range f.Places {
			for _, e := range entriesBehind(y, p.Addr) {
				if out[e].Severity != theme.Error {
					out[e] = grid.Mark{Severity: theme.Severity(f.Severity), Why: f.Message}
				}
			}
		}
	}
	return out
}

// entriesBehind are the few entries that an address of a finding stands for.
func entriesBehind(y *desk.Year, addr string) []string {
	if addr == "" {
		return nil
	}
	if desk.PageOf(addr) != "" {
		return []string{addr}
	}
	f := y.Book().Fact(addr)
	if f == nil || len(f.Parts) > 0 || len(f.Entries) > mostMarked {
		return nil
	}
	return f.Entries
}

// sorted puts findings that are about the entries just changed first, and then
// the graver ones.
func sorted(y *desk.Year, findings []*check.Finding, touched []string) []*check.Finding {
	rank := func(f *check.Finding) int {
		n := 10 * slices.Index(check.Severities, f.Severity)
		for _, p := range f.Places {
			for _, e := range entriesBehind(y, p.Addr) {
				if slices.Contains(touched, e) {
					return n - 100
				}
			}
		}
		return n
	}
	out := slices.Clone(findings)
	ranks := map[*check.Finding]int{}
	for _, f := range out {
		ranks[f] = rank(f)
	}
	slices.SortStableFunc(out, func(a, b *check.Finding) int { return ranks[a] - ranks[b] })
	return out
}
