package entry

import (
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/gui/theme"
	"juesuan/report"
	"juesuan/report/outline"
	"juesuan/store"
)

// definition is what is particular to a section.
type definition interface {
	// columns lists the columns; it is asked once.
	columns() []column
	// lines lists the lines but those of drafts and the last one, as the year
	// is now.
	lines() []line
	// follow brings lines that it has made up to date, after values alone have
	// changed.
	follow([]line)
	// asks says what the last line asks for; "" if no row can be added.
	asks() string
	// newRow finds the address for a new row by its cells, by column key. taken
	// reports addresses that others have. On an error at is the column that it
	// is about.
	newRow(cells map[string]string, taken func(string) bool) (a store.Address, at string, err error)
	// rekey finds the address that a row gets when cells of its key, by column
	// key, become others.
	rekey(l *line, cells map[string]string) (store.Address, error)
	// suggest lists what may be meant in a cell.
	suggest(l *line, c *column, typed string) []grid.Suggestion
}

// sheet is a section's entries as a grid's sheet.
type sheet struct {
	year    *desk.Year
	page    string // the entry page
	section string // names the section in drafts and columns
	unit    report.Unit
	def     definition

	cols     []column
	gridCols []grid.Column
	list     []line
	drafts   map[string]desk.Draft // of the page, by cell
	found    map[string]grid.Mark  // what the checks find, by an entry's address
	touched  []string              // the addresses of the last change, the year's
	long     bool                  // there are texts of several lines
	moves    bool                  // a change of the sheet itself is going on
	tell     func(string)          // says what has happened out of sight
	entered  func([]grid.Change)   // gets what was typed into cells, when it is in the ledger
}

var _ grid.Sheet = (*sheet)(nil)

func newSheet(y *desk.Year, page, section string, def definition) *sheet {
	s := &sheet{year: y, page: page, section: section, unit: report.Yuan, def: def, cols: def.columns()}
	for _, c := range s.cols {
		s.gridCols = append(s.gridCols, c.Column)
	}
	s.rebuild()
	for i := range s.list {
		for c := range s.cols {
			f := fieldAt(&s.list[i], &s.cols[c])
			s.long = s.long || f != nil && f.Lines
		}
	}
	return s
}

// rebuild lists the lines anew.
func (s *sheet) rebuild() {
	s.list = s.def.lines()
	s.readDrafts()
	seen := map[string]bool{}
	for _, d := range s.year.Drafts(s.page) {
		if id, ok := s.draftLine(d.Cell); ok && !seen[id] {
			seen[id] = true
			s.list = append(s.list, line{kind: draftLine, draft: id})
		}
	}
	if s.def.asks() != "" && s.year.Locked() == "" {
		s.list = append(s.list, line{kind: addLine})
	}
}

// follow brings the lines up to date after values alone have changed.
func (s *sheet) follow() { s.def.follow(s.list) }

func (s *sheet) readDrafts() {
	s.drafts = nil
	for _, d := range s.year.Drafts(s.page) {
		if s.drafts == nil {
			s.drafts = map[string]desk.Draft{}
		}
		s.drafts[d.Cell] = d
	}
}

// newMark begins the names of cells in rows that are not there yet:
// ＋section/number/column.
const newMark = "＋"

// draftLine takes the column off the name of a cell in a row of this section
// that is not there yet.
func (s *sheet) draftLine(cell string) (id string, ok bool) {
	parts := store.SplitAddress(cell)
	if len(parts) != 3 || parts[0] != newMark+s.section {
		return "", false
	}
	return store.JoinAddress(parts[:2]...), true
}

// cellName names a cell: by the entry's address, or by a draft line and the
// column; "" if nothing can be entered there.
func (s *sheet) cellName(l *line, c *column) string {
	switch l.kind {
	case entryLine:
		if c.role == name {
			return ownName(l)
		}
		if f := fieldAt(l, c); f != nil {
			return l.fieldAddr(f)
		}
	case draftLine:
		return l.draft + "/" + store.JoinAddress(c.Key)
	}
	return ""
}

// draftIn is what a cell holds and nobody understands.
func (s *sheet) draftIn(l *line, c *column) (desk.Draft, bool) {
	if len(s.drafts) == 0 {
		return desk.Draft{}, false
	}
	id := s.cellName(l, c)
	d, ok := s.drafts[id]
	return d, ok && id != ""
}

// Columns is the grid's.
func (s *sheet) Columns() []grid.Column { return s.gridCols }

// Rows is the grid's.
func (s *sheet) Rows() int { return len(s.list) }

func (s *sheet) at(p grid.Place) (*line, *column) { return &s.list[p.Row], &s.cols[p.Col] }

// Cell is the grid's.
func (s *sheet) Cell(p grid.Place) grid.Cell {
	l, c := s.at(p)
	out := s.cell(l, c)
	if s.year.Locked() != "" && !out.Total {
		out.Fixed = true
	}
	return out
}

func (s *sheet) cell(l *line, c *column) grid.Cell {
	if d, ok := s.draftIn(l, c); ok {
		out := grid.Cell{Text: d.Text, Kind: kindOf(l, c), Indent: indentOf(l, c)}
		if d.Why != "" {
			out.Mark = grid.Mark{Severity: theme.Error, Why: d.Why}
		}
		return out
	}
	switch l.kind {
	case headLine:
		out := grid.Cell{Total: true}
		if c.role == titleCell {
			out.Text = l.title
		}
		return out
	case sumLine:
		return s.sumCell(l, c)
	case addLine:
		out := grid.Cell{Kind: kindOf(l, c)}
		switch asks := s.def.asks(); {
		case c.role == name: // there is more room than beside it
			out.Hint, out.Fixed = strings.TrimPrefix(asks, "+ "), true
		case c == &s.cols[0] && c.role == code:
			out.Hint = "+"
		case c == &s.cols[0]:
			out.Hint = asks
		}
		return out
	case draftLine:
		return grid.Cell{Kind: kindOf(l, c)}
	}
	return s.entryCell(l, c)
}

func kindOf(l *line, c *column) grid.Kind {
	if f := fieldAt(l, c); f != nil && c.role == value {
		return gridKind(f)
	}
	return c.Kind
}

func indentOf(l *line, c *column) int {
	if c.role == name || c.role == titleCell {
		return max(0, l.level-1)
	}
	return 0
}

func (s *sheet) sumCell(l *line, c *column) grid.Cell {
	out := grid.Cell{Total: true, Kind: kindOf(l, c), Indent: indentOf(l, c)}
	switch c.role {
	case code:
		out.Text = l.name.Code
	case name:
		return nameCell(l, out)
	case titleCell:
		out.Text = l.title
	case value:
		if c.field != nil && c.field.Kind == store.AmountValue && l.sum != nil {
			out.Text = shown(s.unit, l.sum(c.field))
		}
	}
	return out
}

// nameCell shows a subject's name. One that the program does not know can be
// written.
func nameCell(l *line, out grid.Cell) grid.Cell {
	out.Text = l.name.Name
	switch {
	case l.name.Code == "" && l.kind == entryLine:
		out.Text, out.Fixed = "（不分科目）", true
	case l.name.Own:
		out.Total = false
	case !l.name.Known:
		out.Total = false
		out.Mark = grid.Mark{Severity: theme.Warning, Why: "科目表里查不到 " + l.name.Code + "；请核对编码，编码没有错时在这里写上科目名称"}
	default:
		out.Fixed = true
	}
	return out
}

func (s *sheet) entryCell(l *line, c *column) grid.Cell {
	out := grid.Cell{Kind: kindOf(l, c), Indent: indentOf(l, c)}
	switch c.role {
	case titleCell:
		out.Text, out.Fixed = l.title, true
		return out
	case name:
		return nameCell(l, out)
	case code:
		out.Text = l.name.Code
	case key:
		out.Text = l.text(c.field)
	case value:
		f := fieldAt(l, c)
		if f == nil {
			out.Fixed = true
			return out
		}
		s.showField(l, f, &out)
	}
	if f := fieldAt(l, c); f != nil && len(s.found) > 0 {
		out.Mark = s.found[l.fieldAddr(f)]
	}
	return out
}

// showField shows an entry's value. Zero is shown quietly: it is what nobody
// has entered, or has.
func (s *sheet) showField(l *line, f *store.Field, out *grid.Cell) {
	switch f.Kind {
	case store.AmountValue:
		if l.row == nil {
			return
		}
		switch v, known := l.row.Amount(f); {
		case known && (!v.IsZero() || f.Nullable):
			out.Text = shown(s.unit, v)
		case known:
			out.Hint = "0.00"
		}
	case store.CountValue:
		if out.Text = l.text(f); out.Text == "0" {
			out.Text, out.Hint = "", "0"
		}
		out.Text = grid.Separate(out.Text)
	case store.FlagValue:
		if l.text(f) == "是" {
			out.Text = "是"
		}
	default:
		out.Text = l.text(f)
	}
}

// Input is the grid's.
func (s *sheet) Input(p grid.Place) string {
	l, c := s.at(p)
	if d, ok := s.draftIn(l, c); ok {
		return d.Text
	}
	if f := fieldAt(l, c); f != nil && f.Kind == store.AmountValue {
		switch {
		case l.kind == sumLine && l.sum != nil && c.field != nil:
			return plain(s.unit, l.sum(f))
		case l.kind == entryLine && l.row != nil:
			if v, known := l.row.Amount(f); known && (!v.IsZero() || f.Nullable) {
				return plain(s.unit, v)
			}
		}
		return ""
	}
	return strings.ReplaceAll(s.cell(l, c).Text, ",", commaOf(l, c))
}

// commaOf is what a comma shown in a cell is: nothing in a number.
func commaOf(l *line, c *column) string {
	if f := fieldAt(l, c); f != nil && f.Kind == store.CountValue {
		return ""
	}
	return ","
}

// Suggest is the grid's.
func (s *sheet) Suggest(p grid.Place, typed string) []grid.Suggestion {
	l, c := s.at(p)
	if out := s.def.suggest(l, c, strings.TrimSpace(typed)); out != nil {
		return out
	}
	f := fieldAt(l, c)
	if f == nil {
		return nil
	}
	options := f.Options
	if f.Kind == store.FlagValue {
		options = []string{"是", "否"}
	}
	return choices(options, typed)
}

// choices are the options that may be meant, all for what is an option itself.
func choices(options []string, typed string) []grid.Suggestion {
	var out []grid.Suggestion
	for _, o := range options {
		if strings.Contains(o, strings.TrimSpace(typed)) {
			out = append(out, grid.Suggestion{Text: o})
		}
	}
	return out
}

// Summary is the grid's: the sum of the selected amounts.
func (s *sheet) Summary(b grid.Range) string {
	var amounts []store.Yuan
	b.Each(func(p grid.Place) {
		l, c := s.at(p)
		f := fieldAt(l, c)
		if f == nil || f.Kind != store.AmountValue {
			return
		}
		switch {
		case l.kind == sumLine && l.sum != nil:
			amounts = append(amounts, l.sum(f))
		case l.kind == entryLine && l.row != nil:
			if v, known := l.row.Amount(f); known {
				amounts = append(amounts, v)
			}
		}
	})
	if len(amounts) == 0 {
		return ""
	}
	return "合计 " + shown(s.unit, outline.Total(amounts)) + " " + string(s.unit)
}

// find returns where a cell stands, by its name.
func (s *sheet) find(cell string) (grid.Place, bool) {
	is := func(*line) bool { return true }
	if id, ok := s.draftLine(cell); ok {
		is = func(l *line) bool { return l.kind == draftLine && l.draft == id }
	} else if a, err := store.ParseAddress(cell); err == nil && a.Page.Name != "自定科目" {
		is = func(l *line) bool {
			return l.kind == entryLine && l.addr.Page == a.Page && slices.Equal(l.addr.Key, a.Key)
		}
	}
	for row := range s.list {
		l := &s.list[row]
		if !is(l) {
			continue
		}
		for col := range s.cols {
			if s.cellName(l, &s.cols[col]) == cell {
				return grid.Place{Row: row, Col: col}, true
			}
		}
	}
	return grid.Nowhere, false
}

// findRow returns the line of an entry's row, at its first cell that can be
// changed.
func (s *sheet) findRow(row string) (grid.Place, bool) {
	a, err := store.ParseAddress(row)
	if err != nil {
		return grid.Nowhere, false
	}
	for i := range s.list {
		if l := &s.list[i]; l.kind == entryLine && l.addr.Page == a.Page && slices.Equal(l.addr.Key, a.Key) {
			for col := range s.cols {
				if c := &s.cols[col]; c.role == value && fieldAt(l, c) != nil {
					return grid.Place{Row: i, Col: col}, true
				}
			}
			return grid.Place{Row: i}, true
		}
	}
	return grid.Nowhere, false
}

// begin is where one begins to enter: the first amount or text of the first
// line that has one, else the first cell.
func (s *sheet) begin() grid.Place {
	for row := range s.list {
		for col := range s.cols {
			p := grid.Place{Row: row, Col: col}
			if l, c := s.at(p); c.role == value && !s.cell(l, c).ReadOnly() && l.kind == entryLine {
				return p
			}
		}
	}
	return grid.Place{Row: max(0, len(s.list)-1)}
}
