package pdf

import (
	"regexp"
	"slices"
)

// completeAmount is an amount that no line break parts.
var completeAmount = regexp.MustCompile(`^[-−]?(\d{1,3}(,\d{3})+|\d+)\.\d{1,2}$`)

// split parts rows in which several records stand one below the other: some
// tables have level rules around the head and the whole only. inside are the
// runs by cell, before and after.
func (l *lattice) split(inside [][]run) [][]run {
	for row := len(l.ys) - 2; row >= 0; row-- {
		if bands := l.records(row, inside); len(bands) > 1 {
			inside = l.splitRow(row, bands, inside)
		}
	}
	l.index = nil
	return inside
}

// records are the places between the records of a row: its top, those between
// and its bottom; nil where it is one record. Records are told by complete
// amounts below one another, each beside a line of the first column with text.
func (l *lattice) records(row int, inside [][]run) []float64 {
	var names, amounts []line
	for i, a := range l.cells {
		if row < a.r0 || row >= a.r1 {
			continue
		}
		if a.r1-a.r0 > 1 {
			return nil
		}
		text := lines(inside[i])
		switch {
		case len(text) > 1 && allAmounts(text):
			amounts = append(amounts, text...)
		case names == nil && len(text) > 1:
			names = text
		}
	}
	if len(amounts) < 3 || len(names) < 2 {
		return nil
	}
	for _, a := range amounts {
		if !slices.ContainsFunc(names, func(n line) bool { return abs(n.box.midY()-a.box.midY()) < 0.5*a.box.height() }) {
			return nil
		}
	}
	bands := []float64{l.ys[row]}
	for i := 1; i < len(names); i++ {
		bands = append(bands, (names[i-1].box.midY()+names[i].box.midY())/2)
	}
	return append(bands, l.ys[row+1])
}

func allAmounts(text []line) bool {
	return !slices.ContainsFunc(text, func(l line) bool { return !completeAmount.MatchString(l.text()) })
}

// splitRow makes a row one for each band.
func (l *lattice) splitRow(row int, bands []float64, inside [][]run) [][]run {
	more := len(bands) - 2
	l.ys = slices.Concat(l.ys[:row], bands, l.ys[row+2:])
	for range more {
		l.up = slices.Insert(l.up, row, l.up[row])
	}
	var cells []area
	var out [][]run
	for i, a := range l.cells {
		switch {
		case a.r0 == row:
			for b := range more + 1 {
				cells = append(cells, area{row + b, a.c0, row + b + 1, a.c1})
				out = append(out, within(inside[i], bands[b], bands[b+1]))
			}
			continue
		case a.r0 > row:
			a.r0, a.r1 = a.r0+more, a.r1+more
		}
		cells = append(cells, a)
		out = append(out, inside[i])
	}
	l.cells = cells
	return out
}

func within(runs []run, from, to float64) []run {
	var out []run
	for _, r := range runs {
		if mid := r.box.midY(); mid >= from && mid < to {
			out = append(out, r)
		}
	}
	return out
}
