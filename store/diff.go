package store

import "reflect"

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
	for _, r := range changedRows(old, new) {
		out = append(out, r.changes()...)
	}
	return out
}

// rowChange is a row of a page before and after; an invalid value is no row.
type rowChange struct {
	page     *Page
	key      []string
	old, new reflect.Value
}

// changedRows lists the rows that differ between two years.
func changedRows(old, new *Year) []rowChange {
	var out []rowChange
	for _, p := range pages {
		out = append(out, p.changed(p.rows(old), p.rows(new))...)
	}
	return out
}

// changed lists the rows of the page that differ: those that went, then the
// others in their new order.
func (p *Page) changed(old, new []reflect.Value) []rowChange {
	before, after := p.indexed(old), p.indexed(new)
	var out []rowChange
	for _, r := range before.rows {
		if _, ok := after.byKey[r.id]; !ok {
			out = append(out, rowChange{p, r.key, r.value, reflect.Value{}})
		}
	}
	for _, r := range after.rows {
		c := rowChange{p, r.key, before.byKey[r.id], r.value}
		if !c.same() {
			out = append(out, c)
		}
	}
	return out
}

// same reports whether nothing changes.
func (c *rowChange) same() bool {
	if c.old.IsValid() != c.new.IsValid() && !c.page.Single {
		return false
	}
	x, y := c.page.orZero(c.old), c.page.orZero(c.new)
	for i := range c.page.Fields {
		if f := &c.page.Fields[i]; f.text(x) != f.text(y) {
			return false
		}
	}
	return true
}

// changes lists what changes: the row's presence, then each field that is not
// the same. A single row is always there.
func (c *rowChange) changes() []change {
	var out []change
	row := Address{Page: c.page, Key: c.key}
	if !c.page.Single {
		switch {
		case !c.old.IsValid():
			out = append(out, change{row, "", Present})
		case !c.new.IsValid():
			out = append(out, change{row, Present, ""})
		}
	}
	x, y := c.page.orZero(c.old), c.page.orZero(c.new)
	for i := range c.page.Fields {
		f := &c.page.Fields[i]
		if f.Key {
			continue
		}
		if a, b := f.text(x), f.text(y); a != b {
			out = append(out, change{Address{c.page, c.key, f}, a, b})
		}
	}
	return out
}

// entries is what the history keeps of the change.
func (c *rowChange) entries() []entry {
	var out []entry
	key := JoinAddress(c.key...)
	for _, d := range c.changes() {
		e := entry{page: c.page.Name, key: key, old: d.old, new: d.new}
		if d.addr.Field != nil {
			e.field = JoinAddress(d.addr.Field.Name)
		}
		out = append(out, e)
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

func (p *Page) indexed(rows []reflect.Value) rowIndex {
	x := rowIndex{make([]keyedRow, 0, len(rows)), make(map[string]reflect.Value, len(rows))}
	for i, r := range rows {
		key := p.keyOf(r, i)
		id := JoinAddress(key...)
		x.rows = append(x.rows, keyedRow{key, id, r})
		x.byKey[id] = r
	}
	return x
}
