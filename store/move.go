package store

import (
	"fmt"
	"slices"
)

// Move gives a row another key (another subject, fund or nature), as one step:
// what it holds stays. Both are addresses of rows of the same page, one with
// keys. The errors are those of [Ledger.Set]; a row that is there already is
// not replaced.
func (l *Ledger) Move(year int, action, from, to string) error {
	return l.edit(year, action, func(e *editor) error {
		a, err := ParseAddress(from)
		if err != nil {
			return err
		}
		b, err := ParseAddress(to)
		if err != nil {
			return err
		}
		if a.Page != b.Page || len(a.Page.keys) == 0 || b.Field != nil {
			return &Problem{e.year, a.String(), fmt.Sprintf("不能移到 %s，只能在同一页里换一个编码或性质", b)}
		}
		old, err := e.existing(a)
		if err != nil || slices.Equal(a.Key, b.Key) {
			return err
		}
		taken, err := b.Page.rowIn(e.tx, e.year, b.Key)
		if err != nil {
			return err
		}
		if taken.IsValid() {
			return &Problem{e.year, b.String(), fmt.Sprintf("已经有这一行，同一%s只能填一行；请合并，或删去其中一行", b.Page.keyWords())}
		}
		row := b.Page.newRow()
		row.Set(old)
		b.Page.setKey(row, b.Key)
		return e.store([]rowChange{{page: a.Page, key: a.Key, old: old}, {page: b.Page, key: b.Key, new: row}})
	})
}
