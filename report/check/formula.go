package check

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// A formula is one line of a rule:
//
//	01/收入总计 ≈ 01/本年收入合计 + 01/年初结转和结余
//	03/{行}/{列} ≈ Σ 下级
//	01/{类} = 03/{类}/本年支出合计
//	五：05/{类}/小计 = 05/{类}/小计          the text's number for the fact
//	06/30302/决算数 > 0 ⇒ 05/2080501/小计 > 0
//
// Words are separated by blanks. A name in { } is bound to every row or column
// of the tables that has its type (类 款 项 行 列), or to every element of one of
// the file's sets; one that stands behind Σ only is summed over.
//
// ≈ compares a sum with its parts, = the same quantity in two places; both let
// printed amounts be as wrong as rounding makes them. ≤ ≥ > < ≠ compare, 且
// joins conditions, ⇒ and ⇔ tie them.
type formula struct {
	text  string
	when  []comparison // before ⇒ or ⇔
	iff   bool
	fixed bool // the condition names no bound variable
	then  []comparison
	vars  []string // bound, in the order they first stand
	sums  []string // those that stand behind Σ only
}

// binding holds the values of a formula's variables at their slots: first
// those that are bound, then those that are summed over.
type binding []string

type comparison struct {
	left, right []term
	op          string
}

// term is one addend.
type term struct {
	minus  bool
	sum    bool // Σ
	below  bool // 下级: the rows below the bound row of the left side
	number *decimal.Decimal
	addr   address
}

// address is a fact's address with holes.
type address struct {
	section  string // 五：, the text's number for the fact
	prior    bool   // 上年/
	segments []segment
}

// segment is one part of an address: literal text with at most one variable.
type segment struct {
	before, name, after string
	slot                int  // of the variable in a binding
	free                bool // it is summed over
}

func (s *segment) fill(v binding) string {
	switch {
	case s.name == "":
		return s.before
	case s.before == "" && s.after == "":
		return v[s.slot]
	}
	return s.before + v[s.slot] + s.after
}

var operators = []string{"≈", "=", "≤", "≥", ">", "<", "≠"}

// types are the variables that every file knows.
var types = []string{"类", "款", "项", "行", "列", "序号"}

// bind lists the variables that are bound, those that stand in a term without
// Σ, and gives each variable its slot.
func (f *formula) bind() error {
	below := false
	f.each(func(t *term) {
		below = below || t.below
		if !t.sum {
			for _, s := range t.addr.segments {
				f.vars = addName(f.vars, s.name)
			}
		}
	})
	f.each(func(t *term) {
		for i := range t.addr.segments {
			s := &t.addr.segments[i]
			if s.slot = slices.Index(f.vars, s.name); s.slot >= 0 || s.name == "" {
				continue
			}
			f.sums = addName(f.sums, s.name)
			s.slot, s.free = len(f.vars)+slices.Index(f.sums, s.name), true
		}
	})
	f.fixed = true
	for _, c := range f.when {
		for _, t := range slices.Concat(c.left, c.right) {
			for _, s := range t.addr.segments {
				f.fixed = f.fixed && (s.name == "" || s.free)
			}
		}
	}
	if below {
		left := f.then[0].left
		if len(left) != 1 || len(left[0].addr.segments) != 3 || left[0].sum {
			return fmt.Errorf("用“Σ 下级”时左边只能是一个 表号/行/列 的地址")
		}
	}
	return nil
}

// addName adds a name that the list lacks.
func addName(list []string, name string) []string {
	if name == "" || slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}

func (f *formula) each(do func(*term)) {
	for _, list := range [][]comparison{f.when, f.then} {
		for i := range list {
			for j := range list[i].left {
				do(&list[i].left[j])
			}
			for j := range list[i].right {
				do(&list[i].right[j])
			}
		}
	}
}

// tables are the tables a formula reads.
func (f *formula) tables() []string {
	seen := map[string]bool{}
	f.each(func(t *term) {
		if len(t.addr.segments) > 0 && !t.addr.prior {
			seen[t.addr.segments[0].before] = true
		}
	})
	return keys(seen)
}
