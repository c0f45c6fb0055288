// Package html reads web pages: their paragraphs, headings and tables as a
// browser shows them. Scripts do not run and nothing is loaded.
package html

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"juesuan/report/read/raw"
)

// Read reads a page in any encoding that it or its first bytes name, else in
// UTF-8 or, as saved pages of old sites, in GB 18030. An error
// is a *raw.Error: Broken, Empty, TooLarge, TooSlow.
func Read(ctx context.Context, data []byte, lim raw.Limits) (*raw.File, error) {
	// The tree is made as a whole, and a node takes far more than its tag.
	if most := 2 * lim.Cells; bytes.Count(data, []byte("<")) > most {
		return nil, raw.TooMany("网页的元素", most)
	}
	root, err := html.Parse(transform.NewReader(bytes.NewReader(data), encodingOf(data).NewDecoder()))
	if err != nil {
		return nil, raw.Refuse(raw.Broken, "网页的结构异常，没有读成（%w）。请用浏览器打开，另存为 PDF 后再试", err)
	}
	w := &walker{ctx: ctx, lim: lim, cells: lim.Cells}
	w.children(root)
	w.flush(true)
	if w.err == nil {
		w.err = raw.Late(ctx)
	}
	if w.err != nil {
		return nil, w.err
	}
	if len(w.blocks) == 0 {
		return nil, raw.Refuse(raw.Empty, "网页里没有文字。内容可能要用脚本载入：请用浏览器打开，另存为 PDF 后再试")
	}
	return &raw.File{Format: "html", Blocks: w.blocks}, nil
}

// encodingOf is the encoding that a page names, or that its bytes have.
func encodingOf(data []byte) encoding.Encoding {
	named, name, certain := charset.DetermineEncoding(data, "text/html")
	switch {
	case certain || name != "windows-1252": // what stands for none
		return named
	case utf8.Valid(data):
		return unicode.UTF8
	}
	return simplifiedchinese.GB18030
}

// walker turns a tree into blocks.
type walker struct {
	ctx    context.Context
	lim    raw.Limits
	cells  int // cells that may still come
	blocks []raw.Block
	line   strings.Builder
	gap    bool // white space stands before what comes next
	level  int  // of the heading around
	err    error
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *walker) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.Type != html.ElementNode || hidden(n):
	case n.DataAtom == atom.Br:
		w.flush(false)
	case n.DataAtom == atom.Table && !isLayout(n):
		w.table(n)
	case isBlock[n.DataAtom]:
		w.flush(true)
		outer := w.level
		if l := headings[n.DataAtom]; l > 0 {
			w.level = l
		}
		w.children(n)
		w.flush(true)
		w.level = outer
	default:
		w.children(n)
	}
}

// text adds text, its white space collapsed to one blank.
func (w *walker) text(s string) {
	for i, part := range strings.FieldsFunc(s, isSpace) {
		if (i > 0 || w.gap || startsWithSpace(s)) && w.line.Len() > 0 {
			w.line.WriteByte(' ')
		}
		w.gap = false
		w.line.WriteString(strings.Map(raw.Plain, part))
	}
	if s != "" && isSpace(lastRune(s)) {
		w.gap = true
	}
}

// flush ends the line; whole says that a paragraph ends with it.
func (w *walker) flush(whole bool) {
	if s := w.line.String(); s != "" {
		w.blocks = append(w.blocks, &raw.Line{Text: s, Level: w.level, Whole: whole})
	} else if n := len(w.blocks); whole && n > 0 {
		if l, ok := w.blocks[n-1].(*raw.Line); ok {
			l.Whole = true
		}
	}
	w.line.Reset()
	w.gap = false
}

// isLayout tells a table that only arranges a page: it holds another table, or
// has a single cell a row.
func isLayout(table *html.Node) bool {
	several := false
	for n := range table.Descendants() {
		if n.DataAtom == atom.Table {
			return true
		}
		if isCell(n) {
			for s := n.NextSibling; s != nil && !several; s = s.NextSibling {
				several = isCell(s)
			}
		}
	}
	return !several
}

func isCell(n *html.Node) bool { return n.DataAtom == atom.Td || n.DataAtom == atom.Th }

// table reads a table; its caption becomes lines before it.
func (w *walker) table(table *html.Node) {
	w.flush(true)
	var rows [][]raw.Cell
	for n := range table.Descendants() {
		if w.err != nil {
			return
		}
		switch {
		case hidden(n):
		case n.DataAtom == atom.Caption:
			w.children(n)
			w.flush(true)
		case n.DataAtom == atom.Tr:
			rows = append(rows, w.row(n))
		}
	}
	full, err := raw.Lay(rows, w.cells)
	if err != nil {
		w.err = err
		return
	}
	for _, row := range full {
		w.cells -= len(row)
	}
	if len(full) > 0 {
		w.blocks = append(w.blocks, &raw.Grid{Rows: full})
	}
}

func (w *walker) row(tr *html.Node) []raw.Cell {
	var row []raw.Cell
	for td := tr.FirstChild; td != nil && w.err == nil; td = td.NextSibling {
		if isCell(td) && !hidden(td) {
			row = append(row, raw.Cell{Text: w.cellText(td), ColSpan: span(td, "colspan"), RowSpan: span(td, "rowspan")})
		}
	}
	if w.err == nil {
		w.err = raw.Late(w.ctx)
	}
	return row
}

// cellText is a cell's text, its lines parted by "\n".
func (w *walker) cellText(td *html.Node) string {
	in := &walker{ctx: w.ctx, lim: w.lim, cells: w.cells}
	in.children(td)
	in.flush(true)
	w.err = in.err
	var lines []string
	for _, b := range in.blocks {
		if l, ok := b.(*raw.Line); ok {
			lines = append(lines, l.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// span reads colspan or rowspan; zero, a rowspan to the end of the table, is
// as large as HTML allows.
func span(n *html.Node, name string) int {
	const most = 65534
	v, ok := attr(n, name)
	i, err := strconv.Atoi(strings.TrimSpace(v))
	switch {
	case !ok || err != nil || i < 0:
		return 1
	case i == 0 && name == "rowspan" || i > most:
		return most
	}
	if name == "colspan" {
		return min(max(1, i), 1000)
	}
	return i
}
