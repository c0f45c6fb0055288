package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"juesuan/report/read/raw"
)

// objects collects what is drawn on a page beside text: rules and pictures.
type objects struct {
	*document
	view     view
	left     int // objects and segments that may still come
	rules    []box
	pictures float64 // area
}

// thin is the thickness up to which a shape is a rule and no area.
const thin = 3.6

func (o *objects) take(n int) error {
	if o.left -= n; o.left < 0 {
		return raw.TooMany("一页上的图形", o.lim.Chars)
	}
	return nil
}

func (o *objects) page(ref requests.Page) error {
	count, err := o.in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return err
	}
	if err := o.take(count.Count); err != nil {
		return err
	}
	for i := range count.Count {
		obj, err := o.in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue // one that pdfium could not read shows nothing
		}
		if err := o.object(obj.PageObject, unchanged, 0); err != nil {
			return err
		}
	}
	return nil
}

// object looks at one object; m puts it on the page.
func (o *objects) object(obj references.FPDF_PAGEOBJECT, m matrix, depth int) error {
	kind, err := o.in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: obj})
	if err != nil {
		return nil
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_TEXT:
		o.unmark(obj)
	case enums.FPDF_PAGEOBJ_PATH:
		return o.path(obj, m)
	case enums.FPDF_PAGEOBJ_IMAGE:
		if b, ok := o.bounds(obj, m); ok {
			o.pictures += b.width() * b.height()
			if b.width() <= thin || b.height() <= thin {
				o.rules = append(o.rules, b)
			}
		}
	case enums.FPDF_PAGEOBJ_FORM:
		return o.form(obj, m, depth)
	}
	return nil
}

// unmark takes the marks off a text. Where one says what the text reads, pdfium
// takes that instead of the characters, without their places and without those
// beyond U+FFFF.
func (o *objects) unmark(obj references.FPDF_PAGEOBJECT) {
	count, err := o.in.FPDFPageObj_CountMarks(&requests.FPDFPageObj_CountMarks{PageObject: obj})
	for i := 0; err == nil && i < min(count.Count, 16); i++ {
		mark, err := o.in.FPDFPageObj_GetMark(&requests.FPDFPageObj_GetMark{PageObject: obj, Index: 0})
		if err != nil {
			return
		}
		if _, err := o.in.FPDFPageObj_RemoveMark(&requests.FPDFPageObj_RemoveMark{PageObject: obj, PageObjectMark: mark.Mark}); err != nil {
			return
		}
	}
}

// form looks at the objects of a form, which may hold forms.
func (o *objects) form(obj references.FPDF_PAGEOBJECT, m matrix, depth int) error {
	const deepest = 8
	count, err := o.in.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: obj})
	if err != nil || depth >= deepest {
		return nil
	}
	if err := o.take(count.Count); err != nil {
		return err
	}
	if own, err := o.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj}); err == nil {
		m = matrixOf(own.Matrix).then(m)
	}
	for i := range count.Count {
		inner, err := o.in.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: obj, Index: uint64(i)})
		if err != nil {
			continue
		}
		if err := o.object(inner.PageObject, m, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// bounds is the box of an object on the upright page.
func (o *objects) bounds(obj references.FPDF_PAGEOBJECT, m matrix) (box, bool) {
	r, err := o.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: obj})
	if err != nil {
		return box{}, false
	}
	b := o.view.upright(m.box(box{float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top)}))
	return b, finite(b)
}

// path finds the rules in a path: one that is thin as a whole, the thin ones
// of its figures, and the edges of those that are stroked.
func (o *objects) path(obj references.FPDF_PAGEOBJECT, m matrix) error {
	b, ok := o.bounds(obj, m)
	if !ok {
		return nil
	}
	if b.width() <= thin || b.height() <= thin {
		o.rules = append(o.rules, b)
		return nil
	}
	mode, err := o.in.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: obj})
	if err != nil {
		return nil
	}
	count, err := o.in.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: obj})
	if err != nil {
		return nil
	}
	if err := o.take(count.Count); err != nil {
		return err
	}
	if !mode.Stroke && count.Count <= 5 {
		return nil // the ground of a cell
	}
	if own, err := o.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj}); err == nil {
		m = matrixOf(own.Matrix).then(m)
	}
	o.figures(o.segments(obj, m, count.Count), mode.Stroke)
	return nil
}

// segment is a step of a path, to a point of the upright page.
type segment struct {
	x, y  float64
	move  bool // nothing is drawn
	close bool
}

// segments are those of a path, none of one with curves: that is a drawing.
func (o *objects) segments(obj references.FPDF_PAGEOBJECT, m matrix, n int) []segment {
	var out []segment
	for i := range n {
		ref, err := o.in.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: obj, Index: i})
		if err != nil {
			continue
		}
		kind, err := o.in.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: ref.PathSegment})
		if err != nil {
			continue
		}
		if kind.Type == enums.FPDF_SEGMENT_BEZIERTO {
			return nil
		}
		at, err := o.in.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: ref.PathSegment})
		if err != nil {
			continue
		}
		closed, err := o.in.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: ref.PathSegment})
		if err != nil {
			continue
		}
		x, y := m.point(float64(at.X), float64(at.Y))
		p := o.view.upright(box{x, y, x, y})
		out = append(out, segment{p.x0, p.y0, kind.Type == enums.FPDF_SEGMENT_MOVETO, closed.IsClose})
	}
	return out
}

// figures takes the rules out of the figures of a path.
func (o *objects) figures(segments []segment, stroked bool) {
	for from := 0; from < len(segments); {
		to := from + 1
		for to < len(segments) && !segments[to].move {
			to++
		}
		o.figure(segments[from:to], stroked)
		from = to
	}
}

func (o *objects) figure(f []segment, stroked bool) {
	around := box{f[0].x, f[0].y, f[0].x, f[0].y}
	for _, s := range f {
		around = around.join(box{s.x, s.y, s.x, s.y})
	}
	switch {
	case !finite(around) || len(f) < 2:
	case around.width() <= thin || around.height() <= thin:
		o.rules = append(o.rules, around)
	case stroked:
		for i := 1; i < len(f); i++ {
			o.edge(f[i-1], f[i])
		}
		if last := f[len(f)-1]; last.close {
			o.edge(last, f[0])
		}
	}
}

func (o *objects) edge(a, b segment) {
	if e := sorted(a.x, a.y, b.x, b.y); e.width() < 1 || e.height() < 1 {
		o.rules = append(o.rules, e)
	}
}
