package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// repeated are rules of which likewise makes one of several findings.
var repeated = []string{"A29", "P09", "B24", "Q01", "Q08"}

// likewise makes one of what says the same though nothing of it is an error:
// amounts of a table and percentages that are not written as most are, a cost
// that is more than what it should equal, the deviation of a wrong rate, and
// money that is spent over the budget in all and of one source.
func (w *web) likewise() {
	first, tables := -1, map[string]int{}
	for i, m := range w.all {
		if w.root[i] != i {
			continue
		}
		switch m.Rule {
		case "A29":
			table := tableOf(m.Places[0].Addr)
			if j, ok := tables[table]; ok {
				w.root[i] = j
			} else {
				tables[table] = i
			}
		case "P09":
			if first >= 0 {
				w.root[i] = first
			} else {
				first = i
			}
		case "B24":
			for j, e := range w.all {
				if e.Rule == "C21" && w.root[j] == j && m.sameAmounts(e) {
					w.root[i] = j
					break
				}
			}
		case "Q15":
			j := slices.IndexFunc(w.all, func(e *mistake) bool {
				return e.Rule == "Q08" && slices.ContainsFunc(e.places, func(k figure) bool { return slices.Contains(m.places, k) })
			})
			if j >= 0 {
				w.root[i] = w.of(j)
			}
		case "Q01":
			if j := w.overspent(i, m); j >= 0 {
				w.root[i] = j
			}
		}
	}
}

// sameAmounts reports whether two findings compare the same two amounts.
func (m *mistake) sameAmounts(e *mistake) bool {
	return len(m.Places) == 2 && len(e.Places) == 2 && figureAt(&m.Places[0]) == figureAt(&e.Places[0]) && figureAt(&m.Places[1]) == figureAt(&e.Places[1])
}

// overspent finds the source of money that is spent over its budget and makes
// the sum of a self-assessment, its first row, so: -1 where sources that are
// told of do not make up for it.
func (w *web) overspent(i int, m *mistake) int {
	first, over := -1, decimal.Zero
	for j, e := range w.all {
		if !m.over() || e.Rule != "Q01" || !e.over() || assessmentIn(e.Places[0].Addr) != assessmentIn(m.Places[0].Addr) {
			continue
		}
		if j < i {
			return -1 // m is no sum
		}
		if j > i {
			over = over.Add(e.by)
			if first < 0 && w.root[j] == j {
				first = j
			}
		}
	}
	if m.by.GreaterThan(over) {
		return -1
	}
	return first
}

// over reports whether a finding is that more is spent than the budget has.
func (m *mistake) over() bool { return strings.HasPrefix(m.Expected, "≤") && len(m.Places) > 0 }

// assessmentIn is the address of the self-assessment that a row of money is in.
func assessmentIn(addr string) string {
	parts := strings.Split(addr, "/")
	return strings.Join(parts[:max(0, len(parts)-2)], "/")
}

// shareSums puts a sum of shares that is not 100 under the shares that are told
// to be wrong, where they make it so.
func (w *web) shareSums() {
	for i, m := range w.all {
		if m.Rule != "P04" || m.Severity != Error || w.root[i] != i {
			continue
		}
		named := map[figure]bool{}
		for _, k := range m.places {
			named[k] = true
		}
		first, off := -1, decimal.Zero
		for j, e := range w.all {
			printed, ok := number(e.Printed)
			want, ok2 := number(e.Expected)
			if e.Rule != "P01" || e.Severity != Error || !ok || !ok2 || !named[e.places[0]] {
				continue
			}
			off = off.Add(printed).Sub(want)
			if first < 0 {
				first = j
			}
		}
		total, ok := number(m.Printed)
		if ok && first >= 0 && !total.Sub(hundred).Sub(off).Abs().GreaterThan(oneStep.Mul(decimal.New(int64(len(m.places)), 0))) {
			w.root[i] = w.of(first)
		}
	}
}

// misnamed makes one of what follows where the text gives an item another's
// name: it lacks the one, and of the other says what is the first one's.
func (w *web) misnamed() {
	for i, m := range w.all {
		if m.Rule != "C08" && m.Rule != "C16" || m.lacks == nil || m.lacks.amounts == nil || w.root[i] != i {
			continue
		}
		own := func(text string) bool { // a number of the item that is left out
			v, ok := number(text)
			for _, a := range m.lacks.amounts {
				if ok && !v.IsZero() && v.Equal(a) {
					return true
				}
			}
			return false
		}
		var other []decimal.Decimal // numbers of the item whose name it has
		var below []int
		spent := false
		for j, e := range w.all {
			if j == i || e.Severity != Error || e.lacks != nil || len(e.Places) < 2 || !slices.Contains([]string{m.Rule, "C29", "C37"}, e.Rule) || e.Places[0].Section != m.lacks.section || !own(e.Printed) {
				continue
			}
			spent = spent || e.Rule == m.Rule
			below = append(below, j)
			if v, ok := number(e.Expected); ok {
				other = append(other, v)
			}
		}
		if !spent {
			continue
		}
		for j, e := range w.all {
			if e.Rule != "C09" && e.Rule != "C10" || e.Severity != Error {
				continue
			}
			for _, v := range other {
				if !e.by.Sub(v).Abs().GreaterThan(half.Mul(decimal.New(int64(len(e.places)), 0))) {
					below = append(below, j)
					break
				}
			}
		}
		for _, j := range below {
			if r := w.of(j); r != i {
				w.root[r] = i
			}
		}
	}
}
