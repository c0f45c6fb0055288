package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// site is one printed figure, wherever it stands.
type site struct {
	kind  string // for the table of what escapes: 03 项目支出, 五 金额
	addrs []string
	text  string
	set   func(text string)
	next  *site // the one beside it
	fact  string
	unit  decimal.Decimal // of the last digit
	slack decimal.Decimal // how far it may be off without anybody being able to tell
	low   decimal.Decimal // a percentage: what amounts that round to the printed ones can give
	high  decimal.Decimal
	ratio bool
	felt  func(v decimal.Decimal) bool // whether another number would be felt at all
}

// sites lists the printed figures of an input and what may be off.
func sites(in known) []*site {
	c := &collector{in: in, addends: map[string]int{}}
	for _, f := range in.Book.Facts() {
		n := 0
		for _, p := range f.Parts {
			if part := in.Book.Fact(p); part != nil && (!part.Printed.IsZero() || strings.HasPrefix(p, budgetTable)) { // the text prints 0.00
				n++
			}
		}
		c.addends[f.Addr] = max(c.addends[f.Addr], n)
		for _, p := range f.Parts {
			c.addends[p] = max(c.addends[p], n)
		}
	}
	if t := in.Book.Table(budgetTable); t != nil { // the text adds up all items at once
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				c.addends[t.Rows[i].Cells[j].Addr] = len(t.Rows)
			}
		}
	}
	for _, t := range in.Book.Tables {
		c.table(t)
	}
	quoted := map[string]bool{}
	for _, b := range in.Document.Blocks {
		if p, ok := b.(*report.Paragraph); ok {
			c.paragraph(p, quoted)
		}
	}
	return c.list
}

type collector struct {
	in      known
	addends map[string]int // the most addends of a sum that a fact stands in
	list    []*site
}

// tail is how far rounding can move the sums that a fact stands in.
func (c *collector) tail(fact string) decimal.Decimal {
	if c.in.Book.Unit == report.Yuan {
		return decimal.Zero
	}
	return half.Mul(decimal.NewFromInt(int64(max(c.addends[fact], 1) + 1)))
}

func (c *collector) table(t *report.Table) {
	own := isTable(t.ID)
	head := true
	for i := range t.Rows {
		cells := t.Rows[i].Cells
		var last *site
		for j := range cells {
			cell := &cells[j]
			switch {
			case cell.Covered || cell.Text == "" && cell.Amount == nil:
			case cell.Amount != nil:
				s := &site{kind: strings.SplitN(t.ID, "/", 2)[0] + " " + t.Columns[j].Key, addrs: []string{cell.Addr}, text: cell.Text, fact: cell.Addr, unit: oneStep, slack: c.tail(cell.Addr)}
				if !own {
					s.kind = strings.SplitN(t.ID, "/", 2)[0] + " " + cell.Addr[strings.LastIndex(cell.Addr, "/")+1:]
				}
				s.set = func(text string) { setCell(cell, text) }
				s.link(&last)
				if cell.Text != "" {
					c.list = append(c.list, s)
				}
			case own || j < 3 || j == 8 && cells[2].Text == "三级指标":
			case strings.ContainsAny(cell.Text, "0123456789") && len([]rune(cell.Text)) < 12:
				c.assessed(t, i, j, head)
			}
		}
		head = head && cells[2].Text != "三级指标"
	}
}

// assessed adds a number of a self-assessment that is no amount.
func (c *collector) assessed(t *report.Table, i, j int, head bool) {
	row := &t.Rows[i]
	cell := &row.Cells[j]
	names := []string{"年度指标值", "实际完成值", "分值", "得分", "偏差度"}
	name, key := "", row.Cells[2].Text
	switch {
	case i == len(t.Rows)-1:
		name, key = "总分", "总分"
	case head && j >= 6:
		name = map[int]string{6: "预算执行分值", 7: "执行率", 8: "预算执行得分"}[j]
	case !head && j < 8:
		name = names[j-3]
	default:
		return
	}
	s := &site{kind: strings.SplitN(t.ID, "/", 2)[0] + " " + name, addrs: []string{t.ID + "/" + key}, text: cell.Text}
	switch {
	case key == "总分":
		s.addrs = []string{t.ID + "/总分/" + t.Columns[j].Key}
	case head:
		s.addrs = []string{row.Cells[3].Addr[:strings.LastIndex(row.Cells[3].Addr, "/")] + "/" + strings.TrimPrefix(name, "预算执行")}
	}
	if target, ok := parseGoal(row.Cells[3].Text); name == "偏差度" && ok && target.num.IsPositive() { // rounded values decide it so far
		s.slack = decimal.New(1, 2-places(row.Cells[4].Text)).Div(target.num)
	}
	if f := cell.Figure; f != nil && f.Kind == report.CompletionFigure {
		c.reach(s, f.Facts[1:], f.Facts[0])
		if !head {
			s.kind += "（算出的）"
		}
	}
	s.set = func(text string) { cell.Text = text }
	c.list = append(c.list, s)
}

// reach sets what a percentage of facts can be.
func (c *collector) reach(s *site, over []string, under string) {
	num, n := decimal.Zero, int64(0)
	for k, a := range over {
		f := c.in.Book.Fact(a)
		if f == nil {
			return
		}
		v := f.Printed
		if k > 0 { // 全年预算数 − 年初预算数
			v = v.Neg()
		}
		num, n = num.Add(v), n+1
	}
	den := c.in.Book.Fact(under)
	if den == nil {
		return
	}
	s.span(num, den.Printed, n, 1)
}

// span sets the least and the greatest percentage of amounts that round to num
// and den, which are sums of n and m printed ones.
func (s *site) span(num, den decimal.Decimal, n, m int64) {
	slackNum, slackDen := slack(n), slack(m)
	lowDen, highDen := den.Sub(slackDen), den.Add(slackDen)
	if lowDen.Sign() <= 0 {
		s.ratio, s.low, s.high = true, decimal.New(-1, 30), decimal.New(1, 30)
		return
	}
	for _, v := range []decimal.Decimal{num.Sub(slackNum), num.Add(slackNum)} {
		for _, d := range []decimal.Decimal{lowDen, highDen} {
			q := v.Shift(2).DivRound(d, 12)
			if !s.ratio || q.LessThan(s.low) {
				s.low = q
			}
			if !s.ratio || q.GreaterThan(s.high) {
				s.high = q
			}
			s.ratio = true
		}
	}
}

func (s *site) link(last **site) {
	if *last != nil {
		(*last).next = s
	}
	*last = s
}

func setCell(cell *report.Cell, text string) {
	a := *cell.Amount
	v, _ := number(text)
	if text == "" {
		v = decimal.Zero
	}
	a.Printed = v
	cell.Amount, cell.Text = &a, text
}

// paragraph adds the figures of the text.
func (c *collector) paragraph(p *report.Paragraph, quoted map[string]bool) {
	var last *site
	for i := range p.Runs {
		f := p.Runs[i].Figure
		if f == nil {
			continue
		}
		run := &p.Runs[i]
		s := &site{kind: p.Section + " " + string(f.Kind), addrs: []string{f.Addr}, text: run.Text}
		s.set = func(text string) { run.Text = text }
		switch f.Kind {
		case report.AmountFigure, report.CountFigure, report.ScoreFigure, report.YearFigure:
			fact := f.Facts[0]
			table, _, _ := strings.Cut(fact, "/")
			s.kind += " " + nameless(fact)
			if f.Kind == report.AmountFigure {
				s.slack = oneStep
				if !isTable(table) {
					s.slack = c.tail(fact)
				}
			}
			if c.in.PrintedOnly && !isTable(table) && table != "自评" && !quoted[fact] && f.Kind != report.YearFigure {
				s.set = func(text string) { run.Text = text; c.follow(fact, text) }
			}
			if c.in.PrintedOnly && f.Kind == report.AmountFigure && !isTable(table) && table != "自评" {
				s.felt = func(v decimal.Decimal) bool { return c.feels(f, v, s.slack) }
			}
			quoted[fact] = true
			s.fact = fact
		case report.DifferenceFigure:
			s.slack = oneStep.Add(half)
			if c.in.PrintedOnly {
				s.felt = func(v decimal.Decimal) bool { return c.growthFeels(p, f, v) }
			}
		case report.GrowthFigure:
			c.growth(s, f)
		default:
			c.reach(s, f.Facts[:1], f.Facts[1])
		}
		s.link(&last)
		c.list = append(c.list, s)
	}
}

// growth sets what a growth rate can be: on the amount before, or where that is
// not known on this year's and the change that the text states.
func (c *collector) growth(s *site, f *report.Figure) {
	now, before := c.in.full.Fact(f.Facts[0]), c.in.full.Fact(f.Facts[1])
	m := int64(1)
	if c.in.Book.Fact(f.Facts[1]) == nil {
		m = 2
	}
	s.span(now.Printed.Sub(before.Printed).Abs(), before.Printed.Abs(), 2, m)
}

// nameless is an address without codes and numbers: 预算/{}/年初预算数.
func nameless(addr string) string {
	parts := strings.Split(addr, "/")
	for i, s := range parts {
		if i > 0 && strings.Trim(s, "0123456789") == "" {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// named reports whether a finding's place is the site's.
func (s *site) named(p Place) bool { return slices.Contains(s.addrs, p.Addr) }

func (s *site) String() string { return fmt.Sprintf("%s %v %s", s.kind, s.addrs, s.text) }
