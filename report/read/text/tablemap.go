package text

import (
	"slices"
	"strings"

	"juesuan/report"
)

// formTables tells the form's tables by words of their titles; the first that
// fits decides. Places number them otherwise.
var formTables = []struct{ id, words string }{
	{"09", "三公"}, {"06", "基本支出"}, {"07", "政府性基金"}, {"08", "国有资本经营"}, {"05", "公共预算"}, {"05", "公共财政"},
	{"04", "财政拨款收入支出"}, {"01", "收入支出"}, {"02", "收入决算"}, {"03", "支出决算"},
}

// tableMap finds the form's tables in a Book.
type tableMap map[string]*report.Table

func tablesOf(b *report.Book) tableMap {
	m := tableMap{}
	for _, t := range b.Tables {
		if len(t.ID) != 2 || t.ID[0] != '0' {
			continue
		}
		for _, f := range formTables {
			if strings.Contains(bareText(t.Title), f.words) {
				if m[f.id] == nil {
					m[f.id] = t
				}
				break
			}
		}
	}
	return m
}

// id is the document's number for a table of the form.
func (m tableMap) id(form string) string {
	if t := m[form]; t != nil {
		return t.ID
	}
	return form
}

// sumColumn is the column that adds up the others: 小计 on the form, 合计 in
// some places.
func (m tableMap) sumColumn(form string) string {
	t := m[form]
	if t == nil {
		return "小计"
	}
	for _, key := range []string{"小计", "合计"} {
		if slices.ContainsFunc(t.Columns, func(c report.Column) bool { return c.Key == key }) {
			return key
		}
	}
	return "小计"
}

// subjectRow is a row of a table that has a code.
type subjectRow struct {
	code, name string
}

// subjects are the rows of a table that have codes, each once, in order.
func (m tableMap) subjects(form string) []subjectRow {
	t := m[form]
	if t == nil {
		return nil
	}
	var out []subjectRow
	seen := map[string]bool{}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			path := strings.Split(c.Addr, "/")
			if len(path) < 2 || !isCode(path[1]) || seen[path[1]] || c.Name == "" {
				continue
			}
			seen[path[1]] = true
			out = append(out, subjectRow{path[1], c.Name})
		}
	}
	return out
}

// lists reports whether a table has a row of a subject.
func (m tableMap) lists(form, code string) bool {
	return slices.ContainsFunc(m.subjects(form), func(r subjectRow) bool { return r.code == code })
}

// isCode reports whether a text is a subject's code: 3, 5 or 7 digits.
func isCode(s string) bool {
	return (len(s) == 3 || len(s) == 5 || len(s) == 7) && strings.Trim(s, "0123456789") == ""
}
