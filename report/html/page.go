package html

import (
	"html/template"
	"strings"
	"unicode"

	"juesuan/report"
)

// page is what the template shows.
type page struct {
	Title, Department, Mark string
	Cover                   []string
	Date, ISODate           string
	ContentsTitle           string
	Contents                []entries // empty without a table of contents
	Main, Nav               string    // anchors
	Parts                   []part
	Style, MarkStyle        template.CSS
}

// entries is a part in the contents and what stands below it. Entry is empty
// for sections before the first part.
type entries struct {
	Entry entry
	Below []entry
}

type entry struct{ Anchor, Text string }

// part is a heading of level 1 and what follows it.
type part struct {
	Anchor string
	Items  []item
}

// item is a heading, a table or a paragraph.
type item struct {
	Heading *heading
	Table   *table
	Runs    []run
}

type heading struct {
	Anchor string
	Level  int
	Text   string
}

type run struct {
	Text string
	Gap  bool
}

// newPage lays a document out for the template.
func newPage(d *report.Document) *page {
	a := newAnchors()
	p := &page{
		Title: clean(d.Title), Department: clean(d.Department), Mark: clean(d.Mark),
		Cover: []string{clean(d.Title)}, Main: a.unique("正文"), Nav: a.unique("目录"),
		Style: template.CSS(style), MarkStyle: markStyle(clean(d.Mark)),
	}
	if !d.Date.IsZero() {
		p.ISODate, p.Date = d.Date.Format("2006-01-02"), d.Date.Format("2006年1月2日")
	}
	var list []entries
	add := func(level int, e entry) {
		switch {
		case level == 1:
			list = append(list, entries{Entry: e})
		case level == 2:
			if len(list) == 0 {
				list = append(list, entries{})
			}
			list[len(list)-1].Below = append(list[len(list)-1].Below, e)
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *report.Cover:
			p.Cover = cleanAll(b.Lines)
			p.Date = clean(b.Date)
		case *report.Contents:
			p.ContentsTitle = clean(b.Title)
		case *report.Heading:
			h := &heading{a.unique(b.ID), b.Level, clean(b.Text)}
			add(h.Level, entry{h.Anchor, h.Text})
			p.append(item{Heading: h})
		case *report.Paragraph:
			p.append(item{Runs: runs(b)})
		case *report.TableBlock:
			t := newTable(b, a)
			add(2, entry{t.Anchor, t.Title})
			p.append(item{Table: t})
		}
	}
	if p.ContentsTitle != "" {
		p.Contents = list
	}
	return p
}

// append adds an item to the last part; a heading of level 1 starts a part.
func (p *page) append(it item) {
	starts := it.Heading != nil && it.Heading.Level == 1
	if starts || len(p.Parts) == 0 {
		p.Parts = append(p.Parts, part{})
	}
	last := &p.Parts[len(p.Parts)-1]
	if starts {
		last.Anchor = it.Heading.Anchor
	}
	last.Items = append(last.Items, it)
}

func runs(p *report.Paragraph) []run {
	var out []run
	for _, r := range p.Runs {
		out = append(out, run{clean(r.Text), r.Gap})
	}
	return out
}

// clean drops control characters, which a page must not hold; line breaks
// and tabs stay.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.IsControl(r) {
			return r
		}
		return -1
	}, s)
}

func cleanAll(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, clean(s))
	}
	return out
}
