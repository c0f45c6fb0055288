package report

import (
	"slices"

	"juesuan/store"
)

// meant guesses which of the known names was meant, as store.Meant does.
func meant(got string, known []string) string { return store.Meant(got, known) }

func keysOf[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
