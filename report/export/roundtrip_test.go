package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// composed is the document of a year with the default pack.
func composed(t testing.TB, y, prior *store.Year) *report.Document {
	t.Helper()
	pack, err := report.LoadPack("")
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	book, err := report.Derive(pack, cat, y, prior, "")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := report.Compose(pack, book, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// documents are those of both departments.
func documents(t testing.TB) map[string]*report.Document {
	this, last := storetest.Invented()
	return map[string]*report.Document{
		"sample":   composed(t, storetest.Sample(), nil),
		"invented": composed(t, this, last),
	}
}

// squeeze drops white space: line ends and blanks are the layout's.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '　' || r == '\u00a0'
	}), "")
}

// wanted are all texts of a document: paragraphs, headings, cells, notes.
func wanted(d *report.Document) (texts, cells []string) {
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			texts = append(texts, b.Text)
		case *report.Paragraph:
			texts = append(texts, b.Text())
		case *report.TableBlock:
			texts = append(append(texts, b.Table.Title), b.Table.Notes...)
			cells = append(cells, cellsOf(b.Table)...)
		}
	}
	return texts, cells
}

func cellsOf(t *report.Table) []string {
	var out []string
	for _, row := range append(append([][]report.Cell{}, t.Head...), bodyOf(t)...) {
		for _, c := range row {
			if c.Text != "" && !c.Covered {
				out = append(out, c.Text)
			}
		}
	}
	return out
}

func bodyOf(t *report.Table) [][]report.Cell {
	var out [][]report.Cell
	for _, r := range t.Rows {
		out = append(out, r.Cells)
	}
	return out
}

// missing counts how often each wanted text stands in got and lists those that
// stand there too rarely.
func missing(got []string, want []string) []string {
	have := map[string]int{}
	for _, g := range got {
		have[squeeze(g)]++
	}
	var out []string
	for _, w := range want {
		if k := squeeze(w); k != "" {
			if have[k]--; have[k] < 0 {
				out = append(out, w)
			}
		}
	}
	return out
}

func report10(t *testing.T, what string, list []string) {
	t.Helper()
	if len(list) > 0 {
		t.Errorf("%d %s are missing, first %q", len(list), what, list[:min(10, len(list))])
	}
}

func written(t *testing.T, d *report.Document, f Format, asPrinted bool) string {
	t.Helper()
	files, err := Write(t.Context(), d, t.TempDir(), Options{Formats: []Format{f}, AsPrinted: asPrinted})
	if err != nil {
		t.Fatal(err)
	}
	return files[0]
}

// TestPDFHoldsEveryText asks poppler for the text of the PDF: sentences and
// cells are all there, in one piece each.
func TestPDFHoldsEveryText(t *testing.T) {
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			out, err := exec.Command("pdftotext", "-raw", written(t, d, PDF, false), "-").Output()
			if errors.Is(err, exec.ErrNotFound) {
				t.Fatal("pdftotext (poppler-utils) is needed for this test")
			}
			if err != nil {
				t.Fatal(err)
			}
			texts, cells := wanted(d)
			text := flow(string(out))
			var lost []string
			for _, w := range append(sentences(texts), cells...) {
				if !strings.Contains(text, squeeze(w)) {
					lost = append(lost, w)
				}
			}
			report10(t, "texts", lost)
		})
	}
}

// flow is a PDF's text without page furniture (marks and page numbers), so that
// a sentence that runs over a page is whole.
func flow(s string) string {
	var b strings.Builder
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\f' }) {
		line = squeeze(line)
		if strings.HasPrefix(line, "—") && strings.HasSuffix(line, "—") || strings.Trim(line, "【】示例未定稿") == "" {
			continue
		}
		b.WriteString(line)
	}
	return b.String()
}

func sentences(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, strings.SplitAfter(t, "。")...)
	}
	return out
}

// TestWordHoldsEveryText reads the Word file's paragraphs and cells back.
func TestWordHoldsEveryText(t *testing.T) {
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			got := wordTexts(t, written(t, d, DOCX, false))
			texts, cells := wanted(d)
			report10(t, "paragraphs", missing(got, texts))
			report10(t, "cells", missing(got, cells))
		})
	}
}

// wordTexts are the texts of all w:p of a Word file.
func wordTexts(t *testing.T, file string) []string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var para strings.Builder
	dec := xml.NewDecoder(f)
	inText := false
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			inText = tok.Name.Local == "t"
		case xml.EndElement:
			inText = false
			if tok.Name.Local == "p" {
				out = append(out, para.String())
				para.Reset()
			}
		case xml.CharData:
			if inText {
				para.Write(tok)
			}
		}
	}
}

// TestExcelHoldsEveryCell reads both forms of the workbook back: every cell
// shows what the table prints, at its place.
func TestExcelHoldsEveryCell(t *testing.T) {
	for name, d := range documents(t) {
		for _, printed := range []bool{false, true} {
			t.Run(name+map[bool]string{true: "/as printed", false: "/working"}[printed], func(t *testing.T) {
				f, err := excelize.OpenFile(written(t, d, XLSX, printed))
				if err != nil {
					t.Fatal(err)
				}
				defer func() { _ = f.Close() }()
				sheets := f.GetSheetList()
				n := 0
				for _, b := range d.Blocks {
					tb, ok := b.(*report.TableBlock)
					if !ok {
						continue
					}
					rows, err := f.GetRows(sheets[n])
					if err != nil {
						t.Fatal(err)
					}
					n++
					hideZeros(t, f, sheets[n-1], rows)
					compareSheet(t, tb.Table, rows)
				}
				if n != len(sheets) {
					t.Errorf("%d sheets, want %d", len(sheets), n)
				}
			})
		}
	}
}

// hideZeros blanks the zeros whose number format shows nothing for zero: the
// reader here does not know that part of a format, spreadsheets do.
func hideZeros(t *testing.T, f *excelize.File, sheet string, rows [][]string) {
	t.Helper()
	for i := range rows {
		for j := range rows[i] {
			if rows[i][j] != "0.00" {
				continue
			}
			place, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			id, err := f.GetCellStyle(sheet, place)
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if style.CustomNumFmt != nil && strings.Contains(*style.CustomNumFmt, ";;") {
				rows[i][j] = ""
			}
		}
	}
}

// compareSheet finds the head of the table in the sheet and compares row by row.
func compareSheet(t *testing.T, tab *report.Table, rows [][]string) {
	t.Helper()
	want := append(append([][]report.Cell{}, tab.Head...), bodyOf(tab)...)
	at := -1
	for i := range rows {
		if i+len(want) <= len(rows) && sameRow(rows[i], want[0]) && sameRow(rows[i+len(want)-1], want[len(want)-1]) {
			at = i
			break
		}
	}
	if at < 0 {
		t.Errorf("table %s: its head and last row are not in the sheet", tab.ID)
		return
	}
	for i, w := range want {
		if !sameRow(rows[at+i], w) {
			t.Errorf("table %s row %d: %q, want %q", tab.ID, i+1, rows[at+i], texts(w))
		}
	}
}

func sameRow(got []string, want []report.Cell) bool {
	for j, c := range want {
		g := ""
		if j < len(got) {
			g = got[j]
		}
		if c.Covered {
			continue // a merged neighbour's text may be repeated by the reader
		}
		if squeeze(g) != squeeze(c.Text) {
			return false
		}
	}
	return true
}

func texts(cells []report.Cell) []string {
	var out []string
	for _, c := range cells {
		out = append(out, c.Text)
	}
	return out
}

// TestPageHoldsEveryText reads the web page back.
func TestPageHoldsEveryText(t *testing.T) {
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(written(t, d, HTML, false))
			if err != nil {
				t.Fatal(err)
			}
			root, err := html.Parse(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			var walk func(*html.Node)
			walk = func(n *html.Node) {
				if n.Type == html.ElementNode {
					switch n.Data {
					case "p", "td", "th", "h1", "h2", "h3", "h4", "h5", "caption":
						got = append(got, textOf(n))
					}
				}
				for c := n.FirstChild; c != nil; c = c.NextSibling {
					walk(c)
				}
			}
			walk(root)
			texts, cells := wanted(d)
			all := squeeze(strings.Join(got, ""))
			var lost []string
			for _, w := range texts {
				if !strings.Contains(all, squeeze(w)) {
					lost = append(lost, w)
				}
			}
			report10(t, "texts", lost)
			report10(t, "cells", missing(got, cells))
		})
	}
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// TestSameBytesTwice writes both departments twice: dates come from the
// ledger, not the clock.
func TestSameBytesTwice(t *testing.T) {
	for name, d := range documents(t) {
		a, err := Write(t.Context(), d, filepath.Join(t.TempDir(), "a"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		again := documents(t)[name]
		b, err := Write(t.Context(), again, filepath.Join(t.TempDir(), "b"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range a {
			x, _ := os.ReadFile(a[i])
			y, _ := os.ReadFile(b[i])
			if len(x) == 0 || !bytes.Equal(x, y) {
				t.Errorf("%s differs between two exports", filepath.Base(a[i]))
			}
		}
	}
}
