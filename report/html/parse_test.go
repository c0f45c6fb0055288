package html

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"juesuan/report"
)

func written(t testing.TB, d *report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parsed(t testing.TB, d *report.Document) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(written(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// all returns the elements with one of the names below a node, in order.
func all(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		for _, name := range names {
			if d.Data == name {
				out = append(out, d)
			}
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// paragraphs are the texts of the document's paragraphs, without notes.
func paragraphs(n *html.Node) []*html.Node {
	var out []*html.Node
	for _, m := range all(n, "main") {
		for _, p := range all(m, "p") {
			if !hasClass(p, "note") {
				out = append(out, p)
			}
		}
	}
	return out
}
