package docx

import "strings"

// infoSize is the size of the lines above a table (五号).
const infoSize = 10.5

// Distances of lines above and below a table, in ems, and the room above a
// note in points.
const (
	titleLead = 1.35
	labelLead = 1.3
	infoLead  = 1.5
	noteLead  = 1.4
	noteGap   = 2
)

// caption writes the lines above a table as its first rows, without rules, so
// that they repeat with the head on every page: the label of the form at the
// right; department, year and unit.
func (t *tableWriter) caption(b *strings.Builder) {
	if t.table.Label != "" {
		t.captionRow(b, para{style: styleTableLabel, content: plain(t.table.Label)})
	}
	if t.hasInfo() {
		t.captionRow(b, t.info()...)
	}
}

// info is the line “部门：… 年度 单位”. The year stands in the middle or, after
// a long department, as near to it as it can; where that is too far to the
// right, the department has a line of its own.
func (t *tableWriter) info() []para {
	dept, year, unit := "", oneLine(t.table.Year), oneLine(t.table.Unit)
	if t.table.Department != "" {
		dept = "部门：" + oneLine(t.table.Department)
	}
	room := t.page.width()
	middle := max(room/2, (ems(dept)+1+ems(year)/2)*infoSize)
	apart := middle+(ems(year)/2+1+ems(unit))*infoSize > room
	if apart {
		middle = room / 2
	}
	p := para{
		style:   styleTableInfo,
		content: plain("\t" + year + "\t" + unit),
		tabs:    `<w:tab w:val="center"` + attr("pos", twips(middle)) + `/><w:tab w:val="right"` + attr("pos", twips(room)) + `/>`,
	}
	if apart {
		return []para{{style: styleTableInfo, content: plain(dept)}, p}
	}
	p.content = plain(dept + "\t" + year + "\t" + unit)
	return []para{p}
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
	if p.style == styleTableLabel && t.hasInfo() {
		return noRule("bottom")
	}
	return rule("bottom", frameRule)
}

func (t *tableWriter) hasInfo() bool { return t.table.Department+t.table.Year+t.table.Unit != "" }

// captionHeight is the height of the rows above the head.
func (t *tableWriter) captionHeight() float64 {
	h := 0.0
	if t.table.Label != "" {
		h += labelLead * infoSize
	}
	if t.hasInfo() {
		h += float64(len(t.info())) * infoLead * infoSize
	}
	return h
}
