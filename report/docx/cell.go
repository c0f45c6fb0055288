package docx

import (
	"strconv"
	"strings"

	"juesuan/report"
)

// cellKind is how a cell's text is set; each has a style for every size in use.
type cellKind struct{ id, name, align, face string }

func (k *cellKind) style(halfPoints int) string { return k.id + strconv.Itoa(halfPoints) }

// The kinds of cells.
var (
	cellHead   = &cellKind{"TableHead", "表头", "center", face(hei)}
	cellName   = &cellKind{"TableText", "表文", "left", face(song)}
	cellCenter = &cellKind{"TableCenter", "表中", "center", face(song)}
	cellAmount = &cellKind{"TableAmount", "表数", "right", face(song)}
	cellLong   = &cellKind{"TableLong", "表长文", "both", face(song)}
	cellKinds  = []*cellKind{cellHead, cellName, cellCenter, cellAmount, cellLong}
)

// kindOf says how a cell is set: as it says itself, or as its column does.
func (t *tableWriter) kindOf(k *cell) *cellKind {
	kind := t.kind(k.col)
	switch {
	case k.head && !ruler(k.Text):
		return cellHead
	case k.head, k.Align == report.Center:
		return cellCenter
	case k.Align == report.Right, k.Amount != nil, kind == report.AmountColumn && k.cols == 1:
		return cellAmount
	case k.cols == 1 && (kind == report.LineColumn || kind == report.ShortColumn):
		return cellCenter
	case k.cols > 1, kind == report.TextColumn:
		return cellLong
	}
	return cellName
}

// ruler reports whether a head cell is one of the 栏次 row.
func ruler(s string) bool { return s == "栏次" || s != "" && strings.Trim(s, "0123456789") == "" }

// openCell starts a w:tc over columns; borders is what differs from the table's.
func (t *tableWriter) openCell(b *strings.Builder, col, cols int, merge, borders string) {
	width := 0
	for _, w := range t.widths[col : col+cols] {
		width += w
	}
	b.WriteString(`<w:tc><w:tcPr><w:tcW` + attr("w", width) + ` w:type="dxa"/>`)
	if cols > 1 {
		b.WriteString(`<w:gridSpan` + attr("val", cols) + `/>`)
	}
	b.WriteString(merge)
	if borders != "" {
		b.WriteString(`<w:tcBorders>` + borders + `</w:tcBorders>`)
	}
}

// cell writes what row r shows of a cell: all of it, or the continuation of a
// cell merged from above.
func (t *tableWriter) cell(b *strings.Builder, k *cell, r int, keep, last bool) {
	merge, borders := "", ""
	switch {
	case k.row < r:
		merge = `<w:vMerge/>`
	case k.rows > 1:
		merge = `<w:vMerge w:val="restart"/>`
	}
	if k.head && last {
		borders = rule("bottom", frameRule)
	}
	t.openCell(b, k.col, k.cols, merge, borders)
	b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
	p := para{style: t.kindOf(k).style(halfPoints(t.size)), keepNext: keep}
	if k.row == r {
		p.content = run(k.Text, look{bold: k.bold})
		if k.Indent > 0 {
			p.indent = attr("leftChars", 100*k.Indent) + attr("left", twips(float64(k.Indent)*t.size))
		}
	}
	b.WriteString(p.xml() + `</w:tc>`)
}

// rule is one edge of a table or cell.
func rule(edge string, width float64) string {
	return `<w:` + edge + ` w:val="single"` + attr("sz", eighths(width)) + ` w:space="0" w:color="000000"/>`
}

func noRule(edge string) string { return `<w:` + edge + ` w:val="nil"/>` }

// margins is the room within a cell, in points.
func margins(upright, across float64) string {
	edge := func(name string, v float64) string {
		return `<w:` + name + attr("w", twips(v)) + ` w:type="dxa"/>`
	}
	return edge("top", upright) + edge("left", across) + edge("bottom", upright) + edge("right", across)
}
