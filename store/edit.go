package store

import (
	"database/sql"
	"fmt"
	"reflect"
)

// Change puts a value, as a person types it, at the address of a field.
type Change struct {
	Addr  string
	Value string
}

// Set changes single fields of a year in one transaction and touches only the
// rows concerned: all changes are made or none. A row that is not there is
// added; in an ordered list only right after the last one. The rules are asked
// of the rows as they are after all changes, so that these may come in any
// order. Every changed field goes into the history under the action's name.
//
// Errors are sentences with the address: a value that is not understood, rows
// that break a rule ([Year.Validate]), a year that is sealed.
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
		return e.store()
	})
}

// editor changes rows of one year within a transaction.
type editor struct {
	tx   *sql.Tx
	hist *recorder
	year int
	rows []*editedRow // in the order in which they were first named
	byID map[string]*editedRow
}

// editedRow is a row with all its changes; the database still has the old one.
type editedRow struct {
	addr     Address // of the row
	old, row reflect.Value
}

func (r *editedRow) added() bool { return !r.old.IsValid() }

func (l *Ledger) edit(year int, action string, f func(*editor) error) error {
	return l.write(func(tx *sql.Tx) error {
		state, err := stateIn(tx, year)
		if err != nil {
			return err
		}
		if state != Drafting {
			return &SealedError{year, state}
		}
		return f(&editor{tx: tx, hist: l.newRecorder(tx, action), year: year, byID: map[string]*editedRow{}})
	})
}

func (e *editor) set(a Address, value string) error {
	if a.Field == nil {
		return &Problem{e.year, a.String(), "这是一行的地址，请在后面写上栏名"}
	}
	if a.Field.Key {
		return &Problem{e.year, a.String(), "这一栏是行的标识，不能直接改；请删去这一行，再新填一行"}
	}
	r, err := e.open(a)
	if err != nil {
		return err
	}
	if err := a.Field.set(r.row, value); err != nil {
		return &Problem{e.year, a.String(), err.Error()}
	}
	return nil
}

// open returns the row of an address to be changed, a new one if need be.
func (e *editor) open(a Address) (*editedRow, error) {
	a.Field = nil
	id := a.String()
	if r := e.byID[id]; r != nil {
		return r, nil
	}
	old, err := a.Page.rowIn(e.tx, e.year, a.Key)
	if err != nil {
		return nil, err
	}
	r := &editedRow{a, old, a.Page.newRow()}
	if !r.added() {
		r.row.Set(old)
	} else if err := e.newRow(r); err != nil {
		return nil, err
	}
	e.rows = append(e.rows, r)
	e.byID[id] = r
	return r, nil
}

// newRow fills in the key of a row that is not there yet.
func (e *editor) newRow(r *editedRow) error {
	p := r.addr.Page
	if p.Ordered {
		n, err := e.count(p)
		if err != nil {
			return err
		}
		if position(r.addr) > n+1 {
			return &Problem{e.year, r.addr.String(), fmt.Sprintf("这一页现在只有 %d 行，下一行是第 %d 行", n, n+1)}
		}
	}
	for i, k := range p.keys {
		p.Fields[k].in(r.row).SetString(r.addr.Key[i])
	}
	return nil
}

// count counts the rows of a page, those to be added too.
func (e *editor) count(p *Page) (n int, err error) {
	err = e.tx.QueryRow(p.sql.count, e.year).Scan(&n)
	for _, r := range e.rows {
		if r.addr.Page == p && r.added() {
			n++
		}
	}
	return n, err
}

// store asks the rules of each changed row, writes the rows, and then asks the
// rules that concern several.
func (e *editor) store() error {
	v := validator{year: &Year{Year: e.year, State: Drafting}}
	for _, r := range e.rows {
		v.row(r.addr.Page, r.addr.Key, r.row)
	}
	if err := v.err(); err != nil {
		return err
	}
	for _, r := range e.rows {
		p := r.addr.Page
		if _, err := e.tx.Exec(p.sql.put, p.putArgs(e.year, position(r.addr)-1, r.row)...); err != nil {
			return err
		}
		if err := e.hist.record(e.year, p.rowDiff(r.addr.Key, r.old, r.row)); err != nil {
			return err
		}
	}
	added := map[*Page]bool{}
	for _, r := range e.rows {
		if p := r.addr.Page; p.Name == "项目指标" || p.hasHierarchy() && r.added() {
			added[p] = true
		}
	}
	return e.checkPages(added)
}

// checkPages asks the rules that concern several rows, for these pages as the
// transaction has them now.
func (e *editor) checkPages(touched map[*Page]bool) error {
	v := validator{year: &Year{Year: e.year, State: Drafting}}
	for _, p := range pages { // in their order, for the messages
		if !touched[p] {
			continue
		}
		if err := p.load(e.tx, v.year); err != nil {
			return err
		}
		v.hierarchy(p)
	}
	projects, goals := PageNamed("项目自评"), PageNamed("项目指标")
	if touched[projects] || touched[goals] {
		for _, p := range []*Page{projects, goals} {
			if err := p.load(e.tx, v.year); err != nil {
				return err
			}
		}
		v.projects()
	}
	return v.err()
}
