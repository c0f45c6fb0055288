package store

import "reflect"

// Row is a row of a page of a year, to be read by the page's description.
type Row struct {
	page  *Page
	place int // in the page, from 0
	row   reflect.Value
}

// Rows returns the page's rows of a year in their order; a page with one row
// always has it. They show the year as it is when they are read.
func (p *Page) Rows(y *Year) []Row {
	rows := p.rows(y)
	out := make([]Row, len(rows))
	for i, r := range rows {
		out[i] = Row{p, i, r}
	}
	return out
}

// Address returns the row's address.
func (r Row) Address() Address {
	if r.page.Single {
		return Address{Page: r.page}
	}
	return Address{Page: r.page, Key: r.page.keyOf(r.row, r.place)}
}

// Text returns a field's value as it stands in [Change.Value]: amounts as
// 1234.50, unknown amounts as the empty string, flags as 是 and 否.
func (r Row) Text(f *Field) string { return f.text(r.row) }

// Amount returns the amount in a field of amounts; false if it is unknown.
func (r Row) Amount(f *Field) (Yuan, bool) {
	if y := amountIn(f.in(r.row)); y != nil {
		return *y, true
	}
	return Yuan{}, false
}
