package pdf

// Rules of a table.
const (
	thin  = 0.4
	thick = 0.8 // the frame and the line under the head
)

// draw sets the table's pages.
func (t *tableLayout) draw() {
	starts := t.starts
	if len(starts) == 0 {
		starts = []int{0}
	}
	parts := t.parts(starts)
	for i, a := range starts {
		b := len(t.rows)
		if i+1 < len(starts) {
			b = starts[i+1]
		}
		p := t.newPage(t.geo)
		p.table = t.table.ID
		if i == 0 {
			p.anchors = append(p.anchors, anchor{id: t.id, y: t.geo.top - 2*mm})
		}
		y := t.caption(p, i > 0)
		top := y
		y = t.drawHead(p, y)
		y = t.drawRows(p, y, a, b, parts)
		t.frame(p, top, y)
		if b == len(t.rows) {
			t.drawNotes(p, y)
		}
	}
}

// edges are the x of the columns' edges.
func (t *tableLayout) edges() []float64 {
	xs := make([]float64, len(t.widths)+1)
	xs[0] = t.geo.left
	for i, w := range t.widths {
		xs[i+1] = xs[i] + w
	}
	return xs
}

func (t *tableLayout) drawHead(p *page, y float64) float64 {
	if t.head.rows == 0 {
		return y
	}
	ys := []float64{y}
	for _, h := range t.headH {
		y += h
		ys = append(ys, y)
	}
	xs := t.edges()
	for _, k := range t.head.cells {
		t.cellText(p, k, xs, ys[k.row], ys[k.row+k.rows], part{last: len(k.lines)})
	}
	t.gridRules(p, xs, ys, func(r, c int) *cell { return t.head.owner[r][c] })
	p.rules = append(p.rules, rule{x1: xs[0], y1: y, x2: xs[len(xs)-1], y2: y, w: thick})
	return y
}

// part is the piece of a cell on one page: rows [from, to) and lines [first,
// last) of its text.
type part struct {
	from, to    int
	first, last int
	flows       bool // its text comes from or goes on to another page
}

// drawRows draws the rows [a, b) and returns the y below them.
func (t *tableLayout) drawRows(p *page, y float64, a, b int, parts map[*cell][]part) float64 {
	ys := []float64{y}
	for _, r := range t.rows[a:b] {
		y += r.height
		ys = append(ys, y)
	}
	xs := t.edges()
	for _, k := range t.body.cells {
		from, to := t.from[k.row], t.from[k.row+k.rows]
		if to <= a || from >= b {
			continue
		}
		whole := part{from: from, to: to, last: len(k.lines)}
		for _, q := range parts[k] {
			if q.from >= a && q.to <= b {
				whole = q
			}
		}
		top, bottom := ys[whole.from-a], ys[whole.to-a]
		t.cellText(p, k, xs, top, bottom, whole)
		p.cellPlace(k.src, xs[k.col], top, xs[k.col+k.cols]-xs[k.col], bottom-top)
	}
	t.gridRules(p, xs, ys, func(r, c int) *cell { return t.body.owner[t.rows[a+r].source][c] })
	return y
}

// cellText sets a cell's lines: in the middle of its height, or from its top
// where they flow over pages.
func (t *tableLayout) cellText(p *page, k *cell, xs []float64, top, bottom float64, q part) {
	if len(k.glyphs) == 0 || q.first >= q.last {
		return
	}
	n, lead := float64(q.last-q.first), t.lead
	if n*lead > bottom-top {
		lead = (bottom - top) / n
	}
	y := top + (bottom-top-n*lead)/2
	if q.flows {
		y = top + min(0.25*t.size, bottom-top-n*lead)
	}
	left := xs[k.col] + cellPad + k.indent()*t.size
	room := k.room(t.widths, t.size) * t.size
	gs := scale(k.glyphs, t.size)
	for _, ln := range k.lines[q.first:q.last] {
		ln.natural *= t.size
		p.add(setLine(gs, ln, left, room, k.align), y+(lead-t.size)/2+ascent*t.size)
		y += lead
	}
}

// parts divides the cells that a page's end parts. A label is repeated on
// each page, an amount stands on the first only, and a long text flows on.
func (t *tableLayout) parts(starts []int) map[*cell][]part {
	out := map[*cell][]part{}
	for _, k := range t.body.cells {
		from, to := t.from[k.row], t.from[k.row+k.rows]
		var ps []part
		least := t.geo.height()
		for i, a := range starts {
			b := len(t.rows)
			if i+1 < len(starts) {
				b = starts[i+1]
			}
			if q := (part{from: max(a, from), to: min(b, to)}); q.from < q.to {
				ps = append(ps, q)
				least = min(least, t.partHeight(q))
			}
		}
		if len(ps) < 2 {
			continue
		}
		t.divide(k, ps, least)
		out[k] = ps
	}
	return out
}

func (t *tableLayout) partHeight(q part) float64 {
	h := 0.0
	for _, r := range t.rows[q.from:q.to] {
		h += r.height
	}
	return h
}

// labelLines is how long a text in a split row may be to be repeated like a
// label; a longer one flows.
const labelLines = 4

// divide gives the parts of a cell their lines.
func (t *tableLayout) divide(k *cell, ps []part, least float64) {
	n := len(k.lines)
	switch {
	case k.src.Amount != nil:
		ps[0].last = n
	case t.need(k) <= least+0.01 && (k.rows > 1 || n <= labelLines):
		for i := range ps {
			ps[i].last = n
		}
	default:
		at := 0
		for i := range ps {
			fits := int((t.partHeight(ps[i]) + 0.01) / t.lead)
			if i == len(ps)-1 {
				fits = n - at
			}
			ps[i].first, ps[i].last, ps[i].flows = at, min(n, at+fits), true
			at = ps[i].last
		}
	}
}

// gridRules draws the thin rules between cells: along rows, then along
// columns, each as long as it goes.
func (t *tableLayout) gridRules(p *page, xs, ys []float64, owner func(r, c int) *cell) {
	rows, cols := len(ys)-1, len(xs)-1
	for r := 1; r < rows; r++ {
		runs(cols, func(c int) bool { return owner(r-1, c) != owner(r, c) }, func(a, b int) {
			p.rules = append(p.rules, rule{x1: xs[a], y1: ys[r], x2: xs[b], y2: ys[r], w: thin})
		})
	}
	for c := 1; c < cols; c++ {
		runs(rows, func(r int) bool { return owner(r, c-1) != owner(r, c) }, func(a, b int) {
			p.rules = append(p.rules, rule{x1: xs[c], y1: ys[a], x2: xs[c], y2: ys[b], w: thin})
		})
	}
}

// runs calls f for each longest stretch [a, b) of 0…n-1 on which on holds.
func runs(n int, on func(i int) bool, f func(a, b int)) {
	for i := 0; i < n; i++ {
		if !on(i) {
			continue
		}
		a := i
		for i < n && on(i) {
			i++
		}
		f(a, i)
	}
}

// frame draws the frame around the table's part on a page.
func (t *tableLayout) frame(p *page, top, bottom float64) {
	l, r := t.geo.left, t.geo.right
	const half = thick / 2
	p.rules = append(p.rules,
		rule{x1: l - half, y1: top, x2: r + half, y2: top, w: thick},
		rule{x1: l - half, y1: bottom, x2: r + half, y2: bottom, w: thick},
		rule{x1: l, y1: top, x2: l, y2: bottom, w: thick},
		rule{x1: r, y1: top, x2: r, y2: bottom, w: thick},
	)
}
