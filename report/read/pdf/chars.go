package pdf

import (
	"math"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"juesuan/report/read/raw"
)

// chars returns the characters of a page in the order they are drawn, and by
// how many quarters anticlockwise most of them run. Others are left out: they
// are marks across the page.
func (d *document) chars(ref requests.Page, v view) ([]char, int, error) {
	text, err := d.in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, 0, err
	}
	count, err := d.in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, 0, err
	}
	if count.Count > d.lim.Chars {
		return nil, 0, raw.TooMany("一页上的文字", d.lim.Chars)
	}
	r := &charReader{document: d, text: text.TextPage, view: v, all: d.units(text.TextPage, count.Count)}
	for i := range count.Count {
		if err := r.next(i); err != nil {
			return nil, 0, err
		}
	}
	_, err = d.in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	chars, quarter := r.upright()
	return chars, quarter, err
}

// units are the characters of a page as UTF-16, asked for at once; nil where
// that does not give one for each, and they have to be asked for one by one.
func (d *document) units(text references.FPDF_TEXTPAGE, count int) []uint16 {
	all, err := d.in.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text, Count: count})
	if err != nil {
		return nil
	}
	units := utf16.Encode([]rune(all.Text))
	for len(units) > count && units[len(units)-1] == 0 {
		units = units[:len(units)-1]
	}
	if len(units) != count {
		return nil
	}
	return units
}

// charReader reads characters one by one.
type charReader struct {
	*document
	all   []uint16
	text  references.FPDF_TEXTPAGE
	view  view
	chars []char
	runs  []int // by character: the quarters it runs at, -1 for aslant
	high  rune  // the first half of a pair
	space bool
	last  struct {
		set     bool
		box     box // in the page's own coordinates
		quarter int
	}
}

func (r *charReader) next(i int) error {
	c, err := r.unicode(i)
	switch {
	case err != nil:
		return err
	case unicode.IsSpace(c):
		r.space = true
		return nil
	case unicode.IsControl(c) || c == 0xFFFE || c == 0xFEFF || c == 0x200B || c == 0xAD:
		return nil
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return nil
	case r.high != 0:
		c = utf16.DecodeRune(r.high, c)
		r.high = 0
	}
	loose, err := r.in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: r.text, Index: i})
	if err != nil {
		return nil // a character without a place is not on the page
	}
	b := sorted(float64(loose.Rect.Left), float64(loose.Rect.Bottom), float64(loose.Rect.Right), float64(loose.Rect.Top))
	if !finite(b) {
		return nil
	}
	r.runs = append(r.runs, r.quarter(i, b))
	r.chars = append(r.chars, char{r: raw.Plain(c), box: r.view.upright(b), space: r.space})
	r.space = false
	return nil
}

func (r *charReader) unicode(i int) (rune, error) {
	if r.all != nil {
		return rune(r.all[i]), nil
	}
	u, err := r.in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: r.text, Index: i})
	if err != nil {
		return 0, err
	}
	return rune(u.Unicode), nil
}

// quarter tells how a character runs on the upright page. One that goes on to
// the right on the line of the one before runs as that does.
func (r *charReader) quarter(i int, b box) int {
	l := &r.last
	level := l.box.y0 == b.y0 && l.box.y1 == b.y1 && b.x0 >= l.box.x1-0.01
	if l.set && level && l.quarter == r.level() {
		l.box = b
		return l.quarter
	}
	l.set, l.box = true, b
	l.quarter = -1
	angle, err := r.in.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: r.text, Index: i})
	if err != nil {
		l.quarter = r.level()
		return l.quarter
	}
	// pdfium counts clockwise.
	turns := -float64(angle.CharAngle) / (math.Pi / 2)
	if q := math.Round(turns); math.Abs(turns-q) < 0.02 {
		l.quarter = mod4(int(q) - r.view.quarters)
	}
	return l.quarter
}

// level is how text runs on the upright page that is level in the page's own
// coordinates.
func (r *charReader) level() int { return mod4(-r.view.quarters) }

func mod4(n int) int { return (n%4 + 4) % 4 }

// upright keeps the characters that run as most do.
func (r *charReader) upright() ([]char, int) {
	var votes [4]int
	for _, q := range r.runs {
		if q >= 0 {
			votes[q]++
		}
	}
	most := 0
	for q, n := range votes {
		if n > votes[most] {
			most = q
		}
	}
	var out []char
	for i, c := range r.chars {
		if r.runs[i] == most {
			out = append(out, c)
		}
	}
	return out, most
}

func sorted(x0, y0, x1, y1 float64) box {
	return box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}
