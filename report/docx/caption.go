package docx

import "strings"

// infoSize is the size of the lines above a table (五号).
const infoSize = 10.5

// caption writes the lines above a table as its first rows, without rules, so
// that they repeat with the head on every page: the label of the form at the
// right; department, year and unit.
func (t *tableWriter) caption(b *strings.Builder) {
	if t.table.Label != "" {
		t.captionRow(b, para{style: styleTableLabel, content: plain(t.table.Label)})
	}
	if t.table.Department+t.table.Year+t.table.Unit != "" {
		t.captionRow(b, t.info()...)
	}
}

// info is the line “部门：… 年度 单位”; a department too long to stand left of
// the year has a line of its own.
func (t *tableWriter) info() []para {
	dept, year, unit := "", t.table.Year, t.table.Unit
	if t.table.Department != "" {
		dept = "部门：" + t.table.Department
	}
	room := t.page.width()
	p := para{
		style: styleTableInfo,
		tabs:  `<w:tab w:val="center"` + attr("pos", twips(room/2)) + `/><w:tab w:val="right"` + attr("pos", twips(room)) + `/>`,
	}
	if (ems(dept)+1)*infoSize <= (room-ems(year)*infoSize)/2 {
		p.content = plain(dept + "\t" + year + "\t" + unit)
		return []para{p}
	}
	p.content = plain("\t" + year + "\t" + unit)
	return []para{{style: styleTableInfo, content: plain(dept)}, p}
}

func (t *tableWriter) captionRow(b *strings.Builder, lines ...para) {
	t.openRow(b, 0, true, false)
	t.openCell(b, 0, t.body.cols, "", noRule("top")+noRule("left")+t.captionBottom(lines[0])+noRule("right"))
	b.WriteString(`<w:tcMar>` + margins(0, 0) + `</w:tcMar></w:tcPr>`)
	for _, p := range lines {
		b.WriteString(p.xml())
	}
	b.WriteString(`</w:tc></w:tr>`)
}

// captionBottom is the rule below a row of the caption: none, but the table's
// frame below the last.
func (t *tableWriter) captionBottom(p para) string {
	if p.style == styleTableLabel && t.table.Department+t.table.Year+t.table.Unit != "" {
		return noRule("bottom")
	}
	return rule("bottom", frameRule)
}
