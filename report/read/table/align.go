package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// A table without ruling keeps no cells, but where the format has places its
// words stand below each other: a column is a strip of the page that the words
// of its cells share with no other column's.

// placedWords reports whether a file has words with places.
func placedWords(f *raw.File) bool {
	return slices.ContainsFunc(f.Blocks, func(b raw.Block) bool {
		l, ok := b.(*raw.Line)
		return ok && len(l.Words) > 0
	})
}

// ruledTables is how many of the nine a file with ruling has at least.
const ruledTables = 5

// kinds is how many of the nine were found.
func (f *found) kinds() int {
	seen := map[kind]bool{}
	for _, d := range f.tables {
		if d.kind != wholeKind && d.kind != projectKind {
			seen[d.kind] = true
		}
	}
	return len(seen)
}

// placed is a word of a table at its place.
type placed struct {
	text   string
	x0, x1 float64
	spot   raw.Spot
}

// strip is a column's part of the page.
type strip struct{ x0, x1 float64 }

func (s *strip) gap(x0, x1 float64) float64 { return max(s.x0-x1, x0-s.x1, 0) }

// touching is how much of a point two words may share and still be apart.
const touching = 0.5

// aligned makes the grid of a table from the places of its words. False where
// they do not say it: the lines are then read by what adds up.
func (b *builder) aligned() bool {
	if b.kind == publicKind || b.kind == wholeKind || b.kind == projectKind {
		return false
	}
	var head, body [][]placed
	var ruler []placed // the numbers of the columns, each at its column
	for _, l := range b.lines {
		words := wordsOf(l)
		switch {
		case len(words) == 0 && tight(l.Text) != "":
			return false // a line without places
		case isRulerLine(words):
			ruler = words[1:]
		case isDataLine(words):
			body = append(body, words)
		case len(body) == 0:
			head = append(head, words)
		case b.repeats(head, words):
		default:
			body = append(body, words) // goes on with the row before
		}
	}
	strips := stripsOf(body)
	if len(strips) == 0 {
		return false
	}
	rows, ok := b.fill(strips, body)
	if !ok || len(rows) < 2 {
		return false
	}
	names := b.headOf(strips, rows, head, ruler)
	if names == nil {
		return false
	}
	b.rows = append([][]raw.Cell{names}, rows...)
	return true
}

// reSticks finds a number glued to the words behind it.
var reSticks = regexp.MustCompile(`^(-?[0-9][0-9,]*\.[0-9]{2})(\p{Han}.*)$`)

// reRest begins a word that is the rest of the number before it.
var reRest = regexp.MustCompile(`^[,.][0-9]`)

// wordsOf are the words of a line; a number that touches the next column's
// words stands alone.
func wordsOf(l *raw.Line) []placed {
	var out []placed
	for _, w := range l.Words {
		text := strings.TrimSpace(w.Text)
		if text == "" {
			continue
		}
		if n := len(out); n > 0 && reRest.MatchString(text) && isNumber(out[n-1].text) { // 1 ,224.07
			lead := out[n-1].text
			out[n-1].text, out[n-1].x1 = lead+text, w.Spot.X1
			if m := reSticks.FindStringSubmatch(lead + text); m != nil && len(w.At) > len(m[1])-len(lead) {
				at := w.At[len(m[1])-len(lead)]
				out[n-1].text, out[n-1].x1 = m[1], at-2*touching
				out = append(out, placed{m[2], at, w.Spot.X1, w.Spot})
			}
			continue
		}
		m := reSticks.FindStringSubmatch(text)
		if m == nil || len(w.At) <= len(m[1]) {
			out = append(out, placed{text, w.Spot.X0, w.Spot.X1, w.Spot})
			continue
		}
		at := w.At[len(m[1])] // the number is ASCII
		out = append(out, placed{m[1], w.Spot.X0, at - 2*touching, w.Spot}, placed{m[2], at, w.Spot.X1, w.Spot})
	}
	return out
}

// isDataLine reports whether a line has an amount or is a row by its code.
func isDataLine(words []placed) bool {
	return slices.ContainsFunc(words, func(w placed) bool {
		s := narrow(w.text)
		return isAmountText(s) && strings.Contains(s, ".") || isCode(s)
	}) || len(words) > 0 && isTotal(tight(words[0].text)) && !slices.ContainsFunc(words[1:], func(w placed) bool { return hasHan(w.text) })
}

func isRulerLine(words []placed) bool {
	return len(words) > 1 && (tight(words[0].text) == "栏次" || tight(words[0].text) == "栏")
}

// repeats reports whether a line is the head once more, on a further page.
func (b *builder) repeats(head [][]placed, words []placed) bool {
	text := func(list []placed) string {
		s := ""
		for _, w := range list {
			s += tight(w.text)
		}
		return s
	}
	return isFormLabel(text(words)) || unitOf(text(words)) != "" || kindOf(text(words)) != noKind ||
		slices.ContainsFunc(head, func(h []placed) bool { return text(h) == text(words) })
}

// stripsOf are the columns that the words of the rows stand in, left to right.
func stripsOf(body [][]placed) []strip {
	var all []strip
	for _, words := range body {
		for _, w := range words {
			all = append(all, strip{w.x0, w.x1})
		}
	}
	slices.SortFunc(all, func(a, b strip) int { return cmp.Compare(a.x0, b.x0) })
	var out []strip
	for _, s := range all {
		if n := len(out); n > 0 && s.x0 < out[n-1].x1-touching {
			out[n-1].x1 = max(out[n-1].x1, s.x1)
			continue
		}
		out = append(out, s)
	}
	return out
}

// fill puts the words of each row into the strips. False where two words of a
// row share one: the columns overlap.
func (b *builder) fill(strips []strip, body [][]placed) ([][]raw.Cell, bool) {
	var out [][]raw.Cell
	for _, words := range body {
		row := make([]raw.Cell, len(strips))
		for j := range row {
			row[j] = cellOf("")
		}
		for _, w := range words {
			j := slices.IndexFunc(strips, func(s strip) bool { return s.gap(w.x0, w.x1) == 0 })
			c := &row[j]
			switch {
			case c.Text == "":
				c.Text, c.Spot = w.text, w.spot
			case isAmountText(narrow(c.Text)) || isAmountText(narrow(w.text)):
				return nil, false
			default:
				c.Text += w.text
			}
		}
		if n := len(out); n > 0 && !isDataLine(words) && goesOn(row, out[n-1]) {
			for j := range row {
				out[n-1][j].Text += row[j].Text
			}
			continue
		}
		out = append(out, row)
	}
	return out, true
}

// goesOn reports whether a line only has words, below words of the row before:
// names broken over lines.
func goesOn(row, before []raw.Cell) bool {
	some := false
	for _, j := range filled(row) {
		s := row[j].Text
		if isAmountText(narrow(s)) || before[j].Text == "" || reChapterLike.MatchString(tight(s)) || isTotal(tight(s)) {
			return false
		}
		some = true
	}
	return some
}

// reChapterLike is the number that a row's label begins with.
var reChapterLike = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十0-9]+）|其中|本年|年[初末]|总计|上年|使用|结余)`)

// strips of words, of counting numbers and of amounts.
const (
	wordStrip   = 'w'
	lineStrip   = 'n'
	amountStrip = 'a'
	codeStrip   = 'c'
)

// shape tells for each column what it holds.
func shape(rows [][]raw.Cell) string {
	out := ""
	for j := range rows[0] {
		kinds := map[rune]int{}
		for _, row := range rows {
			s := narrow(tight(row[j].Text))
			switch {
			case s == "":
			case isCode(s):
				kinds[codeStrip]++
			case isAmountText(s) && (strings.Contains(s, ".") || blanks[s]):
				kinds[amountStrip]++
			case isNumber(s):
				kinds[lineStrip]++
			default:
				kinds[wordStrip]++
			}
		}
		best := wordStrip
		for _, k := range []rune{codeStrip, amountStrip, lineStrip, wordStrip} {
			if kinds[k] > kinds[best] {
				best = k
			}
		}
		out += string(best)
	}
	return out
}

// sideColumns are the labels of the two-sided tables' right halves.
var sideColumns = map[kind][]string{
	"01": {"金额"},
	"04": {"合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"},
}

// reStacks is the shape of subjects with their amounts, once or side by side.
var reStacks = regexp.MustCompile(`^(?:[cnw]{0,2}[cw]a+)+$`)

var reSides = regexp.MustCompile(`^w(n?)awn?(a+)$`)

// headOf is the row of labels for the columns, with the columns of the form
// that hold nothing; nil where they are not told. The rows get those too.
func (b *builder) headOf(strips []strip, rows [][]raw.Cell, head [][]placed, ruler []placed) []raw.Cell {
	s := shape(rows)
	var names, known []string
	switch b.kind {
	case "01", "04":
		m := reSides.FindStringSubmatch(s)
		if m == nil {
			return nil
		}
		label := []string{"项目"}
		if m[1] != "" {
			label = append(label, "行次")
		}
		names, known = slices.Concat(label, []string{"金额"}, label), sideColumns[b.kind]
	case economicKind:
		if !reStacks.MatchString(s) {
			return nil
		}
		names = lastLine(head, len(strips))
	default:
		names, known = []string{"科目编码", "科目名称"}, b.columnsIn(wordsIn(head))
		n := len(s) - len(strings.TrimRight(s, string(amountStrip)))
		if strings.ContainsRune(s[:len(s)-n], amountStrip) { // signs for nothing have run into the column before
			return nil
		}
		switch len(s) - n {
		case 1:
			names = []string{"科目编码及名称"}
		case 2:
		default:
			names = append(slices.Repeat([]string{"科目编码"}, max(0, len(s)-n-1)), "科目名称")
		}
	}
	if len(known) > 0 {
		at := b.columnsAt(strips[min(len(names), len(strips)):], known, head, ruler)
		if at == nil {
			return cellsOf(lastLine(head, len(strips)))
		}
		for i, row := range rows {
			wide := slices.Clone(row[:len(names)])
			for _, j := range at {
				if j < 0 {
					wide = append(wide, cellOf(""))
				} else {
					wide = append(wide, row[len(names)+j])
				}
			}
			rows[i] = wide
		}
		names = append(names, known...)
	}
	if len(names) != len(rows[0]) {
		return nil
	}
	return cellsOf(names)
}

// cellsOf is a row of labels; nil of none.
func cellsOf(names []string) []raw.Cell {
	if names == nil {
		return nil
	}
	out := make([]raw.Cell, len(names))
	for j, n := range names {
		out[j] = cellOf(n)
	}
	return out
}

func wordsIn(head [][]placed) string {
	all := ""
	for _, line := range head {
		for _, w := range line {
			all += tight(w.text)
		}
	}
	return all
}

// lastLine are the labels of the last line of the head that has one for each
// column.
func lastLine(head [][]placed, columns int) []string {
	for i := len(head) - 1; i >= 0; i-- {
		if len(head[i]) == columns {
			var names []string
			for _, w := range head[i] {
				names = append(names, tight(w.text))
			}
			return names
		}
	}
	return nil
}

// columnsAt tells for each of the form's columns the strip that holds it, or -1
// where it holds nothing. Wherever in their cells labels and amounts stand, an
// amount ends behind the beginning of its label and before that of the next.
func (b *builder) columnsAt(strips []strip, known []string, head [][]placed, ruler []placed) []int {
	at := make([]int, len(known))
	for i := range at {
		at[i] = i
	}
	if len(strips) == len(known) {
		return at
	}
	if len(strips) > len(known) {
		return nil
	}
	labels := make([]strip, len(known))
	for i, k := range known {
		w := labelOf(head, b.wordOf(k))
		if len(ruler) == len(known) {
			w = &ruler[i]
		}
		if w == nil {
			return nil
		}
		labels[i] = strip{w.x0, w.x1}
	}
	for i := range at {
		at[i] = -1
	}
	for j, s := range strips {
		i := len(labels) - 1
		for i >= 0 && labels[i].x0 > s.x1-touching {
			i--
		}
		if i < 0 || at[i] >= 0 {
			return nil
		}
		at[i] = j
	}
	return at
}

// wordOf is the word of the head for a column of the form.
func (b *builder) wordOf(key string) string {
	for _, c := range formColumns[b.kind] {
		if c.key == key {
			return c.word
		}
	}
	return key
}

// labelOf is the lowest word of the head that has a label.
func labelOf(head [][]placed, label string) *placed {
	for i := len(head) - 1; i >= 0; i-- {
		for j := range head[i] {
			if strings.Contains(tight(head[i][j].text), label) {
				return &head[i][j]
			}
		}
	}
	return nil
}
