package html

import (
	"fmt"
	"strings"

	"juesuan/report"
)

// table is a table as the template shows it.
type table struct {
	Anchor, Caption, Title, Label string
	Department, Year, Unit        string
	Landscape                     bool
	Groups                        [][]string // classes of the columns, by the first row of the head
	Head, Body                    []row
	Notes                         []string
}

// Info tells whether the 部门 line has anything to say.
func (t *table) Info() bool { return t.Department+t.Year+t.Unit != "" }

type row struct {
	Class string
	Cells []cell
}

// cell is a cell that no other covers. Scope is empty for data.
type cell struct {
	Scope, Class, Text string
	ColSpan, RowSpan   int
}

func newTable(b *report.TableBlock, a anchors) *table {
	t := b.Table
	out := &table{
		Anchor: a.unique(b.ID), Title: clean(t.Title), Label: clean(t.Label),
		Department: clean(t.Department), Year: clean(t.Year), Unit: clean(t.Unit),
		Landscape: t.Landscape, Groups: groups(t), Notes: cleanAll(t.Notes),
	}
	out.Caption = a.unique(out.Anchor + "/标题")
	for r, cells := range t.Head {
		out.Head = append(out.Head, headRow(t, r, cells))
	}
	for _, r := range t.Rows {
		out.Body = append(out.Body, bodyRow(t, r))
	}
	return out
}

// groups parts the columns as the first row of the head spans them, so that
// its cells may be heads of a column group.
func groups(t *report.Table) [][]string {
	var out [][]string
	for c := 0; c < len(t.Columns); {
		span := 1
		if len(t.Head) > 0 {
			span = max(1, t.Head[0][c].ColSpan)
		}
		var g []string
		for range min(span, len(t.Columns)-c) {
			g = append(g, columnClass[t.Columns[c].Kind])
			c++
		}
		out = append(out, g)
	}
	return out
}

var columnClass = map[report.ColumnKind]string{
	report.NameColumn: "name", report.CodeColumn: "code", report.LineColumn: "line",
	report.AmountColumn: "num", report.TextColumn: "text", report.ShortColumn: "short",
}

func headRow(t *report.Table, r int, cells []report.Cell) row {
	var out row
	if r == len(t.Head)-1 && r > 0 {
		out.Class = "ruler"
	}
	for _, k := range cells {
		if k.Covered {
			continue
		}
		c := newCell(&k)
		c.Scope = "col"
		if r == 0 && k.ColSpan > 1 {
			c.Scope = "colgroup"
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}

func bodyRow(t *report.Table, r report.Row) row {
	var out row
	if r.Kind == report.TotalRow {
		out.Class = "total"
	}
	for i, k := range r.Cells {
		if k.Covered {
			continue
		}
		c := newCell(&k)
		if isName(t, i, &k) {
			c.Scope = "row"
		}
		if k.Amount != nil {
			c.Class = strings.TrimSpace(c.Class + " n")
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}

// isName tells a cell that names its row: text in name columns and no further.
func isName(t *report.Table, col int, k *report.Cell) bool {
	if t.Columns[col].Kind != report.NameColumn && !(t.Columns[col].Kind == report.CodeColumn && k.ColSpan > 1) {
		return false
	}
	for c := col; c < col+k.ColSpan && c < len(t.Columns); c++ {
		if kind := t.Columns[c].Kind; kind != report.NameColumn && kind != report.CodeColumn {
			return false
		}
	}
	return k.Text != "" && k.Amount == nil
}

// newCell is a cell with its looks as classes; inline styles are what the
// content security policy of a site forbids.
func newCell(k *report.Cell) cell {
	var class []string
	switch k.Align {
	case report.Center:
		class = append(class, "c")
	case report.Right:
		class = append(class, "r")
	}
	if k.Bold {
		class = append(class, "b")
	}
	if k.Indent > 0 {
		class = append(class, fmt.Sprintf("i%d", min(k.Indent, maxIndent)))
	}
	return cell{Class: strings.Join(class, " "), Text: clean(k.Text), ColSpan: max(1, k.ColSpan), RowSpan: max(1, k.RowSpan)}
}

// maxIndent is the deepest level the stylesheet knows.
const maxIndent = 4
