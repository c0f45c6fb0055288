package check

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

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

func (p *parser) peek(words ...string) bool {
	for _, w := range words {
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

// joined are the signs that stand between words, and in none.
const joined = "+＋−－≈=≤≥<>≠⇒⇔"

func (p *parser) address(w string) (a address, err error) {
	if i := strings.IndexAny(w, joined); i >= 0 {
		sign := string([]rune(w[i:])[:1])
		return a, fmt.Errorf("“%s”里的“%s”两边要有空格，例如 03/合计/基本支出 %s 03/合计/项目支出", w, sign, sign)
	}
	if left, right, ok := strings.Cut(w, "-"); ok && strings.Contains(left, "/") && (strings.Contains(right, "/") || strings.Trim(right, "0123456789.") == "") {
		return a, fmt.Errorf("“%s”里的“-”两边要有空格，例如 03/合计/基本支出 - 03/合计/项目支出", w)
	}
	if section, rest, ok := strings.Cut(w, "："); ok {
		a.section, w = section, rest
	}
	if rest, ok := strings.CutPrefix(w, priorPrefix); ok {
		a.prior, w = true, rest
		if strings.HasPrefix(w, priorPrefix) {
			return a, fmt.Errorf("“%s”写了两次；上年的数写成 %s表号/行/列", priorPrefix, priorPrefix)
		}
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
		known = append(known, keys(p.sets)...)
		found := false
		for _, t := range types {
			found = found || t == name
		}
		if !found {
			return segment{}, fmt.Errorf("没有名为“%s”的变量%s可以用的有：%s", name, orStop(store.Meant(name, known)), strings.Join(known, "、"))
		}
	}
	return segment{before: before, name: name, after: after}, nil
}

func orStop(s string) string {
	if s == "" {
		return "。"
	}
	return s
}
