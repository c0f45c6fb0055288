package check

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// ruleA26 finds negative amounts other than carryovers and money taken back.
func ruleA26(p *probe) {
	recovered := map[string]bool{}
	if p.Year != nil {
		for _, e := range p.Year.Expenditure {
			recovered[e.Code] = recovered[e.Code] || e.Recovered
		}
		for _, e := range p.Year.Income {
			recovered[e.Code] = recovered[e.Code] || e.Recovered
		}
	}
	taken := func(row string) bool {
		for code := range recovered {
			if recovered[code] && (row == totalRow || codeLevel(row) > 0 && strings.HasPrefix(code, row)) {
				return true
			}
		}
		return false
	}
	for _, id := range keys(p.grids) {
		g := p.grids[id]
		for _, row := range append(append([]string{}, g.rows...), g.flat...) {
			for col, c := range g.lookup[row] {
				p.tested++
				if c.Amount.Printed.IsNegative() && !strings.Contains(row+col, "结转") && !strings.Contains(row+col, "年初") && !taken(row) {
					p.find(Finding{Places: []Place{p.spot(c.Addr)}, Printed: c.Text, Message: fmt.Sprintf("%s是负数 %s", p.spot(c.Addr), c.Text)})
				}
			}
		}
	}
}

// ruleA28 finds a total that equals one of its parts while the others are not
// zero: a row shifted, or entered twice.
func ruleA28(p *probe) {
	for _, id := range append([]string{"06"}, subjectTables...) {
		g := p.grid(id)
		if g == nil {
			continue
		}
		for _, row := range keys(g.children) {
			for _, col := range g.cols {
				p.tested++
				if c := g.lookup[row][col]; c != nil && !c.Amount.Printed.IsZero() {
					p.shifted(g, c, row, col)
				}
			}
		}
	}
}

func (p *probe) shifted(g *grid, c *report.Cell, row, col string) {
	parts, n := nothing(), 0
	var equal *report.Cell
	for _, child := range g.children[row] {
		k := g.lookup[child][col]
		if k == nil {
			continue
		}
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
		Message: fmt.Sprintf("%s印 %s，正好等于下级“%s”一项，下级相加却是 %s", p.spot(c.Addr), c.Text, equal.Name, parts.printed.StringFixed(2)),
	})
}

// ruleA27 finds totals that are smaller than one of their parts though none is
// negative: rows out of line.
func ruleA27(p *probe) {
	for _, id := range append([]string{"06"}, subjectTables...) {
		g := p.grid(id)
		if g == nil {
			continue
		}
		for _, row := range keys(g.children) {
			for _, col := range g.cols {
				c := g.lookup[row][col]
				if c == nil {
					continue
				}
				p.tested++
				var most *report.Cell
				negative := false
				for _, child := range g.children[row] {
					if k := g.lookup[child][col]; k != nil {
						negative = negative || p.ofCell(k).sign() < 0
						if most == nil || k.Amount.Printed.GreaterThan(most.Amount.Printed) {
							most = k
						}
					}
				}
				if most == nil || negative || atMost(p.ofCell(most), p.ofCell(c)) != broken {
					continue
				}
				p.find(Finding{
					Places: []Place{p.spot(c.Addr), p.spot(most.Addr)}, Printed: c.Text, Expected: most.Text, Cause: "可能错了一行",
					Message: fmt.Sprintf("%s印 %s，比下级“%s”的 %s 还小", p.spot(c.Addr), c.Text, most.Name, most.Text),
				})
			}
		}
	}
}

// ruleA29 tests how amounts are written: two decimals at most, one style of
// thousands, and the text is the amount.
func ruleA29(p *probe) {
	commas, first := false, true
	for _, id := range keys(p.grids) {
		for i := range p.grids[id].table.Rows {
			r := &p.grids[id].table.Rows[i]
			for j := range r.Cells {
				c := &r.Cells[j]
				if c.Amount == nil || c.Text == "" || c.Text == "—" || c.Text == "-" {
					continue
				}
				p.tested++
				wrong := ""
				switch has := strings.Contains(c.Text, ","); {
				case !writes(c.Text, c.Amount.Printed):
					wrong = "不是这一格的数 " + c.Amount.Printed.StringFixed(2)
				case places(c.Text) > 2:
					wrong = "小数多于两位"
				case len(c.Text) < len("1000.00"):
				case first:
					commas, first = has, false
				case has != commas:
					wrong = "千位分隔符与别处不同"
				}
				if wrong != "" {
					p.find(Finding{Places: []Place{p.spot(c.Addr)}, Printed: c.Text, Message: fmt.Sprintf("%s印“%s”，%s", p.spot(c.Addr), c.Text, wrong)})
				}
			}
		}
	}
}

// writes reports whether a text is a number, thousands apart or not. Nearly all
// have two decimals and fit a machine word.
func writes(text string, v decimal.Decimal) bool {
	if v.Exponent() == -2 && len(text) < 19 && strings.HasSuffix(text[:max(len(text)-2, 0)], ".") {
		hundredths, minus := int64(0), false
		for i := range len(text) {
			switch c := text[i]; {
			case c >= '0' && c <= '9':
				hundredths = 10*hundredths + int64(c-'0')
			case c == '-' && i == 0:
				minus = true
			case c != ',' && c != '.' || c == '.' && i != len(text)-3:
				return false
			}
		}
		if minus {
			hundredths = -hundredths
		}
		return v.CoefficientInt64() == hundredths
	}
	read, ok := number(text)
	return ok && read.Equal(v)
}

// ruleA30 tests that 行次 and 栏次 count on without a gap.
func ruleA30(p *probe) {
	for _, id := range keys(p.grids) {
		t := p.grids[id].table
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

// ruleB20 tells where the same code is printed 0.01 apart in tables 01 to 05;
// once a code, information.
func ruleB20(p *probe) {
	if !p.has("03") {
		return
	}
	all, _, _ := p.fact("01/支出总计")
	fiscal, _, _ := p.fact("04/支出总计/合计")
	g := p.grid("03")
	for _, code := range g.rows {
		if g.level[code] != 3 {
			continue
		}
		own := p.on("03/" + code + "/本年支出合计")
		a, _, _ := p.at(own)
		list := []string{p.on("01/" + code)}
		if fiscal.known && fiscal.exact.Equal(all.exact) {
			list = append(list, p.on("04/"+code+"/合计"))
		}
		for _, addr := range list {
			b, _, why := p.at(addr)
			if why != "" {
				p.missing(why)
				continue
			}
			p.tested++
			if d := a.printed.Sub(b.printed).Abs(); !d.IsZero() && !d.GreaterThan(oneStep) {
				p.findAs(Info, Finding{Places: p.factPlaces([]string{addr, own}), Printed: b.printed.StringFixed(2), Expected: a.printed.StringFixed(2), Difference: d.StringFixed(2),
					Message: fmt.Sprintf("科目 %s 在%s印 %s，在%s印 %s，差 0.01", code, p.spot(addr), b.printed.StringFixed(2), p.spot(own), a.printed.StringFixed(2))})
			}
		}
	}
}
