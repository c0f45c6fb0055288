package store

import (
	"cmp"
	"reflect"
	"slices"
)

// replay makes a year of its history, the newest entry first: the last value
// of every field of the rows that are there.
func replay(year int, entries []HistoryEntry) (*Year, error) {
	type replayed struct {
		addr Address
		row  reflect.Value
	}
	rows := map[string]*replayed{}
	out := &Year{Year: year, State: Drafting}
	for _, e := range slices.Backward(entries) {
		if e.Addr == statePage {
			out.State = State(e.New)
			continue
		}
		a, err := ParseAddress(e.Addr)
		if err != nil {
			return nil, err
		}
		of := a
		of.Field = nil
		id := of.String()
		if a.Field == nil && e.New != Present {
			delete(rows, id)
			continue
		}
		r := rows[id]
		if r == nil {
			r = &replayed{of, a.Page.newRow()}
			for i, k := range a.Page.keys {
				a.Page.Fields[k].in(r.row).SetString(a.Key[i])
			}
			rows[id] = r
		}
		if a.Field != nil {
			if err := a.Field.set(r.row, e.New); err != nil {
				return nil, err
			}
		}
	}
	byPage := map[*Page][]*replayed{}
	for _, r := range rows {
		byPage[r.addr.Page] = append(byPage[r.addr.Page], r)
	}
	for _, p := range pages {
		list := byPage[p]
		slices.SortFunc(list, func(a, b *replayed) int { return cmp.Compare(position(a.addr), position(b.addr)) })
		values := make([]reflect.Value, len(list))
		for i, r := range list {
			values[i] = r.row
		}
		if !p.Single || len(values) > 0 {
			p.setRows(out, values)
		}
	}
	out.Sort()
	return out, nil
}
