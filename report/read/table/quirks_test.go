package table

import (
	"strings"

	"juesuan/report/read/raw"
)

// Layouts that programs for writing and for counting leave behind.
func init() {
	layouts = append(layouts,
		layout{"an empty column in between", func(f *raw.File) {
			grids(f, func(title string, g *raw.Grid) {
				if k := kindOf(title); k == wholeKind || k == projectKind {
					return
				}
				for i, row := range g.Rows {
					g.Rows[i] = widened(row, 1)
				}
			})
		}},
		layout{"marks of footnotes behind amounts", func(f *raw.File) {
			marks := []string{"①", "*", "［注1］", "[2]", "（注）"}
			n := 0
			grids(f, func(title string, g *raw.Grid) {
				for i := range g.Rows {
					for j := range g.Rows[i] {
						if c := &g.Rows[i][j]; isAmountText(c.Text) && strings.Contains(c.Text, ".") && kindOf(title) != wholeKind {
							if n++; n%7 == 0 {
								c.Text += marks[n/7%len(marks)]
							}
						}
					}
				}
			})
		}},
		layout{"gaps for thousands", func(f *raw.File) {
			grids(f, func(title string, g *raw.Grid) {
				for i := range g.Rows {
					for j := range g.Rows[i] {
						if c := &g.Rows[i][j]; isAmountText(c.Text) && kindOf(title) != wholeKind {
							whole, cents, ok := strings.Cut(strings.ReplaceAll(c.Text, ",", ""), ".")
							if n := len(whole); ok && n > 3 {
								c.Text = whole[:n-3] + "\u00a0" + whole[n-3:] + "." + cents
							}
						}
					}
				}
			})
		}},
		layout{"subjects in two halves side by side", func(f *raw.File) {
			grids(f, func(title string, g *raw.Grid) {
				switch kindOf(title) {
				case "03", "05":
					halve(g)
				}
			})
		}},
	)
}

// widened puts an empty cell into a row, within a merged one that lies there.
func widened(row []raw.Cell, at int) []raw.Cell {
	out := append([]raw.Cell{}, row[:at]...)
	more := cellOf("")
	if row[at].Covered {
		more.Covered = true
		for j := at - 1; j >= 0; j-- {
			if !out[j].Covered {
				if j+out[j].ColSpan > at {
					out[j].ColSpan++
				} else {
					more.Covered = false
				}
				break
			}
		}
	}
	return append(append(out, more), row[at:]...)
}

// halve puts the lower half of a table beside the upper one, each with a head.
func halve(g *raw.Grid) {
	n := headRows(g)
	body := g.Rows[n:]
	half := (len(body) + 1) / 2
	var rows [][]raw.Cell
	for _, row := range g.Rows[:n] {
		rows = append(rows, append(append([]raw.Cell{}, row...), row...))
	}
	for i := range half {
		right := make([]raw.Cell, len(body[i]))
		for j := range right {
			right[j] = cellOf("")
		}
		if half+i < len(body) {
			right = body[half+i]
		}
		rows = append(rows, append(append([]raw.Cell{}, body[i]...), right...))
	}
	g.Rows = rows
}
