package pdf

import (
	"math"
	"testing"

	"juesuan/report"
)

func TestShareWidths(t *testing.T) {
	cols := []column{
		{report.CodeColumn, 50}, {report.NameColumn, 60},
		{report.AmountColumn, 40}, {report.AmountColumn, 40}, {report.AmountColumn, 40},
	}
	long := []demand{{row: 0, rows: 1, col: 1, cols: 1, natural: 150}}
	widths, ok := shareWidths(cols, long, 400)
	if !ok {
		t.Fatal("columns that fit are said not to")
	}
	sum := 0.0
	for i, w := range widths {
		sum += w
		if w < cols[i].min {
			t.Errorf("column %d is %v wide, needs %v", i, w, cols[i].min)
		}
	}
	if math.Abs(sum-400) > 0.01 {
		t.Errorf("widths add up to %v, want 400", sum)
	}
	if widths[2] != widths[3] || widths[3] != widths[4] {
		t.Errorf("amounts have different widths: %v", widths[2:])
	}
	if widths[1] < 150 {
		t.Errorf("the name is %v wide and breaks although there is room", widths[1])
	}
}

func TestShareWidthsThatDoNotFit(t *testing.T) {
	widths, ok := shareWidths([]column{{report.NameColumn, 100}, {report.AmountColumn, 300}}, nil, 200)
	if ok {
		t.Error("columns of 400 are said to fit into 200")
	}
	if sum := widths[0] + widths[1]; math.Abs(sum-200) > 0.01 {
		t.Errorf("widths add up to %v, want 200", sum)
	}
}

// setTables lays out a document's tables without drawing them.
func setTables(t *testing.T, d *report.Document) []*tableLayout {
	t.Helper()
	l, err := newLayout(d)
	if err != nil {
		t.Fatal(err)
	}
	var out []*tableLayout
	for _, b := range d.Blocks {
		if b, ok := b.(*report.TableBlock); ok {
			tl := l.newTable(b)
			tl.chooseSize()
			out = append(out, tl)
		}
	}
	return out
}

// TestTablesFit checks on all tables: the columns fill the type area, no
// line of a cell is wider than its room, no amount or code breaks, names
// break at most twice where the size is a good one, and cells hold their
// lines.
func TestTablesFit(t *testing.T) {
	for name, d := range map[string]*report.Document{"sample": sampleDocument(t), "hard": hardDocument()} {
		for _, tl := range setTables(t, d) {
			sum := 0.0
			for _, w := range tl.widths {
				sum += w
			}
			if math.Abs(sum-tl.geo.width()) > 0.01 {
				t.Errorf("%s %s: columns add up to %v, want %v", name, tl.table.ID, sum, tl.geo.width())
			}
			for _, k := range tl.body.cells {
				if k.src.Amount != nil && len(k.lines) > 1 {
					t.Errorf("%s %s: amount %s breaks", name, tl.table.ID, k.src.Text)
				}
				for _, ln := range k.lines {
					if room := k.room(tl.widths, tl.size); ln.natural > room+0.01 && !tightens(k, ln, room) {
						t.Errorf("%s %s: %q is wider than its cell", name, tl.table.ID, k.src.Text)
					}
				}
			}
			if name == "sample" && tl.size < smallestSize {
				t.Errorf("%s: type of %v points", tl.table.ID, tl.size)
			}
			for i, start := range tl.starts[:max(0, len(tl.starts)-1)] {
				used := 0.0
				for _, r := range tl.rows[start:tl.starts[i+1]] {
					used += r.height
				}
				if used > tl.room()+0.01 {
					t.Errorf("%s %s: page %d holds %v, has room for %v", name, tl.table.ID, i+1, used, tl.room())
				}
			}
		}
	}
}

// tightens reports whether a line fits once its marks give way.
func tightens(k *cell, ln line, room float64) bool {
	for _, g := range k.glyphs[ln.from:ln.to] {
		ln.natural -= g.give
	}
	return ln.natural <= room+0.01
}

func TestNamesBreakAtMostTwice(t *testing.T) {
	for _, tl := range setTables(t, sampleDocument(t)) {
		for _, k := range tl.body.cells {
			if columnKind(tl.table, k.col) == report.NameColumn && k.cols == 1 && len(k.lines) > nameLines {
				t.Errorf("%s: %q stands on %d lines", tl.table.ID, k.src.Text, len(k.lines))
			}
		}
	}
}

func TestHugeAmountsShrinkTheType(t *testing.T) {
	d := newDocument()
	d.Blocks = append(d.Blocks, hugeThreePublic())
	tl := setTables(t, d)[0]
	if tl.size >= smallestSize || tl.size < leastSize {
		t.Errorf("twelve amounts of 10¹² 元 are set in %v points", tl.size)
	}
}

func TestClassStaysWithItsSection(t *testing.T) {
	d := newDocument()
	d.Blocks = append(d.Blocks, expenditureTable("03", manyRows(220)))
	tl := setTables(t, d)[0]
	if len(tl.starts) < 5 {
		t.Fatalf("220 rows on %d pages", len(tl.starts))
	}
	for _, s := range tl.starts[1:] {
		if above := tl.table.Rows[tl.rows[s-1].source].Kind; above == report.ClassRow {
			t.Errorf("page ends with a 类 (row %d)", tl.rows[s-1].source)
		}
	}
	last := tl.starts[len(tl.starts)-1]
	if len(tl.rows)-last < 2 {
		t.Error("a single row stands on the last page")
	}
}

func TestMalformedGridLosesNothing(t *testing.T) {
	rows := [][]report.Cell{
		{{Text: "甲", ColSpan: 5, RowSpan: 9}, {Text: "乙"}},
		{{Covered: true}, {Text: "丙", Covered: false}},
		{{Text: "丁", Covered: true}},
	}
	g := newGrid(rows, 3)
	for r := range g.rows {
		for c := range g.cols {
			if g.owner[r][c] == nil {
				t.Fatalf("no cell at row %d, column %d", r, c)
			}
		}
	}
}
