// Package pages opens a PDF file in memory and shows it page by page: its
// pages as pictures of any size, its characters with their places, and where
// words stand among them.
//
// The work is done by an engine in a sandbox (report/pdfium), one call at a
// time; whoever waits for their turn can leave.
package pages

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	engine "juesuan/report/pdfium"
)

// Document is an open file. Its methods may be called from any goroutine.
type Document struct {
	turn  chan struct{} // holds one value while nobody works with the engine
	pdf   pdfium.Pdfium // nil when closed
	ref   references.FPDF_DOCUMENT
	sizes []Size
}

// Size is a page's size in points of 1/72 inch.
type Size struct{ W, H float64 }

// Box is a rectangle on a page, in points from its upper left corner.
type Box struct{ X, Y, W, H float64 }

// Contains reports whether a point lies in the box.
func (b Box) Contains(x, y float64) bool {
	return x >= b.X && y >= b.Y && x < b.X+b.W && y < b.Y+b.H
}

// ErrClosed says that the document is closed.
var ErrClosed = errors.New("文件已经关闭，请重新打开")

// Open opens a file. Close it in the end: it holds some ten MB.
//
// The error is a Chinese sentence, or ctx.Err().
func Open(ctx context.Context, file []byte) (*Document, error) {
	pdf, err := engine.Instance(ctx)
	if err != nil {
		return nil, err
	}
	d := &Document{turn: make(chan struct{}, 1), pdf: pdf}
	if err := d.open(file); err != nil {
		_ = pdf.Close()
		return nil, fmt.Errorf("打不开这个 PDF 文件：%w。文件可能不完整或加了密码，请重新生成或另取一份", err)
	}
	d.turn <- struct{}{}
	return d, nil
}

func (d *Document) open(file []byte) error {
	doc, err := d.pdf.OpenDocument(&requests.OpenDocument{File: &file})
	if err != nil {
		return err
	}
	d.ref = doc.Document
	n, err := d.pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return err
	}
	for i := range n.PageCount {
		s, err := d.pdf.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: i})
		if err != nil {
			return err
		}
		d.sizes = append(d.sizes, Size{s.Width, s.Height})
	}
	return nil
}

// Close ends the work on the file, after what is being done. It may be called
// twice.
func (d *Document) Close() {
	<-d.turn
	defer func() { d.turn <- struct{}{} }()
	if d.pdf != nil {
		_ = d.pdf.Close()
		d.pdf = nil
	}
}

// Len returns how many pages there are.
func (d *Document) Len() int { return len(d.sizes) }

// Size returns the size of a page, the first of which is 0.
func (d *Document) Size(page int) Size { return d.sizes[page] }

// with calls f when it is this caller's turn, unless ctx ends first.
func (d *Document) with(ctx context.Context, f func() error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	select {
	case <-d.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { d.turn <- struct{}{} }()
	if d.pdf == nil {
		return ErrClosed
	}
	return f()
}

func (d *Document) page(i int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: i}}
}

// maxPixels bounds a picture: A4 at 600 dots an inch.
const maxPixels = 5000 * 7100

// Render draws a page at a scale of pixels for each point (1.333 is 96 dots an
// inch). Too large a picture comes smaller.
//
// It takes a few hundredths of a second; ctx cancels it before it begins and
// between its bands.
func (d *Document) Render(ctx context.Context, page int, scale float64) (*image.RGBA, error) {
	s := d.sizes[page]
	if n := s.W * scale * s.H * scale; n > maxPixels {
		scale *= math.Sqrt(maxPixels / n)
	}
	w, h := pixels(s.W*scale), pixels(s.H*scale)
	if scale >= small {
		return d.draw(ctx, page, w, h)
	}
	img, err := d.draw(ctx, page, w*reduction, h*reduction)
	if err != nil {
		return nil, err
	}
	return reduced(img), nil
}

// draw draws a page as a picture of a size.
func (d *Document) draw(ctx context.Context, page, w, h int) (*image.RGBA, error) {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	rows := max(1, bandPixels/w)
	for top := 0; top < h; top += rows {
		bottom := min(top+rows, h)
		err := d.with(ctx, func() error { return d.band(page, img, top, bottom) })
		if err != nil {
			return nil, err
		}
	}
	return img, nil
}

func pixels(v float64) int { return max(1, int(v+0.5)) }

// bandPixels is how much is drawn between two looks at the context: a page at
// a usual size is one band.
const bandPixels = 3 << 20

// band draws the rows [top, bottom) of a picture. The engine takes the scale
// from the width, and rounds the height up.
func (d *Document) band(page int, img *image.RGBA, top, bottom int) error {
	w := d.sizes[page].W
	scale := float64(img.Rect.Dx()) / w
	r, err := d.pdf.RenderPageInPixels(&requests.RenderPageInPixels{
		Page: d.page(page), Width: img.Rect.Dx(),
		Crop: &requests.RenderPageCrop{Y: float64(top) / scale, Width: w, Height: float64(bottom-top) / scale},
	})
	if err != nil {
		return fmt.Errorf("第 %d 页画不出来：%w", page+1, err)
	}
	defer r.Cleanup()
	drawn := r.Result.RenderedImage.(*image.RGBA)
	n := copy(img.Pix[top*img.Stride:bottom*img.Stride], drawn.Pix)
	if r.Result.HasTransparency {
		onWhite(img.Pix[top*img.Stride:][:n])
	}
	return nil
}

// onWhite lays transparent pixels on white paper.
func onWhite(pix []byte) {
	for i := 0; i+3 < len(pix); i += 4 {
		if rest := 255 - pix[i+3]; rest > 0 {
			pix[i], pix[i+1], pix[i+2], pix[i+3] = pix[i]+rest, pix[i+1]+rest, pix[i+2]+rest, 255
		}
	}
}
