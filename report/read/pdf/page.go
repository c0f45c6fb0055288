package pdf

import (
	"errors"
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"juesuan/report/read/raw"
)

// page is what stands on a page, turned upright: x to the right and y down
// from the upper left corner, in points.
type page struct {
	number        int // from 1
	width, height float64
	chars         []char
	rules         []rule
	picture       float64 // part of the page that pictures cover
}

// char is a character and its box: the width it takes and the height of its
// font. In the box of a font that lies stands at least its origin.
type char struct {
	r     rune
	box   box
	space bool // white space stands before it
}

type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }
func (b box) midX() float64   { return (b.x0 + b.x1) / 2 }
func (b box) midY() float64   { return (b.y0 + b.y1) / 2 }

// join is the box around both.
func (b box) join(o box) box {
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}

// scan tells a page that is a picture with hardly any text.
func (p *page) scan() bool { return len(p.chars) < 20 && p.picture > 0.4 }

// read reads one page.
func (d *document) read(index int) (*page, error) {
	p, err := d.readPage(index)
	if e := (*raw.Error)(nil); err == nil || errors.As(err, &e) {
		return p, err
	}
	return nil, broken(fmt.Errorf("第 %d 页：%w", index+1, err))
}

func (d *document) readPage(index int) (*page, error) {
	loaded, err := d.in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: index})
	if err != nil {
		return nil, err
	}
	ref := requests.Page{ByReference: &loaded.Page}
	view, err := d.view(ref)
	if err != nil {
		return nil, err
	}
	p := &page{number: index + 1}
	objects := &objects{document: d, view: view, left: d.lim.Chars}
	if err := objects.page(ref); err != nil {
		return nil, err
	}
	chars, quarter, err := d.chars(ref, view)
	if err != nil {
		return nil, err
	}
	// A page whose text runs upwards or downwards is read turned.
	turn := view.turned(quarter)
	p.width, p.height = turn.width, turn.height
	for _, c := range chars {
		c.box = turn.box(c.box)
		p.chars = append(p.chars, c)
	}
	for _, r := range objects.rules {
		p.rules = append(p.rules, ruleOf(turn.box(r)))
	}
	p.picture = objects.pictures / max(1, p.width*p.height)
	_, err = d.in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	return p, err
}

// view turns the coordinates of a page into those of its upright picture.
type view struct {
	bounds        box // in the page's own coordinates, y upwards
	quarters      int // clockwise
	width, height float64
}

func (d *document) view(ref requests.Page) (view, error) {
	bounds, err := d.in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: ref})
	if err != nil {
		return view{}, err
	}
	rotation, err := d.in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref})
	if err != nil {
		return view{}, err
	}
	quarters := map[enums.FPDF_PAGE_ROTATION]int{
		enums.FPDF_PAGE_ROTATION_90_CW: 1, enums.FPDF_PAGE_ROTATION_180_CW: 2, enums.FPDF_PAGE_ROTATION_270_CW: 3,
	}[rotation.PageRotation]
	r := bounds.Rect
	b := box{float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top)}
	if !(b.width() > 0 && b.height() > 0 && b.width() < 1e5 && b.height() < 1e5) {
		return view{}, errors.New("页面尺寸不对")
	}
	return newView(b, quarters), nil
}

func newView(b box, quarters int) view {
	v := view{bounds: b, quarters: quarters, width: b.width(), height: b.height()}
	if quarters%2 == 1 {
		v.width, v.height = v.height, v.width
	}
	return v
}

// upright turns a box of the page, y upwards, into one of its picture.
func (v view) upright(b box) box {
	o := v.bounds
	switch v.quarters {
	case 1:
		return box{b.y0 - o.y0, b.x0 - o.x0, b.y1 - o.y0, b.x1 - o.x0}
	case 2:
		return box{o.x1 - b.x1, b.y0 - o.y0, o.x1 - b.x0, b.y1 - o.y0}
	case 3:
		return box{o.y1 - b.y1, o.x1 - b.x1, o.y1 - b.y0, o.x1 - b.x0}
	}
	return box{b.x0 - o.x0, o.y1 - b.y1, b.x1 - o.x0, o.y1 - b.y0}
}

// turn turns an upright picture by quarters clockwise.
type turn struct {
	quarters      int
	width, height float64 // after it
	from          view
}

// turned is the turn that makes text upright which runs at so many quarters
// anticlockwise.
func (v view) turned(quarter int) turn {
	t := turn{quarter, v.width, v.height, v}
	if quarter%2 == 1 {
		t.width, t.height = v.height, v.width
	}
	return t
}

func (t turn) box(b box) box {
	w, h := t.from.width, t.from.height
	switch t.quarters {
	case 1:
		return box{h - b.y1, b.x0, h - b.y0, b.x1}
	case 2:
		return box{w - b.x1, h - b.y1, w - b.x0, h - b.y0}
	case 3:
		return box{b.y0, w - b.x1, b.y1, w - b.x0}
	}
	return b
}

// finite tells a box that is one.
func finite(b box) bool {
	for _, v := range []float64{b.x0, b.y0, b.x1, b.y1} {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return b.x1 >= b.x0 && b.y1 >= b.y0
}
