package pdf

import (
	"context"
	"image"
	"image/draw"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"

	"juesuan/report/read/raw"
)

// Picture draws a page, counted from 1, turned as Read reads it: a point of a
// raw.Spot is dpi/72 pixels. Errors are those of Read, and Unknown for a page
// that is not there.
func (e *Engine) Picture(ctx context.Context, data []byte, number, dpi int, lim raw.Limits) (image.Image, error) {
	var out image.Image
	err := e.with(ctx, func(in pdfium.Pdfium) error {
		doc, err := open(in, data, lim)
		if err != nil {
			return err
		}
		if number < 1 || number > doc.pages {
			return raw.Refuse(raw.Unknown, "PDF 没有第 %d 页。请从第 1 页到第 %d 页里选", number, doc.pages)
		}
		out, err = doc.draw(number-1, dpi)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (d *document) draw(index, dpi int) (image.Image, error) {
	loaded, err := d.in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: index})
	if err != nil {
		return nil, broken(err)
	}
	ref := requests.Page{ByReference: &loaded.Page}
	v, err := d.view(ref)
	if err != nil {
		return nil, broken(err)
	}
	const mostPixels = 40_000_000
	if scale := float64(dpi) / 72; dpi < 1 || v.width*scale*v.height*scale > mostPixels {
		return nil, raw.TooMany("页面图片的像素", mostPixels)
	}
	_, quarters, err := d.chars(ref, v)
	if err != nil {
		return nil, err
	}
	r, err := d.in.RenderPageInDPI(&requests.RenderPageInDPI{Page: ref, DPI: dpi})
	if err != nil {
		return nil, broken(err)
	}
	defer r.Cleanup() // the pixels are in the sandbox's memory
	return rotated(r.Result.RenderedImage, quarters), nil
}

// rotated copies a picture turned by quarters clockwise.
func rotated(src image.Image, quarters int) *image.RGBA {
	b := src.Bounds()
	w, h := b.Dx(), b.Dy()
	if quarters%2 == 1 {
		w, h = h, w
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if quarters == 0 {
		draw.Draw(dst, dst.Bounds(), src, b.Min, draw.Src)
		return dst
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := src.At(b.Min.X+x, b.Min.Y+y)
			switch quarters {
			case 1:
				dst.Set(b.Dy()-1-y, x, c)
			case 2:
				dst.Set(b.Dx()-1-x, b.Dy()-1-y, c)
			case 3:
				dst.Set(y, b.Dx()-1-x, c)
			}
		}
	}
	return dst
}
