package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"juesuan/report"
	"juesuan/report/doctest"
)

func TestPageSetup(t *testing.T) {
	d := doctest.Disclosure()
	f := opened(t, written(t, d, Options{}))
	names, tables := f.GetSheetList(), tablesOf(d)
	if len(names) != len(tables) {
		t.Fatalf("the sheets are %q, the tables are %d", names, len(tables))
	}
	titles := map[string]string{}
	for _, n := range f.GetDefinedName() {
		titles[n.Scope] = n.RefersTo
	}
	for i, name := range names {
		layout, err := f.GetPageLayout(name)
		if err != nil {
			t.Fatal(err)
		}
		want := "portrait"
		if tables[i].Landscape {
			want = "landscape"
		}
		if *layout.Orientation != want || *layout.Size != a4 || *layout.FitToWidth != 1 {
			t.Errorf("%s: paper %d, %s, %d wide", name, *layout.Size, *layout.Orientation, *layout.FitToWidth)
		}
		hf, err := f.GetHeaderFooter(name)
		if err != nil || !strings.HasSuffix(hf.OddHeader, d.Mark) || !strings.Contains(hf.OddFooter, "&P") {
			t.Errorf("%s: header and footer are %+v (%v)", name, hf, err)
		}
		p := planOf(tables[i], d.Mark)
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != p.first[0]-1 {
			t.Errorf("%s: the panes are %+v (%v), the body starts at row %d", name, panes, err, p.first[0])
		}
		if len(tables[i].Head) > 0 && !strings.HasPrefix(titles[name], "'"+name+"'!$3:$") {
			t.Errorf("%s: the rows %q repeat", name, titles[name])
		}
	}
	if panes, _ := f.GetPanes(names[1]); panes.XSplit != 2 {
		t.Errorf("%s: %d columns stay, should be code and name", names[1], panes.XSplit)
	}
}

// The parts of a sheet stand in the order of the schema, columns ascending.
func TestColumnsAscend(t *testing.T) {
	file := written(t, doctest.Disclosure(), Options{})
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, part := range z.File {
		if !strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, m := range regexp.MustCompile(`<col min="(\d+)" max="(\d+)"`).FindAllStringSubmatch(string(text), -1) {
			from, _ := strconv.Atoi(m[1])
			if from != last+1 {
				t.Errorf("%s: column %d follows column %d", part.Name, from, last)
			}
			last, _ = strconv.Atoi(m[2])
		}
		if last == 0 {
			t.Errorf("%s sets no widths", part.Name)
		}
	}
	if sheets == 0 {
		t.Error("the file has no sheets")
	}
}

// Every merged area of the sheet is one of the table's and none overlaps.
func TestMergedCells(t *testing.T) {
	for name, d := range samples() {
		f := opened(t, written(t, d, Options{}))
		for _, sheet := range f.GetSheetList() {
			taken := map[at]bool{}
			merged, err := f.GetMergeCells(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range merged {
				c1, r1, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
				c2, r2, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
				for r := r1; r <= r2; r++ {
					for c := c1; c <= c2; c++ {
						if taken[at{c, r}] {
							t.Errorf("%s %s: two merged areas hold %s", name, sheet, at{c, r}.name())
						}
						taken[at{c, r}] = true
					}
				}
			}
		}
	}
}

// No amount is wider than its column, no text needs more lines than its row has.
func TestNothingIsCut(t *testing.T) {
	for name, d := range samples() {
		for _, tab := range tablesOf(d) {
			p := planOf(tab, d.Mark)
			for r, row := range tab.Rows {
				for c, k := range row.Cells {
					if k.Amount != nil && k.ColSpan == 1 && textWidth(k.Text)+2 > p.widths[c] {
						t.Errorf("%s: %q does not fit a column of %.1f", name, k.Text, p.widths[c])
					}
					if k.Covered || k.Text == "" {
						continue
					}
					height := 0.0
					for _, sheetRow := range p.rows[p.first[r]-1 : p.first[min(r+k.RowSpan, len(tab.Rows))]-1] {
						height += sheetRow.height
					}
					room := fits*(sum(p.widths[c:c+k.ColSpan])-1) - 2*float64(indentOf(&k)) - 1
					if need := float64(lines(k.Text, room)) * lead(bodySize); need > height {
						t.Errorf("%s: %.20q needs %.0f points and has %.0f", name, k.Text, need, height)
					}
				}
			}
			for i, row := range p.rows {
				if row.height > 409 {
					t.Errorf("%s: row %d is %.0f points high, Excel allows 409", name, i+1, row.height)
				}
			}
		}
	}
}

// A text of many pages takes several rows of the sheet, merged into one cell.
func TestTallRow(t *testing.T) {
	tab := doctest.SelfAssessment()
	tab.Rows[6].Cells[1].Text = strings.Repeat("全年任务按期完成。", 600)
	d := doctest.New(doctest.Block(tab))
	p := planOf(tab, "")
	if n := p.first[7] - p.first[6]; n < 3 {
		t.Fatalf("5400 characters stand in %d rows of the sheet", n)
	}
	f := opened(t, written(t, d, Options{}))
	eachCell(d, func(sheet, place string, c *report.Cell) {
		if got, _ := f.GetCellValue(sheet, place); got != c.Text {
			t.Errorf("%s holds %.20q, should hold %.20q", place, got, c.Text)
		}
	})
}
