package table

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// stacked parts a grid that holds several tables below each other, as a sheet
// does that all of them are on, before each title.
func stacked(g *raw.Grid) []*raw.Grid {
	var out []*raw.Grid
	from, body := 0, false // where the part begins; rows of a table stand in it
	cut := func(to int) {
		part := &raw.Grid{Sheet: g.Sheet, Rows: g.Rows[from:to], Spot: g.Spot}
		if from > 0 {
			part.Sheet = ""
			if at := filled(part.Rows[0]); len(at) > 0 && part.Rows[0][at[0]].Spot != (raw.Spot{}) {
				part.Spot = part.Rows[0][at[0]].Spot
			}
		}
		out = append(out, part)
	}
	for i, row := range g.Rows {
		switch {
		case body && beginsTable(g.Rows, i):
			top := i
			for top > from+1 && len(filled(g.Rows[top-1])) > 0 && isCaption(g.Rows[top-1]) {
				top-- // a label above the title
			}
			cut(top)
			from, body = top, false
		case !isCaption(row):
			body = true
		}
	}
	cut(len(g.Rows))
	return out
}

// beginsTable reports whether a row within a grid is the title of another table.
// The title of one beside the nine counts only with a caption below, and
// that of a self-assessment where it cannot be the heading of a part of one.
func beginsTable(rows [][]raw.Cell, i int) bool {
	at := filled(rows[i])
	if len(at) == 0 || len(at) > 3 || slices.ContainsFunc(rows[i], func(c raw.Cell) bool { return c.RowSpan > 1 }) || !isCaption(rows[i]) {
		return false
	}
	title := noKind
	named := false
	for _, j := range at {
		s := tight(rows[i][j].Text)
		if isNote(s) || strings.HasPrefix(s, "本表") {
			return false
		}
		if k := kindOf(s); k != noKind {
			title = k
		}
		named = named || isTitle(narrow(s))
	}
	switch title {
	case noKind:
		return named && captionBelow(rows, i)
	case wholeKind, projectKind:
		s := rowText(rows[i])
		return strings.Contains(s, "支出") || strings.Contains(s, "年度") || captionBelow(rows, i) || i > 0 && len(filled(rows[i-1])) == 0
	}
	return true
}

// captionBelow reports whether label, office, year or unit stand below a row.
func captionBelow(rows [][]raw.Cell, i int) bool {
	for _, row := range rows[i+1:] {
		if len(filled(row)) > 0 {
			return isCaption(row)
		}
	}
	return false
}

// reSigned begins the row in which those sign who made a table.
var reSigned = regexp.MustCompile(`^(?:(?:单位|部门|财务)?负责人|(?:审核|制表|填表|填报|复核|经办|联系)人(?:员)?|联系电话|(?:填报|填表|制表|打印)(?:日期|时间))(?:[（(]签[字章][）)])?[：:]|^第\d+页[，,、/]?共\d+页$`)

// cutFoot cuts the notes off the foot of a grid, and the row in which people
// sign. Only the last rows that have neither amount nor code are its foot.
func (d *draft) cutFoot() {
	foot := len(d.rows)
	for n := foot - 1; n >= 0 && n >= len(d.rows)-footRows && isWords(d.rows[n]); n-- {
		at := filled(d.rows[n])
		if len(at) == 0 {
			continue
		}
		s := tight(narrow(d.rows[n][at[0]].Text))
		if isNote(s) || reBareNote.MatchString(s) || reSigned.MatchString(s) {
			foot = n
		}
	}
	for _, row := range d.rows[foot:] {
		s := strings.TrimSpace(joined(row))
		if s == "" || reSigned.MatchString(tight(narrow(s))) || reBareNote.MatchString(s) && len(filled(row)) == 1 {
			continue
		}
		d.notes = append(d.notes, s)
	}
	d.rows = d.rows[:foot]
}

// footRows is how many rows the foot of a table has at most.
const footRows = 12

// reBareNote heads notes that stand in other cells or below.
var reBareNote = regexp.MustCompile(`^(?:附?注|备注|(?:填表|填报|编制)?说明)[：:]?$|^(?:填表|填报|编制)说明[：:]`)

// isWords reports whether a row has neither amount nor code.
func isWords(row []raw.Cell) bool {
	for _, j := range filled(row) {
		if _, ok := amount(row[j].Text); ok && !blanks[tight(row[j].Text)] {
			return false
		}
	}
	return true
}
