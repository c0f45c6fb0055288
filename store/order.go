package store

import (
	"cmp"
	"reflect"
	"slices"
)

// Sort brings the year into its canonical form: rows with keys in the order of
// their keys (codes and names ascending, funds, natures and kinds as the forms
// list them), ordered lists as they are, and lists without rows empty, not nil.
// Years with the same content then have the same dump.
//
// It replaces lists and does not touch the old ones, so a shallow copy of a
// year can be sorted without changing the original.
func (y *Year) Sort() {
	for _, p := range pages {
		if p.Single {
			continue
		}
		rows := p.rows(y)
		if len(rows) > 0 && (p.Ordered || slices.IsSortedFunc(rows, p.compare)) {
			continue
		}
		slices.SortStableFunc(rows, p.compare)
		p.setRows(y, rows)
	}
}

// compare orders two rows by their keys.
func (p *Page) compare(a, b reflect.Value) int {
	for _, k := range p.keys {
		f := &p.Fields[k]
		x, y := f.in(a).String(), f.in(b).String()
		c := cmp.Compare(x, y)
		if f.Kind == ChoiceValue && c != 0 {
			c = cmp.Or(cmp.Compare(f.rank(x), f.rank(y)), c)
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

// rank is an option's place in the forms; unknown ones come last.
func (f *Field) rank(option string) int {
	if i := slices.Index(f.Options, option); i >= 0 {
		return i
	}
	return len(f.Options)
}
