package check

import "strings"

// exchanged makes one of two errors of a section that are each other's number,
// and of amounts there that all have the same wrong unit.
func (w *web) exchanged() {
	first := map[string]int{} // with a wrong unit, by section
	for i, m := range w.all {
		if m.Severity != Error || len(m.Places) == 0 || m.Places[0].Section == "" {
			continue
		}
		if section := m.Places[0].Section; strings.HasPrefix(m.Cause, wrongUnit) {
			if w.root[i] != i {
				continue
			}
			if j, known := first[section]; known {
				w.root[i] = w.of(j)
			} else {
				first[section] = i
			}
			continue
		}
		for j := i + 1; j < len(w.all) && j < i+most; j++ {
			if a, b := w.of(i), w.of(j); m.swappedWith(w.all[j]) && (a == i || a == j) && (b == i || b == j) {
				w.root[b] = a
				w.causes[a] = "两个数写反了"
				break
			}
		}
	}
}

// swappedWith reports whether each of two errors of a section prints what the
// other should.
func (m *mistake) swappedWith(e *mistake) bool {
	if m.Rule != e.Rule || e.Severity != Error || len(e.Places) == 0 || e.Places[0].Section != m.Places[0].Section || e.Places[0].Addr == m.Places[0].Addr {
		return false
	}
	a, ok := number(m.Printed)
	b, ok2 := number(m.Expected)
	c, ok3 := number(e.Printed)
	d, ok4 := number(e.Expected)
	return ok && ok2 && ok3 && ok4 && a.Equal(d) && b.Equal(c) && !a.Equal(b)
}
