package pdf

import (
	"bytes"
	"unicode/utf8"

	"github.com/signintech/gopdf"
)

// emitter draws pages with gopdf and keeps the first error.
type emitter struct {
	pdf      *gopdf.GoPdf
	carriers map[rune]rune
	family   string
	size     float64
	color    color
	ops      rawOps
	err      error
}

// emit draws the pages and returns the file as gopdf writes it, and the
// operators for the placeholders in it.
func emit(pages []*page, missing *substitutes) ([]byte, rawOps, error) {
	e := &emitter{pdf: &gopdf.GoPdf{}, size: -1, color: color{1, 2, 3}}
	e.pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: shortSide, H: longSide}})
	e.pdf.SetNoCompression() // finish compresses
	if err := e.addFonts(pages, missing); err != nil {
		return nil, nil, err
	}
	for _, p := range pages {
		e.page(p)
	}
	if e.err != nil {
		return nil, nil, e.err
	}
	var b bytes.Buffer
	if _, err := e.pdf.WriteTo(&b); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), e.ops, nil
}

// addFonts adds the faces the pages use, in a fixed order.
func (e *emitter) addFonts(pages []*page, missing *substitutes) error {
	var used [faces]bool
	for _, p := range pages {
		for _, t := range p.texts {
			if t.face < faces {
				used[t.face] = true
			}
		}
	}
	for f, u := range used {
		if !u {
			continue
		}
		ft, err := fonts[f]()
		if err != nil {
			return err
		}
		if err := e.pdf.AddTTFFontFromFontContainer(faceName[f], &ft.container); err != nil {
			return err
		}
	}
	if len(missing.runes) == 0 {
		return nil
	}
	ft, err := fonts[song]()
	if err != nil {
		return err
	}
	container, err := hidden()
	if err != nil {
		return err
	}
	e.carriers = missing.carriers(ft)
	return e.pdf.AddTTFFontFromFontContainer(hiddenFont, container)
}

func (e *emitter) check(err error) {
	if e.err == nil {
		e.err = err
	}
}

func (e *emitter) page(p *page) {
	e.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: p.w, H: p.h}})
	e.pdf.SetLineWidth(0.4) // also keeps gopdf from writing a page without content
	for _, r := range p.rects {
		e.pdf.SetFillColor(r.color.r, r.color.g, r.color.b)
		e.pdf.RectFromUpperLeftWithStyle(r.x, r.y, r.w, r.h, "F")
	}
	e.rules(p.rules)
	e.texts(p.set)
	// gopdf counts the place of a link's target from the height of an A4
	// portrait page, less the size of the face in use.
	for _, a := range p.anchors {
		e.pdf.SetY(longSide - p.h + a.y + e.currentSize())
		e.pdf.SetAnchor(a.id)
	}
	for _, k := range p.links {
		e.pdf.AddInternalLink(k.target, k.x, k.y, k.w, k.h)
	}
}

func (e *emitter) currentSize() float64 { return max(e.size, 0) }

func (e *emitter) rules(rules []rule) {
	w, dots := 0.4, false
	e.pdf.SetStrokeColor(0, 0, 0)
	for _, r := range rules {
		if r.w != w {
			e.pdf.SetLineWidth(r.w)
			w = r.w
		}
		if r.dots != dots {
			if r.dots {
				e.pdf.SetCustomLineType([]float64{dotLength, dotGap}, 0)
			} else {
				e.pdf.SetLineType("")
			}
			dots = r.dots
		}
		e.pdf.Line(r.x1, r.y1, r.x2, r.y2)
	}
	if dots {
		e.pdf.SetLineType("")
	}
}

func (e *emitter) font(family string, size float64) {
	if e.family == family && e.size == size {
		return
	}
	e.check(e.pdf.SetFont(family, "", size))
	e.family, e.size = family, size
}

func (e *emitter) ink(c color) {
	if e.color != c {
		e.pdf.SetTextColor(c.r, c.g, c.b)
		e.color = c
	}
}

// texts draws the texts, each stretched line as one piece that says what it
// reads: else a reader takes the wide gaps for blanks.
func (e *emitter) texts(s set) {
	next := 0
	for i, t := range s.texts {
		if next < len(s.spans) && s.spans[next].from == i {
			e.raw("/Span <</ActualText " + textString(s.spans[next].s) + ">> BDC\n")
		}
		e.text(t)
		if next < len(s.spans) && s.spans[next].to == i+1 {
			e.raw("EMC\n")
			next++
		}
	}
}

func (e *emitter) text(t text) {
	if t.face == noFace {
		r, _ := utf8.DecodeRuneInString(t.s)
		e.box(t.x, t.y, t.size, r)
		return
	}
	e.font(faceName[t.face], t.size)
	e.ink(t.color)
	e.check(e.pdf.SetCharSpacing(t.spacing))
	e.pdf.SetXY(t.x, t.y)
	e.check(e.pdf.Text(t.s))
}
