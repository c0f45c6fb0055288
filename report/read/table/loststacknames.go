package table

import (
	"slices"
	"strings"
)

// stackNames are the rows of table 06 and the pieces of names that stand in
// lines between them: each is the end of a name above it or the beginning of
// one below it, in either stack.
type stackNames struct {
	rows []stackRow
	free []string // pieces since the last row
}

type stackRow struct {
	entries []*stackEntry
	before  []string // pieces above it; "" of one that was taken
}

func (n *stackNames) piece(s string) { n.free = append(n.free, s) }

func (n *stackNames) row(entries []*stackEntry) {
	n.rows = append(n.rows, stackRow{entries: entries, before: n.free})
	n.free = nil
}

// join gives the pieces to the subjects whose names they make whole. A piece
// that makes none goes to the row above or below that has a name of its own
// making; what is left belongs to none.
func (n *stackNames) join(b *builder) []string {
	whole := map[*stackEntry]bool{}
	for i := range n.rows {
		for _, e := range n.rows[i].entries {
			whole[e] = n.complete(e, n.rows[i].before, n.after(i), b.economicNames(e.code))
		}
	}
	var left []string
	for i := range n.rows {
		left = append(left, rest(n.rows[i].before, i, n.rows, whole)...)
	}
	return append(left, rest(n.free, len(n.rows), n.rows, whole)...)
}

// after are the pieces below a row.
func (n *stackNames) after(row int) []string {
	if row+1 < len(n.rows) {
		return n.rows[row+1].before
	}
	return n.free
}

// economicNames are the names that the code of an economic subject had.
func (b *builder) economicNames(code string) []string {
	if b.cat == nil {
		return nil
	}
	return namesOf(b.cat.EconomicNames(code))
}

// mostPieces is how many pieces next to a row a name may be made of.
const mostPieces = 8

// complete makes a name whole that the catalogue has, and takes the pieces.
func (n *stackNames) complete(e *stackEntry, before, after, known []string) bool {
	own := nameText(e.name)
	if slices.Contains(known, own) {
		return true
	}
	before, after = before[max(0, len(before)-mostPieces):], after[:min(len(after), mostPieces)]
	for _, name := range known {
		for at := 0; at <= len(name)-len(own); at++ {
			if name[at:at+len(own)] != own {
				continue
			}
			above, ok := composed(name[:at], before)
			below, has := composed(name[at+len(own):], after)
			if !ok || !has {
				continue
			}
			for _, i := range above {
				before[i] = ""
			}
			for _, i := range below {
				after[i] = ""
			}
			e.name = name
			return true
		}
	}
	return false
}

// composed are the pieces that make up a text, in their order.
func composed(text string, pieces []string) ([]int, bool) {
	if text == "" {
		return nil, true
	}
	for i, p := range pieces {
		if p = nameText(p); p == "" || !strings.HasPrefix(text, p) {
			continue
		}
		if more, ok := composed(text[len(p):], pieces[i+1:]); ok {
			out := []int{i}
			for _, j := range more {
				out = append(out, i+1+j)
			}
			return out, true
		}
	}
	return nil, false
}

// rest gives the pieces above a row that made no name whole to the first name
// that is not whole either, above them or below; it returns the others.
func rest(pieces []string, row int, rows []stackRow, whole map[*stackEntry]bool) []string {
	var left []string
	for _, p := range pieces {
		if p == "" {
			continue
		}
		var to *stackEntry
		if row > 0 {
			to = unnamed(rows[row-1].entries, whole, true)
		}
		if to == nil && row < len(rows) {
			to = unnamed(rows[row].entries, whole, false)
		}
		if to == nil && row > 0 {
			to = unnamed(rows[row-1].entries, whole, false)
		}
		if to == nil {
			left = append(left, p)
			continue
		}
		to.name += p
	}
	return left
}

// unnamed is the last subject of a row whose name is not whole, of those that
// have one begun or of all.
func unnamed(entries []*stackEntry, whole map[*stackEntry]bool, begun bool) *stackEntry {
	for _, e := range slices.Backward(entries) {
		if !whole[e] && (!begun || e.name != "") {
			return e
		}
	}
	return nil
}
