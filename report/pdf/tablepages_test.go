package pdf

import (
	"slices"
	"testing"

	"juesuan/report"
)

// even returns n rows of height 10.
func even(n int) []pageRow {
	rows := make([]pageRow, n)
	for i := range rows {
		rows[i] = pageRow{height: 10, source: i}
	}
	return rows
}

func TestPageStarts(t *testing.T) {
	tests := []struct {
		name       string
		rows       []pageRow
		room, tail float64
		want       []int
	}{
		{"one page", even(5), 100, 0, []int{0}},
		{"exactly full", even(10), 100, 0, []int{0}},
		{"fills pages", even(25), 100, 0, []int{0, 10, 20}},
		{"no single last row", even(11), 100, 0, []int{0, 9}},
		{"notes take their room", even(10), 100, 15, []int{0, 8}},
		{"class stays with its section", withCost(even(15), 10, keepCost), 100, 0, []int{0, 9}},
		{"block stays whole", withCost(even(16), 8, blockCost, blockCost, blockCost, blockCost), 100, 0, []int{0, 7}},
		{"block taller than a page is parted", withCost(even(20), 1, tallCost, tallCost, tallCost, tallCost, tallCost, tallCost, tallCost, tallCost, tallCost, tallCost, tallCost), 100, 0, []int{0, 10}},
		{"row taller than a page", []pageRow{{height: 500}, {height: 10, source: 1}, {height: 10, source: 2}}, 100, 0, []int{0, 1}},
		{"no rows", nil, 100, 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pageStarts(tt.rows, tt.room, tt.tail, nil); !slices.Equal(got, tt.want) {
				t.Errorf("pageStarts = %v, want %v", got, tt.want)
			}
		})
	}
}

// withCost gives the rows from i on their costs.
func withCost(rows []pageRow, i int, costs ...float64) []pageRow {
	for k, c := range costs {
		rows[i+k].cost = c
	}
	return rows
}

func TestPaginate(t *testing.T) {
	lines := func(keep string) []storyLine {
		var out []storyLine
		for _, k := range keep {
			out = append(out, storyLine{height: 10, keep: k == 'k'})
		}
		return out
	}
	tests := []struct {
		name, lines string // k: kept with the line above
		room        float64
		want        []int
	}{
		{"fills pages", "......", 30, []int{0, 3}},
		{"goes back to where a page may end", "..kk..", 30, []int{0, 1, 4}},
		{"no last line alone", "...k", 30, []int{0, 2}},
		{"longer than a page", ".kkkkk", 30, []int{0, 3}},
		{"line higher than the page", "..", 5, []int{0, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := paginate(lines(tt.lines), tt.room); !slices.Equal(got, tt.want) {
				t.Errorf("paginate = %v, want %v", got, tt.want)
			}
		})
	}
}

// TestNoLonelyLines looks at every text page of both documents.
func TestNoLonelyLines(t *testing.T) {
	for name, d := range map[string]*report.Document{"sample": sampleDocument(t), "hard": hardDocument()} {
		l, err := newLayout(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case *report.Paragraph:
				l.paragraph(b)
			case *report.Heading:
				if b.Level > 1 {
					l.heading(b)
				}
			}
		}
		lines := l.story.lines
		for _, start := range paginate(lines, portrait(l.style).height())[1:] {
			if lines[start].keep {
				t.Errorf("%s: a page starts with line %d, which belongs to the one above", name, start)
			}
		}
		for i, ln := range lines[:len(lines)-1] {
			if len(ln.anchors) > 0 && len(lines[i].anchors) > 0 && !headingKept(lines, i) {
				t.Errorf("%s: heading at line %d may stand alone at a page's foot", name, i)
			}
		}
	}
}

// headingKept reports whether the line after a heading's last is kept with it.
func headingKept(lines []storyLine, i int) bool {
	for i+1 < len(lines) && len(lines[i+1].anchors) == 0 {
		return lines[i+1].keep
	}
	return i+1 >= len(lines) || lines[i+1].keep
}
