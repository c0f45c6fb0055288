package paper

import (
	"image/color"

	"juesuan/report/pages"
	"juesuan/report/pdf"
)

// Document is what is shown.
type Document struct {
	File   *pages.Document          // whoever shows it closes it
	Names  []string                 // behind each page's number in the strip; may be nil
	Places []pdf.Place              // what can be pointed at, page by page
	Marks  []Mark                   // always drawn
	Find   func(words string) []Hit // where words stand
}

// Mark is a coloured box on a page.
type Mark struct {
	Page int
	Box  pages.Box
	Fill color.Color
	Line color.Color
}

// Hit is a place where the words stand that were looked for: a box a line.
type Hit struct {
	Page  int
	Boxes []pages.Box
}

// sizes are the pages' sizes.
func (d *Document) sizes() []pages.Size {
	out := make([]pages.Size, d.File.Len())
	for i := range out {
		out[i] = d.File.Size(i)
	}
	return out
}

// at returns what stands at a point of a page, nil for nothing with an
// address: the smallest of the things that hold it.
func (d *Document) at(page int, x, y float64) *pdf.Place {
	var best *pdf.Place
	for i := range d.Places {
		p := &d.Places[i]
		if p.Page == page && x >= p.X && y >= p.Y && x < p.X+p.W && y < p.Y+p.H &&
			(best == nil || p.W*p.H < best.W*best.H) {
			best = p
		}
	}
	return best
}

// Place returns the first place of an address, nil if it has none.
func (d *Document) Place(addr string) *pdf.Place {
	for i := range d.Places {
		if d.Places[i].Addr == addr {
			return &d.Places[i]
		}
	}
	return nil
}
