package store

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
)

// Remove removes rows of a year in one transaction: all of them or none. In an
// ordered list the rows after one move up; the addresses mean the rows as they
// are before.
func (l *Ledger) Remove(year int, action string, rows ...string) error {
	return l.edit(year, action, func(e *editor) error {
		addrs := make([]Address, 0, len(rows))
		named := map[string]bool{}
		touched := map[*Page]bool{}
		for _, r := range rows {
			a, err := ParseAddress(r)
			if err != nil {
				return err
			}
			if id := a.String(); named[id] {
				return &Problem{e.year, id, "写了两次，请只写一次"}
			}
			named[a.String()] = true
			touched[a.Page] = true
			addrs = append(addrs, a)
		}
		slices.SortStableFunc(addrs, lastFirst)
		for _, a := range addrs {
			if err := e.remove(a); err != nil {
				return err
			}
		}
		return e.checkPages(touched)
	})
}

// lastFirst orders addresses in ordered lists from the last position to the
// first, so that none moves before its turn.
func lastFirst(a, b Address) int { return cmp.Compare(position(b), position(a)) }

// position is the place in an ordered list, from 1; it is 0 elsewhere.
func position(a Address) int {
	if !a.Page.Ordered {
		return 0
	}
	n, _ := strconv.Atoi(a.Key[0]) // ParseAddress has read it
	return n
}

func (e *editor) remove(a Address) error {
	if a.Field != nil || a.Page.Single {
		return &Problem{e.year, a.String(), "只能删去整行，请写行的地址（不带栏名）"}
	}
	old, err := a.Page.rowIn(e.tx, e.year, a.Key)
	if err != nil {
		return err
	}
	if !old.IsValid() {
		return &Problem{e.year, a.String(), "没有这一行，请检查地址"}
	}
	if a.Page.Ordered {
		return e.removeAt(a)
	}
	if _, err := e.tx.Exec(a.Page.sql.deleteRow, keyArgs([]any{e.year}, a.Key)...); err != nil {
		return err
	}
	return e.hist.record(e.year, a.Page.rowDiff(a.Key, old, reflect.Value{}))
}

// removeAt takes a row out of an ordered list.
func (e *editor) removeAt(a Address) error {
	before, after := &Year{Year: e.year}, &Year{Year: e.year}
	if err := a.Page.load(e.tx, before); err != nil {
		return err
	}
	at := position(a)
	rows := a.Page.rows(before)
	a.Page.setRows(after, slices.Concat(rows[:at-1], rows[at:]))
	if err := a.Page.store(e.tx, after); err != nil {
		return err
	}
	return e.hist.record(e.year, a.Page.diff(before, after))
}
