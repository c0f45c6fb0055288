package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// cause guesses how the left number came to differ from the right one, or says
// nothing: a guess has to be evident.
func (p *probe) cause(l, r *side) string {
	a, b := l.q.printed, r.q.printed
	if d := a.Sub(b).Abs(); !d.GreaterThan(oneStep) || !d.GreaterThan(slack(l.q.loose+r.q.loose)) {
		return "" // rounding did it
	}
	if o := l.only(); o != nil && o.claim != nil {
		if c := o.claim.otherUnit(b, p.unit); c != "" {
			return c
		}
	}
	if c := numberCause(a, b); c != "" {
		return c
	}
	fact := l.fact()
	if q, _, _ := p.at(fact); fact == "" || a.IsZero() || l.quoted() && q.printed.Equal(a) {
		fact = "" // the text has it as its table does
	}
	if f := p.Book.Fact(priorPrefix + fact); fact != "" && f != nil && f.Printed.Equal(a) {
		return "正好是上一年度的数"
	}
	switch {
	case r.numbers() > 1:
		return p.addend(a.Sub(b), a, r)
	case fact != "":
		return p.neighbour(fact, a, l.quoted())
	}
	return ""
}

// fact is the address that a side's only number is of, or "".
func (s *side) fact() string {
	o := s.only()
	switch {
	case o == nil:
	case o.claim == nil:
		return o.place()
	case len(o.claim.figure.Facts) == 1:
		return o.claim.figure.Facts[0]
	}
	return ""
}

// neighbour tells where a number belongs to the row above or below, or in the
// text to the column to the left or right, of the place that it was printed for.
// A subject and the ones above it have the same number often enough.
func (p *probe) neighbour(addr string, v decimal.Decimal, text bool) string {
	id, _, _ := strings.Cut(addr, "/")
	g := p.grids[id]
	if g == nil {
		return ""
	}
	rows := g.table.Rows
	for i := range rows {
		j := slices.IndexFunc(rows[i].Cells, func(c report.Cell) bool { return c.Addr == addr })
		if j < 0 {
			continue
		}
		if p.sumOf(&rows[i].Cells[j]).Equal(v) {
			return "" // the cell is wrong
		}
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(rows) && j < len(rows[k].Cells) {
				if c := &rows[k].Cells[j]; c.Amount != nil && c.Amount.Printed.Equal(v) && !related(addr, c.Addr) && !addsUp(&rows[i].Cells[j], c) {
					return "可能错了一行：正好是" + p.spot(c.Addr).String() + "的数"
				}
			}
		}
		for _, k := range []int{j - 1, j + 1} {
			if text && k >= 0 && k < len(rows[i].Cells) {
				if c := &rows[i].Cells[k]; c.Amount != nil && c.Amount.Printed.Equal(v) {
					return "可能错了一栏：正好是" + p.spot(c.Addr).String() + "的数"
				}
			}
		}
		return ""
	}
	return ""
}

// related reports whether the row of one of two addresses adds up the other's.
func related(a, b string) bool {
	row := func(addr string) string { return strings.Split(addr, "/")[1] }
	a, b = row(a), row(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || a == totalRow || b == totalRow
}

// sumOf adds up what a cell adds up.
func (p *probe) sumOf(c *report.Cell) (sum decimal.Decimal) {
	for _, a := range c.Parts {
		if q, _, why := p.at(a); why == "" {
			sum = sum.Add(q.printed)
		}
	}
	return sum
}

// addsUp reports whether one of two cells adds up the other, and has its number
// where the other addends are nothing.
func addsUp(a, b *report.Cell) bool {
	return slices.Contains(a.Parts, b.Addr) || slices.Contains(b.Parts, a.Addr)
}

// part is one of the numbers that were added up.
type part struct {
	name string
	addr string // of a cell
	v    decimal.Decimal
}

// addend tells which of the numbers that were added up explains a difference:
// the total is this one alone, lacks it, or it has digits the wrong way round.
func (p *probe) addend(d, total decimal.Decimal, r *side) string {
	var list []part
	for i := range r.items {
		if c := r.items[i].cell; c != nil {
			list = append(list, part{"“" + c.Name + "”", c.Addr, c.Amount.Printed})
		}
	}
	for i := range r.items {
		c := r.items[i].claim
		if c == nil {
			continue
		}
		fact := c.figure.Facts[0]
		if q, _, why := p.at(fact); why == "" && q.printed.Equal(c.printed) && !p.printedOnly {
			continue // the text has it right
		}
		list = append(list, part{p.spot(fact).String(), "", c.printed})
	}
	if total.IsZero() || d.Equal(total) {
		return "" // one side is simply nothing
	}
	var wrong []string
	for _, n := range list {
		switch c := n.cause(d); {
		case n.v.IsZero():
		case total.Equal(n.v):
			return "可能错了一行：正好等于" + n.name + "一项"
		case d.Abs().Equal(n.v.Abs()):
			return "正好差" + n.name + "一项"
		case c != "":
			wrong = append(wrong, n.name+c)
		}
	}
	if len(wrong) == 1 {
		return wrong[0]
	}
	return p.pair(list)
}

// cause says how a number became what it is, where without the difference (and
// a step that rounding may have added) it would be another.
func (n *part) cause(d decimal.Decimal) string {
	for _, step := range []decimal.Decimal{{}, oneStep, oneStep.Neg()} {
		if c := numberCause(n.v, n.v.Add(d).Add(step)); c != "" {
			return c
		}
	}
	return ""
}

// pair tells of two cells one below the other that print the same.
func (p *probe) pair(list []part) string {
	var same []part
	for _, n := range list {
		if n.addr != "" && !n.v.IsZero() && p.neighbour(n.addr, n.v, false) != "" {
			same = append(same, n)
		}
	}
	if len(same) != 2 || !same[0].v.Equal(same[1].v) {
		return ""
	}
	return "可能错了一行：" + same[0].name + "和" + same[1].name + "印的都是 " + same[0].v.StringFixed(2)
}

// numberCause says how one number became another, or nothing.
func numberCause(a, b decimal.Decimal) string {
	switch {
	case a.IsZero() || b.IsZero():
		return ""
	case a.Equal(b.Neg()):
		return "正负号写反"
	case swapped(a, b):
		return "数字前后颠倒（" + a.StringFixed(2) + " 与 " + b.StringFixed(2) + "）"
	case shifted(a, b, 1) || shifted(b, a, 1):
		return "小数点错了一位（" + a.StringFixed(2) + " 与 " + b.StringFixed(2) + "）"
	case shifted(a, b, 4) || shifted(b, a, 4):
		return "万元与元混用（" + a.StringFixed(2) + " 与 " + b.StringFixed(2) + "）"
	}
	return ""
}

// percentCause says how one percentage became another.
func percentCause(printed, want decimal.Decimal) string {
	switch {
	case want.IsZero() || printed.IsZero():
		return ""
	case swapped(printed, want):
		return "数字前后颠倒（" + printed.String() + "% 与 " + want.String() + "%）"
	case shifted(printed, want, 1) || shifted(want, printed, 1):
		return "小数点错了一位（" + printed.String() + "% 与 " + want.String() + "%）"
	}
	return ""
}

// ofChange says that how much of a budget was spent and by how much it changed
// were taken for each other. A share has no change.
func (r *ratio) ofChange(want decimal.Decimal) string {
	if r.figure.Kind != report.ShareFigure && (r.printed.Equal(want.Sub(hundred)) || r.printed.Equal(hundred.Sub(want))) {
		return "把占预算的比例写成了增减的比例"
	}
	return ""
}

// ratioCause says what else a wrong percentage is the ratio of.
func (p *probe) ratioCause(r *ratio, num quantity, want decimal.Decimal) string {
	if c := cmp.Or(percentCause(r.printed, want), r.ofChange(want)); c != "" {
		return c
	}
	k := places(r.text())
	gives := func(addr string) bool {
		q, _, why := p.at(addr)
		return why == "" && addr != r.facts[1] && q.printed.IsPositive() && !num.printed.IsZero() && percent(num.printed, q.printed, k).Equal(r.printed)
	}
	switch r.figure.Kind {
	case report.CompletionFigure:
		if total := totalOf(r.facts[1]); gives(total) {
			return "用本项除以了合计（" + p.spot(total).String() + "），应除以本项的预算"
		}
	case report.ShareFigure:
		for _, a := range []string{"01/收入总计", "01/支出总计", "02/合计/本年收入合计", "03/合计/本年支出合计", "05/合计/小计"} {
			if gives(p.on(a)) {
				return "分母用错：除以了" + p.spot(p.on(a)).String()
			}
		}
	}
	return ""
}

// totalOf is the address of the sum that an item's amount is a part of.
func totalOf(addr string) string {
	parts := strings.Split(addr, "/")
	if len(parts) != 3 {
		return ""
	}
	if codeLevel(parts[1]) > 0 { // 预算/2010301/年初预算数
		return parts[0] + "/" + totalRow + "/" + parts[2]
	}
	return parts[0] + "/" + parts[1] + "/" + totalRow // 09/预算数/公务接待
}

// shifted reports whether a with its point moved left so far is b.
func shifted(a, b decimal.Decimal, by int32) bool {
	return a.Abs().GreaterThanOrEqual(decimal.New(1, by-1)) && a.Shift(-by).Round(2).Equal(b)
}

// swapped reports whether two numbers have the same digits and differ in two
// neighbours only: 350.42, 305.42.
func swapped(a, b decimal.Decimal) bool {
	x, y := []byte(a.StringFixed(2)), []byte(b.StringFixed(2))
	if len(x) != len(y) {
		return false
	}
	x, y = slices.DeleteFunc(x, dot), slices.DeleteFunc(y, dot)
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && strings.HasSuffix(string(x), string(y[i+2:]))
}

func dot(c byte) bool { return c == '.' }
