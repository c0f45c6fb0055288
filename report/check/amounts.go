package check

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// ruleA26 finds negative amounts other than carryovers and money taken back.
func ruleA26(p *probe) {
	taken := p.takenBack()
	for _, id := range keys(p.grids) {
		g := p.grids[id]
		for _, row := range append(append([]string{}, g.rows...), g.flat...) {
			p.piece(func() {
				for _, c := range g.cellsOf(row) {
					if c == nil {
						continue
					}
					p.tested++
					if p.ofCell(c).printed.IsNegative() && !strings.Contains(c.Addr, "结转") && !strings.Contains(c.Addr, "年初") && !taken(row) {
						p.find(Finding{Places: []Place{p.spot(c.Addr)}, Printed: c.Text, Message: fmt.Sprintf("%s是负数 %s", p.spot(c.Addr), c.Text)})
					}
				}
			})
		}
	}
}

// takenBack tells the rows in which money taken back may show: those of its
// subject, its fund and its kind of income, and sums. Amounts that make a sum
// negative without it are told where they stand.
func (p *probe) takenBack() func(row string) bool {
	var codes, names []string
	if p.Year != nil {
		for i := range p.Year.Expenditure {
			if e := &p.Year.Expenditure[i]; e.Recovered {
				codes, names = append(codes, e.Code), append(names, string(e.Fund))
				if isOther(e.Fund) {
					names = append(names, "其他资金") // as a self-assessment has it
				}
			}
		}
		for i := range p.Year.Income {
			if e := &p.Year.Income[i]; e.Recovered {
				codes, names = append(codes, e.Code), append(names, string(e.Kind))
			}
		}
	}
	return func(row string) bool {
		if codeLevel(row) > 0 {
			return slices.ContainsFunc(codes, func(c string) bool { return strings.HasPrefix(c, row) })
		}
		return len(codes) > 0 && (strings.Contains(row, totalRow) || strings.Contains(row, "总") || row == "财政拨款") ||
			slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, row) })
	}
}

// ruleA28 finds a total that equals one of its parts while the others are not
// zero: a row shifted, or entered twice.
func ruleA28(p *probe) {
	p.totals(func(g *grid, c *report.Cell, row, col string) {
		p.tested++
		if !p.ofCell(c).printed.IsZero() {
			p.shifted(g, c, row, col)
		}
	})
}

// totals calls do, as a unit, for every amount that has rows below it.
func (p *probe) totals(do func(g *grid, c *report.Cell, row, col string)) {
	for _, id := range append([]string{"06"}, subjectTables...) {
		g := p.grid(id)
		if g == nil {
			continue
		}
		for _, row := range keys(g.children) {
			for _, col := range g.cols {
				switch c := g.cell(row, col); {
				case c == nil:
				case p.kept == nil:
					do(g, c, row, col)
				default:
					p.piece(func() { do(g, c, row, col) })
				}
			}
		}
	}
}

func (p *probe) shifted(g *grid, c *report.Cell, row, col string) {
	parts, n := nothing(), 0
	var equal *report.Cell
	for k := range g.below(row, col) {
		parts.plus(p.ofCell(k), false)
		if !k.Amount.Printed.IsZero() {
			n++
			if k.Amount.Printed.Equal(c.Amount.Printed) {
				equal = k
			}
		}
	}
	if n < 2 || equal == nil || adds(p.ofCell(c), parts) != broken {
		return
	}
	p.find(Finding{
		Places: []Place{p.spot(c.Addr), p.spot(equal.Addr)}, Printed: c.Text, Expected: parts.printed.StringFixed(2), Cause: "错了一行，或同一个数填了两次",
		Message: fmt.Sprintf("%s印 %s，正好等于下级“%s”一项，下级相加却是 %s", p.spot(c.Addr), cmp.Or(c.Text, "空白"), equal.Name, parts.printed.StringFixed(2)),
	})
}

// ruleA27 finds totals that are smaller than one of their parts though none is
// negative: rows out of line.
func ruleA27(p *probe) {
	p.totals(func(g *grid, c *report.Cell, row, col string) {
		p.tested++
		var most *report.Cell
		for k := range g.below(row, col) {
			if p.ofCell(k).sign() < 0 {
				return
			}
			if most == nil || k.Amount.Printed.GreaterThan(most.Amount.Printed) {
				most = k
			}
		}
		if most == nil || atMost(p.ofCell(most), p.ofCell(c)) != broken {
			return
		}
		p.find(Finding{
			Places: []Place{p.spot(c.Addr), p.spot(most.Addr)}, Printed: c.Text, Expected: most.Text, Cause: "可能错了一行",
			Message: fmt.Sprintf("%s印 %s，比下级“%s”的 %s 还小", p.spot(c.Addr), cmp.Or(c.Text, "空白"), most.Name, most.Text),
		})
	})
}

// ruleA29 tests how amounts are written: two decimals at most, one style of
// thousands, and the text is the amount.
func ruleA29(p *probe) {
	commas := p.commas()
	for _, id := range keys(p.grids) {
		t := p.grids[id].table
		for i := range t.Rows {
			p.piece(func() {
				var last *report.Cell // a row's amounts are often one amount
				for j := range t.Rows[i].Cells {
					c := &t.Rows[i].Cells[j]
					p.sees(c)
					if !writes(c) || last != nil && last.Amount == c.Amount && last.Text == c.Text {
						continue
					}
					last = c
					p.tested++
					if wrong := miswritten(c, commas); wrong != "" {
						p.find(Finding{Places: []Place{p.spot(c.Addr)}, Printed: c.Text, Message: fmt.Sprintf("%s印“%s”，%s", p.spot(c.Addr), c.Text, wrong)})
					}
				}
			})
		}
	}
}

// writes reports whether a cell prints an amount.
func writes(c *report.Cell) bool {
	return c.Amount != nil && c.Text != "" && c.Text != "—" && c.Text != "-"
}

// commas counts the amounts of a thousand and more with a comma, less those
// without.
func (p *probe) commas() int {
	n := 0
	for _, id := range keys(p.grids) {
		t := p.grids[id].table
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				switch c := &t.Rows[i].Cells[j]; {
				case !writes(c) || c.Amount.Printed.Abs().LessThan(thousand):
				case strings.Contains(c.Text, ","):
					n++
				default:
					n--
				}
			}
		}
	}
	return n
}

var thousand = decimal.New(1000, 0)

// miswritten says how a cell's text is not its amount in the document's style.
func miswritten(c *report.Cell, commas int) string {
	v, ok := number(c.Text)
	switch {
	case !ok || !v.Equal(c.Amount.Printed):
		return "不是这一格的数 " + c.Amount.Printed.StringFixed(2)
	case places(c.Text) > 2:
		return "小数多于两位"
	case v.Abs().LessThan(thousand):
	case commas != 0 && strings.Contains(c.Text, ",") != (commas > 0):
		return "千位分隔符与别处不同"
	}
	return ""
}

// ruleA30 tests that 行次 and 栏次 count on without a gap, and that totals are
// printed once.
func ruleA30(p *probe) {
	for _, id := range keys(p.grids) {
		t := p.grids[id].table
		p.totalsOnce(t)
		ruler := 0
		if t.HasRuler {
			for _, c := range t.Head[len(t.Head)-1] {
				if n, err := strconv.Atoi(c.Text); err == nil {
					ruler++
					p.tested++
					if n != ruler {
						p.find(Finding{Places: []Place{{Addr: id + "/栏次", Table: tableName(t), Row: "栏次"}}, Printed: c.Text, Expected: strconv.Itoa(ruler),
							Message: fmt.Sprintf("%s的栏次印 %s，应是 %d", tableName(t), c.Text, ruler)})
						break
					}
				}
			}
		}
		last := 0
		for j := range t.Columns {
			if t.Columns[j].Kind != report.LineColumn {
				continue
			}
			for i := range t.Rows {
				n, err := strconv.Atoi(t.Rows[i].Cells[j].Text)
				if err != nil {
					continue
				}
				p.tested++
				if n != last+1 {
					p.find(Finding{Places: []Place{{Addr: fmt.Sprintf("%s/行次/%d", id, i+1), Table: tableName(t), Row: t.Rows[i].Key}}, Printed: strconv.Itoa(n), Expected: strconv.Itoa(last + 1),
						Message: fmt.Sprintf("%s的行次印 %d，前一行是 %d，应是 %d", tableName(t), n, last, last+1)})
				}
				last = n
			}
		}
	}
}

// totalsOnce finds rows and columns of totals that a table prints again.
func (p *probe) totalsOnce(t *report.Table) {
	if !isTable(t.ID) {
		return
	}
	again := func(what, name string, n int) {
		if p.tested++; n > 1 {
			p.find(Finding{Places: []Place{{Addr: t.ID + "/" + name, Table: tableName(t), Row: name}}, Printed: fmt.Sprintf("%d 次", n), Expected: "1 次",
				Message: fmt.Sprintf("%s的%s“%s”印了 %d 次，应是 1 次", tableName(t), what, name, n)})
		}
	}
	rows := 0
	for i := range t.Rows {
		if t.Rows[i].Key == totalRow {
			rows++
		}
	}
	again("合计行", totalRow, rows)
	columns := map[string]int{}
	for j := range t.Columns {
		if k := t.Columns[j].Key; strings.HasSuffix(k, totalRow) || strings.HasSuffix(k, "小计") {
			columns[k]++
		}
	}
	for _, k := range keys(columns) {
		again("合计栏", k, columns[k])
	}
}

// ruleB20 tells where the same code is printed 0.01 apart in tables 01 to 05;
// once a code, information.
func ruleB20(p *probe) {
	if !p.has("03") {
		return
	}
	g := p.grid("03")
	for _, code := range g.ofLevel(g.rows, 3) {
		p.piece(func() {
			p.cent(code, p.on("01/"+code))
			all, _, _ := p.fact("01/支出总计")
			if fiscal, _, _ := p.fact("04/支出总计/合计"); fiscal.known && fiscal.exact.Equal(all.exact) {
				p.cent(code, p.on("04/"+code+"/合计"))
			}
		})
	}
}

// cent tells where an address prints a class 0.01 apart from table 03.
func (p *probe) cent(code, addr string) {
	own := p.on("03/" + code + "/本年支出合计")
	a, _, _ := p.at(own)
	b, _, why := p.at(addr)
	if why != "" {
		p.missing(why)
		return
	}
	p.tested++
	if d := a.printed.Sub(b.printed).Abs(); !d.IsZero() && !d.GreaterThan(oneStep) {
		p.findAs(Info, Finding{Places: p.factPlaces([]string{addr, own}), Printed: b.printed.StringFixed(2), Expected: a.printed.StringFixed(2), Difference: d.StringFixed(2),
			Message: fmt.Sprintf("科目 %s 在%s印 %s，在%s印 %s，差 0.01", code, p.spot(addr), b.printed.StringFixed(2), p.spot(own), a.printed.StringFixed(2))})
	}
}
