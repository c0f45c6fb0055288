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

// behind finds the few entries that an address of a finding stands for, and
// remembers them until rows come or go.
type behind struct {
	year  *desk.Year
	known map[string][]string
}

func (b *behind) entries(addr string) []string {
	if addr == "" {
		return nil
	}
	if out, ok := b.known[addr]; ok {
		return out
	}
	var out []string
	if desk.PageOf(addr) != "" {
		out = []string{addr}
	} else if f := b.year.Book().Fact(addr); f != nil && len(f.Parts) == 0 && len(f.Entries) <= mostMarked {
		out = f.Entries
	}
	if b.known == nil {
		b.known = map[string][]string{}
	}
	b.known[addr] = out
	return out
}

// marks marks the entries that findings are about.
func (b *behind) marks(findings []*check.Finding) map[string]grid.Mark {
	out := map[string]grid.Mark{}
	for _, f := range findings {
		if f.Severity != check.Error && f.Severity != check.Warning {
			continue
		}
		for _, p := range f.Places {
			for _, e := range b.entries(p.Addr) {
				if out[e].Severity != theme.Error {
					out[e] = grid.Mark{Severity: theme.Severity(f.Severity), Why: f.Message}
				}
			}
		}
	}
	return out
}

// sorted puts findings that are about the entries just changed first, and then
// the graver ones.
func (b *behind) sorted(findings []*check.Finding, touched []string) []*check.Finding {
	ranks := make(map[*check.Finding]int, len(findings))
	for _, f := range findings {
		ranks[f] = slices.Index(check.Severities, f.Severity)
		if slices.ContainsFunc(f.Places, func(p check.Place) bool {
			return slices.ContainsFunc(b.entries(p.Addr), func(e string) bool { return slices.Contains(touched, e) })
		}) {
			ranks[f] -= len(check.Severities)
		}
	}
	out := slices.Clone(findings)
	slices.SortStableFunc(out, func(x, y *check.Finding) int { return ranks[x] - ranks[y] })
	return out
}
