package rawtest

import (
	"strings"

	"juesuan/report/read/raw"
)

// Parse makes a file of a text: a line with tabs is a row of a grid, lines of
// such rows that follow each other are one grid, "#" before a line makes it a
// heading. Rows are filled up to the longest. Where lost is set the rows are
// lines with blanks between cells, as of a format that keeps no grids.
func Parse(text string, lost bool) *raw.File {
	f := &raw.File{Format: "txt", GridsLost: lost}
	var grid [][]raw.Cell
	flush := func() {
		if len(grid) == 0 {
			return
		}
		rows, err := raw.Square(grid, 1<<20)
		if err == nil && len(rows) > 0 {
			f.Blocks = append(f.Blocks, &raw.Grid{Rows: rows})
		}
		grid = nil
	}
	for l := range strings.SplitSeq(text, "\n") {
		if !lost && strings.Contains(l, "\t") {
			var row []raw.Cell
			for c := range strings.SplitSeq(l, "\t") {
				row = append(row, raw.Cell{Text: raw.Clean(c), RowSpan: 1, ColSpan: 1})
			}
			grid = append(grid, row)
			continue
		}
		flush()
		line := &raw.Line{Text: raw.Clean(strings.ReplaceAll(l, "\t", " ")), Whole: true}
		if rest, ok := strings.CutPrefix(line.Text, "#"); ok {
			line.Text, line.Level = rest, 1
		}
		f.Blocks = append(f.Blocks, line)
	}
	flush()
	return f
}

// Text is the text that Parse makes the file of, as far as it can say it.
func Text(f *raw.File) string {
	var b strings.Builder
	for _, block := range f.Blocks {
		switch block := block.(type) {
		case *raw.Line:
			if block.Level > 0 {
				b.WriteByte('#')
			}
			b.WriteString(block.Text + "\n")
		case *raw.Grid:
			for _, row := range block.Rows {
				cells := make([]string, len(row))
				for i, c := range row {
					cells[i] = strings.ReplaceAll(c.Text, "\n", "")
				}
				b.WriteString(strings.Join(cells, "\t") + "\n")
			}
		}
	}
	return b.String()
}
