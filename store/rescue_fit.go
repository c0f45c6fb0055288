package store

import (
	"slices"
)

// inverted takes entries back.
func inverted(entries []entry) []entry {
	out := make([]entry, len(entries))
	for i, c := range entries {
		c.old, c.new = c.new, c.old
		out[len(out)-1-i] = c
	}
	return out
}

const maxPlaces = 2000 // that a lost entry is tried at

// fitted puts what must have changed in the place of the entries that tell it
// wrongly, in the order in which they stand.
func fitted(entries, want []entry) [][]entry {
	byAddr := map[string]int{}
	for i, c := range want {
		byAddr[c.addr()] = i
	}
	used := make([]bool, len(want))
	out := slices.Clone(entries)
	var wrong []int
	for i, c := range out {
		j, ok := byAddr[c.addr()]
		if !ok || used[j] {
			wrong = append(wrong, i)
			continue
		}
		used[j] = true
		out[i] = want[j]
	}
	var rest []entry
	for j, c := range want {
		if !used[j] {
			rest = append(rest, c)
		}
	}
	if len(wrong) == len(rest) {
		for k, i := range wrong {
			out[i] = rest[k]
		}
		return [][]entry{out}
	}
	for _, i := range slices.Backward(wrong) {
		out = slices.Delete(out, i, i+1)
	}
	if len(rest) == 1 && len(out) <= maxPlaces {
		var all [][]entry
		for i := range len(out) + 1 {
			all = append(all, slices.Insert(slices.Clone(out), i, rest[0]))
		}
		return all
	}
	return [][]entry{append(out, rest...)}
}
