package pdf

import (
	"cmp"
	"math"
	"slices"
)

// rule is a straight line: level or upright at a place, from here to there.
type rule struct {
	level    bool
	at       float64
	from, to float64
}

func ruleOf(b box) rule {
	if b.width() >= b.height() {
		return rule{true, b.midY(), b.x0, b.x1}
	}
	return rule{false, b.midX(), b.y0, b.y1}
}

const (
	near     = 2.6 // rules so close are one: double rules, borders of neighbours
	gap      = 3.0 // rules so far apart on one line go on
	shortest = 4.0 // of a rule
	most     = 4000
)

// join joins rules that lie on one another or go on, and returns the level
// and the upright ones. A page with too many is a drawing and has none.
func join(rules []rule) (level, upright []rule) {
	for _, r := range rules {
		if r.level {
			level = append(level, r)
		} else {
			upright = append(upright, r)
		}
	}
	level, upright = joinLine(level), joinLine(upright)
	if len(level)+len(upright) > most {
		return nil, nil
	}
	return level, upright
}

// joinLine joins rules of one direction.
func joinLine(rules []rule) []rule {
	slices.SortFunc(rules, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	var out []rule
	for from := 0; from < len(rules); {
		to := from + 1
		for to < len(rules) && rules[to].at-rules[from].at <= near/2 {
			to++
		}
		line := slices.Clone(rules[from:to])
		slices.SortFunc(line, func(a, b rule) int { return cmp.Compare(a.from, b.from) })
		current := line[0]
		for _, r := range line[1:] {
			if r.from <= current.to+gap {
				current.to = max(current.to, r.to)
				continue
			}
			out = append(out, current)
			current = r
		}
		out = append(out, current)
		from = to
	}
	return slices.DeleteFunc(out, func(r rule) bool { return r.to-r.from < shortest })
}

// meets tells whether a level and an upright rule touch.
func meets(level, upright rule) bool {
	return upright.at >= level.from-near && upright.at <= level.to+near &&
		level.at >= upright.from-near && level.at <= upright.to+near
}

// nets returns groups of rules that touch.
func nets(level, upright []rule) [][]rule {
	all := slices.Concat(level, upright)
	group := make([]int, len(all))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, l := range level {
		for j, u := range upright {
			if meets(l, u) {
				group[find(i)] = find(len(level) + j)
			}
		}
	}
	byRoot := map[int][]rule{}
	var order []int
	for i, r := range all {
		root := find(i)
		if byRoot[root] == nil {
			order = append(order, root)
		}
		byRoot[root] = append(byRoot[root], r)
	}
	out := make([][]rule, 0, len(order))
	for _, root := range order {
		out = append(out, byRoot[root])
	}
	return out
}

// places are the different places of rules, in order.
func places(at []float64) []float64 {
	slices.Sort(at)
	var out []float64
	for _, a := range at {
		if n := len(out); n == 0 || math.Abs(a-out[n-1]) > near {
			out = append(out, a)
		}
	}
	return out
}
