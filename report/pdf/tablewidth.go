package pdf

import "juesuan/report"

// cellPad is the room between a rule and the text beside it.
const cellPad = 1.5 * mm

// nameLines is how many lines a name may stand on: it breaks twice.
const nameLines = 3

// column is what a column needs, at some size.
type column struct {
	kind report.ColumnKind
	min  float64
}

// columns finds what the columns need at a size. If strict, no name may break
// more than twice; else only words stay whole.
func (t *tableLayout) columns(size float64, strict bool) []column {
	cols := make([]column, t.body.cols)
	for c := range cols {
		cols[c] = column{kind: columnKind(t.table, c), min: 2 * cellPad}
	}
	for _, k := range t.head.cells {
		if k.cols == 1 {
			need := max(k.word, t.narrowest(k, nameLines), min(k.natural, 2))*size + 2*cellPad
			cols[k.col].min = max(cols[k.col].min, need)
		}
	}
	for _, k := range t.body.cells {
		if k.cols > 1 {
			continue
		}
		c := &cols[k.col]
		c.min = max(c.min, t.least(k, c.kind, strict)*size+2*cellPad)
	}
	for _, g := range []*grid{t.head, t.body} {
		for _, k := range g.cells {
			if k.cols > 1 {
				widenSpan(cols[k.col:k.col+k.cols], t.leastSpan(k)*size+2*cellPad)
			}
		}
	}
	evenAmounts(cols)
	return cols
}

// least is the narrowest a body cell may be, in ems.
func (t *tableLayout) least(k *cell, kind report.ColumnKind, strict bool) float64 {
	switch {
	case k.src.Amount != nil, kind == report.AmountColumn, kind == report.CodeColumn, kind == report.LineColumn:
		return k.natural
	case kind == report.ShortColumn:
		return max(k.word, min(k.natural, 3))
	case kind == report.TextColumn:
		return max(k.word, min(k.natural, 6))
	case strict:
		return max(k.word, t.narrowest(k, nameLines))
	}
	return max(k.word, min(k.natural, 4+k.indent()))
}

// leastSpan is the narrowest a cell over several columns may be, in ems.
func (t *tableLayout) leastSpan(k *cell) float64 {
	if k.src.Amount != nil {
		return k.natural
	}
	return k.word
}

// narrowest is the least width, in ems, at which a cell's text stands on at
// most n lines.
func (t *tableLayout) narrowest(k *cell, n int) float64 {
	w := k.word
	if lower := k.indent() + (k.natural-k.indent())/float64(n); w < lower {
		w = lower
	}
	for w < k.natural && len(breakLines(k.glyphs, w-k.indent(), 0)) > n {
		w += 0.25
	}
	return w
}

// widenSpan widens columns alike until they hold a cell that spans them.
func widenSpan(cols []column, need float64) {
	for _, c := range cols {
		need -= c.min
	}
	if need <= 0 {
		return
	}
	for i := range cols {
		cols[i].min += need / float64(len(cols))
	}
}

// evenAmounts gives all amount columns the width of the widest.
func evenAmounts(cols []column) {
	widest := 0.0
	for _, c := range cols {
		if c.kind == report.AmountColumn {
			widest = max(widest, c.min)
		}
	}
	for i := range cols {
		if cols[i].kind == report.AmountColumn {
			cols[i].min = widest
		}
	}
}

// weight is a column's share of the width that nobody needs.
func weight(k report.ColumnKind) float64 {
	switch k {
	case report.NameColumn:
		return 1.5
	case report.TextColumn:
		return 3
	case report.AmountColumn, report.ShortColumn:
		return 1
	case report.CodeColumn:
		return 0.4
	}
	return 0.1
}
