package check

import (
	"fmt"
	"slices"
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
		g := p.grid(id)
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
	unknown, declared := map[string][]Place{}, p.declared()
	var wrong []Finding // one for a name in all the tables that print it
	for _, id := range append([]string{"06"}, subjectTables...) {
		if g := p.grid(id); g != nil {
			wrong = p.names(g, declared, unknown, wrong)
		}
	}
	for _, f := range wrong {
		if n := len(f.Places); n > 1 {
			f.Message += fmt.Sprintf("（%d 张表都这样印）", n)
		}
		p.findAs(f.Severity, f)
	}
	own := Finding{}
	for _, code := range keys(unknown) {
		if places := unknown[code]; declared[code] != "" {
			own.Places = append(own.Places, places[0])
			continue
		}
		p.findAs(Info, Finding{Places: unknown[code], Printed: code, Message: fmt.Sprintf("科目 %s 在%s科目表里查不到，没有核对名称", code, p.ofYear())})
	}
	if n := len(own.Places); n > 0 {
		own.Printed = own.Places[0].Row
		own.Message = fmt.Sprintf("%d 个单位自定的科目在%s科目表里查不到，没有核对名称，第一个是%s", n, p.ofYear(), own.Places[0])
		if n == 1 {
			own.Message = fmt.Sprintf("单位自定的科目%s在%s科目表里查不到，没有核对名称", own.Places[0], p.ofYear())
		}
		own.Places = own.Places[:min(n, maxPlaces)]
		p.findAs(Info, own)
	}
}

// ofYear begins what a message says of the catalogue: “ 2025 年的”.
func (p *probe) ofYear() string {
	if p.Book.Year == 0 {
		return "现在的"
	}
	return fmt.Sprintf(" %d 年的", p.Book.Year)
}

// declared are the names of the subjects that the office entered as its own.
func (p *probe) declared() map[string]string {
	if p.Year == nil {
		return nil
	}
	out := make(map[string]string, len(p.Year.OwnSubjects))
	for i := range p.Year.OwnSubjects {
		out[p.Year.OwnSubjects[i].Code] = p.Year.OwnSubjects[i].Name // no code is of both kinds
	}
	return out
}

// names adds the subjects of a table that the catalogue lacks, and those whose
// name is another there.
func (p *probe) names(g *grid, declared map[string]string, unknown map[string][]Place, wrong []Finding) []Finding {
	for _, code := range g.rows {
		if g.level[code] == 0 {
			continue
		}
		p.tested++
		printed, pl := g.label(code), p.spot(g.id+"/"+code+"/"+g.cols[0])
		s, ok := p.subject(g, code)
		if !ok && len(p.subjectNames(g, code)) > 0 && declared[code] == "" {
			continue // A24's matter
		}
		if !ok {
			unknown[code] = append(unknown[code], pl)
			continue
		}
		if printed == s.Name || p.otherYear(g, code, printed) {
			continue // the right name, or A24's matter
		}
		severity, how := Warning, ""
		if p.PrintedOnly && cutOff(printed, s.Name) {
			how = "，像是没有印全"
		} else if _, alias := p.Catalogue.Official(printed); s.Evidence == "published" && !alias && declared[code] != printed {
			severity = Error
		}
		if i := slices.IndexFunc(wrong, func(f Finding) bool {
			return f.Printed == printed && f.Severity == severity && strings.Contains(f.Places[0].Addr, "/"+code+"/")
		}); i >= 0 {
			wrong[i].Places = append(wrong[i].Places, pl)
			continue
		}
		wrong = append(wrong, Finding{Severity: severity, Places: []Place{pl}, Printed: printed, Expected: s.Name,
			Message: fmt.Sprintf("%s科目 %s 印“%s”，%s名称是“%s”%s", tableName(g.table), code, printed, strings.TrimSpace(p.ofYear()), s.Name, how)})
	}
	return wrong
}

// cutOff reports whether a printed name is the beginning of the right one: a
// cell that is too small prints no more.
func cutOff(printed, name string) bool {
	return printed != "" && strings.HasPrefix(name, printed) && 2*len(printed) >= len(name)
}

// subject is what a code of a table names in the document's year: in table 06 an
// economic subject, elsewhere a function.
func (p *probe) subject(g *grid, code string) (store.Subject, bool) {
	if g == p.grid("06") {
		return p.Catalogue.Economic(code, p.Book.Year)
	}
	return p.Catalogue.Function(code, p.Book.Year)
}

// subjectNames are all names that a code of a table has had.
func (p *probe) subjectNames(g *grid, code string) []store.Subject {
	if g == p.grid("06") {
		return p.Catalogue.EconomicNames(code)
	}
	return p.Catalogue.FunctionNames(code)
}

// otherYear reports whether a code had the name in another period.
func (p *probe) otherYear(g *grid, code, name string) bool {
	for _, s := range p.subjectNames(g, code) {
		if s.Name == name {
			return true
		}
	}
	return false
}

// ruleA24 finds subjects and names of another period (20805 养老支出，不是离退休).
func ruleA24(p *probe) {
	if p.Book.Year == 0 {
		p.missing("文件里没有写年度")
		return
	}
	gone, own := map[string]int{}, p.declared() // one finding for a subject in all tables
	var old []Finding
	for _, id := range append([]string{"06"}, subjectTables...) {
		g := p.grid(id)
		if g == nil {
			continue
		}
		for _, code := range g.rows {
			s, ok := p.subject(g, code)
			if g.level[code] == 0 {
				continue
			}
			if !ok && !g.rowPrints(code) { // the form prints its lines of subjects in all years
				continue
			}
			if !ok {
				if names := p.subjectNames(g, code); len(names) > 0 && own[code] == "" {
					p.tested++
					pl := p.spot(g.id + "/" + code + "/" + g.cols[0])
					if i, seen := gone[code]; seen {
						old[i].Places = append(old[i].Places, pl)
						continue
					}
					gone[code] = len(old)
					old = append(old, Finding{Places: []Place{pl}, Printed: code,
						Message: fmt.Sprintf("%s的科目 %s“%s”在 %d 年的科目表里没有，是别的年份的科目", tableName(g.table), code, names[0].Name, p.Book.Year)})
				}
				continue
			}
			p.tested++
			if printed := g.label(code); printed != s.Name && p.otherYear(g, code, printed) {
				p.find(Finding{Places: []Place{p.spot(g.id + "/" + code + "/" + g.cols[0])}, Printed: printed, Expected: s.Name,
					Message: fmt.Sprintf("%s科目 %s 的“%s”是别的年份的名称，%d 年是“%s”", tableName(g.table), code, printed, p.Book.Year, s.Name)})
			}
		}
	}
	for _, f := range old {
		p.find(f)
	}
}

// ruleA25 tests that economic subjects stand under their own class.
func ruleA25(p *probe) {
	if !p.has("06") {
		return
	}
	g := p.grid("06")
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
				p.find(Finding{Places: []Place{p.spot(g.id + "/" + code + "/决算数")}, Printed: code, Expected: code[:3],
					Message: fmt.Sprintf("%s科目 %s 排在 %s 类下面，应在 %s 类", tableName(g.table), code, seen[j], code[:3])})
			}
		}
	}
}
