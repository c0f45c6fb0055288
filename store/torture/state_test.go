package torture

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"juesuan/store"
)

// state is what a ledger must hold, worked out without it: for each year the
// values at addresses, as the history writes them. What is not there has the
// value of an empty form.
type state map[int]map[string]string

// blank is the value of an empty form's field.
func blank(f *store.Field) string {
	switch f.Kind {
	case store.AmountValue:
		if !f.Nullable {
			return "0.00"
		}
	case store.CountValue:
		return "0"
	case store.FlagValue:
		return "否"
	}
	return ""
}

// valueAt is a value as the history writes it.
func (s state) valueAt(year int, a store.Address) string {
	if v, ok := s[year][a.String()]; ok || a.Field == nil {
		return v
	}
	return blank(a.Field)
}

// put stores a value; an empty form's is left out.
func (s state) put(year int, a store.Address, value string) {
	if a.Field != nil && value == blank(a.Field) || value == "" {
		delete(s[year], a.String())
		return
	}
	s[year][a.String()] = value
}

// set is what [store.Ledger.Set] does.
func (s state) set(year int, changes []store.Change) {
	for _, c := range changes {
		a := address(c.Addr)
		if !a.Page.Single {
			s.put(year, rowOf(a), store.Present)
		}
		s.put(year, a, c.Value)
	}
}

// remove is what [store.Ledger.Remove] does with one row.
func (s state) remove(year int, row string) {
	a := address(row)
	if a.Page.Ordered {
		for i := position(a); i < s.rows(year, a.Page); i++ {
			s.move(year, a.Page, i+1, i)
		}
		a = at(a.Page, s.rows(year, a.Page))
	}
	s.clear(year, a)
}

// move copies a row of an ordered list to another position.
func (s state) move(year int, p *store.Page, from, to int) {
	source, target := at(p, from), at(p, to)
	for i := range p.Fields {
		source.Field, target.Field = &p.Fields[i], &p.Fields[i]
		s.put(year, target, s.valueAt(year, source))
	}
}

// clear takes a row out.
func (s state) clear(year int, row store.Address) {
	delete(s[year], row.String())
	for i := range row.Page.Fields {
		row.Field = &row.Page.Fields[i]
		delete(s[year], row.String())
	}
}

// rows counts an ordered list.
func (s state) rows(year int, p *store.Page) int {
	n := 0
	for s[year][at(p, n+1).String()] != "" {
		n++
	}
	return n
}

func address(s string) store.Address {
	a, err := store.ParseAddress(s)
	if err != nil {
		panic(err) // a mistake of the test
	}
	return a
}

func rowOf(a store.Address) store.Address {
	a.Field = nil
	return a
}

func at(p *store.Page, i int) store.Address {
	return store.Address{Page: p, Key: []string{strconv.Itoa(i)}}
}

func position(a store.Address) int {
	n, _ := strconv.Atoi(a.Key[0]) // ParseAddress has read it
	return n
}

// clone is a copy that goes its own way.
func (s state) clone() state {
	c := state{}
	for y, values := range s {
		c[y] = maps.Clone(values)
	}
	return c
}

// stateAddr is where the history has the state of a year.
const stateAddr = "状态"

// valuesOf is a year in the form of a state.
func valuesOf(y *store.Year) map[string]string {
	out := map[string]string{stateAddr: string(y.State)}
	for _, d := range store.Diff(nil, y) {
		out[d.Addr] = d.New
	}
	return out
}

// held is what a ledger holds.
func held(l *store.Ledger) (state, error) {
	years, err := l.Years()
	if err != nil {
		return nil, err
	}
	s := state{}
	for _, n := range years {
		y, err := l.Year(n)
		if err != nil {
			return nil, err
		}
		s[n] = valuesOf(y)
	}
	return s, nil
}

func (s state) equal(other state) bool {
	return maps.EqualFunc(s, other, maps.Equal[map[string]string])
}

// differences names a few of the places where two states differ.
func (s state) differences(other state) (out []string) {
	for _, y := range slices.Sorted(maps.Keys(both(s, other))) {
		for _, a := range slices.Sorted(maps.Keys(both(s[y], other[y]))) {
			if x, z := s[y][a], other[y][a]; x != z && len(out) < 5 {
				out = append(out, fmt.Sprintf("%d %s: %.40q, %.40q", y, a, x, z))
			}
		}
	}
	return out
}

func both[K comparable, V any](a, b map[K]V) map[K]V {
	out := maps.Clone(a)
	if out == nil {
		out = map[K]V{}
	}
	maps.Copy(out, b)
	return out
}

// replayed is what the history says that a ledger holds, from nothing, and how
// many actions it tells of. It fails where an entry's old value is not what
// the entries before it left.
func replayed(l *store.Ledger, years ...int) (s state, steps int, err error) {
	s = state{}
	seen := map[int64]bool{}
	for _, y := range years {
		h, err := l.History(y, "")
		if err != nil {
			return nil, 0, err
		}
		for _, e := range slices.Backward(h) {
			seen[e.Step] = true
			if err := s.replay(e); err != nil {
				return nil, 0, err
			}
		}
	}
	return s, len(seen), nil
}

func (s state) replay(e store.HistoryEntry) error {
	if s[e.Year] == nil {
		s[e.Year] = map[string]string{}
	}
	if e.Addr == stateAddr {
		s[e.Year][e.Addr] = e.New
		return nil
	}
	a, err := store.ParseAddress(e.Addr)
	if err != nil {
		return err
	}
	if old := s.valueAt(e.Year, a); old != e.Old {
		return fmt.Errorf("the history has a gap before %d %s: %.40q, left was %.40q", e.Step, e.Addr, e.Old, old)
	}
	s.put(e.Year, a, e.New)
	return nil
}
