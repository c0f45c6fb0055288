package check

import (
	"fmt"
	"strconv"
	"strings"

	"juesuan/report"
	"juesuan/store"
)

// subjectTables are the tables that list function subjects level by level.
var subjectTables = []string{"02", "03", "05", "07", "08"}

// ruleA22 tests the codes of a table: 3, 5 or 7 digits, ascending, each once,
// its class and section above it.
func ruleA22(p *probe) {
	for _, id := range subjectTables {
		g := p.grids[id]
		if g == nil {
			p.missing("没有表" + id)
			continue
		}
		seen, last := map[string]bool{}, ""
		for i := range g.table.Rows {
			r := &g.table.Rows[i]
			if r.Key == totalRow || r.Key == "" {
				continue
			}
			p.tested++
			wrong := ""
			switch {
			case codeLevel(r.Key) == 0:
				wrong = "不是3、5或7位数字"
			case seen[r.Key]:
				wrong = "在表里出现了两次"
			case r.Key < last:
				wrong = "没有按编码从小到大排列，前一行是 " + last
			case len(r.Key) > 3 && !seen[r.Key[:len(r.Key)-2]]:
				wrong = "前面没有上一级科目 " + r.Key[:len(r.Key)-2]
			}
			if wrong != "" {
				p.find(Finding{Places: []Place{rowPlace(g, r)}, Printed: r.Key, Message: fmt.Sprintf("%s的科目编码 %s %s", tableName(g.table), r.Key, wrong)})
			}
			seen[r.Key], last = true, r.Key
		}
	}
}

// rowPlace is a row's place, at its first amount.
func rowPlace(g *grid, r *report.Row) Place {
	pl := Place{Addr: g.id + "/" + r.Key, Table: tableName(g.table), Row: r.Key}
	for i := range r.Cells {
		if r.Cells[i].Addr != "" {
			pl.Addr = r.Cells[i].Addr
			break
		}
	}
	return pl
}

// ruleA23 compares names of subjects with the catalogue of the year. A wrong
// name is an error only where the catalogue's name was seen in print and the
// printed one is neither an alias nor another period's; a code that the
// catalogue lacks is information.
func ruleA23(p *probe) {
	unknown := map[string][]Place{}
	for _, id := range subjectTables {
		if p.grids[id] != nil {
			p.names(id, unknown)
		}
	}
	for _, code := range keys(unknown) {
		p.findAs(Info, Finding{Places: unknown[code], Printed: code, Message: fmt.Sprintf("科目 %s 在 %d 年的科目表里查不到，没有核对名称", code, p.Book.Year)})
	}
}

func (p *probe) names(id string, unknown map[string][]Place) {
	g := p.grids[id]
	for _, code := range g.rows {
		if g.level[code] == 0 {
			continue
		}
		p.tested++
		printed, pl := g.label(code), p.place(id+"/"+code+"/"+g.cols[0])
		s, ok := p.Catalogue.Function(code, p.Book.Year)
		if !ok {
			unknown[code] = append(unknown[code], pl)
			continue
		}
		if printed == s.Name || p.otherYear(code, printed) {
			continue // the right name, or A24's matter
		}
		severity := Warning
		if _, alias := p.Catalogue.Official(printed); s.Evidence == "published" && !alias && !p.own(code, printed) {
			severity = Error
		}
		p.findAs(severity, Finding{Places: []Place{pl}, Printed: printed, Expected: s.Name,
			Message: fmt.Sprintf("%s科目 %s 印“%s”，%d 年的名称是“%s”", tableName(g.table), code, printed, p.Book.Year, s.Name)})
	}
}

// own reports whether the office named the subject itself.
func (p *probe) own(code, name string) bool {
	if p.Year == nil {
		return false
	}
	for _, s := range p.Year.OwnSubjects {
		if s.Code == code && s.Name == name && s.Kind == store.FunctionSubject {
			return true
		}
	}
	return false
}

// otherYear reports whether a code had the name in another period.
func (p *probe) otherYear(code, name string) bool {
	for _, s := range p.Catalogue.FunctionNames(code) {
		if s.Name == name {
			return true
		}
	}
	return false
}

// ruleA24 finds names of another period (20805 养老支出，不是离退休).
func ruleA24(p *probe) {
	for _, id := range subjectTables {
		g := p.grids[id]
		if g == nil {
			continue
		}
		for _, code := range g.rows {
			s, ok := p.Catalogue.Function(code, p.Book.Year)
			if g.level[code] == 0 || !ok {
				continue
			}
			p.tested++
			if printed := g.label(code); printed != s.Name && p.otherYear(code, printed) {
				p.find(Finding{Places: []Place{p.place(id + "/" + code + "/" + g.cols[0])}, Printed: printed, Expected: s.Name,
					Message: fmt.Sprintf("%s科目 %s 的“%s”是别的年份的名称，%d 年是“%s”", tableName(g.table), code, printed, p.Book.Year, s.Name)})
			}
		}
	}
}

// ruleA25 tests that economic subjects stand under their own class.
func ruleA25(p *probe) {
	g := p.grids["06"]
	seen := map[int]string{} // by column of the code: the class above
	for i := range g.table.Rows {
		r := &g.table.Rows[i]
		for j := range r.Cells {
			code := strings.TrimSpace(r.Cells[j].Text)
			if g.table.Columns[j].Kind != report.CodeColumn || codeLevel(code) == 0 {
				continue
			}
			p.tested++
			if len(code) == 3 {
				seen[j] = code
				continue
			}
			if seen[j] != code[:3] {
				p.find(Finding{Places: []Place{p.place("06/" + code + "/决算数")}, Printed: code, Expected: code[:3],
					Message: fmt.Sprintf("公开06表科目 %s 排在 %s 类下面，应在 %s 类", code, seen[j], code[:3])})
			}
		}
	}
}

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
					p.find(Finding{Places: []Place{p.place(c.Addr)}, Printed: c.Text, Message: fmt.Sprintf("%s是负数 %s", p.place(c.Addr), c.Text)})
				}
			}
		}
	}
}

// ruleA28 finds a total that equals one of its parts while the others are not
// zero: a row shifted, or entered twice.
func ruleA28(p *probe) {
	for _, id := range append([]string{"06"}, subjectTables...) {
		g := p.grids[id]
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
		Places: []Place{p.place(c.Addr), p.place(equal.Addr)}, Printed: c.Text, Expected: parts.printed.StringFixed(2), Cause: "错了一行，或同一个数填了两次",
		Message: fmt.Sprintf("%s正好等于下级“%s”一项，而下级还有别的数", p.place(c.Addr), equal.Name),
	})
}

// ruleA27 finds totals that are smaller than one of their parts though none is
// negative: rows out of line.
func ruleA27(p *probe) {
	for _, id := range append([]string{"06"}, subjectTables...) {
		g := p.grids[id]
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
					Places: []Place{p.place(c.Addr), p.place(most.Addr)}, Printed: c.Text, Expected: "≥ " + most.Text, Cause: "可能错了一行",
					Message: fmt.Sprintf("%s印 %s，比下级“%s”的 %s 还小", p.place(c.Addr), c.Text, most.Name, most.Text),
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
				v, ok := number(c.Text)
				if c.Amount == nil || c.Text == "" || c.Text == "—" || c.Text == "-" {
					continue
				}
				p.tested++
				wrong := ""
				switch has := strings.Contains(c.Text, ","); {
				case !ok || !v.Equal(c.Amount.Printed):
					wrong = "不是这一格的数 " + c.Amount.Printed.StringFixed(2)
				case places(c.Text) > 2:
					wrong = "小数多于两位"
				case v.Abs().LessThan(hundred.Shift(1)):
				case first:
					commas, first = has, false
				case has != commas:
					wrong = "千位分隔符与别处不同"
				}
				if wrong != "" {
					p.find(Finding{Places: []Place{p.place(c.Addr)}, Printed: c.Text, Message: fmt.Sprintf("%s印“%s”，%s", p.place(c.Addr), c.Text, wrong)})
				}
			}
		}
	}
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
						Message: fmt.Sprintf("%s的行次印 %d，前一行是 %d", tableName(t), n, last)})
				}
				last = n
			}
		}
	}
}

// ruleB20 tells where the same code is printed 0.01 apart in tables 01 to 05;
// once a code, information.
func ruleB20(p *probe) {
	for _, code := range p.grids["03"].rows {
		if p.grids["03"].level[code] == 0 {
			continue
		}
		a, _, _ := p.at("03/" + code + "/本年支出合计")
		list := []string{"01/" + code}
		if n, _, _ := p.at("04/支出总计/合计"); n.exact.Equal(p.total("01/支出总计").exact) && n.known {
			list = append(list, "04/"+code+"/合计")
		}
		for _, addr := range list {
			if len(code) != 3 {
				continue
			}
			b, _, why := p.at(addr)
			if why != "" {
				p.missing(why)
				continue
			}
			p.tested++
			if d := a.printed.Sub(b.printed).Abs(); !d.IsZero() && !d.GreaterThan(oneStep) {
				p.findAs(Info, Finding{Places: p.factPlaces([]string{addr, "03/" + code + "/本年支出合计"}), Printed: b.printed.StringFixed(2), Expected: a.printed.StringFixed(2), Difference: d.StringFixed(2),
					Message: fmt.Sprintf("科目 %s 在%s印 %s，在公开03表印 %s，差 0.01", code, p.place(addr), b.printed.StringFixed(2), a.printed.StringFixed(2))})
			}
		}
	}
}

func (p *probe) total(addr string) quantity { q, _, _ := p.at(addr); return q }
