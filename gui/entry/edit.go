package entry

import (
	"slices"
	"strings"

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
	stood  []string // the entries that are changed, by the addresses they had
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
func (s *sheet) Change(a grid.Action, changes []grid.Change) (grid.Range, error) {
	if s.asksFirst(a, changes) {
		return grid.Between(changes[0].At, changes[0].At), nil
	}
	e := &edit{sheet: s, action: string(a) + s.title(changes)}
	e.sort(changes)
	s.moves = true
	defer func() { s.moves = false }()
	if err := e.commit(); err != nil {
		return grid.NoBlock, err
	}
	s.left = e.unrecorded()
	at, ok := e.first(changes[0].At) // the lines have followed the year
	if !ok {
		at = changes[0].At
	}
	if a == grid.Typed && s.entered != nil {
		s.entered([]grid.Change{{At: at, Text: changes[0].Text}})
	}
	if len(changes) > 1 {
		if now, ok := e.block(changes); ok {
			return now, nil
		}
	}
	return grid.Between(at, at), nil
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
			e.stood = append(e.stood, e.list[row].addr.String())
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
