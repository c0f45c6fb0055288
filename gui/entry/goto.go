package entry

import (
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
)

// GoTo is the screen's: it has the entries of its page, the cells in which
// something is not understood, and what adds up entries of the page.
func (s *Screen) GoTo(addr string) bool {
	if s.goToCell(addr) {
		return true
	}
	if desk.PageOf(addr) == s.page {
		return s.goToRow(addr)
	}
	for _, e := range s.year.Book().EntriesOf(addr) {
		if desk.PageOf(e) == s.page && s.goToRow(e) {
			return true
		}
	}
	return false
}

// goToCell shows the cell of a field.
func (s *Screen) goToCell(addr string) bool {
	for i, p := range s.parts {
		if at, ok := p.sheet.find(addr); ok {
			s.goTo(i, at)
			return true
		}
	}
	return false
}

// goToRow shows the row of an address, or at least its section.
func (s *Screen) goToRow(addr string) bool {
	if s.goToCell(addr) {
		return true
	}
	for i, p := range s.parts {
		if at, ok := p.sheet.findRow(rowOf(addr)); ok {
			s.goTo(i, at)
			return true
		}
	}
	page, _, _ := strings.Cut(addr, "/")
	for i, p := range s.parts {
		if p.sheet.holds(page) {
			s.goTo(i, p.grid.Active())
			return true
		}
	}
	return false
}

func (s *Screen) goTo(i int, at grid.Place) {
	if s.at != i {
		s.show(i)
	}
	s.now().grid.GoTo(at)
	s.Focus()
}

// holds reports whether entries of a page of the ledger stand on the sheet.
func (s *sheet) holds(page string) bool {
	switch d := s.def.(type) {
	case *coded:
		return d.page.Name == page
	case *list:
		return d.page.Name == page
	case *public:
		return page == amountsPage
	case *form:
		return slices.ContainsFunc(d.parts, func(p formPart) bool { return p.page == page })
	}
	return false
}
