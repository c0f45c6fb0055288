package docx

import (
	"math"

	"juesuan/report"
)

// cellPad is the room between a rule and the text beside it, 1.5 mm.
const cellPad = 1.5 * mm

// Sizes of type in tables: smallest is the least that is good to read; below
// it goes only a table whose amounts would not stand on one line otherwise.
const (
	smallest = 8.0
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
// to room: the largest size at which no name breaks more than twice, else the
// largest at which no amount breaks.
func (t *tableWriter) fit(room float64) {
	largest := max(t.style.TableSize, smallest)
	for _, strict := range []bool{true, false} {
		floor := smallest
		if !strict {
			floor = least
		}
		for t.size = largest; t.size >= floor; t.size -= sizeStep {
			if widths, ok := share(t.needs(strict), room); ok {
				t.widths = inTwips(widths, room)
				return
			}
		}
	}
	t.size = least
	widths, _ := share(t.needs(false), room)
	t.widths = inTwips(widths, room)
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
		return max(whole, min(natural, 4+float64(k.Indent)))
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

// longText bounds, in points, what a long text may ask for: it wraps anyhow.
const longText = 400

// share gives each column what it must have, then names and texts what they
// would like, then all by their kinds' shares of the rest. It reports whether
// they fit; if not, all are narrowed alike.
func share(needs []need, room float64) ([]float64, bool) {
	widths := make([]float64, len(needs))
	must, wish, shares := 0.0, 0.0, 0.0
	for _, n := range needs {
		must += n.must
		wish += n.wish()
		shares += spare[n.kind]
	}
	if must > room {
		for i, n := range needs {
			widths[i] = n.must * room / must
		}
		return widths, false
	}
	granted := 0.0
	if wish > 0 {
		granted = min(1, (room-must)/wish)
	}
	rest := room - must - granted*wish
	for i, n := range needs {
		widths[i] = n.must + granted*n.wish() + rest*spare[n.kind]/shares
	}
	return widths, true
}

func (n need) wish() float64 { return max(0, min(n.likes, longText)-n.must) }

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
