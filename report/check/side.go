package check

import (
	"strings"

	"juesuan/report"
)

// side is one side of a comparison worked out.
type side struct {
	q     quantity
	items []operand
	words string // 下级相加
	below bool   // it adds up the rows below

	// What items are, spelt out when a finding is described.
	places []string
	cells  []*report.Cell
	claims []*claim
}

// operand is one addend: a cell, a number of the text, or another fact by its
// address.
type operand struct {
	addr  string
	cell  *report.Cell
	claim *claim
}

func (o *operand) place() string {
	switch {
	case o.claim != nil:
		return o.claim.figure.Addr
	case o.cell != nil:
		return o.cell.Addr
	}
	return o.addr
}

// first is the address of the first addend.
func (s *side) first() string {
	if len(s.items) > 0 {
		return s.items[0].place()
	}
	return ""
}

// tailKey is that of the finding to come: the code in the first addend, else its
// table and row.
func (s *side) tailKey() string {
	addr := s.first()
	if len(s.items) > 0 && s.items[0].claim != nil && len(s.items[0].claim.figure.Facts) > 0 {
		addr = s.items[0].claim.figure.Facts[0]
	}
	if code := codeIn(addr); code != "" {
		return code
	}
	return rowIn(addr)
}

// spell writes the addends out.
func (s *side) spell() {
	if len(s.places) > 0 {
		return
	}
	for i := range s.items {
		o := &s.items[i]
		s.places = append(s.places, o.place())
		if o.cell != nil {
			s.cells = append(s.cells, o.cell)
		}
		if o.claim != nil {
			s.claims = append(s.claims, o.claim)
		}
	}
}

// children counts the rows below the side's only cell.
func (s *side) children(p *probe) int {
	if len(s.items) != 1 {
		return 0
	}
	parts := strings.SplitN(s.first(), "/", 3)
	return len(p.grids[parts[0]].children[parts[1]])
}
