package check

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
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

// parser reads one formula.
type parser struct {
	words []string
	sets  map[string][]string
}

// parseFormula reads a formula; the error says what is wrong and what could
// have been meant.
func parseFormula(text string, sets map[string][]string) (*formula, error) {
	p := parser{strings.Fields(strings.ReplaceAll(text, "Σ", " Σ ")), sets}
	f := &formula{text: text}
	var err error
	if f.then, err = p.comparisons(); err != nil {
		return nil, err
	}
	if w := p.next(); w == "⇒" || w == "⇔" {
		f.when, f.iff = f.then, w == "⇔"
		if f.then, err = p.comparisons(); err != nil {
			return nil, err
		}
	} else if w != "" {
		return nil, fmt.Errorf("“%s”这里应是 ⇒、⇔、且、+、− 或行末", w)
	}
	if w := p.next(); w != "" {
		return nil, fmt.Errorf("“%s”之后写不下去了，一条只能有一个 ⇒ 或 ⇔", w)
	}
	return f, f.bind()
}

func (p *parser) next() string {
	if len(p.words) == 0 {
		return ""
	}
	w := p.words[0]
	p.words = p.words[1:]
	return w
}

func (p *parser) peek(any ...string) bool {
	for _, w := range any {
		if len(p.words) > 0 && p.words[0] == w {
			return true
		}
	}
	return false
}

func (p *parser) comparisons() ([]comparison, error) {
	var out []comparison
	for {
		c, err := p.comparison()
		if err != nil {
			return nil, err
		}
		out = append(out, c)
		if !p.peek("且") {
			return out, nil
		}
		p.next()
	}
}

func (p *parser) comparison() (c comparison, err error) {
	if c.left, err = p.terms(); err != nil {
		return c, err
	}
	if c.op = p.next(); !p.known(c.op) {
		if c.op == "" {
			return c, fmt.Errorf("缺少比较号（%s）", strings.Join(operators, " "))
		}
		return c, fmt.Errorf("“%s”不是比较号，应是 %s 之一", c.op, strings.Join(operators, " "))
	}
	c.right, err = p.terms()
	return c, err
}

func (*parser) known(op string) bool {
	for _, o := range operators {
		if o == op {
			return true
		}
	}
	return false
}

func (p *parser) terms() ([]term, error) {
	var out []term
	minus := false
	for {
		t, err := p.term()
		if err != nil {
			return nil, err
		}
		t.minus = minus
		out = append(out, t)
		switch {
		case p.peek("+", "＋"):
			minus = false
		case p.peek("-", "−", "－"):
			minus = true
		default:
			return out, nil
		}
		p.next()
	}
}

func (p *parser) term() (t term, err error) {
	w := p.next()
	if w == "Σ" {
		t.sum = true
		if w = p.next(); w == "下级" {
			t.below = true
			return t, nil
		}
	}
	if w == "" {
		return t, fmt.Errorf("这里缺少一个地址，例如 03/合计/基本支出")
	}
	if n, err := decimal.NewFromString(w); err == nil && !t.sum && !strings.Contains(w, "/") {
		t.number = &n
		return t, nil
	}
	t.addr, err = p.address(w)
	return t, err
}

func (p *parser) address(w string) (a address, err error) {
	if section, rest, ok := strings.Cut(w, "："); ok {
		a.section, w = section, rest
	}
	if rest, ok := strings.CutPrefix(w, priorPrefix); ok {
		a.prior, w = true, rest
	}
	parts := strings.Split(w, "/")
	if len(parts) < 2 {
		return a, fmt.Errorf("“%s”不是地址；地址写成 表号/行/列，例如 03/合计/基本支出", w)
	}
	for _, s := range parts {
		seg, err := p.segment(s)
		if err != nil {
			return a, err
		}
		a.segments = append(a.segments, seg)
	}
	if a.segments[0].name != "" {
		return a, fmt.Errorf("地址“%s”的表号不能是变量", w)
	}
	return a, nil
}

func (p *parser) segment(s string) (segment, error) {
	before, rest, open := strings.Cut(s, "{")
	if !open {
		if s == "" || strings.Contains(s, "}") {
			return segment{}, fmt.Errorf("地址里“%s”这一段不对，变量要写成 {类}", s)
		}
		return segment{before: s}, nil
	}
	name, after, closed := strings.Cut(rest, "}")
	if !closed || strings.ContainsAny(after, "{}") {
		return segment{}, fmt.Errorf("地址里“%s”的花括号不成对", s)
	}
	if _, ok := p.sets[name]; !ok {
		known := append([]string{}, types...)
		for _, k := range keys(p.sets) {
			known = append(known, k)
		}
		found := false
		for _, t := range types {
			found = found || t == name
		}
		if !found {
			return segment{}, fmt.Errorf("没有名为“%s”的变量%s可以用的有：%s", name, orStop(store.Meant(name, known)), strings.Join(known, "、"))
		}
	}
	return segment{before, name, after}, nil
}

func orStop(s string) string {
	if s == "" {
		return "。"
	}
	return s
}

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
