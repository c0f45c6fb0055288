package pdf

import "juesuan/report"

// Place is where something stands that has an address: a number of the text, a
// cell of a table, the office's own words. What is broken over lines or pages
// has several.
type Place struct {
	Page       int     // from 0
	X, Y, W, H float64 // points, from the page's upper left corner

	Addr string // 文字/五/3, 03/2150517/项目支出, or an entry's
	Text string // as printed
	// Sources are the addresses of what it was taken from: facts, or entries of
	// the ledger.
	Sources []string
}

// places returns where everything with an address stands, page by page.
func places(pages []*page) []Place {
	n := 0
	for _, p := range pages {
		n += len(p.places)
	}
	out := make([]Place, 0, n)
	for i, p := range pages {
		for _, q := range p.places {
			q.Page = i
			out = append(out, q)
		}
	}
	return out
}

// runBox is the stretch of a line that a run of its paragraph takes.
type runBox struct {
	run        int
	x, y, w, h float64 // y from the base line
}

// runBoxes returns the boxes of a line's runs.
func runBoxes(gs []glyph, ln line, x, room float64, al align) []runBox {
	gs = gs[ln.from:ln.to]
	after := spaces(gs, ln, room, al)
	var out []runBox
	for i := range gs {
		if n := len(out); n == 0 || out[n-1].run != gs[i].run {
			out = append(out, runBox{run: gs[i].run, x: x, y: -roomAbove * gs[i].size, h: roomHeight * gs[i].size})
		}
		w := gs[i].advance + after[i]
		out[len(out)-1].w += w
		x += w
	}
	return out
}

// mark sets what a person still has to supply on amber, and notes the places
// of the runs that have an address.
func (s *set) mark(runs []report.Run, boxes []runBox) {
	gap := -1 // the run that ended the last amber ground
	for _, b := range boxes {
		r := runs[b.run]
		if r.Gap {
			if n := len(s.rects); n > 0 && gap == b.run-1 {
				s.rects[n-1].w += b.w
			} else {
				s.rects = append(s.rects, rect{x: b.x, y: b.y, w: b.w, h: b.h, color: amber})
			}
			gap = b.run
		}
		p := Place{X: b.x, Y: b.y, W: b.w, H: b.h, Text: r.Text}
		switch {
		case r.Figure != nil:
			p.Addr, p.Sources = r.Figure.Addr, r.Figure.Facts
		case r.Entry != "":
			p.Addr, p.Sources = r.Entry, []string{r.Entry}
		default:
			continue
		}
		s.places = append(s.places, p)
	}
}

// cellPlace notes the place of a table's cell that shows a fact or an entry.
func (s *set) cellPlace(c *report.Cell, x, y, w, h float64) {
	p := Place{X: x, Y: y, W: w, H: h, Addr: c.Addr, Text: c.Text}
	switch {
	case c.Addr != "":
		p.Sources = []string{c.Addr}
	case c.Figure != nil && len(c.Figure.Facts) > 0:
		p.Addr, p.Sources = c.Figure.Facts[0], c.Figure.Facts
		if c.Figure.Addr != "" {
			p.Addr = c.Figure.Addr
		}
	case len(c.Entries) > 0:
		p.Addr, p.Sources = c.Entries[0], c.Entries
	default:
		return
	}
	s.places = append(s.places, p)
}
