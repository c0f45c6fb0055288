package entry

import (
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
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
	drafts   map[string]desk.Draft        // of the page, by cell
	found    map[string]grid.Mark         // what the checks find, by an entry's address
	touched  []string                     // the addresses of the last change, the year's
	long     bool                         // there are texts of several lines
	moves    bool                         // a change of the sheet itself is going on
	tell     func(string)                 // says what has happened out of sight
	confirm  func(text string, do func()) // asks before a row goes to another subject
	sure     bool                         // it has been asked
	asking   bool                         // it is being asked
	left     string                       // what the last change did not record
	entered  func([]grid.Change)          // gets what was typed into cells, when it is in the ledger
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

// Summary is the grid's: the sum of the selected amounts, without their own
// sums where both are selected.
func (s *sheet) Summary(b grid.Range) string {
	var amounts, sums []store.Yuan
	b.Each(func(p grid.Place) {
		l, c := s.at(p)
		f := fieldAt(l, c)
		if f == nil || f.Kind != store.AmountValue {
			return
		}
		switch {
		case l.kind == sumLine && l.sum != nil:
			sums = append(sums, l.sum(f))
		case l.kind == entryLine && l.row != nil:
			if v, known := l.row.Amount(f); known {
				amounts = append(amounts, v)
			}
		}
	})
	note := ""
	switch {
	case len(amounts)+len(sums) == 0:
		return ""
	case len(amounts) == 0:
		amounts = sums
	case len(sums) > 0:
		note = "（不含小计）"
	}
	return "合计" + note + " " + shown(s.unit, outline.Total(amounts)) + " " + string(s.unit)
}
