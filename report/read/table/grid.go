package table

import (
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// spread writes the text of merged cells into every cell they cover, so that a
// head can be read column by column.
func spread(rows [][]raw.Cell) [][]string {
	out := make([][]string, len(rows))
	for i := range rows {
		out[i] = make([]string, len(rows[i]))
	}
	for i, row := range rows {
		for j := range row {
			c := &row[j]
			if c.Covered || c.Text == "" {
				continue
			}
			for di := range max(1, c.RowSpan) {
				for dj := range max(1, c.ColSpan) {
					if i+di < len(rows) && j+dj < len(rows[i+di]) && (di+dj == 0 || rows[i+di][j+dj].Covered) {
						out[i+di][j+dj] = tight(c.Text)
					}
				}
			}
		}
	}
	return out
}

// dense drops the columns that have no text in any row: programs for writing
// leave them between others. A merged cell that lies over one gets narrower.
func dense(rows [][]raw.Cell) [][]raw.Cell {
	if len(rows) == 0 {
		return rows
	}
	width := len(rows[0])
	used := make([]bool, width)
	for _, row := range rows {
		if len(row) != width {
			return rows
		}
		for _, j := range filled(row) {
			used[j] = true
		}
	}
	if !slices.Contains(used, false) || !slices.Contains(used, true) {
		return rows
	}
	out := make([][]raw.Cell, len(rows))
	for i, row := range rows {
		for j := 0; j < width; j++ {
			if !used[j] {
				continue
			}
			c := row[j]
			for k := j + 1; k < min(width, j+row[j].ColSpan); k++ {
				if !used[k] {
					c.ColSpan--
				}
			}
			out[i] = append(out[i], c)
		}
	}
	return out
}

// filled are the cells of a row that have text, by column.
func filled(row []raw.Cell) []int {
	var out []int
	for j := range row {
		if !row[j].Covered && strings.TrimSpace(row[j].Text) != "" {
			out = append(out, j)
		}
	}
	return out
}

// rowText is all text of a row.
func rowText(row []raw.Cell) string {
	var b strings.Builder
	for _, j := range filled(row) {
		b.WriteString(tight(row[j].Text))
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

// isCaption reports whether a row above a head is title, label, office, year
// or unit and not a part of the head.
func isCaption(row []raw.Cell) bool {
	at := filled(row)
	if len(at) == 0 {
		return true
	}
	for _, j := range at {
		s := tight(narrow(row[j].Text))
		switch {
		case reCaption.MatchString(s), reLabel.MatchString(s), unitOf(s) != "" && len([]rune(s)) < 24:
		case kindOf(s) != noKind && len(at) <= 3:
		case len(at) == 1 && strings.HasSuffix(s, "表") && !isNumber(s):
		case len(at) > 1 && j == at[0] && len(at) <= 3 && captionBeside(row, at):
		default:
			return false
		}
	}
	return true
}

// captionBeside reports whether another cell of the row is a caption: the
// office's bare name stands beside the year and the unit.
func captionBeside(row []raw.Cell, at []int) bool {
	for _, j := range at[1:] {
		s := tight(narrow(row[j].Text))
		if unitOf(s) != "" || reLabel.MatchString(s) {
			return true
		}
	}
	return false
}

// isRuler reports whether a row numbers the columns: 栏次 1 2 3.
func isRuler(row []raw.Cell) bool {
	n, words := 0, 0
	for _, j := range filled(row) {
		s := tight(narrow(row[j].Text))
		switch {
		case isNumber(s) && !strings.Contains(s, "."):
			if len(s) > 2 {
				return false
			}
			n++
		case s == "栏次" || s == "行次" || s == "项目" || s == "—" || s == "**" || isSumOfColumns(s):
			words++
		case slices.Contains(codeParts, s): // the heads of a code beside it
		default:
			return false
		}
	}
	return n > 1 && rulerCounts(row) || words > 0 && n > 0
}

// isSumOfColumns: 1=2+3, 栏间关系.
func isSumOfColumns(s string) bool {
	return strings.Contains(s, "=") && strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789=+-()（）", r) }) < 0
}

// rulerCounts reports whether the numbers of a row count on from one.
func rulerCounts(row []raw.Cell) bool {
	last := 0
	for _, j := range filled(row) {
		s := tight(narrow(row[j].Text))
		if !isNumber(s) {
			continue
		}
		n := 0
		for _, r := range s {
			n = n*10 + int(r-'0')
		}
		if n != last+1 {
			return false
		}
		last = n
	}
	return last > 1
}
