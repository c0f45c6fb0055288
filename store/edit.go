package store

import (
	"database/sql"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// Change puts a value, as a person types it, at the address of a field.
type Change struct {
	Addr  string
	Value string
}

// Set changes single fields of a year in one transaction and touches only the
// rows concerned: all changes are made or none. A row that is not there is
// added; in an ordered list only right after the last one ([Ledger.Insert] puts
// one between others). The rules are asked of the rows as they are after all
// changes, so that these may come in any order; the indicators of a renamed
// project follow it. Every changed field goes into the history under the
// action's name.
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
		if err := e.renameProjects(); err != nil {
			return err
		}
		return e.store(e.changed())
	})
}

// renameProjects lets the indicators of a renamed project follow it. One that
// this step sets by itself stays as it is set.
func (e *editor) renameProjects() error {
	names := map[string]string{} // old → new
	for _, r := range e.rows {
		if r.addr.Page == projectPage && !r.added() {
			if old, now := nameOfProject(r.old), nameOfProject(r.row); old != now {
				names[old] = now
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	goals, err := goalPage.rowsIn(e.tx, e.year)
	if err != nil {
		return err
	}
	for i, g := range goals {
		now, ok := names[g.Interface().(ProjectGoal).Project]
		a := Address{Page: goalPage, Key: goalPage.keyOf(g, i)}
		if !ok || e.byID[a.String()] != nil {
			continue
		}
		r, err := e.open(a)
		if err != nil {
			return err
		}
		goalPage.Field("项目名称").in(r.row).SetString(now)
	}
	return nil
}

// editor changes rows of one year within a transaction.
type editor struct {
	*recorder
	rows []*editedRow // in the order in which they were first named
	byID map[string]*editedRow
}

// editedRow is a row with all its changes; the database still has the old one.
type editedRow struct {
	addr     Address // of the row
	old, row reflect.Value
}

func (r *editedRow) added() bool { return !r.old.IsValid() }

// edit runs f as one step of a year that is being drafted.
func (l *Ledger) edit(year int, action string, f func(*editor) error) error {
	return l.write(func(tx *sql.Tx) error { return l.editIn(tx, year, action, f) })
}

func (l *Ledger) editIn(tx *sql.Tx, year int, action string, f func(*editor) error) error {
	if err := drafting(tx, year); err != nil {
		return err
	}
	return l.inStep(tx, year, action, func(h *recorder) error {
		return f(&editor{recorder: h, byID: map[string]*editedRow{}})
	})
}

// drafting refuses a year that is not there or is sealed.
func drafting(tx *sql.Tx, year int) error {
	state, err := stateIn(tx, year)
	if err != nil {
		return err
	}
	if state != Drafting {
		return &SealedError{year, state}
	}
	return nil
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
		if position(p, r.addr.Key) > n+1 {
			return &Problem{e.year, r.addr.String(), fmt.Sprintf("这一页现在只有 %d 行，下一行是第 %d 行", n, n+1)}
		}
	}
	p.setKey(r.row, r.addr.Key)
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

// changed lists the rows that are no longer as they were.
func (e *editor) changed() []rowChange {
	var out []rowChange
	for _, r := range e.rows {
		if c := (rowChange{r.addr.Page, r.addr.Key, r.old, r.row}); !c.same() {
			out = append(out, c)
		}
	}
	return out
}

// store asks the rules of each row, stores the rows, and then asks the rules
// that concern several.
func (e *editor) store(rows []rowChange) error {
	if err := eachOnce(rows); err != nil {
		return err
	}
	v := validator{year: &Year{Year: e.year, State: Drafting}}
	for _, r := range rows {
		if r.new.IsValid() {
			v.row(r.page, r.key, r.new)
		}
	}
	if err := e.checkNames(&v, rows); err != nil {
		return err
	}
	if err := v.err(); err != nil {
		return err
	}
	if err := e.setRows(rows); err != nil {
		return err
	}
	touched := map[*Page]bool{}
	for _, r := range rows {
		added := !r.old.IsValid()
		if r.page == projectPage || r.page == goalPage || r.page.hasHierarchy() && added {
			touched[r.page] = true
		}
	}
	return e.checkPages(touched)
}

// eachOnce asks that no row is changed twice in one step: the history could not
// be followed.
func eachOnce(rows []rowChange) error {
	seen := map[string]bool{}
	for _, r := range rows {
		at := r.page.Name + "/" + JoinAddress(r.key...)
		if seen[at] {
			return fmt.Errorf("“%s”在一步里改了两次，没有改动。请分两次改", clip(at))
		}
		seen[at] = true
	}
	return nil
}

// checkNames asks that the projects have names of their own when the rows are
// stored; the table would refuse them before the other rules are asked.
func (e *editor) checkNames(v *validator, rows []rowChange) error {
	names := map[int]string{} // by position
	for _, r := range rows {
		if r.page == projectPage {
			names[position(r.page, r.key)] = nameOfProject(r.new)
		}
	}
	if len(names) == 0 {
		return nil
	}
	now, err := projectPage.rowsIn(e.tx, e.year)
	if err != nil {
		return err
	}
	for i, row := range now {
		if _, changed := names[i+1]; !changed {
			names[i+1] = nameOfProject(row)
		}
	}
	seen := map[string]bool{}
	for _, at := range slices.Sorted(maps.Keys(names)) {
		name := names[at]
		if name != "" && seen[name] {
			v.projectTwice(at, name)
		}
		seen[name] = true
	}
	return nil
}

// nameOfProject is the name in a row of projectPage, "" in no row.
func nameOfProject(row reflect.Value) string {
	if !row.IsValid() {
		return ""
	}
	return row.Interface().(Project).Name
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
	if touched[projectPage] || touched[goalPage] {
		for _, p := range []*Page{projectPage, goalPage} {
			if err := p.load(e.tx, v.year); err != nil {
				return err
			}
		}
		v.projects()
	}
	return v.err()
}
