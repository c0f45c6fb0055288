package store

import (
	"fmt"
	"reflect"
	"slices"
)

// Insert puts a new row into an ordered list at the position that its address
// names (车辆/2); the row that was there and those after it move down. The
// fields are those of the new row, under its address (车辆/2/类别). Everything
// else is as with [Ledger.Set].
func (l *Ledger) Insert(year int, action, row string, fields ...Change) error {
	return l.edit(year, action, func(e *editor) error {
		at, err := ParseAddress(row)
		if err != nil {
			return err
		}
		if at.Field != nil || !at.Page.Ordered {
			return &Problem{e.year, at.String(), "这里不能插入一行；只有按第几行排的页可以，例如 内设机构/2"}
		}
		fresh := at.Page.newRow()
		for _, c := range fields {
			if err := e.fill(fresh, at, c); err != nil {
				return err
			}
		}
		place := position(at.Page, at.Key)
		count, err := e.count(at.Page)
		if err != nil {
			return err
		}
		if place > count+1 {
			return &Problem{e.year, at.String(), fmt.Sprintf("这一页现在只有 %d 行，最多插在第 %d 行", count, count+1)}
		}
		changes, err := e.rearranged(at.Page, func(list []reflect.Value) []reflect.Value {
			return slices.Insert(list, place-1, fresh)
		})
		if err != nil {
			return err
		}
		return e.store(changes)
	})
}

// fill puts a value into the row that is to stand at an address.
func (e *editor) fill(row reflect.Value, at Address, c Change) error {
	a, err := ParseAddress(c.Addr)
	if err != nil {
		return err
	}
	if a.Field == nil || a.Page != at.Page || a.Key[0] != at.Key[0] {
		return &Problem{e.year, a.String(), fmt.Sprintf("插入一行时只能填这一行的栏，地址应以 %s/ 开头", at)}
	}
	if err := a.Field.set(row, c.Value); err != nil {
		return &Problem{e.year, a.String(), err.Error()}
	}
	return nil
}
