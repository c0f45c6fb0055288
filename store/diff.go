package store

import (
	"reflect"
	"slices"
)

// Present stands for a row itself in differences and in the history: as the
// new value of a row's address it says that the row was added, as the old
// value that it was removed.
const Present = "有"

// Difference is one field, or the presence of one row, that differs between
// two years. Values are texts as in [Change].
type Difference struct {
	Addr     string `json:"位置"`
	Old, New string
}

// Diff lists what differs between two years by address, in the order of the
// pages: rows that only old has, then rows in new's order with each field that
// is not the same. A nil year has no rows. Positions identify the rows of
// ordered lists.
func Diff(old, new *Year) []Difference {
	var out []Difference
	for _, d := range diff(old, new) {
		out = append(out, Difference{d.addr.String(), d.old, d.new})
	}
	return out
}

// change is a Difference before its address is written out.
type change struct {
	addr     Address
	old, new string
}

func diff(old, new *Year) []change {
	var out []change
	for _, p := range pages {
		out = append(out, p.diff(old, new)...)
	}
	return out
}

func (p *Page) diff(old, new *Year) []change {
	before, after := p.indexed(old), p.indexed(new)
	var out []change
	for _, r := range before.rows {
		if _, ok := after.byKey[r.id]; !ok {
			out = append(out, p.rowDiff(r.key, r.value, reflect.Value{})...)
		}
	}
	for _, r := range after.rows {
		out = append(out, p.rowDiff(r.key, before.byKey[r.id], r.value)...)
	}
	return out
}

// rowDiff lists what differs between two rows of the same key; an invalid
// value is no row. A single row is always there.
func (p *Page) rowDiff(key []string, old, new reflect.Value) []change {
	var out []change
	row := Address{Page: p, Key: key}
	if !p.Single {
		switch {
		case !old.IsValid():
			out = append(out, change{row, "", Present})
		case !new.IsValid():
			out = append(out, change{row, Present, ""})
		}
	}
	x, y := p.orZero(old), p.orZero(new)
	for i := range p.Fields {
		f := &p.Fields[i]
		if f.Key {
			continue
		}
		if a, b := f.text(x), f.text(y); a != b {
			out = append(out, change{Address{p, key, f}, a, b})
		}
	}
	return out
}

func (p *Page) orZero(row reflect.Value) reflect.Value {
	if row.IsValid() {
		return row
	}
	return p.newRow()
}

// keyedRow is a row with its key, and the key in one string.
type keyedRow struct {
	key   []string
	id    string
	value reflect.Value
}

type rowIndex struct {
	rows  []keyedRow
	byKey map[string]reflect.Value
}

func (p *Page) indexed(y *Year) rowIndex {
	if y == nil {
		return rowIndex{}
	}
	rows := p.rows(y)
	x := rowIndex{make([]keyedRow, 0, len(rows)), make(map[string]reflect.Value, len(rows))}
	for i, r := range rows {
		key := p.keyOf(r, i)
		id := JoinAddress(key...)
		x.rows = append(x.rows, keyedRow{key, id, r})
		x.byKey[id] = r
	}
	return x
}

// same reports whether the page is the same in both years.
func (p *Page) same(a, b *Year) bool {
	x, y := p.rows(a), p.rows(b)
	return slices.EqualFunc(x, y, func(x, y reflect.Value) bool {
		for i := range p.Fields {
			if p.Fields[i].text(x) != p.Fields[i].text(y) {
				return false
			}
		}
		return true
	})
}
