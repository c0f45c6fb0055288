package entry

import (
	"strconv"
	"strings"

	"juesuan/store"
)

// newRow takes the cells of a row that is not there yet, with those it had.
func (e *edit) newRow(at int, cells map[string]string) {
	r := &rowEdit{cells: map[string]string{}}
	if at < len(e.list) && e.list[at].kind == draftLine {
		r.id = e.list[at].draft
		for i := range e.cols {
			id := e.cellName(&e.list[at], &e.cols[i])
			if d, ok := e.drafts[id]; ok {
				r.was = append(r.was, id)
				r.cells[e.cols[i].Key] = d.Text
			}
		}
	} else {
		r.id = e.freshID()
	}
	blank := true
	for k, typed := range cells {
		r.cells[k] = typed
	}
	for _, typed := range r.cells {
		blank = blank && strings.TrimSpace(typed) == ""
	}
	if blank && len(r.was) == 0 {
		return
	}
	if blank {
		r.cells = map[string]string{} // the line goes
	}
	e.rows = append(e.rows, r)
}

// freshID names a draft line that there is not yet.
func (e *edit) freshID() string {
	n := 1
	count := func(id string) {
		if k, err := strconv.Atoi(store.SplitAddress(id)[1]); err == nil && k >= n {
			n = k + 1
		}
	}
	for i := range e.list {
		if e.list[i].kind == draftLine {
			count(e.list[i].draft)
		}
	}
	for _, r := range e.rows {
		count(r.id)
	}
	return store.JoinAddress(newMark+e.section, strconv.Itoa(n))
}

// realise finds out where the new rows belong. Rows already refused stay.
func (e *edit) realise() {
	used := map[string]bool{}
	taken := func(row string) bool {
		if used[row] {
			return true
		}
		for i := range e.list {
			if l := &e.list[i]; l.kind == entryLine && l.row != nil && l.addr.String() == row {
				return true
			}
		}
		return false
	}
	for _, r := range e.rows {
		r.values = nil
		if r.why != "" || len(r.cells) == 0 {
			continue
		}
		var err error
		if r.addr, r.at, err = e.def.newRow(r.cells, taken); err != nil {
			r.why = err.Error()
			continue
		}
		used[r.addr.String()] = true
		e.fill(r)
	}
}

// fill makes the values of a new row. One without any gets a zero, so that it
// is there.
func (e *edit) fill(r *rowEdit) {
	l := &line{kind: entryLine, addr: r.addr}
	var first *store.Field
	there := false
	for i := range e.cols {
		c := &e.cols[i]
		if c.role != value || c.field == nil {
			continue
		}
		if first == nil {
			first = c.field
		}
		typed := r.cells[c.Key]
		if strings.TrimSpace(typed) == "" {
			continue
		}
		v := e.parse(l.fieldAddr(c.field), c.field, typed)
		r.values = append(r.values, v)
		there = there || v.why == ""
	}
	if !there && first != nil {
		r.values = append(r.values, &cellEdit{cell: l.fieldAddr(first)})
	}
	if own := e.ownOf(r); own != nil {
		r.values = append(r.values, own)
	}
}
