package text

import (
	"slices"
	"strings"
	"unicode"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// Reread returns a document with the numbers of some sections as a stranger
// reads them: claims by the words around them, whatever they were printed from.
// It also returns what in those sections, and in the office's own words
// anywhere, could not be placed. Neither document nor book change.
func Reread(d *report.Document, b *report.Book, section func(string) bool) (*report.Document, []Unread) {
	lines, tables := linesOf(d)
	res := Read(lines, tables, copyOf(b))
	fresh := map[string][]*report.Paragraph{}
	for _, block := range res.Document.Blocks {
		if p, ok := block.(*report.Paragraph); ok && section(p.Section) {
			fresh[p.Section] = append(fresh[p.Section], p)
		}
	}
	out := *d
	out.Blocks = slices.Clone(d.Blocks)
	for i, block := range out.Blocks {
		p, ok := block.(*report.Paragraph)
		if !ok || !section(p.Section) {
			continue
		}
		list, text := fresh[p.Section], wordsOf(p) // an amount in another unit is read as the document's
		if j := slices.IndexFunc(list, func(q *report.Paragraph) bool { return wordsOf(q) == text }); j >= 0 {
			out.Blocks[i] = list[j]
			fresh[p.Section] = slices.Delete(list, j, j+1)
		}
	}
	var unread []Unread
	for _, u := range res.Unread {
		if section(u.Where) || u.Why == whyOwn {
			unread = append(unread, u)
		}
	}
	return &out, unread
}

// wordsOf is a paragraph's text without its numbers.
func wordsOf(p *report.Paragraph) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, p.Text())
}

// linesOf are a document's text as a file with paragraphs gives it, and the
// tables between.
func linesOf(d *report.Document) ([]*raw.Line, map[int][]*report.Table) {
	var out []*raw.Line
	tables := map[int][]*report.Table{}
	add := func(s string) { out = append(out, &raw.Line{Text: s, Whole: true}) }
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *report.Cover:
			for _, l := range b.Lines {
				add(l)
			}
		case *report.Contents:
			add(b.Title)
			for _, e := range d.Outline() {
				add(e.Text + "……12") // any page
			}
		case *report.Heading:
			add(b.Text)
		case *report.Paragraph:
			add(b.Text())
		case *report.TableBlock:
			tables[len(out)] = append(tables[len(out)], b.Table)
		}
	}
	return out, tables
}

// copyOf is a book with the same tables and facts, to which reading may add.
func copyOf(b *report.Book) *report.Book {
	out := report.NewBook(b.Year, b.Department, b.Unit)
	for _, t := range b.Tables {
		out.AddTable(t)
	}
	for _, f := range b.Facts() {
		out.AddFact(f)
	}
	return out
}
