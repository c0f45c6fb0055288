package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// side is one side of a comparison worked out.
type side struct {
	q     quantity
	items []operand
	words string // 下级相加
	below bool   // it adds up the rows below

	number decimal.Decimal // of it the numbers that stand in the rule itself
}

// operand is one addend: a cell, a number of the text, or another fact by its
// address.
type operand struct {
	addr  string
	cell  *report.Cell
	claim *claim
	minus bool // it is taken off
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

// only is the single addend, or nil.
func (s *side) only() *operand {
	if len(s.items) != 1 {
		return nil
	}
	return &s.items[0]
}

// literal reports whether the side is a number that stands in the rule.
func (s *side) literal() bool { return len(s.items) == 0 && s.words == "" }

// quoted reports whether all addends are numbers of the text.
func (s *side) quoted() bool {
	return len(s.items) > 0 && !slices.ContainsFunc(s.items, func(o operand) bool { return o.claim == nil })
}

// lessened reports whether something is taken off.
func (s *side) lessened() bool {
	return len(s.items) > 1 && slices.ContainsFunc(s.items, func(o operand) bool { return o.minus })
}

// numbers counts the addends that are cells or numbers of the text.
func (s *side) numbers() int {
	n := 0
	for i := range s.items {
		if s.items[i].cell != nil || s.items[i].claim != nil {
			n++
		}
	}
	return n
}

// places are the addresses of the addends.
func (s *side) places() []string {
	out := make([]string, len(s.items))
	for i := range s.items {
		out[i] = s.items[i].place()
	}
	return out
}

// children counts the rows below the side's only cell.
func (s *side) children(p *probe) int {
	if s.only() == nil {
		return 0
	}
	parts := strings.SplitN(s.first(), "/", 3)
	return len(p.grids[parts[0]].children[parts[1]])
}
