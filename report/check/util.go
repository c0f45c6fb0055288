package check

import (
	"maps"
	"slices"
)

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

// reasons joins why two things could not be read: what is the same is told once.
func reasons(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + "；" + b
}
