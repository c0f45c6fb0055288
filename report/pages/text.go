package pages

import (
	"context"
	"fmt"
	"unicode"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Char is one character of a page with the room it takes: as high as its line.
type Char struct {
	R rune
	Box
}

// Chars returns the characters of a page in reading order, without blanks and
// line ends, which are the engine's guesses. Of a line that says what it reads
// as one piece (ActualText) the engine knows no more than where it begins.
func (d *Document) Chars(ctx context.Context, page int) (chars []Char, err error) {
	err = d.with(ctx, func() error {
		if chars, err = d.read(page); err != nil {
			return fmt.Errorf("第 %d 页的文字读不出来：%w", page+1, err)
		}
		return nil
	})
	return chars, err
}

func (d *Document) read(page int) ([]Char, error) {
	p := d.page(page)
	t, err := d.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p})
	if err != nil {
		return nil, err
	}
	defer func() {
		_, _ = d.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t.TextPage})
	}()
	n, err := d.pdf.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t.TextPage})
	if err != nil {
		return nil, err
	}
	out := make([]Char, 0, n.Count)
	for i := range n.Count {
		c, err := d.char(t.TextPage, i, d.sizes[page].H)
		if err != nil {
			return nil, err
		}
		if c.R > ' ' && !unicode.IsSpace(c.R) {
			out = append(out, c)
		}
	}
	return out, nil
}

// char reads one character. The engine counts y from the page's foot.
func (d *Document) char(text references.FPDF_TEXTPAGE, i int, height float64) (Char, error) {
	u, err := d.pdf.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return Char{}, err
	}
	c := Char{R: rune(u.Unicode)}
	if c.R <= ' ' {
		return c, nil
	}
	b, err := d.pdf.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return c, err
	}
	r := b.Rect
	c.Box = Box{float64(r.Left), height - float64(r.Top), float64(r.Right - r.Left), float64(r.Top - r.Bottom)}
	return c, nil
}
