// Package rawtest helps to test readers of files.
package rawtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"juesuan/report/read/raw"
)

// Draw shows a file's blocks line by line: "#1 " before a heading, "." after a
// line that ends its paragraph, grids as rows of cells in brackets with "·"
// for covered ones, ">2" and "v2" for spans.
func Draw(f *raw.File) string {
	var b strings.Builder
	for _, block := range f.Blocks {
		switch block := block.(type) {
		case *raw.Line:
			if block.Level > 0 {
				fmt.Fprintf(&b, "#%d ", block.Level)
			}
			if block.Contents {
				b.WriteString("…")
			}
			b.WriteString(block.Text)
			if block.Whole {
				b.WriteByte('.')
			}
			b.WriteByte('\n')
		case *raw.Grid:
			if block.Sheet != "" {
				fmt.Fprintf(&b, "《%s》\n", block.Sheet)
			}
			for _, row := range block.Rows {
				b.WriteString(DrawRow(row) + "\n")
			}
		}
	}
	return b.String()
}

// DrawRow shows one row as Draw does.
func DrawRow(row []raw.Cell) string {
	cells := make([]string, len(row))
	for i, c := range row {
		cells[i] = strings.ReplaceAll(c.Text, "\n", `\n`)
		if c.Covered {
			cells[i] = "·"
		}
		if c.ColSpan > 1 {
			cells[i] += fmt.Sprintf(">%d", c.ColSpan)
		}
		if c.RowSpan > 1 {
			cells[i] += fmt.Sprintf("v%d", c.RowSpan)
		}
	}
	return "[" + strings.Join(cells, "|") + "]"
}

// Valid checks what every reader promises: full grids whose spans stay within
// and whose covered cells are empty, lines with text, no control characters.
func Valid(f *raw.File) error {
	if len(f.Blocks) == 0 {
		return errors.New("no blocks and no error")
	}
	for i, block := range f.Blocks {
		var err error
		switch block := block.(type) {
		case *raw.Line:
			if err = validText(block.Text); block.Text == "" || strings.Contains(block.Text, "\n") {
				err = fmt.Errorf("line %q", block.Text)
			}
		case *raw.Grid:
			err = validGrid(block.Rows)
		}
		if err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	return nil
}

func validGrid(rows [][]raw.Cell) error {
	if len(rows) == 0 || len(rows[0]) == 0 {
		return errors.New("an empty grid")
	}
	for r, row := range rows {
		if len(row) != len(rows[0]) {
			return fmt.Errorf("row %d has %d cells, the first %d", r, len(row), len(rows[0]))
		}
		for c, cell := range row {
			switch {
			case cell.RowSpan < 1 || cell.ColSpan < 1 || r+cell.RowSpan > len(rows) || c+cell.ColSpan > len(row):
				return fmt.Errorf("cell %d,%d spans %d,%d of %d,%d", r, c, cell.RowSpan, cell.ColSpan, len(rows), len(row))
			case cell.Covered && cell.Text != "":
				return fmt.Errorf("covered cell %d,%d has text", r, c)
			}
			if err := validText(cell.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

func validText(s string) error {
	for _, r := range s {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			return fmt.Errorf("%q holds a control character", s)
		}
	}
	return nil
}

// Sound checks what a reader gave for any bytes at all: a valid file, or a
// *raw.Error and no file.
func Sound(t testing.TB, f *raw.File, err error) {
	t.Helper()
	switch e := (*raw.Error)(nil); {
	case err == nil:
		if err := Valid(f); err != nil {
			t.Fatal(err)
		}
	case f != nil:
		t.Fatalf("a file beside the error %v", err)
	case !errors.As(err, &e):
		t.Fatalf("error %v, want a *raw.Error", err)
	}
}

// Refused checks that a reader refused a file for a reason.
func Refused(t testing.TB, err error, want raw.Problem) {
	t.Helper()
	e := (*raw.Error)(nil)
	if !errors.As(err, &e) {
		t.Fatalf("error %v, want a *raw.Error", err)
	}
	if e.Problem != want {
		t.Errorf("problem %d (%v), want %d", e.Problem, e, want)
	}
	if !strings.Contains(e.Error(), "。") || !strings.Contains(e.Error(), "请") && want != raw.Unknown {
		t.Errorf("the sentence does not say what to do: %s", e)
	}
}
