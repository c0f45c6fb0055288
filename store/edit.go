package store

import (
	"database/sql"
	"fmt"
	"reflect"
	"strconv"
)

// Change puts a value, as a person types it, at the address of a field.
type Change struct {
	Addr  string
	Value string
}

// Set changes single fields of a year in one transaction and touches only the
// rows concerned: all changes are made or none. A row that is not there is
// added; in an ordered list only right after the last one. Every changed field
// goes into the history under the action's name.
//
// Errors are sentences with the address: a value that is not understood, a row
// that breaks a rule ([Year.Validate]), a year that is sealed.
func (l *Ledger) Set(year int, action string, changes ...Change) error {
	return l.edit(year, action, func(e *editor) error {
		for _, c := range changes {
			a, err := ParseAddress(c.Addr)
			if err == nil {
				err = e.set(a, c.Value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Remove removes rows of a year in one transaction. In an ordered list the
// rows after it move up.
func (l *Ledger) Remove(year int, action string, rows ...string) error {
	return l.edit(year, action, func(e *editor) error {
		for _, r := range rows {
			a, err := ParseAddress(r)
			if err == nil {
				err = e.remove(a)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// editor changes rows of one year within a transaction.
type editor struct {
	tx   *sql.Tx
	hist *recorder
	year int
}

func (l *Ledger) edit(year int, action string, f func(*editor) error) error {
	return l.write(func(tx *sql.Tx) error {
		state, err := stateIn(tx, year)
		if err != nil {
			return err
		}
		if state != Drafting {
			return &SealedError{year, state}
		}
		return f(&editor{tx, l.newRecorder(tx, action), year})
	})
}

func (e *editor) set(a Address, value string) error {
	if a.Field == nil {
		return &Problem{e.year, a.String(), "这是一行的地址，请在后面写上栏名"}
	}
	if a.Field.Key {
		return &Problem{e.year, a.String(), "这一栏是行的标识，不能直接改；请删去这一行，再新填一行"}
	}
	old, err := a.Page.rowIn(e.tx, e.year, a.Key)
	if err != nil {
		return err
	}
	row := a.Page.newRow()
	if old.IsValid() {
		row.Set(old)
	} else if err := e.newRow(a, row); err != nil {
		return err
	}
	if err := a.Field.set(row, value); err != nil {
		return &Problem{e.year, a.String(), err.Error()}
	}
	if err := e.check(a, row); err != nil {
		return err
	}
	at := 0
	if a.Page.Ordered {
		at, _ = strconv.Atoi(a.Key[0]) // ParseAddress has read it
		at--
	}
	if _, err := e.tx.Exec(a.Page.sql.put, a.Page.putArgs(e.year, at, row)...); err != nil {
		return err
	}
	return e.hist.record(e.year, a.Page.rowDiff(a.Key, old, row))
}

// newRow fills in the key of a row that is not there yet.
func (e *editor) newRow(a Address, row reflect.Value) error {
	if a.Page.Ordered {
		n, err := e.count(a.Page)
		if err != nil {
			return err
		}
		if at, _ := strconv.Atoi(a.Key[0]); at > n+1 {
			return &Problem{e.year, a.String(), fmt.Sprintf("这一页现在只有 %d 行，下一行是第 %d 行", n, n+1)}
		}
	}
	for i, k := range a.Page.keys {
		a.Page.Fields[k].in(row).SetString(a.Key[i])
	}
	return nil
}

func (e *editor) count(p *Page) (n int, err error) {
	err = e.tx.QueryRow(p.sql.count, e.year).Scan(&n)
	return n, err
}

// check asks the rules that concern one row, and for a new code those among
// the codes of its page.
func (e *editor) check(a Address, row reflect.Value) error {
	y := &Year{Year: e.year, State: Drafting}
	v := validator{year: y}
	v.row(a.Page, a.Key, row)
	if a.Page.Field("科目编码") != nil && a.Page.Name != "自定科目" {
		if err := a.Page.load(e.tx, y); err != nil {
			return err
		}
		v.hierarchyWith(a.Page, row)
	}
	return v.err()
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
		return &Problem{e.year, a.String(), "没有这一行"}
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
	at, _ := strconv.Atoi(a.Key[0]) // the row exists
	rows := a.Page.rows(before)
	left := append(append([]reflect.Value{}, rows[:at-1]...), rows[at:]...)
	a.Page.setRows(after, left)
	if err := a.Page.store(e.tx, after); err != nil {
		return err
	}
	return e.hist.record(e.year, a.Page.diff(before, after))
}
