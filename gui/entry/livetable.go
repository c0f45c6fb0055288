package entry

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	parts "juesuan/gui/part"
	"juesuan/report"
)

// liveTable is the table that the page feeds, beside the grid, as it will be
// printed. The cell that the cursor's entry goes into is lit.
type liveTable struct {
	s      *Screen
	id     string // of the table
	shown  *reportTable
	grid   *grid.Grid
	title  *widget.RichText
	object *fyne.Container
}

// feeds says which tables an entry page goes into, by words of their titles:
// the packs number them differently.
func feeds(page, title string) bool {
	switch page {
	case desk.IncomePage:
		return title == "收入决算表" || title == "收入支出决算总表"
	case desk.GeneralPage:
		return title == "支出决算表" || title == "一般公共预算财政拨款支出决算表"
	case desk.FundPage:
		return strings.HasPrefix(title, "政府性基金预算")
	case desk.CapitalPage:
		return strings.HasPrefix(title, "国有资本经营预算")
	case desk.OtherPage:
		return title == "支出决算表" || title == "收入支出决算总表"
	case desk.BasicPage:
		return strings.Contains(title, "基本支出决算")
	case desk.CarryoverPage:
		return strings.HasSuffix(title, "收入支出决算总表")
	case desk.ThreePublicPage:
		return strings.Contains(title, "“三公”经费")
	case desk.AssessmentPage:
		return strings.Contains(title, "整体") && strings.Contains(title, "自评")
	case desk.ProjectPage:
		return strings.Contains(title, "项目") && strings.Contains(title, "自评")
	}
	return false
}

// tables lists the tables that the page feeds.
func (s *Screen) tables() []*report.Table {
	var out []*report.Table
	for _, t := range s.year.Book().Tables {
		if feeds(s.page, t.Title) {
			out = append(out, t)
		}
	}
	return out
}

// mostTables is how many tables have a button.
const mostTables = 2

func tableButtons(s *Screen) []*parts.Button {
	var out []*parts.Button
	for i, t := range s.tables() {
		if i == mostTables {
			break
		}
		label := "表" + t.ID + " »"
		if strings.Trim(t.ID, "0123456789") != "" {
			label = t.ID + "表 »"
		}
		out = append(out, parts.NewButton(label, func() { s.live.choose(t.ID) }))
	}
	return out
}

func newLiveTable(s *Screen) *liveTable {
	l := &liveTable{s: s, title: hint(""), shown: &reportTable{}}
	l.grid = grid.New(l.shown)
	l.grid.OnKey = s.key
	l.grid.OnStatus = func(string) {}
	l.object = container.NewBorder(l.title, nil, nil, nil, l.grid)
	l.object.Hide()
	if t := s.tables(); len(t) > 0 {
		l.id = t[0].ID
	}
	return l
}

// choose shows a table, or closes it if it is shown.
func (l *liveTable) choose(id string) {
	if l.object.Visible() && l.id == id {
		l.toggle()
		return
	}
	l.id = id
	l.object.Show()
	l.changed()
	l.s.root.Refresh()
	l.s.now().grid.GoTo(l.s.now().grid.Active()) // there is less room for it now
	l.s.Focus()
}

// toggle opens or closes the table.
func (l *liveTable) toggle() {
	if l.id == "" {
		l.s.frame.Tell("这一页不直接进入哪张表；在“预览”里看它进入的文字。")
		return
	}
	if l.object.Visible() {
		l.object.Hide()
		l.s.root.Refresh()
		l.s.Focus()
		return
	}
	l.choose(l.id)
}

// changed shows the table as it is now.
func (l *liveTable) changed() {
	if l == nil || !l.object.Visible() {
		return
	}
	t := l.s.year.Book().Table(l.id)
	if t == nil {
		l.object.Hide()
		l.s.root.Refresh()
		return
	}
	l.shown.show(t)
	l.grid.Frozen = l.shown.frozen
	seg := l.title.Segments[0].(*widget.TextSegment)
	seg.Text = strings.TrimSpace(t.Label + "　" + t.Title + "　" + t.Unit)
	l.title.Refresh()
	l.follow()
}

// follow lights the cell that the cursor's entry goes into.
func (l *liveTable) follow() {
	if l == nil || !l.object.Visible() {
		return
	}
	addr := ""
	if line, col := l.s.cursor(); line != nil && line.kind == entryLine {
		addr = l.s.now().sheet.cellName(line, col)
	}
	lit := l.shown.cellsOf(addr)
	l.shown.lit = lit
	if len(lit) > 0 && l.grid.Active() != lit[0] {
		l.grid.GoTo(lit[0])
		return
	}
	l.grid.Refresh()
}

// reportTable shows a table of the document in a grid.
type reportTable struct {
	table  *report.Table
	cols   []grid.Column
	frozen int
	at     map[string][]grid.Place // the cells that an entry goes into; made when asked for
	lit    []grid.Place
}

// show takes another table, or the same as it is now.
func (r *reportTable) show(t *report.Table) {
	if r.table == t {
		return // its cells change in place
	}
	r.table, r.at, r.lit, r.frozen = t, nil, nil, 0
	r.cols = make([]grid.Column, len(t.Columns))
	for i, c := range t.Columns {
		col := grid.Column{Key: t.ID + "/" + c.Key + c.Name, Title: headOf(t, i), Width: 88}
		switch c.Kind {
		case report.NameColumn, report.TextColumn:
			col.Width = 180
		case report.CodeColumn:
			col.Width = 76
		case report.LineColumn:
			col.Width = 40
		case report.AmountColumn:
			col.Kind = grid.Amount
		}
		r.cols[i] = col
		if i == r.frozen && c.Kind == report.CodeColumn {
			r.frozen++
		}
	}
}

// headOf is a column's head from the top, without the line of numbers.
func headOf(t *report.Table, col int) []string {
	rows := t.Head
	if t.HasRuler {
		rows = rows[:len(rows)-1]
	}
	var out []string
	for i := range rows {
		text := headText(rows, i, col)
		if text != "" && (len(out) == 0 || out[len(out)-1] != text) {
			out = append(out, text)
		}
	}
	if len(out) == 0 {
		out = []string{t.Columns[col].Name}
	}
	return out
}

// headText is the text of the head cell that covers a place.
func headText(rows [][]report.Cell, row, col int) string {
	for i := row; i >= 0; i-- {
		for j := col; j >= 0; j-- {
			c := rows[i][j]
			if !c.Covered && i+max(1, c.RowSpan) > row && j+max(1, c.ColSpan) > col {
				return strings.ReplaceAll(c.Text, "\n", "")
			}
		}
	}
	return ""
}

// Columns is the grid's.
func (r *reportTable) Columns() []grid.Column { return r.cols }

// Rows is the grid's.
func (r *reportTable) Rows() int {
	if r.table == nil {
		return 0
	}
	return len(r.table.Rows)
}

// Cell is the grid's.
func (r *reportTable) Cell(p grid.Place) grid.Cell {
	c := &r.table.Rows[p.Row].Cells[p.Col]
	out := grid.Cell{Text: strings.ReplaceAll(c.Text, "\n", ""), Indent: c.Indent, Fixed: true}
	if c.Amount != nil || c.Align == report.Right {
		out.Kind, out.Text = grid.Amount, grid.Separate(out.Text)
	}
	if k := r.table.Rows[p.Row].Kind; k == report.TotalRow {
		out.Total = true
	}
	out.Lit = slices.Contains(r.lit, p)
	return out
}

// cellsOf returns the cells that an entry goes into, those that it makes alone
// first.
func (r *reportTable) cellsOf(addr string) []grid.Place {
	if addr == "" || r.table == nil {
		return nil
	}
	if r.at == nil {
		r.at = map[string][]grid.Place{}
		for i, row := range r.table.Rows {
			for j, c := range row.Cells {
				for _, e := range c.Entries {
					r.at[e] = append(r.at[e], grid.Place{Row: i, Col: j})
				}
			}
		}
	}
	return r.at[addr]
}
