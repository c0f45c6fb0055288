package check

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report"
)

// A layout says where a document has what the rules speak of. Rules are written
// on the national form (07 政府性基金, 08 国有资本经营, 09 “三公”; 七, 八, 九 in the
// text); a place may number its tables and sections otherwise and call a column
// 合计 that the form calls 小计. The nil layout is the national form.
type layout struct {
	tables   map[string]string // 09 → 07
	columns  map[string]string // 05/小计 → 合计, the table being the form's
	sections map[string]string // 九 → 七
}

// A sign tells a table or a section of the form by words of its title.
type sign struct{ id, words string }

// The sets of the rules that hold signs; of a set the first that fits decides.
const (
	tableSigns   = "表题"
	sectionSigns = "章节标题"
)

// signs reads a set of them, each written as “09 三公”.
func (r *Rules) signs(set string) []sign {
	var out []sign
	for _, s := range r.sets[set] {
		id, words, _ := strings.Cut(s, " ")
		out = append(out, sign{id, words})
	}
	return out
}

// layoutOf reads a document's layout off its titles, columns and headings.
func (r *Rules) layoutOf(in Input) *layout {
	tables, sections := r.signs(tableSigns), r.signs(sectionSigns)
	l := &layout{tables: map[string]string{}, columns: map[string]string{}, sections: map[string]string{}}
	for _, t := range in.Book.Tables {
		for _, f := range tables {
			if !strings.Contains(t.Title, f.words) {
				continue
			}
			if l.tables[f.id] == "" && isTable(t.ID) {
				l.tables[f.id] = t.ID
				l.column(f.id, t)
			}
			break
		}
	}
	for _, f := range tables {
		settle(l.tables, nil, f.id, f.words)
	}
	var further map[string]bool
	if in.Document != nil {
		further = l.headings(in.Document, sections)
		l.plainHeadings(in.Document, sections)
	}
	for _, f := range sections {
		settle(l.sections, further, f.id, f.words)
	}
	if l.national() {
		return nil
	}
	return l
}

// column notes that a table calls 合计 what the form calls 小计.
func (l *layout) column(id string, t *report.Table) {
	has := func(key string) bool {
		return slices.ContainsFunc(t.Columns, func(c report.Column) bool { return c.Key == key })
	}
	if slices.Contains([]string{"05", "07", "08"}, id) && !has("小计") && has("合计") {
		l.columns[id+"/小计"] = "合计"
	}
}

// headings finds the sections. A section's heading is followed by a paragraph
// of it; the list of terms has headings of its own. It returns the sections that
// go on with what another one began.
func (l *layout) headings(d *report.Document, sections []sign) map[string]bool {
	further := map[string]bool{}
	open := "" // the section of the form that the last heading began
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			if b.Level == 1 && strings.Contains(b.Text, "名词解释") {
				return further
			}
			if b.Level == 2 {
				open = ""
			}
			for _, f := range sections {
				if b.Level <= 3 && strings.Contains(b.Text, f.words) {
					if open == "" {
						open = f.id
					}
					break
				}
			}
		case *report.Paragraph:
			switch {
			case open == "":
			case l.sections[open] == "":
				l.sections[open] = b.Section
			case l.sections[open] != b.Section:
				further[b.Section] = true
			}
			open = ""
		}
	}
	return further
}

// rePlainHeading is a heading that stands as a line of the text.
var rePlainHeading = regexp.MustCompile(`^（[一二三四五六七八九十]+）[^，。；：、（）]{2,30}$`)

// plainHeadings finds the sections that have no heading in lines of the text that
// look like one, as a section has them once it is rewritten.
func (l *layout) plainHeadings(d *report.Document, sections []sign) {
	for _, b := range d.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok || len(p.Runs) == 0 || !strings.HasPrefix(p.Runs[0].Text, "（") {
			continue
		}
		text := strings.TrimSpace(textOf(p))
		if !rePlainHeading.MatchString(text) {
			continue
		}
		for _, f := range sections {
			if strings.Contains(text, f.words) {
				if l.sections[f.id] == "" {
					l.sections[f.id] = p.Section
				}
				break
			}
		}
	}
}

// settle gives what was not found its own number, or where that is another's
// its words, which nothing has.
func settle(found map[string]string, further map[string]bool, id, words string) {
	if found[id] != "" {
		return
	}
	found[id] = id
	if further[id] {
		found[id] = words
	}
	for other, actual := range found {
		if other != id && actual == id {
			found[id] = words
		}
	}
}

// national reports whether the document is laid out like the form.
func (l *layout) national() bool {
	same := len(l.columns) == 0
	for _, m := range []map[string]string{l.tables, l.sections} {
		for id, actual := range m {
			same = same && id == actual
		}
	}
	return same
}

// table is the document's number for a table of the form.
func (l *layout) table(id string) string {
	if l == nil || l.tables[id] == "" {
		return id
	}
	return l.tables[id]
}

// section is the document's number for a section of the form.
func (l *layout) section(id string) string {
	if l == nil || l.sections[id] == "" {
		return id
	}
	return l.sections[id]
}

// address turns an address on the form, with or without section and 上年, into
// the document's.
func (l *layout) address(a string) string {
	if l == nil {
		return a
	}
	section, rest, quoted := strings.Cut(a, "：")
	if !quoted {
		section, rest = "", a
	}
	prior := ""
	if r, ok := strings.CutPrefix(rest, priorPrefix); ok {
		prior, rest = priorPrefix, r
	}
	table, place, _ := strings.Cut(rest, "/")
	row, col, deep := strings.Cut(place, "/")
	if c := l.columns[table+"/"+col]; deep && c != "" {
		place = row + "/" + c
	}
	out := prior + l.table(table) + "/" + place
	if quoted {
		out = l.section(section) + "：" + out
	}
	return out
}

// expression turns the addresses of a rule's line.
func (l *layout) expression(text string) string {
	words := strings.Fields(strings.ReplaceAll(text, "Σ", " Σ "))
	for i, w := range words {
		if strings.Contains(w, "/") {
			words[i] = l.address(w)
		}
	}
	return strings.Join(words, " ")
}

// For returns the rules as they stand for a document's layout; those that do
// already stay.
func (r *Rules) For(in Input) *Rules {
	l := r.layoutOf(in)
	if l == nil || r.turned {
		return r
	}
	out := &Rules{ids: map[string]*Rule{}, sets: r.sets, turned: true}
	for _, x := range r.list {
		rule := *x
		rule.layout, rule.formulas, rule.Needs = l, nil, nil
		for _, n := range x.Needs {
			rule.Needs = append(rule.Needs, l.table(n))
		}
		for _, f := range x.formulas {
			if turned, err := parseFormula(l.expression(f.text), x.sets); err == nil { // it parsed on the form
				rule.formulas = append(rule.formulas, turned)
			}
		}
		out.list = append(out.list, &rule)
		out.ids[rule.ID] = &rule
	}
	return out
}

// on is the document's address of what the form has at an address.
func (p *probe) on(addr string) string { return p.rule.layout.address(addr) }

// fact returns the quantity at an address of the form.
func (p *probe) fact(addr string) (quantity, *report.Cell, string) { return p.at(p.on(addr)) }

// grid is the document's table for one of the form, or nil.
func (p *probe) grid(id string) *grid { return p.grids[p.rule.layout.table(id)] }

// has reports whether the document has tables of the form, and notes those that
// it lacks.
func (p *probe) has(ids ...string) bool {
	all := true
	for _, id := range ids {
		if p.grid(id) != nil {
			continue
		}
		all = false
		name := p.rule.layout.table(id)
		if !isTable(name) {
			name = "“" + name + "”"
		}
		p.missing("没有表" + name)
	}
	return all
}

// section is the document's number of a section of the form.
func (p *probe) section(id string) string { return p.rule.layout.section(id) }

// stated are the claims of a section that state a fact, both as the form has them.
func (p *probe) stated(section, addr string) []*claim { return p.quoted[p.on(section+"："+addr)] }
