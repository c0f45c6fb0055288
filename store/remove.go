package store

import (
	"reflect"
	"slices"
	"strconv"
)

// Remove removes rows of a year in one transaction: all of them or none. In an
// ordered list the rows after one move up; the addresses mean the rows as they
// are before.
func (l *Ledger) Remove(year int, action string, rows ...string) error {
	return l.edit(year, action, func(e *editor) error {
		var changes []rowChange
		lists := map[*Page][]int{} // positions to remove
		named := map[string]bool{}
		for _, r := range rows {
			a, err := ParseAddress(r)
			if err != nil {
				return err
			}
			if id := a.String(); named[id] {
				return &Problem{e.year, id, "写了两次，请只写一次"}
			}
			named[a.String()] = true
			old, err := e.existing(a)
			if err != nil {
				return err
			}
			if a.Page.Ordered {
				lists[a.Page] = append(lists[a.Page], position(a.Page, a.Key))
				continue
			}
			changes = append(changes, rowChange{a.Page, a.Key, old, reflect.Value{}})
		}
		for _, p := range pages { // in their order, for the history
			if lists[p] == nil {
				continue
			}
			moved, err := e.rearranged(p, func(list []reflect.Value) []reflect.Value {
				var left []reflect.Value
				for i, row := range list {
					if !slices.Contains(lists[p], i+1) {
						left = append(left, row)
					}
				}
				return left
			})
			if err != nil {
				return err
			}
			changes = append(changes, moved...)
		}
		return e.store(changes)
	})
}

// position is the place in an ordered list, from 1; it is 0 elsewhere.
func position(p *Page, key []string) int {
	if !p.Ordered {
		return 0
	}
	n, _ := strconv.Atoi(key[0]) // ParseAddress has read it
	return n
}

// existing returns the row of an address, which must be there.
func (e *editor) existing(a Address) (reflect.Value, error) {
	if a.Field != nil || a.Page.Single {
		return reflect.Value{}, &Problem{e.year, a.String(), "只能删去整行，请写行的地址（不带栏名）"}
	}
	row, err := a.Page.rowIn(e.tx, e.year, a.Key)
	if err == nil && !row.IsValid() {
		err = &Problem{e.year, a.String(), "没有这一行，请检查地址"}
	}
	return row, err
}

// rearranged lists what changes in an ordered list that f rearranges.
func (e *editor) rearranged(p *Page, f func([]reflect.Value) []reflect.Value) ([]rowChange, error) {
	rows, err := p.rowsIn(e.tx, e.year)
	if err != nil {
		return nil, err
	}
	return p.changed(rows, f(slices.Clone(rows))), nil
}
