package raw

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// draw shows a grid: "·" is covered, ">" and "v" are spans.
func draw(rows [][]Cell) string {
	var b strings.Builder
	for _, row := range rows {
		for i, c := range row {
			if i > 0 {
				b.WriteByte('|')
			}
			switch {
			case c.Covered:
				b.WriteString("·")
			default:
				b.WriteString(c.Text)
				if c.ColSpan > 1 {
					fmt.Fprintf(&b, ">%d", c.ColSpan)
				}
				if c.RowSpan > 1 {
					fmt.Fprintf(&b, "v%d", c.RowSpan)
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestLay(t *testing.T) {
	cell := func(text string, cols, rows int) Cell { return Cell{Text: text, ColSpan: cols, RowSpan: rows} }
	for _, c := range []struct {
		name string
		rows [][]Cell
		want string
	}{
		{"plain", [][]Cell{{cell("a", 1, 1), cell("b", 1, 1)}, {cell("c", 1, 1)}}, "a|b\nc|\n"},
		{"head of two rows", [][]Cell{{cell("a", 1, 2), cell("b", 2, 1)}, {cell("c", 1, 1), cell("d", 1, 1)}}, "av2|b>2|·\n·|c|d\n"},
		{"span beyond the end", [][]Cell{{cell("a", 1, 60000), cell("b", 1, 1)}}, "a|b\n"},
		{"columns in which nothing begins", [][]Cell{{cell("a", 90, 1)}, {cell("b", 3, 1), cell("c", 4, 1)}}, "a>2|·\nb|c\n"},
		{"row in which nothing begins", [][]Cell{{cell("a", 1, 2), cell("b", 1, 2)}, {}, {cell("c", 1, 1), cell("d", 1, 1)}}, "a|b\nc|d\n"},
		{"no rows", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Lay(c.rows, 1000)
			if err != nil {
				t.Fatal(err)
			}
			if draw(got) != c.want {
				t.Errorf("got\n%swant\n%s", draw(got), c.want)
			}
		})
	}
}

func TestLayHasALimit(t *testing.T) {
	_, err := Lay([][]Cell{{{ColSpan: 1000}}, {{ColSpan: 1000}}}, 1500)
	if e := (*Error)(nil); !errors.As(err, &e) || e.Problem != TooLarge {
		t.Errorf("error %v, want TooLarge", err)
	}
}

func TestKeepMovesWhatSpans(t *testing.T) {
	rows, err := Lay([][]Cell{
		{{Text: "title", ColSpan: 3}},
		{{Text: "a"}, {Text: "b"}, {Text: "c"}},
		{{Text: "d"}, {Text: "e"}, {Text: "f"}},
	}, 100)
	if err != nil {
		t.Fatal(err)
	}
	got := draw(Keep(rows, []bool{true, false, true}, []bool{false, true, true}))
	if want := "title>2|·\ne|f\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
