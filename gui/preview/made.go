package preview

import (
	"context"
	"strconv"

	"juesuan/gui/desk"
	"juesuan/gui/paper"
	"juesuan/report"
	"juesuan/report/pages"
	"juesuan/report/pdf"
	"juesuan/store"
)

// choice is what a document looks like beyond its pack.
type choice struct {
	style report.Style
	unit  report.Unit // empty: the pack's
	kept  bool        // what went out, if the year is sealed
}

// source is a year as it was at a moment, to be worked on aside.
type source struct {
	pack        *report.Pack
	cat         *store.Catalogue
	year, prior *store.Year
	choice      choice
	kept        func() ([]store.PublishedFile, error) // nil: the document is made now
}

func sourceOf(y *desk.Year, c choice) source {
	s := source{pack: y.Pack(), cat: y.Desk().Catalogue(), year: y.Copy(), prior: y.Prior(), choice: c}
	if c.kept {
		s.kept = keptFiles(y)
	}
	return s
}

// compose makes the document. The error is a Chinese sentence.
func (s source) compose() (*report.Document, error) {
	book, err := report.Derive(s.pack, s.cat, s.year, s.prior, s.choice.unit)
	if err != nil {
		return nil, err
	}
	return report.Compose(s.pack, book, s.year, report.Options{Style: s.choice.style, ShowBroken: s.year.State == store.Drafting})
}

// made is a finished document, open to look at.
type made struct {
	title string
	doc   *report.Document // nil where other
	file  *pdf.File
	pages *pages.Document
	other bool // what went out, and another file would be made now
}

// make makes the document's file, or takes the one that went out, and opens it.
// The error is a Chinese sentence, or ctx.Err().
func (s source) make(ctx context.Context) (*made, error) {
	if s.kept != nil {
		return s.makeKept(ctx)
	}
	m, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	return m.opened(ctx)
}

// now makes the file.
func (s source) now(ctx context.Context) (*made, error) {
	doc, err := s.compose()
	if err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	file, err := pdf.Make(doc)
	if err != nil {
		return nil, err
	}
	return &made{title: doc.Title, doc: doc, file: file}, nil
}

// shown is the document as pages are shown: the form on each in the strip,
// numbers that can be clicked, characters as they were set.
func (m *made) shown() *paper.Document {
	d := &paper.Document{File: m.pages, Names: make([]string, len(m.file.Pages)), Places: m.file.Places, Find: m.find}
	for i, p := range m.file.Pages {
		d.Names[i] = p.Table
		if _, err := strconv.Atoi(p.Table); err == nil {
			d.Names[i] = "表" + p.Table
		}
	}
	return d
}

// find returns where words stand, page by page.
func (m *made) find(words string) []paper.Hit {
	var out []paper.Hit
	var chars []pages.Char
	for i, p := range m.file.Pages {
		chars = chars[:0]
		for _, c := range p.Chars {
			chars = append(chars, pages.Char{R: c.R, Box: pages.Box{X: c.X, Y: c.Y, W: c.W, H: c.H}})
		}
		for _, boxes := range pages.Find(chars, words) {
			out = append(out, paper.Hit{Page: i, Boxes: boxes})
		}
	}
	return out
}
