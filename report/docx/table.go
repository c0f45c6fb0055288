package docx

import (
	"slices"
	"strings"

	"juesuan/report"
)

// tableWriter writes one table.
type tableWriter struct {
	*writer
	table      *report.Table
	page       page
	head, body *grid
	size       float64
	widths     []int // of the columns, in twips
}

// table writes a table: its title, the grid with the lines above it, the notes.
func (w *writer) table(b *report.TableBlock, p page) []element {
	title := oneLine(b.Table.Title)
	out := []element{&para{
		style: styleTableTitle, content: w.bookmarked(b.ID, plain(title)),
		indent: balance(title, w.style.TableTitleSize, p.width()),
	}}
	t := w.newTable(b.Table, p)
	if t.body.cols > 0 {
		w.sizes[halfPoints(t.size)] = true
		out = append(out, raw(t.xml()))
	}
	for _, n := range notes(b.Table) {
		out = append(out, &para{style: styleTableNote, content: plain(n)})
	}
	return out
}

// notes are the table's notes without blank ones.
func notes(t *report.Table) []string {
	return slices.DeleteFunc(slices.Clone(t.Notes), func(s string) bool { return strings.TrimSpace(s) == "" })
}

func (w *writer) newTable(src *report.Table, p page) *tableWriter {
	t := &tableWriter{writer: w, table: src, page: p}
	cols := len(src.Columns)
	body := make([][]report.Cell, len(src.Rows))
	for i, r := range src.Rows {
		body[i] = r.Cells
		cols = max(cols, len(r.Cells))
	}
	for _, r := range src.Head {
		cols = max(cols, len(r))
	}
	t.head, t.body = newGrid(src.Head, cols), newGrid(body, cols)
	for _, k := range t.head.cells {
		k.head = true
	}
	for _, k := range t.body.cells {
		k.bold = k.Bold || src.Rows[k.row].Kind == report.TotalRow
	}
	if cols > 0 {
		t.fit()
	}
	return t
}

// kind is what column c holds.
func (t *tableWriter) kind(c int) report.ColumnKind {
	if c < len(t.table.Columns) {
		return t.table.Columns[c].Kind
	}
	return report.NameColumn
}

func (t *tableWriter) xml() string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="` + styleTable + `"/><w:tblW` + attr("w", twips(t.page.width())) + ` w:type="dxa"/>` +
		`<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/><w:tblCaption w:val="` + escape(oneLine(t.table.Title)) + `"/></w:tblPr><w:tblGrid>`)
	for _, v := range t.widths {
		b.WriteString(`<w:gridCol` + attr("w", v) + `/>`)
	}
	b.WriteString(`</w:tblGrid>`)
	t.caption(&b)
	for r := range t.head.owner {
		t.row(&b, t.head, r, true)
	}
	for r := range t.body.owner {
		t.row(&b, t.body, r, false)
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

// row writes one row. Rows of the head repeat on every page.
func (t *tableWriter) row(b *strings.Builder, g *grid, r int, head bool) {
	// A row that would take half a page may be parted by a page's end, for
	// else it might not fit anywhere.
	t.openRow(b, t.leastRow(), head, t.rowHeight(g, r) > t.page.height()/2)
	keep := !head && t.keepsNext(r)
	for c := 0; c < g.cols; c += g.owner[r][c].cols {
		t.cell(b, g.owner[r][c], r, keep, r == len(g.owner)-1)
	}
	b.WriteString(`</w:tr>`)
}

func (t *tableWriter) openRow(b *strings.Builder, height float64, head, long bool) {
	b.WriteString(`<w:tr><w:trPr>`)
	if !long {
		b.WriteString(`<w:cantSplit/>`)
	}
	if height > 0 {
		b.WriteString(`<w:trHeight` + attr("val", twips(height)) + ` w:hRule="atLeast"/>`)
	}
	if head {
		b.WriteString(`<w:tblHeader/>`)
	}
	b.WriteString(`</w:trPr>`)
}

// Rows that stay together where a page allows it: a block of merged cells up
// to mergedRows, a class with its first section and that with its first item,
// the last rows of a table.
const (
	mergedRows = 8
	lastRows   = 3
)

// keepsNext reports whether a row of the body stays on the page of the next
// one; the last stays with the notes.
func (t *tableWriter) keepsNext(r int) bool {
	rows := t.table.Rows
	if r == len(rows)-1 {
		return len(notes(t.table)) > 0
	}
	above, below := rows[r].Kind, rows[r+1].Kind
	return r >= len(rows)-lastRows || t.body.joined(r, mergedRows) ||
		above >= report.ClassRow && below > above
}
