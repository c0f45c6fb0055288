package text

import (
	"slices"
	"strings"
	"unicode"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// Reread returns a document with the numbers of some sections, and of the
// office's own words anywhere, as a stranger reads them: claims by the words
// around them, whatever they were printed from. It also returns what there
// could not be placed. Neither document nor book change.
func Reread(d *report.Document, b *report.Book, section func(string) bool) (*report.Document, []Unread) {
	lines, tables := linesOf(d)
	res := Read(lines, tables, copyOf(b))
	fresh := map[string][]*paragraph{}
	for _, p := range res.paragraphs {
		fresh[p.out.Section] = append(fresh[p.out.Section], p)
	}
	out := *d
	out.Blocks = slices.Clone(d.Blocks)
	inWords := map[*paragraph][]stretch{}
	for i, block := range out.Blocks {
		p, ok := block.(*report.Paragraph)
		if !ok {
			continue
		}
		whole := section(p.Section)
		if !whole && !slices.ContainsFunc(p.Runs, isCounted) {
			continue
		}
		list, text := fresh[p.Section], wordsOf(p) // an amount in another unit is read as the document's
		j := slices.IndexFunc(list, func(q *paragraph) bool { return wordsOf(q.out) == text })
		switch {
		case j < 0:
			continue
		case whole:
			out.Blocks[i] = list[j].out
		default:
			q, words := grafted(p, list[j])
			out.Blocks[i], inWords[list[j]] = q, words
		}
		fresh[p.Section] = slices.Delete(list, j, j+1)
	}
	var unread []Unread
	for _, u := range res.Unread {
		if section(u.Where) || u.Why == whyOwn || u.in(inWords[u.of]) {
			unread = append(unread, u)
		}
	}
	return &out, unread
}

// wordsOf is a paragraph's text without its numbers.
func wordsOf(p *report.Paragraph) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) && !strings.ContainsRune(chineseNumerals, r) {
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
