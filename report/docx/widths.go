package docx

import (
	"math"

	"juesuan/report"
)

// cellPad is the room between a rule and the text beside it, 1.5 mm.
const cellPad = 1.5 * mm

// cellPadUpright is the room above and below a cell's text.
const cellPadUpright = 1.0

// Sizes of type in tables. Names may ask for no less than smallest, long ones
// for tight; below that goes only a table whose amounts would not stand on one
// line otherwise.
const (
	smallest = 9.0
	tight    = 8.0
	least    = 5.0
	sizeStep = 0.5
)

// nameLines is on how many lines a name may stand.
const nameLines = 3

// need is how wide a column must and would like to be, in points.
type need struct {
	kind        report.ColumnKind
	must, likes float64
}

// fit chooses the type size of a table and its columns' widths, which add up
// to the page's: the size with the fewest pages, of these the largest, at
// which no name breaks more than twice, or at least no amount does.
func (t *tableWriter) fit() {
	largest := max(t.style.TableSize, smallest)
	if t.best(largest, smallest, true) || t.best(largest, tight, false) {
		return
	}
	for t.size = tight; t.size > least; t.size -= sizeStep {
		if t.try(false) {
			return
		}
	}
	t.try(false)
}

// best takes the size between two that makes the fewest pages; false if the
// columns fit at none.
func (t *tableWriter) best(from, to float64, strict bool) bool {
	size, fewest := 0.0, 0
	for t.size = from; t.size >= to; t.size -= sizeStep {
		if !t.try(strict) {
			continue
		}
		if n := t.pages(); size == 0 || n < fewest {
			size, fewest = t.size, n
		}
	}
	if size == 0 {
		return false
	}
	t.size = size
	return t.try(strict)
}

// try finds the widths at the size and reports whether the columns fit.
func (t *tableWriter) try(strict bool) bool {
	widths, ok := share(t.needs(strict), t.page.width())
	t.widths = inTwips(widths, t.page.width())
	return ok
}

// needs finds what the columns need at the size.
func (t *tableWriter) needs(strict bool) []need {
	needs := make([]need, t.body.cols)
	for c := range needs {
		needs[c] = need{kind: t.kind(c), must: t.points(1)}
	}
	for _, g := range []*grid{t.head, t.body} {
		for _, k := range g.cells {
			if k.cols == 1 && k.Text != "" {
				n := &needs[k.col]
				n.must = max(n.must, t.points(k.narrowest(n.kind, strict)))
				if !k.head {
					n.likes = max(n.likes, t.points(k.natural()))
				}
			}
		}
	}
	for _, g := range []*grid{t.head, t.body} {
		for _, k := range g.cells {
			if k.cols > 1 {
				widen(needs[k.col:k.col+k.cols], t.points(k.narrowest(report.NameColumn, false)))
			}
		}
	}
	widest := 0.0
	for _, n := range needs {
		if n.kind == report.AmountColumn {
			widest = max(widest, n.must)
		}
	}
	for i := range needs {
		if needs[i].kind == report.AmountColumn {
			needs[i].must, needs[i].likes = widest, widest
		}
	}
	return needs
}

// points is the width of a column whose text is so many ems wide.
func (t *tableWriter) points(ems float64) float64 { return ems*t.size + 2*cellPad + 0.5 }

func (k *cell) natural() float64 { return ems(k.Text) + float64(k.Indent) }

// narrowest is the least width of a cell's text in ems.
func (k *cell) narrowest(kind report.ColumnKind, strict bool) float64 {
	natural, whole := k.natural(), word(k.Text)+float64(k.Indent)
	n := 0
	switch {
	case k.head:
		n = 3
	case k.Amount != nil, kind == report.AmountColumn, kind == report.CodeColumn, kind == report.LineColumn:
		return natural
	case k.cols > 1:
		return whole
	case kind == report.ShortColumn:
		return max(whole, min(natural, 3))
	case kind == report.TextColumn:
		return max(whole, min(natural, 6))
	case !strict:
		return max(whole, min(natural, 6+float64(k.Indent)))
	default:
		n = nameLines
	}
	w := max(whole, (natural-float64(k.Indent))/float64(n)+float64(k.Indent))
	for w < natural && lines(k.Text, w-float64(k.Indent)) > n {
		w += 0.25
	}
	return w
}

// widen makes columns together at least as wide as a cell over all of them.
func widen(needs []need, least float64) {
	for _, n := range needs {
		least -= n.must
	}
	for i := range needs {
		needs[i].must += max(least, 0) / float64(len(needs))
	}
}

// share gives each column what it must have, then names what they would like,
// then texts, then all by their kinds' shares of the rest. It reports whether
// they fit; if not, all are narrowed alike.
func share(needs []need, room float64) ([]float64, bool) {
	widths := make([]float64, len(needs))
	must, shares := 0.0, 0.0
	for i, n := range needs {
		widths[i] = n.must
		must += n.must
		shares += spare[n.kind]
	}
	if must > room {
		for i := range widths {
			widths[i] *= room / must
		}
		return widths, false
	}
	rest := room - must
	for _, texts := range []bool{false, true} {
		wish := 0.0
		for _, n := range needs {
			wish += n.wish(texts)
		}
		granted := min(1, rest/max(wish, 1))
		for i, n := range needs {
			widths[i] += granted * n.wish(texts)
		}
		rest -= granted * wish
	}
	for i, n := range needs {
		widths[i] += rest * spare[n.kind] / shares
	}
	return widths, true
}

// wish is how much wider than it must be a column of texts, or of anything
// else, would like to be.
func (n need) wish(texts bool) float64 {
	if texts != (n.kind == report.TextColumn) {
		return 0
	}
	return max(0, n.likes-n.must)
}

// spare is each kind's share of the width that nobody needs.
var spare = map[report.ColumnKind]float64{
	report.NameColumn: 1.5, report.TextColumn: 3, report.AmountColumn: 1,
	report.ShortColumn: 1, report.CodeColumn: 0.4, report.LineColumn: 0.1,
}

// inTwips rounds widths so that their sum is the room's.
func inTwips(widths []float64, room float64) []int {
	out := make([]int, len(widths))
	at, done := 0.0, 0
	for i, v := range widths {
		at += v
		edge := min(twips(at), twips(room))
		if i == len(widths)-1 {
			edge = twips(room)
		}
		out[i] = int(math.Max(1, float64(edge-done)))
		done = edge
	}
	return out
}
