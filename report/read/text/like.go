package text

import "slices"

// like is the one subject of the tables with the names' level whose names are
// nearly those.
func (x *itemIndex) like(n itemName) string {
	need := 0.0
	for _, s := range []string{n.item, n.section, n.class} {
		if s != "" {
			need += 0.75
		}
	}
	const apart = 0.05 // the best is that much better than the next
	item, section, class := newLikeness(n.item), newLikeness(n.section), newLikeness(n.class)
	best, second, code := 0.0, 0.0, ""
	for i := range x.rows {
		r := &x.rows[i]
		if (r.item == "") != (n.item == "") || (r.section == "") != (n.section == "" && n.item == "") {
			continue
		}
		above := section.to(r.section) + class.to(r.class)
		if above+1 < max(need, best)-apart {
			continue // whatever the item is called
		}
		v := item.to(r.item) + above
		switch {
		case v > best:
			best, second, code = v, best, r.code
		case v > second:
			second = v
		}
	}
	if best < need || best-second < apart {
		return ""
	}
	return code
}

// onlyOf is the one item of its class that has the name, below another section
// than the text says.
func (x *itemIndex) onlyOf(n itemName) string {
	code := ""
	for i := range x.rows {
		r := &x.rows[i]
		if n.item == "" || n.class != r.class || n.item != r.item {
			continue
		}
		if code != "" {
			return ""
		}
		code = r.code
	}
	return code
}

// likeness compares names with one name. Rows are in the order of their codes,
// so that the same section is asked for many times in turn.
type likeness struct {
	name  string
	pairs []uint64
	last  string
	was   float64
}

func newLikeness(name string) *likeness {
	return &likeness{name: name, pairs: pairsOf(name)}
}

// to is how many pairs of neighbouring characters two names share, from 0 to 1;
// nothing where one is empty.
func (l *likeness) to(name string) float64 {
	switch name {
	case "":
		return 0
	case l.name:
		return 1
	case l.last:
		return l.was
	}
	l.last, l.was = name, 0
	if len(l.pairs) > 0 {
		l.was = shared(l.pairs, pairsOf(name))
	}
	return l.was
}

// pairsOf are a name's pairs of neighbouring characters, sorted.
func pairsOf(name string) []uint64 {
	var list []uint64
	before := rune(-1)
	for _, r := range name {
		if before >= 0 {
			list = append(list, uint64(before)<<32|uint64(r))
		}
		before = r
	}
	slices.Sort(list)
	return list
}

// shared is the part of two sorted lists that is in both.
func shared(a, b []uint64) float64 {
	if len(a)+len(b) < 2 {
		return 0
	}
	same, j := 0, 0
	for _, p := range a {
		for j < len(b) && b[j] < p {
			j++
		}
		if j < len(b) && b[j] == p {
			same++
			j++
		}
	}
	return float64(2*same) / float64(len(a)+len(b))
}
