package entry

import (
	"slices"
	"strconv"
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/store"
)

// edit is what somebody types or pastes at once, on its way into the ledger.
// What the ledger refuses becomes a draft, and the rest is tried again.
type edit struct {
	*sheet
	action string
	cells  []*cellEdit
	rows   []*rowEdit
	moves  []moveEdit
}

// cellEdit is a new content of one cell of an entry.
type cellEdit struct {
	cell   string // its name, which is the field's address
	typed  string
	value  string // as the ledger reads it
	why    string // it is not understood
	remove string // instead of a value: the row that goes, of a name of one's own
}

// rowEdit is a row that is not there yet, with all its cells.
type rowEdit struct {
	id     string            // of the draft line
	was    []string          // the draft cells it had
	cells  map[string]string // what was typed, by column key
	addr   store.Address
	values []*cellEdit
	at     string // the column that why is about
	why    string
}

// moveEdit is a row that gets another key.
type moveEdit struct {
	from, to store.Address
	cell     string
	typed    string
}

// Change is the grid's.
func (s *sheet) Change(a grid.Action, changes []grid.Change) (grid.Place, error) {
	e := &edit{sheet: s, action: string(a) + s.title(changes)}
	e.sort(changes)
	s.moves = true
	defer func() { s.moves = false }()
	if err := e.commit(); err != nil {
		return grid.Nowhere, err
	}
	at, ok := e.first(changes[0].At) // the lines have followed the year
	if !ok {
		at = changes[0].At
	}
	if a == grid.Typed && s.entered != nil {
		s.entered([]grid.Change{{At: at, Text: changes[0].Text}})
	}
	return at, nil
}

// title names what is changed, for the history.
func (s *sheet) title(changes []grid.Change) string {
	if len(changes) == 1 && changes[0].At.Row < len(s.list) {
		l, c := s.at(changes[0].At)
		if f := fieldAt(l, c); f != nil && l.kind == entryLine {
			return "“" + f.Name + "”"
		}
	}
	return "“" + s.page + "”"
}

// sort turns changes of places into those of cells and rows.
func (e *edit) sort(changes []grid.Change) {
	byRow := map[int]map[string]string{}
	var order []int
	for _, c := range changes {
		if byRow[c.At.Row] == nil {
			byRow[c.At.Row] = map[string]string{}
			order = append(order, c.At.Row)
		}
		byRow[c.At.Row][e.cols[c.At.Col].Key] = c.Text
	}
	slices.Sort(order)
	for _, row := range order {
		if row < len(e.list) && e.list[row].kind == entryLine {
			e.entry(&e.list[row], byRow[row])
			continue
		}
		if row < len(e.list) && (e.list[row].kind == sumLine || e.list[row].kind == headLine) {
			e.sumNames(&e.list[row], byRow[row])
			continue
		}
		if e.def.asks() == "" {
			continue
		}
		e.newRow(row, byRow[row])
	}
}

// entry takes new contents of an entry's cells.
func (e *edit) entry(l *line, cells map[string]string) {
	keys := map[string]string{}
	for i := range e.cols {
		c := &e.cols[i]
		typed, ok := cells[c.Key]
		if !ok {
			continue
		}
		switch f := fieldAt(l, c); {
		case c.role == name:
			e.name(l, typed)
		case c.role == code, c.role == key:
			if strings.TrimSpace(typed) != "" { // a row keeps what names it
				keys[c.Key] = typed
			}
		case f != nil:
			e.cells = append(e.cells, e.parse(l.fieldAddr(f), f, typed))
		}
	}
	if len(keys) > 0 {
		e.rekey(l, keys)
	}
	e.retry(l, cells)
}

// retry tries once more what was not understood beside the changed cells of an
// entry: money below zero, for one, when the row is marked as taken back.
func (e *edit) retry(l *line, cells map[string]string) {
	for i := range e.cols {
		c := &e.cols[i]
		f := fieldAt(l, c)
		if _, changed := cells[c.Key]; changed || f == nil || c.role != value {
			continue
		}
		if d, ok := e.draftIn(l, c); ok {
			e.cells = append(e.cells, e.parse(d.Cell, f, d.Text))
		}
	}
}

// sumNames takes the names of classes and sections that nobody knows.
func (e *edit) sumNames(l *line, cells map[string]string) {
	for i := range e.cols {
		if typed, ok := cells[e.cols[i].Key]; ok && e.cols[i].role == name {
			e.name(l, typed)
		}
	}
}

// rekey gives a row another key.
func (e *edit) rekey(l *line, keys map[string]string) {
	for i := range e.cols {
		c := &e.cols[i]
		typed, ok := keys[c.Key]
		if !ok {
			continue
		}
		cell := l.fieldAddr(c.field)
		to, err := e.def.rekey(l, keys)
		switch {
		case err != nil:
			e.cells = append(e.cells, &cellEdit{cell: cell, typed: typed, why: err.Error()})
		case to.String() == l.addr.String():
			e.cells = append(e.cells, &cellEdit{cell: cell, typed: typed}) // it is so already
		default:
			e.moves = append(e.moves, moveEdit{l.addr, to, cell, typed})
		}
		return // all of them are one move
	}
}

// parse reads what was typed into a field.
func (e *edit) parse(cell string, f *store.Field, typed string) *cellEdit {
	out := &cellEdit{cell: cell, typed: typed, value: typed}
	switch f.Kind {
	case store.AmountValue:
		if strings.TrimSpace(typed) == "" && f.Nullable {
			out.value = ""
			break
		}
		v, err := parseAmount(e.unit, typed)
		if err != nil {
			out.why = err.Error()
		}
		out.value = v.String()
	case store.CountValue:
		out.value = strings.TrimSuffix(strings.TrimSpace(typed), ".00")
	case store.ChoiceValue:
		out.value = meant(f.Options, typed)
	case store.FlagValue:
		out.value = meant([]string{"是", "否"}, typed)
	default:
		if out.value = typed; !f.Lines {
			out.value = strings.TrimSpace(typed)
		}
	}
	return out
}

// meant is the only option that a text begins or is part of; else the text.
func meant(options []string, typed string) string {
	typed = strings.TrimSpace(typed)
	if typed == "" || slices.Contains(options, typed) {
		return typed
	}
	for _, fits := range []func(a, b string) bool{strings.HasPrefix, strings.Contains} {
		var found []string
		for _, o := range options {
			if fits(o, typed) {
				found = append(found, o)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
		if len(found) > 1 {
			break
		}
	}
	return typed
}

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
					e.refuseRow(r, v, p)
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
func (e *edit) refuseRow(r *rowEdit, v *cellEdit, p *store.Problem) {
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
	_ = v
}

// first returns where the cell now stands that was the first to be changed.
func (e *edit) first(was grid.Place) (grid.Place, bool) {
	switch {
	case len(e.moves) > 0:
		if at, ok := e.findRow(e.moves[0].to.String()); ok {
			return grid.Place{Row: at.Row, Col: was.Col}, true
		}
	case len(e.cells) > 0:
		if was.Row < len(e.list) && e.cellName(e.at(was)) == e.cells[0].cell {
			return was, true // most often nothing has moved
		}
		return e.find(e.cells[0].cell)
	case len(e.rows) > 0:
		r := e.rows[0]
		for i := range e.list {
			l := &e.list[i]
			if r.why == "" && l.kind == entryLine && l.addr.String() == r.addr.String() || r.why != "" && l.kind == draftLine && l.draft == r.id {
				return grid.Place{Row: i, Col: was.Col}, true
			}
		}
	}
	return grid.Nowhere, false
}
