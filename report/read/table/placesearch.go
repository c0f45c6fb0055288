package table

import (
	"slices"

	"github.com/shopspring/decimal"
)

// mostNodes bounds the search for placings.
const mostNodes = 100000

// choose gives the rows below a total the placings that make each column add
// up, or where none do all columns but one: there an amount is wrong.
func (t *treePlacer) choose(kids []int, choice [][]placing, total []decimal.Decimal) {
	best, some := t.search(kids, choice, total, 0)
	if !some && columnsWithAmounts(total) > 2 {
		best, _ = t.search(kids, choice, total, 1)
	}
	for i, k := range kids {
		switch {
		case best != nil:
			t.set(k, []placing{best[i]})
		case len(choice[i]) == 1:
			t.set(k, choice[i])
		default:
			t.set(k, t.bestOf(t.cols, t.rows[k].code, t.nums[k], choice[i]))
		}
	}
}

func columnsWithAmounts(v []decimal.Decimal) int {
	n := 0
	for _, x := range v {
		if !x.IsZero() {
			n++
		}
	}
	return n
}

// search finds the placings of the rows below a total that make its columns add
// up, so many of them excepted; of several those that agree best with the rest
// of the document, nil where that leaves several. It tells whether there are any.
func (t *treePlacer) search(kids []int, choice [][]placing, total []decimal.Decimal, excepted int) (best []placing, some bool) {
	s := placeSearch{treePlacer: t, kids: kids, choice: choice, total: total, excepted: excepted, order: make([]int, len(kids)), now: make([]placing, len(kids))}
	for i := range kids {
		s.order[i] = i
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return largest(t.nums[kids[b]]).Cmp(largest(t.nums[kids[a]])) })
	s.bound()
	s.try(0, 0, make([]decimal.Decimal, len(t.cols)))
	if s.tied || s.nodes > mostNodes {
		return nil, true
	}
	return s.best, s.best != nil
}

func largest(v []decimal.Decimal) decimal.Decimal {
	out := decimal.Zero
	for _, x := range v {
		if x.Abs().GreaterThan(out) {
			out = x.Abs()
		}
	}
	return out
}

// placeSearch goes through the placings of the rows below a total, the largest
// rows first.
type placeSearch struct {
	*treePlacer
	kids      []int
	choice    [][]placing
	total     []decimal.Decimal
	excepted  int
	order     []int
	least     [][]decimal.Decimal // that the rows from each on add to a column
	mostAdded [][]decimal.Decimal
	now, best []placing
	score     int
	tied      bool
	nodes     int
}

// bound finds out how little and how much the rows from each on can add.
func (s *placeSearch) bound() {
	n, k := len(s.cols), len(s.order)
	s.least, s.mostAdded = make([][]decimal.Decimal, k+1), make([][]decimal.Decimal, k+1)
	s.least[k], s.mostAdded[k] = make([]decimal.Decimal, n), make([]decimal.Decimal, n)
	for i := k - 1; i >= 0; i-- {
		s.least[i], s.mostAdded[i] = slices.Clone(s.least[i+1]), slices.Clone(s.mostAdded[i+1])
		at := s.order[i]
		for c := range n {
			for j, p := range s.choice[at] {
				v := p.spreadOut(s.nums[s.kids[at]], n)[c]
				low, high := s.least[i+1][c].Add(v), s.mostAdded[i+1][c].Add(v)
				if j == 0 || low.LessThan(s.least[i][c]) {
					s.least[i][c] = low
				}
				if j == 0 || high.GreaterThan(s.mostAdded[i][c]) {
					s.mostAdded[i][c] = high
				}
			}
		}
	}
}

// hopeless reports whether more columns than may be excepted cannot add up any
// more.
func (s *placeSearch) hopeless(i int, sums []decimal.Decimal) bool {
	open := 0
	for c := 1; c < len(sums); c++ { // the first column stands where it stands
		if low, high := sums[c].Add(s.least[i][c]), sums[c].Add(s.mostAdded[i][c]); low.GreaterThan(s.total[c]) && !closes(s.total[c], low, len(s.kids)) ||
			high.LessThan(s.total[c]) && !closes(s.total[c], high, len(s.kids)) {
			open++
		}
	}
	return open > s.excepted
}

func (s *placeSearch) try(i, score int, sums []decimal.Decimal) {
	if s.nodes++; s.nodes > mostNodes || s.hopeless(i, sums) {
		return
	}
	if i == len(s.order) {
		switch {
		case s.best == nil || score > s.score:
			s.best, s.score, s.tied = slices.Clone(s.now), score, false
		case score == s.score:
			s.tied = true
		}
		return
	}
	at := s.order[i]
	for _, p := range s.choice[at] {
		v := p.spreadOut(s.nums[s.kids[at]], len(s.cols))
		s.now[at] = p
		next := make([]decimal.Decimal, len(sums))
		for c := range v {
			next[c] = sums[c].Add(v[c])
		}
		s.try(i+1, score+s.agreement(s.cols, s.rows[s.kids[at]].code, v), next)
	}
}
