package entry

import (
	"slices"

	"juesuan/gui/grid"
	"juesuan/store"
)

// find returns where a cell stands, by its name.
func (s *sheet) find(cell string) (grid.Place, bool) {
	is := func(*line) bool { return true }
	if id, ok := s.draftLine(cell); ok {
		is = func(l *line) bool { return l.kind == draftLine && l.draft == id }
	} else if a, err := store.ParseAddress(cell); err == nil && a.Page.Name != "自定科目" {
		is = func(l *line) bool {
			return l.kind == entryLine && l.addr.Page == a.Page && slices.Equal(l.addr.Key, a.Key)
		}
	}
	for row := range s.list {
		l := &s.list[row]
		if !is(l) {
			continue
		}
		for col := range s.cols {
			if s.cellName(l, &s.cols[col]) == cell {
				return grid.Place{Row: row, Col: col}, true
			}
		}
	}
	return grid.Nowhere, false
}

// findRow returns the line of an entry's row, at its first cell that can be
// changed.
func (s *sheet) findRow(row string) (grid.Place, bool) {
	a, err := store.ParseAddress(row)
	if err != nil {
		return grid.Nowhere, false
	}
	for i := range s.list {
		if l := &s.list[i]; l.kind == entryLine && l.addr.Page == a.Page && slices.Equal(l.addr.Key, a.Key) {
			for col := range s.cols {
				if c := &s.cols[col]; c.role == value && fieldAt(l, c) != nil {
					return grid.Place{Row: i, Col: col}, true
				}
			}
			return grid.Place{Row: i}, true
		}
	}
	return grid.Nowhere, false
}

// begin is where one begins to enter: the first amount or text of the first
// line that has one, else the first cell.
func (s *sheet) begin() grid.Place {
	for row := range s.list {
		for col := range s.cols {
			p := grid.Place{Row: row, Col: col}
			if l, c := s.at(p); c.role == value && !s.cell(l, c).ReadOnly() && l.kind == entryLine {
				return p
			}
		}
	}
	return grid.Place{Row: max(0, len(s.list)-1)}
}
