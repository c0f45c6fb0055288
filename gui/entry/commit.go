package entry

import (
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/store"
)

// commit tries the changes until what is left is taken.
func (e *edit) commit() error {
	for {
		e.realise()
		changes, keep, drop := e.compile()
		err := e.year.Enter(e.action, changes, keep, drop)
		if err == nil {
			break
		}
		if !e.learn(err) {
			return err
		}
	}
	for _, c := range e.cells {
		if c.remove != "" {
			if err := e.year.Remove(e.action, c.remove); err != nil {
				return err
			}
		}
	}
	for i, m := range e.moves {
		err := e.year.Move(e.action, m.from.String(), m.to.String())
		if problems := store.Problems(err); len(problems) > 0 {
			d := desk.Draft{Page: e.page, Cell: m.cell, Text: m.typed, Why: problems[0].Text}
			err = e.year.Enter(e.action, nil, []desk.Draft{d}, nil)
			e.moves[i].to = m.from
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// compile says what to change, and which drafts to keep and to drop.
func (e *edit) compile() (changes []store.Change, keep []desk.Draft, drop []string) {
	cell := func(c *cellEdit) {
		switch {
		case c.why != "":
			keep = append(keep, desk.Draft{Page: e.page, Cell: c.cell, Text: c.typed, Why: c.why})
			return
		case c.remove == "" && !(c.value == "" && e.isKey(c.cell)):
			changes = append(changes, store.Change{Addr: c.cell, Value: c.value})
		}
		drop = append(drop, c.cell)
	}
	for _, c := range e.cells {
		cell(c)
	}
	for _, m := range e.moves {
		drop = append(drop, m.cell)
	}
	for _, r := range e.rows {
		if r.why == "" {
			for _, v := range r.values {
				cell(v)
			}
			drop = append(drop, r.was...)
			continue
		}
		keep = append(keep, e.draftsOf(r)...)
		for _, was := range r.was {
			if !slices.ContainsFunc(keep, func(d desk.Draft) bool { return d.Cell == was }) {
				drop = append(drop, was)
			}
		}
	}
	return changes, keep, drop
}

// isKey reports whether an address is that of a field that names its row.
func (e *edit) isKey(addr string) bool {
	a, err := store.ParseAddress(addr)
	return err == nil && a.Field != nil && a.Field.Key
}

// draftsOf keeps a row that is not understood.
func (e *edit) draftsOf(r *rowEdit) []desk.Draft {
	var out []desk.Draft
	for i := range e.cols {
		k := e.cols[i].Key
		typed := r.cells[k]
		if strings.TrimSpace(typed) == "" && k != r.at {
			continue
		}
		d := desk.Draft{Page: e.page, Cell: r.id + "/" + store.JoinAddress(k), Text: typed}
		if k == r.at {
			d.Why = r.why
		}
		out = append(out, d)
	}
	return out
}

// learn marks what the ledger has refused; false if that is nothing of ours.
func (e *edit) learn(err error) bool {
	learned := false
	for _, p := range store.Problems(err) {
		learned = e.refuse(p) || learned
	}
	return learned
}

// refuse marks the cell, or else the row, that a problem is about.
func (e *edit) refuse(p *store.Problem) bool {
	for _, exact := range []bool{true, false} {
		for _, c := range e.cells {
			if c.why == "" && concerns(c.cell, p.Addr, exact) {
				c.why = p.Text
				return true
			}
		}
		for _, r := range e.rows {
			if r.why != "" {
				continue
			}
			for _, v := range r.values {
				if concerns(v.cell, p.Addr, exact) {
					e.refuseRow(r, p)
					return true
				}
			}
		}
	}
	return false
}

// concerns reports whether a problem is about a field: exactly, or about its
// row or what is above its subject.
func concerns(cell, problem string, exact bool) bool {
	if exact {
		return cell == problem
	}
	return strings.HasPrefix(cell, problem) || strings.HasPrefix(cell, rowOf(problem)+"/")
}

// rowOf is the address of the row of a field's address; other addresses stay.
func rowOf(addr string) string {
	a, err := store.ParseAddress(addr)
	if err != nil {
		return addr
	}
	a.Field = nil
	return a.String()
}

// refuseRow marks a value of a new row, or the row where the row itself is
// refused.
func (e *edit) refuseRow(r *rowEdit, p *store.Problem) {
	r.why = p.Text
	for i := range e.cols {
		c := &e.cols[i]
		if c.field == nil {
			continue
		}
		l := line{addr: r.addr}
		if l.fieldAddr(c.field) == p.Addr {
			r.at = c.Key
			return
		}
	}
	r.at = e.cols[0].Key
}
