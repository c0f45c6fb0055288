package table

import (
	"maps"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// A program that takes the text of a page in the order of its file gives each
// cell a line of its own, most of a row's after each other, but some far away:
// codes after the amounts of their rows, an amount behind those of later rows.
// What belongs together are then the only amounts that add up: along each row,
// and from every subject to the one above it up to the total.

// scatter is the search for the rows of a table of subjects.
type scatter struct {
	codes []string // of the rows; "" of the total, the first
	up    []int    // the row above each
	kids  []int    // how many rows are below each
	nums  []int64  // the amounts that are not nothing, in the file's order, in 分
	most  int      // parts a row may have

	rows  [][]int64     // so far: a row's amount and its parts
	sums  []int64       // of the rows below, so far
	seen  []int         // how many they are
	pool  map[int64]int // amounts passed over, less those that rows took from elsewhere
	count map[int64]int // amounts that there are
	over  int           // amounts passed over
	taken int           // amounts that rows took from elsewhere
	limit int           // how many of either there may be
	steps int
	found [][]int64
	doubt bool // there is another way, or no end of them
}

const (
	mostSteps   = 200000 // of a search
	mostPassed  = 8      // amounts that may be out of their place
	mostRegroup = 120    // rows of a table that is put together so
)

// unclear is how many lines of a table of subjects may make no sense before its
// rows are taken as scattered.
const unclear = 3

// looseRows reports whether the lines of a table of subjects are not its rows.
func (b *builder) looseRows() bool {
	if b.scattered() {
		return true
	}
	t := *b.tables
	t.unread = nil
	trial := *b
	trial.tables = &t
	r := treeLines{builder: &trial, heads: map[string]bool{}}
	r.read()
	return len(t.unread) > unclear
}

// regroup reads a table of subjects whose cells are scattered over lines. False
// where its amounts do not tell in exactly one way how they belong together.
func (b *builder) regroup() bool {
	codes, texts, spots, own := b.scatteredCells()
	cols := b.scatteredColumns()
	if len(codes) < 2 || len(codes) > mostRegroup || len(cols) < 3 {
		return false
	}
	s := scatter{most: len(cols) - 1, pool: map[int64]int{}, count: map[int64]int{}}
	text := map[int64]string{}
	for _, t := range texts {
		v, _ := amount(t)
		n := v.Shift(2)
		if !n.IsInteger() || !n.IsPositive() {
			return false
		}
		s.nums = append(s.nums, n.IntPart())
		s.count[n.IntPart()]++
		text[n.IntPart()] = t
	}
	if !s.tree(slices.Sorted(maps.Keys(codes))) || len(s.nums) < 2*len(s.codes) {
		return false
	}
	if !s.search() {
		return false
	}
	var list []lostRow
	words := b.scatteredWords()
	for i, code := range s.codes {
		row := lostRow{code: code, name: totalKey, spot: spots[code]}
		if code != "" {
			row.name = b.nameAmong(code, words, own[code])
		}
		for _, n := range s.found[i] {
			row.nums = append(row.nums, text[n])
		}
		list = append(list, row)
	}
	unread, impossible := len(b.unread), len(b.impossible)
	b.placeTree(cols, list)
	if len(b.impossible) > impossible {
		b.rows, b.unread, b.impossible = nil, b.unread[:unread], b.impossible[:impossible]
		return false
	}
	b.tree()
	return true
}

// scatteredCells are the codes of the rows, the amounts in the file's order, and
// of each code where it stands and the words behind it. A code may be in
// pieces, 类, 款 and 项.
func (b *builder) scatteredCells() (codes map[string]bool, texts []string, spots map[string]raw.Spot, own map[string]string) {
	codes, spots, own = map[string]bool{}, map[string]raw.Spot{}, map[string]string{}
	last := ""
	done := func() {
		if last != "" {
			codes[last] = true
		}
	}
	for _, l := range b.lines {
		for _, w := range strings.Fields(apart(l.Text)) {
			v, ok := amount(w)
			switch {
			case isCode(w) && w[0] == '2':
				done()
				last = w
			case isTwoDigits(w) && len(last) >= 3 && len(last) < 7:
				last += w
			case ok && strings.Contains(w, ".") && !v.IsZero():
				texts = append(texts, w)
			case hasHan(w):
				own[last] += w
			}
			if last != "" {
				if _, ok := spots[last]; !ok {
					spots[last] = l.Spot
				}
			}
		}
	}
	done()
	return codes, texts, spots, own
}

// scatteredWords are all words of the table in the file's order.
func (b *builder) scatteredWords() string {
	var s strings.Builder
	for _, l := range b.lines {
		for _, w := range strings.Fields(apart(l.Text)) {
			if hasHan(w) {
				s.WriteString(w)
			}
		}
	}
	return nameText(s.String())
}

// scatteredColumns are the columns that the head names; where its words are
// scattered too, so that pieces of more are there, all that the form has.
func (b *builder) scatteredColumns() []string {
	if !slices.Contains([]kind{"02", "03", "05"}, b.kind) {
		return nil
	}
	words := b.scatteredWords()
	named := b.columnsIn(words)
	var all []string
	pieces := false
	for _, c := range formColumns[b.kind] {
		if c.key == "合计" { // 05 has one total, 小计 or 合计
			continue
		}
		all = append(all, c.key)
		begin := string([]rune(c.word)[:2])
		pieces = pieces || len(all) > 1 && !slices.Contains(named, c.key) && strings.Contains(words, begin)
	}
	if len(named) > 2 && !pieces {
		return named
	}
	return all
}

// nameAmong is the one of a subject's names that the words have, or what stands
// behind its code and is like one; else the year's.
func (b *builder) nameAmong(code, words, own string) string {
	if b.cat == nil {
		return own
	}
	names := namesOf(b.cat.FunctionNames(code))
	for _, name := range names {
		if strings.Contains(words, name) {
			return name
		}
	}
	if len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return likeness(nameText(own), name) > alike }) {
		return own
	}
	x, _ := b.cat.Function(code, b.year)
	return x.Name
}

// alike is the likeness of a name and another that is printed for it.
const alike = 0.6

// tree tells the rows above each other. False where one is missing.
func (s *scatter) tree(codes []string) bool {
	s.codes = append([]string{""}, codes...)
	s.up, s.kids = make([]int, len(s.codes)), make([]int, len(s.codes))
	for i, c := range s.codes {
		if i == 0 {
			continue
		}
		if len(c) > 3 {
			s.up[i] = slices.Index(s.codes, c[:len(c)-2])
		}
		if s.up[i] < 0 {
			return false
		}
		s.kids[s.up[i]]++
	}
	n := len(s.codes)
	s.rows, s.sums, s.seen = make([][]int64, n), make([]int64, n), make([]int, n)
	return true
}

// search finds the one way to read the rows that takes the fewest amounts out of
// their place. False where there is none, or several.
func (s *scatter) search() bool {
	for ; s.limit <= mostPassed && s.found == nil && !s.doubt; s.limit++ {
		s.row(0, 0)
	}
	return s.found != nil && !s.doubt
}

// near reports whether a total and the sum of so many parts can be one amount.
func near(total, sum int64, parts int) bool {
	d := total - sum
	return 2*max(d, -d) <= int64(parts+1)
}

// fits reports whether a row may have an amount.
func (s *scatter) fits(i int, n int64) bool {
	if i == 0 {
		return n == slices.Max(s.nums)
	}
	u := s.up[i]
	whole, sum := s.rows[u][0], s.sums[u]+n
	if s.seen[u]+1 == s.kids[u] {
		return near(whole, sum, s.kids[u])
	}
	return sum <= whole+int64(s.kids[u])
}

// row reads row i from the p-th amount on.
func (s *scatter) row(i, p int) {
	if s.steps++; s.steps > mostSteps {
		s.doubt = true
	}
	if s.doubt {
		return
	}
	if i == len(s.codes) {
		s.end(p)
		return
	}
	passed := 0
	for q := p; q < len(s.nums); q++ {
		if s.fits(i, s.nums[q]) {
			s.parts(i, s.nums[q], q+1)
		}
		if s.over == s.limit {
			break
		}
		s.over++
		s.pool[s.nums[q]]++
		passed++
	}
	for q := p; q < p+passed; q++ {
		s.pool[s.nums[q]]--
		s.over--
	}
	if u := s.up[i]; i > 0 && s.seen[u]+1 == s.kids[u] { // its amount is elsewhere
		s.elsewhere(s.rows[u][0]-s.sums[u], p, func(n int64) { s.parts(i, n, p) })
	}
}

// parts reads the parts of row i, that has an amount, from the p-th on: some
// may follow, and one may be elsewhere.
func (s *scatter) parts(i int, n int64, p int) {
	sum := int64(0)
	for k := 0; k <= s.most && p+k <= len(s.nums); k++ {
		if k > 0 {
			sum += s.nums[p+k-1]
		}
		parts := s.nums[p : p+k]
		switch {
		case k > 0 && near(n, sum, k):
			s.take(i, n, parts, p+k)
		case sum > n:
			return
		case k < s.most:
			s.elsewhere(n-sum, p+k, func(rest int64) {
				s.take(i, n, append(slices.Clone(parts), rest), p+k)
			})
		}
	}
}

// elsewhere takes an amount that stands out of its place, for a while: one that
// was passed over, or one from the p-th on.
func (s *scatter) elsewhere(n int64, p int, with func(int64)) {
	if s.taken == s.limit {
		return
	}
	s.taken++
	for _, v := range []int64{n, n - 1, n + 1} {
		if v <= 0 || s.count[v] == 0 {
			continue
		}
		left := s.pool[v] - 1
		for _, x := range s.nums[p:] {
			if left >= 0 {
				break
			}
			if x == v {
				left++
			}
		}
		if left >= 0 {
			s.pool[v]--
			with(v)
			s.pool[v]++
		}
	}
	s.taken--
}

// take gives row i its amounts and goes on with the next.
func (s *scatter) take(i int, n int64, parts []int64, p int) {
	u := s.up[i]
	s.rows[i] = append([]int64{n}, parts...)
	if i > 0 {
		s.sums[u] += n
		s.seen[u]++
	}
	s.row(i+1, p)
	if i > 0 {
		s.sums[u] -= n
		s.seen[u]--
	}
}

// end keeps a way to read all rows, if no amount is left over.
func (s *scatter) end(p int) {
	left := map[int64]int{}
	for _, n := range s.nums[p:] {
		left[n]++
	}
	for n, k := range s.pool {
		if k+left[n] != 0 {
			return
		}
	}
	for n, k := range left {
		if s.pool[n]+k != 0 {
			return
		}
	}
	if s.found == nil {
		for _, r := range s.rows {
			s.found = append(s.found, slices.Clone(r))
		}
		return
	}
	s.doubt = s.doubt || !slices.EqualFunc(s.found, s.rows, slices.Equal[[]int64])
}
