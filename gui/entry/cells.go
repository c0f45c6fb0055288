package entry

import (
	"strings"

	"juesuan/gui/grid"
	"juesuan/gui/theme"
	"juesuan/store"
)

// Cell is the grid's.
func (s *sheet) Cell(p grid.Place) grid.Cell {
	l, c := s.at(p)
	out := s.cell(l, c)
	if why := s.year.Locked(); why != "" {
		out.Fixed, out.Why, out.Left = true, why, false
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
			out.Hint, out.Fixed, out.Left = strings.TrimPrefix(asks, "+ "), true, true
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
		out.Text, out.Fixed, out.Left = "（不分科目）", true, true
	case l.name.Own:
		out.Total = false
	case !l.name.Known:
		out.Total = false
		out.Mark = grid.Mark{Severity: theme.Warning, Why: "科目表里查不到 " + l.name.Code + "；请核对编码，编码没有错时在这里写上科目名称"}
	default:
		out.Fixed, out.Why = true, "科目名称跟着编码走，不用填；要换科目，请改左边的编码。"
	}
	return out
}

func (s *sheet) entryCell(l *line, c *column) grid.Cell {
	out := grid.Cell{Kind: kindOf(l, c), Indent: indentOf(l, c)}
	switch c.role {
	case titleCell:
		out.Text, out.Fixed, out.Why = l.title, true, "这是栏目名，不能改；请在右边填。"
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
		if d, ok := s.def.(interface{ hint(*line) string }); ok && out.Text == "" && d.hint(l) != "" {
			out.Hint = d.hint(l)
		}
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
