package check

import (
	"cmp"
	"slices"
	"strings"
)

// PlaceOf names where a finding is, to keep by it that the office lets it
// stand: its places, and its fingerprint where another finding of the rule is
// at the same ones.
func (r *Result) PlaceOf(f *Finding) string {
	place, id := f.places(), f.ID()
	var other func([]Finding) bool
	other = func(list []Finding) bool {
		return slices.ContainsFunc(list, func(x Finding) bool {
			return x.Rule == f.Rule && x.places() == place && x.ID() != id || other(x.Consequences)
		})
	}
	if other(r.Findings) {
		return place + "#" + id
	}
	return place
}

// places names a finding's places.
func (f *Finding) places() string {
	out := make([]string, len(f.Places))
	for i, p := range f.Places {
		out[i] = cmp.Or(p.Addr, p.String())
	}
	return strings.Join(out, "|")
}

// Acceptable are the findings that are accepted with one: itself, and the
// errors that are folded under it. One that stands twice is there once.
func (f *Finding) Acceptable() []*Finding {
	out, seen := []*Finding{f}, map[string]bool{f.ID(): true}
	for i := range f.Consequences {
		if c := &f.Consequences[i]; c.Severity == Error && !seen[c.ID()] {
			seen[c.ID()] = true
			out = append(out, c)
		}
	}
	return out
}
