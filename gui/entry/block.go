package entry

import (
	"slices"

	"juesuan/gui/grid"
)

// block returns the rows that the changed entries now cover, in the columns of
// the changes. Sums may stand between them; if other entries do, there is none.
func (e *edit) block(changes []grid.Change) (grid.Range, bool) {
	out := grid.Around(changes)
	if slices.ContainsFunc(e.list, func(l line) bool { return l.field != nil }) {
		return out, true // the lines of a form stay where they are
	}
	changed := e.names()
	first, last := -1, -1
	for i := range e.list {
		if changed[lineName(&e.list[i])] {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return out, false
	}
	for i := first; i <= last; i++ {
		if name := lineName(&e.list[i]); name != "" && !changed[name] {
			return out, false
		}
	}
	out.Top, out.Bottom = first, last
	return out, true
}

// names are the names that the changed lines now have.
func (e *edit) names() map[string]bool {
	out := map[string]bool{}
	for _, addr := range e.stood {
		for _, m := range e.moves {
			if m.from.String() == addr {
				addr = m.to.String()
				break
			}
		}
		out[addr] = true
	}
	for _, r := range e.rows {
		if r.why == "" {
			out[r.addr.String()] = true
		} else {
			out[r.id] = true
		}
	}
	return out
}

// lineName names the line of an entry or a draft; "" for others.
func lineName(l *line) string {
	switch l.kind {
	case entryLine:
		return l.addr.String()
	case draftLine:
		return l.draft
	}
	return ""
}
