package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// node is an element of a part; names are without their namespaces.
type node struct {
	name  string
	attrs map[string]string
	kids  []*node
	text  string
}

// parse reads a part, which must be well-formed.
func parse(tb testing.TB, part string) *node {
	tb.Helper()
	root := &node{}
	open := []*node{root}
	for d := xml.NewDecoder(strings.NewReader(part)); ; {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			tb.Fatalf("not well-formed: %v", err)
		}
		top := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{name: tok.Name.Local, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(tok)
		}
	}
	if len(root.kids) != 1 {
		tb.Fatalf("%d root elements", len(root.kids))
	}
	return root.kids[0]
}

// unpack returns the package's parts by path.
func unpack(tb testing.TB, file []byte) map[string]string {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		tb.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		if _, twice := parts[f.Name]; twice {
			tb.Errorf("%s is there twice", f.Name)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

// all returns the elements of a name below n, in reading order.
func (n *node) all(name string) []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

// at follows a path of first children; nil if there is none.
func (n *node) at(path ...string) *node {
	for _, name := range path {
		var next *node
		for _, k := range n.kids {
			if k.name == name {
				next = k
				break
			}
		}
		if next == nil {
			return nil
		}
		n = next
	}
	return n
}

// val is the w:val at a path, "" if there is none.
func (n *node) val(path ...string) string {
	if n = n.at(path...); n == nil {
		return ""
	}
	return n.attrs["val"]
}

// words is the text of a paragraph or run.
func (n *node) words() string {
	switch n.name {
	case "t":
		return n.text
	case "tab":
		return "\t"
	case "br":
		return "\n"
	case "pPr", "rPr", "instrText":
		return ""
	}
	s := ""
	for _, k := range n.kids {
		s += k.words()
	}
	return s
}

// readTable is a table as a reader of the file sees it.
type readTable struct {
	captions []string
	head     [][]readCell
	rows     [][]readCell
}

// readCell is a cell of the full grid.
type readCell struct {
	text       string
	style      string
	bold       bool
	cols, rows int // 0 where it is covered
}

// table reads a w:tbl back into full grids.
func (n *node) table() readTable {
	var t readTable
	var all [][]readCell
	heads := 0
	for _, tr := range n.all("tr") {
		if style := tr.val("tc", "p", "pPr", "pStyle"); style == styleTableLabel || style == styleTableInfo {
			for _, p := range tr.all("p") {
				t.captions = append(t.captions, p.words())
			}
			continue
		}
		if tr.at("trPr", "tblHeader") != nil {
			heads++
		}
		var row []readCell
		for _, tc := range tr.kids[1:] {
			c := readCell{text: tc.at("p").words(), style: tc.val("p", "pPr", "pStyle"), bold: tc.at("p", "r", "rPr", "b") != nil, cols: 1, rows: 1}
			if span := tc.val("tcPr", "gridSpan"); span != "" {
				c.cols = atoi(span)
			}
			if m := tc.at("tcPr", "vMerge"); m != nil && m.attrs["val"] == "" {
				for r := len(all) - 1; r >= 0; r-- {
					if above := &all[r][len(row)]; above.rows > 0 {
						above.rows++
						break
					}
				}
				c = readCell{text: c.text, cols: c.cols}
			}
			row = append(row, c)
			for range c.cols - 1 {
				row = append(row, readCell{})
			}
			if c.rows == 0 {
				row[len(row)-c.cols].cols = 0
			}
		}
		all = append(all, row)
	}
	t.head, t.rows = all[:heads], all[heads:]
	return t
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}
