package html

import (
	"bytes"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"juesuan/report"
	"juesuan/report/doctest"
)

func samples() map[string]*report.Document {
	return map[string]*report.Document{
		"disclosure": doctest.Disclosure(),
		"long":       doctest.New(doctest.Block(doctest.Tree(220))),
		"hostile":    doctest.Hostile(),
		"bare":       {Title: "空文档"},
	}
}

func each(t *testing.T, f func(t *testing.T, d *report.Document)) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) { f(t, d) })
	}
}

func TestParagraphsAndHeadings(t *testing.T) {
	each(t, func(t *testing.T, d *report.Document) {
		root := parsed(t, d)
		var want, gaps []string
		var heads [5][]string
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case *report.Paragraph:
				want = append(want, b.Text())
				for _, r := range b.Runs {
					if r.Gap {
						gaps = append(gaps, r.Text)
					}
				}
			case *report.Heading:
				heads[b.Level] = append(heads[b.Level], b.Text)
			}
		}
		compare(t, "paragraphs", texts(paragraphs(root)), want)
		compare(t, "gaps", texts(all(root, "mark")), gaps)
		main := all(root, "main")[0]
		for level, name := range []string{"", "h2", "h3", "h4", "h5"} {
			if level > 0 {
				compare(t, name, texts(all(main, name)), heads[level])
			}
		}
	})
}

func texts(nodes []*html.Node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, text(n))
	}
	return out
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: the page has\n%q\nthe document has\n%q", what, got, want)
	}
}

func TestIDsAndLinks(t *testing.T) {
	each(t, func(t *testing.T, d *report.Document) {
		root := parsed(t, d)
		ids := map[string]bool{}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				if a.Key != "id" {
					continue
				}
				if ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n\r\f") {
					t.Errorf("<%s> has the ID %q a second time, or no ID can be so", n.Data, a.Val)
				}
				ids[a.Val] = true
			}
		}
		for _, a := range all(root, "a") {
			target, err := url.PathUnescape(strings.TrimPrefix(attr(a, "href"), "#"))
			if err != nil || !ids[target] {
				t.Errorf("the link %q leads nowhere", attr(a, "href"))
			}
		}
		for n := range root.Descendants() {
			for _, id := range strings.Fields(attr(n, "aria-labelledby")) {
				if !ids[id] {
					t.Errorf("<%s> is named by %q, which is not there", n.Data, id)
				}
			}
		}
	})
}

func TestContentsAreTheOutline(t *testing.T) {
	d := doctest.Disclosure()
	nav := all(parsed(t, d), "nav")
	if len(nav) != 1 {
		t.Fatalf("the page has %d <nav>", len(nav))
	}
	var want []string
	for _, e := range d.Outline() {
		want = append(want, e.Text)
	}
	compare(t, "contents", texts(all(nav[0], "a")), want)
}

// The page loads nothing, runs nothing and styles nothing inline.
func TestSelfContained(t *testing.T) {
	each(t, func(t *testing.T, d *report.Document) {
		for n := range parsed(t, d).Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if slices.Contains([]string{"script", "link", "img", "iframe", "object", "embed", "base", "form", "svg", "b"}, n.Data) {
				t.Errorf("the page has <%s>", n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
					t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
				}
			}
			if n.Data == "style" {
				if css := text(n); strings.Contains(css, "url(") || strings.Contains(css, "@import") || strings.Contains(css, "<") {
					t.Errorf("the style sheet loads something or was broken into")
				}
			}
		}
	})
}

// What the program knows about a figure stays in the program.
func TestNothingInternal(t *testing.T) {
	page := string(written(t, doctest.Disclosure()))
	for _, s := range []string{"文字/一/1", "02/合计/合计", "02/201/合计", "说明/总体/原因"} {
		if strings.Contains(page, s) {
			t.Errorf("the page tells %s", s)
		}
	}
}

func TestHeadOfThePage(t *testing.T) {
	each(t, func(t *testing.T, d *report.Document) {
		root := parsed(t, d)
		if lang := attr(all(root, "html")[0], "lang"); lang != "zh-CN" {
			t.Errorf("the language is %q", lang)
		}
		if got := text(all(root, "title")[0]); got != d.Title {
			t.Errorf("the title is %q, should be %q", got, d.Title)
		}
		meta := map[string]string{}
		for _, m := range all(root, "meta") {
			meta[attr(m, "name")] = attr(m, "content")
		}
		date := ""
		if !d.Date.IsZero() {
			date = d.Date.Format("2006-01-02")
		}
		if meta["author"] != d.Department || meta["date"] != date || meta["ArticleTitle"] != d.Title {
			t.Errorf("the page says %v of itself", meta)
		}
		mark := ""
		for _, p := range all(root, "p") {
			if hasClass(p, "mark") {
				mark = text(p)
			}
		}
		if mark != d.Mark {
			t.Errorf("the mark is %q, should be %q", mark, d.Mark)
		}
	})
}

func TestMarkIsPrinted(t *testing.T) {
	d := doctest.Disclosure()
	if page := string(written(t, d)); !strings.Contains(page, `@top-center { content: "\00793a\004f8b"`) {
		t.Error("the mark 示例 is not in the margin of printed pages")
	}
	d.Mark = ""
	if page := string(written(t, d)); strings.Contains(page, "@top-center") || strings.Contains(page, `class="mark"`) {
		t.Error("a document without a mark shows one")
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	each(t, func(t *testing.T, d *report.Document) {
		if first := written(t, d); !bytes.Equal(first, written(t, d)) {
			t.Error("two pages of one document differ")
		}
	})
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestFullDisk(t *testing.T) {
	err := Write(fullDisk{}, doctest.Disclosure())
	if !errors.Is(err, errFull) || !strings.Contains(err.Error(), "磁盘空间") {
		t.Errorf("a full disk is told as %v", err)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, name := range []string{"disclosure", "long"} {
		d := samples()[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				written(b, d)
			}
		})
	}
}
