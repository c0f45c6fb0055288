package entry

import (
	"unicode/utf8"

	"juesuan/gui/grid"
	"juesuan/report/outline"
	"juesuan/store"
)

// lineKind is what a line of a section is.
type lineKind int

const (
	headLine  lineKind = iota // a heading
	sumLine                   // a sum of entries
	entryLine                 // a row of the ledger, there or not
	draftLine                 // a row that is not understood yet
	addLine                   // the last one, which asks for a new row
)

// line is a line of a section.
type line struct {
	kind  lineKind
	addr  store.Address // of an entry's row
	row   *store.Row    // the entry, if the ledger has it
	field *store.Field  // of a form's line: the one field it is for
	title string        // of headings, sums and a form's lines
	draft string        // names a draft line
	level int
	name  outline.Line // of lines with subjects
	sum   func(*store.Field) store.Yuan
}

// role is what a column means to a line.
type role int

const (
	value     role = iota // a field of the row, or the line's own
	titleCell             // the line's title
	code                  // the subject's code
	name                  // the subject's name
	key                   // another field that names the row
)

// column is a column of a section.
type column struct {
	grid.Column
	role  role
	field *store.Field // nil for titles, and where the line names it
}

// fieldAt is the field that a cell holds; nil for titles and names.
func fieldAt(l *line, c *column) *store.Field {
	if c.field == nil && c.role == value {
		return l.field
	}
	return c.field
}

// fieldAddr is the address of a field of an entry's row.
func (l *line) fieldAddr(f *store.Field) string {
	a := l.addr
	a.Field = f
	return a.String()
}

// text returns an entry's field as the ledger writes it; "" if it is not there.
func (l *line) text(f *store.Field) string {
	if l.row == nil {
		return ""
	}
	return l.row.Text(f)
}

// gridKind says how cells of a field are aligned and edited.
func gridKind(f *store.Field) grid.Kind {
	switch f.Kind {
	case store.AmountValue, store.CountValue:
		return grid.Amount
	case store.FlagValue, store.ChoiceValue:
		return grid.Choice
	}
	return grid.Text
}

// columnFor makes a column for a field; its role follows from the field.
func columnFor(section string, f *store.Field) column {
	c := column{Column: grid.Column{Key: section + "/" + f.Name, Title: []string{f.Name}, Kind: gridKind(f)}, field: f}
	switch {
	case f.Name == "科目编码" && f.Key:
		c.role, c.Kind, c.Width, c.Title = code, grid.Code, 92, []string{"编码"}
	case f.Key:
		c.role, c.Width, c.Most = key, 168, 190
	case f.Kind == store.AmountValue:
		c.Width = 128
	case f.Kind == store.CountValue:
		c.Width = 80
	case f.Kind == store.FlagValue:
		c.Width = 56
	case f.Number:
		c.Width = 24 + 14*float32(utf8.RuneCountInString(f.Name))
	case f.Lines:
		c.Width = 220
	default:
		c.Width = 160
	}
	if f.Name == "支出性质" {
		c.Width, c.Most = 104, 0
	}
	return c
}
