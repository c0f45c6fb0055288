package preview

import (
	"context"

	"juesuan/gui/desk"
	"juesuan/report"
	"juesuan/report/pages"
	"juesuan/report/pdf"
	"juesuan/store"
)

// choice is what a document looks like beyond its pack.
type choice struct {
	style report.Style
	unit  report.Unit // empty: the pack's
}

// source is a year as it was at a moment, to be worked on aside.
type source struct {
	pack        *report.Pack
	cat         *store.Catalogue
	year, prior *store.Year
	choice      choice
}

func sourceOf(y *desk.Year, c choice) source {
	return source{y.Pack(), y.Desk().Catalogue(), y.Copy(), y.Prior(), c}
}

// compose makes the document. The error is a Chinese sentence.
func (s source) compose() (*report.Document, error) {
	book, err := report.Derive(s.pack, s.cat, s.year, s.prior, s.choice.unit)
	if err != nil {
		return nil, err
	}
	return report.Compose(s.pack, book, s.year, report.Options{Style: s.choice.style})
}

// made is a finished document, open to look at.
type made struct {
	doc   *report.Document
	file  *pdf.File
	pages *pages.Document
}

// make makes the document's file and opens it. The error is a Chinese
// sentence, or ctx.Err().
func (s source) make(ctx context.Context) (*made, error) {
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
	open, err := pages.Open(ctx, file.Bytes)
	if err != nil {
		return nil, err
	}
	return &made{doc, file, open}, nil
}

// sizes are the pages' sizes.
func (m *made) sizes() []pages.Size {
	out := make([]pages.Size, len(m.file.Pages))
	for i, p := range m.file.Pages {
		out[i] = pages.Size{W: p.W, H: p.H}
	}
	return out
}

// find returns where words stand, page by page.
func (m *made) find(words string) []hit {
	var out []hit
	var chars []pages.Char
	for i, p := range m.file.Pages {
		chars = chars[:0]
		for _, c := range p.Chars {
			chars = append(chars, pages.Char{R: c.R, Box: pages.Box{X: c.X, Y: c.Y, W: c.W, H: c.H}})
		}
		for _, boxes := range pages.Find(chars, words) {
			out = append(out, hit{i, boxes})
		}
	}
	return out
}

// hit is a place where the words stand that were looked for.
type hit struct {
	page  int
	boxes []pages.Box
}

// at returns what stands at a point of a page, nil for nothing with an
// address: the smallest of the things that hold it.
func (m *made) at(page int, x, y float64) *pdf.Place {
	var best *pdf.Place
	for i := range m.file.Places {
		p := &m.file.Places[i]
		if p.Page == page && x >= p.X && y >= p.Y && x < p.X+p.W && y < p.Y+p.H &&
			(best == nil || p.W*p.H < best.W*best.H) {
			best = p
		}
	}
	return best
}

// place returns the first place of an address, nil if it has none.
func (m *made) place(addr string) *pdf.Place {
	for i := range m.file.Places {
		if m.file.Places[i].Addr == addr {
			return &m.file.Places[i]
		}
	}
	return nil
}
