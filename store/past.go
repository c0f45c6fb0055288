package store

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
)

// errPast says that an entry of the history does not fit what is there.
var errPast = errors.New("历史和账本里的数接不上")

// pastPage returns the page that the history calls by the name, or nil.
func pastPage(name string) *Page {
	if name == acceptedPage.Name {
		return acceptedPage
	}
	return PageNamed(name)
}

// pastRow is a row while entries of the history are applied to it, one after
// the other in either direction.
type pastRow struct {
	page  *Page
	key   []string
	row   reflect.Value // its fields, blank while it is not there
	there bool
}

func newPastRow(page, key string) (*pastRow, error) {
	p := pastPage(page)
	if p == nil {
		return nil, errPast
	}
	var parts []string
	if !p.Single {
		parts = SplitAddress(key)
	}
	if len(parts) != p.keyLength() || p.Ordered && position(p, parts) < 1 {
		return nil, errPast
	}
	r := &pastRow{page: p, key: parts, row: p.newRow(), there: p.Single}
	p.setKey(r.row, parts)
	return r, nil
}

// value is the row as it is now, for a [rowChange].
func (r *pastRow) value() reflect.Value {
	if !r.there {
		return reflect.Value{}
	}
	return r.row
}

// apply changes one value of the row, which must be the old one.
func (r *pastRow) apply(field, old, new string) error {
	if field == "" {
		was := ""
		if r.there {
			was = Present
		}
		if was != old || old == new || r.page.Single {
			return errPast
		}
		r.there = new == Present
		return nil
	}
	f := r.page.Field(SplitAddress(field)[0])
	if f == nil || f.Key || f.text(r.row) != old {
		return errPast
	}
	if err := f.set(r.row, new); err != nil || f.text(r.row) != new {
		return errPast
	}
	return nil
}

// whole reports whether a row that is not there has no values left.
func (r *pastRow) whole() bool {
	c := rowChange{page: r.page, key: r.key}
	if !r.there {
		blank, _ := newPastRow(r.page.Name, JoinAddress(r.key...))
		c.old, c.new = blank.row, r.row
	}
	return c.same()
}

// past is a year as the history tells it, step by step from nothing.
type past struct {
	state  State
	rows   map[string]*pastRow // by page/key
	kept   keptList            // published or in the bin
	digest digest
}

// apply applies a step of the year.
func (p *past) apply(year int, entries []entry) error {
	touched := map[string]*pastRow{}
	for _, c := range entries {
		if c.page == statePage {
			if string(p.state) != c.old {
				return errPast
			}
			p.state = State(c.new)
			p.digest = p.digest.minus(stateDigest(year, State(c.old))).plus(stateDigest(year, p.state))
			continue
		}
		if c.page == publicationPage || c.page == binPage {
			if p.kept == nil {
				p.kept = keptList{}
			}
			if err := p.kept.apply(c); err != nil {
				return err
			}
			continue
		}
		at := c.page + "/" + c.key
		r := p.rows[at]
		if r == nil {
			var err error
			if r, err = newPastRow(c.page, c.key); err != nil {
				return err
			}
			p.rows[at] = r
		}
		if touched[at] == nil {
			touched[at] = r
			p.digest = p.digest.minus(r.page.digest(year, r.key, r.value()))
		}
		if err := r.apply(c.field, c.old, c.new); err != nil {
			return err
		}
	}
	for at, r := range touched {
		if !r.whole() {
			return errPast
		}
		p.digest = p.digest.plus(r.page.digest(year, r.key, r.value()))
		if !r.there {
			delete(p.rows, at)
		}
	}
	return nil
}

// year is the year as the history tells it, and the findings accepted in it. A
// list with a gap is closed up.
func (p *past) year(n int) (y *Year, accepted []reflect.Value) {
	y = &Year{Year: n, State: p.state}
	byPage := map[*Page][]*pastRow{}
	for _, r := range p.rows {
		byPage[r.page] = append(byPage[r.page], r)
	}
	for page, list := range byPage {
		slices.SortFunc(list, func(a, b *pastRow) int {
			return cmp.Or(cmp.Compare(position(page, a.key), position(page, b.key)), page.compare(a.row, b.row))
		})
		rows := make([]reflect.Value, len(list))
		for i, r := range list {
			rows[i] = r.row
		}
		if page == acceptedPage {
			accepted = rows
		} else {
			page.setRows(y, rows)
		}
	}
	y.Sort()
	return y, accepted
}
