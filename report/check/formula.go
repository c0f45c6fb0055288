package check

import (
	"fmt"

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
	text string
	when []comparison // before ⇒ or ⇔
	iff  bool
	then []comparison
	vars []string // bound, in the order they first stand
}

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
type segment struct{ before, name, after string }

func (s segment) fill(values map[string]string) string {
	if s.name == "" {
		return s.before
	}
	return s.before + values[s.name] + s.after
}

var operators = []string{"≈", "=", "≤", "≥", ">", "<", "≠"}

// types are the variables that every file knows.
var types = []string{"类", "款", "项", "行", "列", "序号"}

// bind lists the variables that are bound: those that stand in a term without Σ.
func (f *formula) bind() error {
	below := false
	f.each(func(t *term) {
		below = below || t.below
		if !t.sum {
			for _, s := range t.addr.segments {
				f.addVar(s.name)
			}
		}
	})
	if below {
		left := f.then[0].left
		if len(left) != 1 || len(left[0].addr.segments) != 3 || left[0].sum {
			return fmt.Errorf("用“Σ 下级”时左边只能是一个 表号/行/列 的地址")
		}
	}
	return nil
}

func (f *formula) addVar(name string) {
	if name == "" {
		return
	}
	for _, v := range f.vars {
		if v == name {
			return
		}
	}
	f.vars = append(f.vars, name)
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
