package table

import (
	"slices"
	"strings"

	"juesuan/store"
)

// In the text of a page the name of a subject that its cell breaks over lines
// stands around the line of its code: some of its lines above it, some below.
// Nothing parts them from those of the next name but what the names are.

// printedName is a name broken over lines, with what stands around it.
type printedName struct {
	known  []string // the names that the code had
	own    string   // what stands in the line of the code
	total  bool     // the row has no name
	before []string // the lines above, up to the row before
}

// namesOf are the names that a code had, as a table without blanks prints them.
func namesOf(list []store.Subject) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = nameText(s.Name)
	}
	return out
}

// nameText is a name as it is compared.
func nameText(s string) string {
	return strings.NewReplacer("(", "（", ")", "）").Replace(narrow(tight(s)))
}

const (
	mostAround = 3   // lines of a name above its code, or below
	longName   = 80  // characters of a name
	exactly    = 1.5 // what a name that is known is worth, others their likeness
	spare      = 0.3 // what a line that belongs to no name costs
)

// joinNames puts the names together that stand around their rows. after are the
// lines below the last row; spared those that belong to no row, by the row that
// they stand before.
func joinNames(list []printedName, after []string) (names []string, spared map[int][]string) {
	untangle(list, after)
	n := len(list)
	gap := func(i int) []string {
		if i < n {
			return list[i].before
		}
		return after
	}
	type step struct {
		score       float64
		above, from int // lines of the gap for the row above; lines below the gap before it
	}
	// best[i][below] is the best reading of the rows before row i where so many
	// lines of the gap above it are its own.
	best := make([]map[int]step, n+1)
	for i := range n + 1 {
		best[i] = map[int]step{}
		k := len(gap(i))
		for above := 0; above <= min(k, mostAround); above++ {
			before := map[int]float64{0: 0}
			if i == 0 && above > 0 {
				continue
			}
			if i > 0 {
				before = map[int]float64{}
				for b, s := range best[i-1] {
					before[b] = s.score + worth(&list[i-1], list[i-1].around(b, gap(i)[:above]), b, above)
				}
			}
			from, top, any := 0, 0.0, false
			for b := 0; b <= mostAround; b++ { // in order: of equals the first
				if s, ok := before[b]; ok && (!any || s > top) {
					from, top, any = b, s, true
				}
			}
			for below := 0; below <= min(k-above, mostAround) && (below == 0 || i < n); below++ {
				score := top - spare*float64(k-above-below)
				if s, ok := best[i][below]; !ok || score > s.score {
					best[i][below] = step{score: score, above: above, from: from}
				}
			}
		}
	}
	names, spared = make([]string, n), map[int][]string{}
	below := 0
	for i := n; i >= 0; i-- {
		s := best[i][below]
		g := gap(i)
		if between := g[s.above : len(g)-below]; len(between) > 0 {
			spared[i] = between
		}
		if i > 0 {
			names[i-1] = list[i-1].around(s.from, g[:s.above])
		}
		below = s.from
	}
	return names, spared
}

// around is a name with so many of the lines above it and those below.
func (p *printedName) around(above int, below []string) string {
	return strings.Join(p.before[len(p.before)-above:], "") + p.own + strings.Join(below, "")
}

// worth tells how well a name that is put together is that of its row.
func worth(p *printedName, name string, above, below int) float64 {
	text := nameText(name)
	switch {
	case p.total:
		return -float64(above + below)
	case name == "":
		return -1
	case len(p.known) == 0: // in the middle of its lines, or in the first of them
		v := 0.6
		if above != below && above > 0 {
			v -= 0.2
		}
		if p.own != "" && above+below > 0 {
			v -= 0.1
		}
		return v
	case slices.Contains(p.known, text):
		return exactly
	case len([]rune(text)) > longName:
		return 0
	}
	v := 0.0
	for _, k := range p.known {
		v = max(v, likeness(text, k))
	}
	return v
}

// untangle parts the lines that have the rest of one name and the beginning of
// the next one through each other: cells that overlap are read by their places.
func untangle(list []printedName, after []string) {
	for i := 1; i < len(list); i++ {
		p, last := &list[i], &list[i-1]
		below := after
		if i+1 < len(list) {
			below = list[i+1].before
		}
		if p.own != "" || strings.Join(p.before, "") != "" || len(below) == 0 || p.total {
			continue
		}
		for _, name := range last.known {
			rest, ok := strings.CutPrefix(name, nameText(last.own))
			if !ok || rest == "" || last.own == "" {
				continue
			}
			if begin := beginning(below[0], rest, p.known); begin != "" {
				last.own += rest
				p.own = begin
				below[0] = ""
				break
			}
		}
	}
}

// beginning is the part of one of the names that is left of a line where the
// rest of the name before it is taken out; "" where the line is not made of both.
func beginning(line, rest string, names []string) string {
	w, r := []rune(nameText(line)), []rune(rest)
	n := len(w) - len(r)
	if n <= 0 || len(w) > longName {
		return ""
	}
	for _, name := range names {
		k := []rune(name)
		if len(k) < n {
			continue
		}
		if interleaved(w, r, k[:n]) {
			return string(k[:n])
		}
	}
	return ""
}

// interleaved reports whether a is made of b and c, each in its order.
func interleaved(a, b, c []rune) bool {
	can := make([]bool, len(c)+1)
	for i := range len(b) + 1 {
		for j := range len(c) + 1 {
			switch {
			case i+j == 0:
				can[j] = true
			default:
				can[j] = i > 0 && can[j] && a[i+j-1] == b[i-1] || j > 0 && can[j-1] && a[i+j-1] == c[j-1]
			}
		}
	}
	return can[len(c)]
}
