package pdf

import "juesuan/report"

// mm is a millimetre in points. All lengths of this package are points.
const mm = 72 / 25.4

// The short and the long side of A4.
const (
	shortSide = 210 * mm
	longSide  = 297 * mm
)

// geometry is a page's size and the edges of its type area, from the page's
// upper left corner.
type geometry struct {
	w, h                     float64
	left, right, top, bottom float64
}

func (g geometry) width() float64  { return g.right - g.left }
func (g geometry) height() float64 { return g.bottom - g.top }

func portrait(s report.Style) geometry {
	return geometry{
		w: shortSide, h: longSide,
		left: s.Left * mm, right: shortSide - s.Right*mm,
		top: s.Top * mm, bottom: longSide - s.Bottom*mm,
	}
}

// landscape is the portrait page turned: its type area has the same size, so
// that a turned sheet lies in the booklet like the others.
func landscape(s report.Style) geometry {
	side := (s.Top + s.Bottom) / 2 * mm
	return geometry{
		w: longSide, h: shortSide,
		left: side, right: longSide - side,
		top: s.Left * mm, bottom: shortSide - s.Right*mm,
	}
}

type color struct{ r, g, b uint8 }

var (
	white = color{255, 255, 255}
	amber = color{255, 226, 150} // behind what a person still has to supply
	red   = color{176, 32, 32}   // the document's mark
)

// page is one page as placed things; y grows downwards from the upper edge.
type page struct {
	geometry
	number int // as printed; 0 where none is printed
	mark   string
	table  string // the ID of the table that stands on it
	set
	links []link
}

// set is a piece of set type.
type set struct {
	texts   []text
	rules   []rule
	rects   []rect
	spans   []span
	anchors []anchor
	places  []Place
}

// text is a run of one face; y is its base line. One character of no face is
// drawn as a box, ☐ and ☑ as what they are.
type text struct {
	x, y    float64
	face    face
	size    float64
	spacing float64 // added after each character
	s       string
	color   color
}

// span says what a stretch of the texts, [from, to), reads.
type span struct {
	from, to int
	s        string
}

type rule struct {
	x1, y1, x2, y2 float64
	w              float64
	dots           bool // a dot leader
}

type rect struct {
	x, y, w, h float64
	color      color
}

// anchor is a place that links and the outline lead to.
type anchor struct {
	id string
	y  float64
}

type link struct {
	x, y, w, h float64
	target     string
}

// add places a piece of set type, moved down by dy, on another.
func (s *set) add(o set, dy float64) {
	for _, p := range o.spans {
		p.from, p.to = p.from+len(s.texts), p.to+len(s.texts)
		s.spans = append(s.spans, p)
	}
	for _, t := range o.texts {
		t.y += dy
		s.texts = append(s.texts, t)
	}
	for _, r := range o.rules {
		r.y1, r.y2 = r.y1+dy, r.y2+dy
		s.rules = append(s.rules, r)
	}
	for _, r := range o.rects {
		r.y += dy
		s.rects = append(s.rects, r)
	}
	for _, a := range o.anchors {
		a.y += dy
		s.anchors = append(s.anchors, a)
	}
	for _, p := range o.places {
		p.Y += dy
		s.places = append(s.places, p)
	}
}
