package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"juesuan/store"
)

// term is a fact as templates hold it: printed, it is its figure.
type term struct{ fact *Fact }

// of is the term's fact; no term has none.
func (t *term) of() *Fact {
	if t == nil {
		return nil
	}
	return t.fact
}

// term makes a term of a fact. Where somebody follows the document, equal
// addresses have one term, which is given the fact's later values.
func (c *composer) term(f *Fact) *term {
	if c.terms == nil {
		return &term{f}
	}
	t := c.terms[f.Addr]
	if t == nil {
		t = &term{f}
		c.terms[f.Addr] = t
	}
	return t
}

// item is one element of a list that templates range over.
type item = map[string]any

// The functions of the packs' language. Amounts are the printed ones, so that
// a reader with a pocket calculator gets the same percentages. A ratio with a
// zero base has no value: a template asks 非零 first.
func (c *composer) funcs() template.FuncMap {
	return template.FuncMap{
		"金额":   c.amountOf,
		"数":    c.numberOf,
		"取":    c.factAt,
		"占比":   c.shareOf,
		"配平占比": c.balancedShareOf,
		"完成率":  c.completionOf,
		"差额":   c.differenceOf,
		"增减率":  c.growthOf,
		"增减":   func(a, b any) (string, error) { return c.direction(a, b, "增加", "减少") },
		"升降":   func(a, b any) (string, error) { return c.direction(a, b, "增长", "下降") },
		"大小":   func(a, b any) (string, error) { return c.direction(a, b, "大于", "小于") },
		"相等":   c.equal,
		"非零":   c.nonzero,
		"为正":   c.positive,
		"上年":   c.priorOf,
		"各列":   c.columnsOf,
		"各行":   c.rowsOf,
		"分项":   c.itemsOf,
		"结构":   c.structure,
		"非零项":  func(list []item, column string) ([]item, error) { return c.filter(list, column, false) },
		"零项":   func(list []item, column string) ([]item, error) { return c.filter(list, column, true) },
		"末级":   c.leavesOf,
		"列举":   c.enumerate,
		"原因":   c.reason,
		"文字":   c.words,
		"可选":   c.optional,
		"序号":   c.position,
		"序数":   c.ordinal,
		"缺":    c.gap,
	}
}

// listFuncs are the functions whose result range may go over.
var listFuncs = map[string]bool{"各列": true, "各行": true, "分项": true, "结构": true, "末级": true, "非零项": true, "零项": true}

// parseFuncs has the names for parsing; the functions of a composer replace
// them before a template runs.
var (
	parseFuncs = (&composer{}).funcs()
	funcNames  = keysOf(parseFuncs)
)

func toTerm(v any) (*term, error) {
	if t, ok := v.(*term); ok && t != nil {
		return t, nil
	}
	return nil, errors.New("这里要一个数（例如 .表01.收入总计），现在给的不是")
}

func two(a, b any) (x, y *term, err error) {
	if x, err = toTerm(a); err == nil {
		y, err = toTerm(b)
	}
	return x, y, err
}

// figure returns a figure's marked text.
func (c *composer) figure(f *Figure) string { return c.mark(f.Text, span{figure: f}) }

// compute prints the figure of a formula.
func (c *composer) compute(f formula, x, y *term) (string, error) {
	fig, err := f(c.pack, x.fact, y.of())
	if err != nil {
		return "", err
	}
	c.piece.note(use{x: x, y: y, formula: f, figure: &fig})
	return c.figure(&fig), nil
}

// ask answers a question.
func (c *composer) ask(q question, x, y *term) int {
	answer := q(x.fact, y.of())
	c.piece.note(use{x: x, y: y, question: q, answer: answer})
	return answer
}

// 金额: the amount with its unit.
func (c *composer) amountOf(v any) (string, error) {
	t, err := toTerm(v)
	if err != nil {
		return "", err
	}
	if t.fact.Kind != AmountFact {
		return "", fmt.Errorf("“%s”不是金额", t.fact.Addr)
	}
	s, err := c.compute(numberFigure, t, nil)
	return s + string(c.book.Unit), err
}

// 数: the number alone.
func (c *composer) numberOf(v any) (string, error) {
	t, err := toTerm(v)
	if err != nil {
		return "", err
	}
	return c.compute(numberFigure, t, nil)
}

// 取: the fact with an address, also one in a row that only lists have.
func (c *composer) factAt(addr string) (*term, error) {
	f := c.book.Fact(addr)
	if f == nil {
		return nil, fmt.Errorf("没有“%s”这个数", addr)
	}
	return c.term(f), nil
}

// 占比: part ÷ whole. Where the pack balances shares and the whole is the sum of
// parts of which this is one, its share is that among all of them.
func (c *composer) shareOf(part, whole any) (string, error) {
	p, w, err := two(part, whole)
	if err != nil {
		return "", err
	}
	if c.pack.balanced() && slices.Contains(w.fact.Parts, p.fact.Addr) {
		list, err := c.itemsOf(whole)
		if err != nil {
			return "", err
		}
		shares, err := c.structure(list, "值", whole)
		if err != nil {
			return "", err
		}
		for _, s := range shares {
			if s["值"].(*term).fact.Addr == p.fact.Addr && s["占比"] != "" {
				return s["占比"].(string), nil
			}
		}
	}
	return c.compute(shareFigure, p, w)
}

// 配平占比: the share that the part has in 结构, where it is a row of a subject
// table and the whole that table's total, among the rows of its level.
func (c *composer) balancedShareOf(part, whole any) (string, error) {
	p, w, err := two(part, whole)
	if err != nil {
		return "", err
	}
	address := store.SplitAddress(p.fact.Addr)
	if len(address) != 3 || slices.Contains(w.fact.Parts, p.fact.Addr) || !c.pack.balanced() {
		return c.shareOf(part, whole)
	}
	for _, level := range []string{"类", "款", "项"} {
		rows, err := c.rowsOf(address[0], level)
		if err != nil {
			break // no subject table
		}
		shares, err := c.structure(rows, address[2], whole)
		if err != nil {
			return "", err
		}
		for _, s := range shares {
			if s["值"].(*term).fact.Addr == p.fact.Addr && s["占比"] != "" {
				return s["占比"].(string), nil
			}
		}
	}
	return c.shareOf(part, whole)
}

// 完成率: actual ÷ budget.
func (c *composer) completionOf(actual, budget any) (string, error) {
	return c.computeTwo(completionFigure, actual, budget)
}

// 增减率: |now − before| ÷ before.
func (c *composer) growthOf(now, before any) (string, error) {
	return c.computeTwo(growthFigure, now, before)
}

// 差额: |a − b| with its unit.
func (c *composer) differenceOf(a, b any) (string, error) {
	s, err := c.computeTwo(differenceFigure, a, b)
	return s + string(c.book.Unit), err
}

func (c *composer) computeTwo(f formula, a, b any) (string, error) {
	x, y, err := two(a, b)
	if err != nil {
		return "", err
	}
	return c.compute(f, x, y)
}

// direction chooses the word that follows the sign of a − b.
func (c *composer) direction(a, b any, more, less string) (string, error) {
	x, y, err := two(a, b)
	if err != nil {
		return "", err
	}
	switch c.ask(sideOf, x, y) {
	case 1:
		return more, nil
	case -1:
		return less, nil
	}
	return "持平", nil
}

func (c *composer) equal(a, b any) (bool, error) {
	x, y, err := two(a, b)
	return err == nil && c.ask(isEqual, x, y) == 1, err
}

func (c *composer) nonzero(v any) (bool, error) {
	t, err := toTerm(v)
	return err == nil && c.ask(isNonzero, t, nil) == 1, err
}

// 为正: a base that is negative gives percentages nobody can read.
func (c *composer) positive(v any) (bool, error) {
	t, err := toTerm(v)
	return err == nil && c.ask(isPositive, t, nil) == 1, err
}

// 上年: the same fact of the previous year; false if nobody knows it.
func (c *composer) priorOf(v any) (any, error) {
	t, err := toTerm(v)
	if err != nil {
		return nil, err
	}
	if f := c.book.Fact(priorAddr(t.fact.Addr)); f != nil {
		return c.term(f), nil
	}
	return unknown(false), nil
}

// 列举: the names of a list, joined by 、.
func (c *composer) enumerate(list []item) (string, error) {
	var names []string
	for _, it := range list {
		switch n := it["名称"].(type) {
		case string:
			names = append(names, n)
		case words:
			names = append(names, n.String())
		}
	}
	return strings.Join(names, "、"), c.spend(len(list))
}

// 序号: a list's running number, from 1.
func (c *composer) position(i int) int { return i + 1 }

// 序数: the same in Chinese.
func (c *composer) ordinal(i int) string { return ordinal(i + 1) }

// 原因: the reason the office gave at a place, or a visible gap.
func (c *composer) reason(place ...string) (string, error) {
	return c.wordsAt("原因/"+strings.Join(place, "/"), "原因")
}

// 文字: the office's words at a place, or a visible gap.
func (c *composer) words(place ...string) (string, error) {
	at := strings.Join(place, "/")
	return c.wordsAt("文字/"+at, at)
}

// 可选: the office's words at a place, or nothing.
func (c *composer) optional(place ...string) (string, error) {
	at := "文字/" + strings.Join(place, "/")
	c.piece.words(at, 0)
	if clean(c.texts[at]) == "" {
		return "", nil
	}
	return c.words(place...)
}

// 缺: a visible gap.
func (c *composer) gap(what string) (string, error) {
	if err := isPlace(what); err != nil {
		return "", err
	}
	if strings.HasPrefix(what, faultHead) {
		return c.mark("（请"+what+"）", span{gap: true}), nil
	}
	return c.mark("（请填写"+what+"）", span{gap: true}), nil
}

func (c *composer) wordsAt(place, what string) (string, error) {
	if err := isPlace(place); err != nil {
		return "", err
	}
	text, addr := officeWords(place, c.texts[place]), wordsAddr(place)
	c.piece.words(place, 1)
	if text == "" {
		return c.mark("（请填写"+what+"）", span{gap: true, entry: addr}), nil
	}
	return c.mark(text, span{entry: addr}), c.spend(wordSteps(text))
}

// officeWords is a text of the office as a sentence quotes it.
func officeWords(place, text string) string {
	text = clean(text)
	if strings.HasPrefix(place, "原因/") {
		text = strings.TrimRight(text, "。") // the sentence ends with its own
	}
	return text
}

func wordsAddr(place string) string { return store.JoinAddress("文字", place, "内容") }

// wordSteps is what long words count: they take time.
func wordSteps(text string) int { return len(text) / 16 }

const maxPlace = 300 // bytes

// isPlace asks that the name of a place is one, and no text that a loop lets
// grow.
func isPlace(s string) error {
	if len(s) > maxPlace || strings.ContainsAny(s, marks+"\n") {
		return errors.New("位置的名字太长，或者不是名字")
	}
	return nil
}
