package docx

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"juesuan/report"
)

func write(tb testing.TB, d *report.Document, opt Options) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, opt); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// body is the w:body of the written document.
func body(tb testing.TB, d *report.Document, opt Options) *node {
	tb.Helper()
	return parse(tb, unpack(tb, write(tb, d, opt))["word/document.xml"]).at("body")
}

// numbers gives every heading and table a page number.
func numbers(d *report.Document) map[string]int {
	pages := map[string]int{}
	for i, e := range d.Outline() {
		pages[e.ID] = i + 1
	}
	return pages
}

func documents(tb testing.TB) map[string]*report.Document {
	gbt := sample(tb)
	gbt.Style, gbt.Mark = report.GBT9704, ""
	return map[string]*report.Document{
		"sample": sample(tb), "gbt9704": gbt, "wide": wide(220),
		"malformed": malformed(), "nothing": {},
		"text only": {Blocks: []report.Block{&report.Paragraph{Runs: []report.Run{{Text: "一"}}}}},
		"ends with contents": {Blocks: []report.Block{
			&report.Heading{Level: 1, Text: "甲", ID: "a"}, &report.Heading{Level: 2, Text: "乙", ID: "a"},
			&report.Heading{Level: 9, Text: "丙"}, &report.Contents{}}},
	}
}

// malformed has tables whose grids do not hold together.
func malformed() *report.Document {
	cell := func(s string, rows, cols int) report.Cell { return report.Cell{Text: s, RowSpan: rows, ColSpan: cols} }
	t := func(cells ...[]report.Cell) *report.TableBlock {
		b := &report.TableBlock{Table: &report.Table{Title: "表", Columns: columns("nnn")}}
		for _, c := range cells {
			b.Table.Rows = append(b.Table.Rows, report.Row{Cells: c})
		}
		return b
	}
	return &report.Document{Blocks: []report.Block{
		t(),
		t([]report.Cell{cell("甲", 9, 9)}, []report.Cell{cell("乙", 0, 0), cell("丙", 2, 1)}),
		t([]report.Cell{{Text: "丁", Covered: true}, cell("戊", 2, 1), cell("己", 1, 1), cell("庚", 1, 1)}, []report.Cell{cell("辛", 1, 3)}),
		&report.TableBlock{Table: &report.Table{Title: "无列"}},
	}}
}

func TestMalformedGridsLoseNoText(t *testing.T) {
	var got strings.Builder
	for _, p := range body(t, malformed(), Options{}).all("p") {
		got.WriteString(p.words())
	}
	for _, want := range []string{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "无列"} {
		if strings.Count(got.String(), want) != 1 {
			t.Errorf("%s is there %d times in %q", want, strings.Count(got.String(), want), got.String())
		}
	}
}

func TestEveryParagraphComesBack(t *testing.T) {
	for name, d := range documents(t) {
		var want, got []string
		add := func(style, s string) { want = append(want, style+": "+clean(s)) }
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case *report.Cover:
				for _, l := range b.Lines {
					add("Title", l)
				}
				if b.Date != "" {
					add("Date", b.Date)
				}
			case *report.Contents:
				add(styleContentsTitle, spread(b.Title))
			case *report.Heading:
				add([]string{"Heading1", "Heading1", "Heading2", "Heading3", "Heading4"}[min(b.Level, 4)], b.Text)
			case *report.Paragraph:
				add(styleBody, b.Text())
			case *report.TableBlock:
				add(styleTableTitle, b.Table.Title)
				for _, n := range b.Table.Notes {
					add(styleTableNote, n)
				}
			}
		}
		for _, k := range body(t, d, Options{}).kids {
			ps := []*node{k}
			if k.name == "sdt" {
				ps = k.all("p")
			}
			for _, p := range ps {
				style := p.val("pPr", "pStyle")
				if p.name == "p" && style != styleEnd && !strings.HasPrefix(style, "TOC") || style == styleContentsTitle {
					got = append(got, style+": "+p.words())
				}
			}
		}
		if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
			t.Errorf("%s: paragraphs are\n%s\nnot\n%s", name, g, w)
		}
	}
}

func TestEveryCellComesBack(t *testing.T) {
	for _, name := range []string{"sample", "wide"} {
		d := documents(t)[name]
		tables := body(t, d, Options{}).all("tbl")
		for _, b := range d.Blocks {
			tb, ok := b.(*report.TableBlock)
			if !ok {
				continue
			}
			got := tables[0].table()
			tables = tables[1:]
			rows := make([][]report.Cell, len(tb.Table.Rows))
			for i, r := range tb.Table.Rows {
				rows[i] = r.Cells
			}
			sameGrid(t, tb.Table.ID+" head", got.head, tb.Table.Head)
			sameGrid(t, tb.Table.ID+" rows", got.rows, rows)
			captions := strings.Join(got.captions, "\n")
			for _, want := range []string{tb.Table.Label, "部门：" + tb.Table.Department, tb.Table.Year, tb.Table.Unit} {
				if !strings.Contains(captions, want) {
					t.Errorf("%s: no %q in the caption %q", tb.Table.ID, want, captions)
				}
			}
			for i, r := range tb.Table.Rows {
				if bold := got.rows[i][0].bold; bold != (r.Kind == report.TotalRow && r.Cells[0].Text != "") {
					t.Errorf("%s: row %s bold is %v", tb.Table.ID, r.Key, bold)
				}
			}
		}
		if len(tables) > 0 {
			t.Errorf("%s: %d tables too many", name, len(tables))
		}
	}
}

func sameGrid(t *testing.T, name string, got [][]readCell, want [][]report.Cell) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d rows, not %d", name, len(got), len(want))
	}
	for r := range want {
		if len(got[r]) != len(want[r]) {
			t.Fatalf("%s: row %d has %d cells, not %d", name, r, len(got[r]), len(want[r]))
		}
		for c, w := range want[r] {
			if g := got[r][c]; g.text != w.Text || g.cols != w.ColSpan || g.rows != w.RowSpan {
				t.Errorf("%s: cell %d,%d is %+v, not %q over %d×%d", name, r, c, g, w.Text, w.RowSpan, w.ColSpan)
			}
		}
	}
}

func TestGapsAreMarkedAndFiguresPlain(t *testing.T) {
	d := &report.Document{Blocks: []report.Block{&report.Paragraph{Runs: []report.Run{
		{Text: "支出"}, {Text: "1.00", Figure: &report.Figure{}}, {Text: "万元，因为"}, {Text: "（请填写）", Gap: true}, {Text: "。"},
	}}}}
	var got []string
	for _, r := range body(t, d, Options{}).all("r") {
		got = append(got, r.words()+r.val("rPr", "highlight"))
	}
	if want := "支出1.00万元，因为|（请填写）yellow|。"; strings.Join(got, "|") != want {
		t.Errorf("runs are %q, not %q", got, want)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	a := write(t, sample(t), Options{Pages: numbers(sample(t))})
	time.Sleep(2 * time.Millisecond)
	if b := write(t, sample(t), Options{Pages: numbers(sample(t))}); !bytes.Equal(a, b) {
		t.Error("two files of the same document differ")
	}
}

func TestProperties(t *testing.T) {
	parts := unpack(t, write(t, sample(t), Options{}))
	core := parse(t, parts["docProps/core.xml"])
	for name, want := range map[string]string{
		"title": "2022年度" + department + "部门决算", "creator": department,
		"created": "2023-09-28T00:00:00Z", "modified": "2023-09-28T00:00:00Z",
	} {
		if n := core.at(name); n == nil || n.text != want {
			t.Errorf("%s is %+v, not %s", name, n, want)
		}
	}
	if n := parse(t, parts["docProps/app.xml"]).at("Company"); n == nil || n.text != department {
		t.Errorf("company is %+v", n)
	}
}

// fullDisk takes some bytes and then no more.
type fullDisk struct{ left int }

var errFull = errors.New("no space left")

func (f *fullDisk) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFullDiskIsReported(t *testing.T) {
	d := sample(t)
	size := len(write(t, d, Options{}))
	for left := 0; left < size; left += size / 7 {
		err := Write(&fullDisk{left}, d, Options{})
		if !errors.Is(err, errFull) || !strings.Contains(err.Error(), "Word 文件没有写完") {
			t.Fatalf("after %d bytes: %v", left, err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for name, d := range map[string]*report.Document{"sample": sample(b), "220 rows": wide(220)} {
		opt := Options{Pages: numbers(d)}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, d, opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
