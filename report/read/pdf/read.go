package pdf

import (
	"context"
	"errors"
	"runtime"
	"strings"

	"github.com/klippa-app/go-pdfium"
	pdfiumerr "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"juesuan/report/read/raw"
)

// Read reads a document. An error is a *raw.Error: Broken, Encrypted, Scan,
// Empty, TooLarge, TooSlow.
func (e *Engine) Read(ctx context.Context, data []byte, lim raw.Limits) (*raw.File, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var pages, rest []*page
	var others chan error
	err := e.with(ctx, func(in pdfium.Pdfium) error {
		doc, err := open(in, data, lim)
		if err != nil {
			return err
		}
		own := doc.pages
		if shared(doc.pages, len(data)) {
			own = (doc.pages + 1) / 2
			others = make(chan error, 1)
			go func() {
				var err error
				if rest, err = e.readFrom(ctx, data, own, lim); err != nil {
					cancel()
				}
				others <- err
			}()
		}
		pages, err = doc.readPages(ctx, 0, own)
		return err
	})
	if err != nil {
		cancel()
	}
	if others != nil {
		err = first(err, <-others)
	}
	if err != nil {
		return nil, err
	}
	return assemble(ctx, append(pages, rest...), lim)
}

// shared tells a document that is worth a second sandbox, which reads half of
// its pages on another processor.
func shared(pages, size int) bool {
	const most = 16 << 20 // bytes, of which each sandbox has a copy
	return pages >= 12 && size < most && runtime.GOMAXPROCS(0) > 1
}

// first is the error that came first: the other is that of being stopped.
func first(a, b error) error {
	if a == nil || b != nil && errors.Is(a, context.Canceled) {
		return b
	}
	return a
}

// readFrom reads the pages from one on in a sandbox of its own.
func (e *Engine) readFrom(ctx context.Context, data []byte, from int, lim raw.Limits) (pages []*page, err error) {
	err = e.with(ctx, func(in pdfium.Pdfium) error {
		doc, err := open(in, data, lim)
		if err != nil {
			return err
		}
		pages, err = doc.readPages(ctx, from, doc.pages)
		return err
	})
	return pages, err
}

// readPages reads the pages from one on to before another, counted from 0.
func (d *document) readPages(ctx context.Context, from, to int) ([]*page, error) {
	var out []*page
	for i := from; i < to; i++ {
		if err := raw.Late(ctx); err != nil {
			return nil, err
		}
		p, err := d.read(i)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// document is an open document.
type document struct {
	in    pdfium.Pdfium
	ref   references.FPDF_DOCUMENT
	pages int
	lim   raw.Limits
}

func open(in pdfium.Pdfium, data []byte, lim raw.Limits) (*document, error) {
	doc, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerr.ErrPassword), errors.Is(err, pdfiumerr.ErrSecurity):
		return nil, raw.Refuse(raw.Encrypted, "PDF 加了密码，打不开。请先用阅读器输入密码，另存为没有密码的 PDF")
	case err != nil:
		return nil, broken(err)
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	switch {
	case err != nil:
		return nil, broken(err)
	case count.PageCount < 1:
		return nil, broken(errors.New("没有一页"))
	case count.PageCount > lim.Pages:
		return nil, raw.TooMany("页数", lim.Pages)
	}
	return &document{in, doc.Document, count.PageCount, lim}, nil
}

// broken is what pdfium says of a document. Where the sandbox itself failed, a
// limit was reached; its stack is of no use to anybody.
func broken(err error) error {
	if strings.Contains(err.Error(), "wasm error") {
		return raw.Refuse(raw.TooLarge, "读这份 PDF 超出了内存的限度，没有读完：文件太大或内部结构异常。请拆成几份，或用阅读器打开后另存一次再试")
	}
	return raw.Refuse(raw.Broken, "PDF 已损坏，读不完整（%w）。请重新下载，或用阅读器打开后另存一次再试", err)
}

// assemble puts the pages of a document together.
func assemble(ctx context.Context, pages []*page, lim raw.Limits) (*raw.File, error) {
	f := &raw.File{Format: "pdf"}
	cells, texts, scans := lim.Cells, 0, 0
	var all []*pageBlocks
	for _, p := range pages {
		if err := raw.Late(ctx); err != nil {
			return nil, err
		}
		if p.scan() {
			scans++
		}
		if len(p.chars) > 0 {
			texts++
		}
		f.Pages = append(f.Pages, raw.Page{Width: p.width, Height: p.height, Scan: p.scan()})
		b := p.blocks()
		for _, g := range b.grids {
			if cells -= len(g.Rows) * len(g.Rows[0]); cells < 0 {
				return nil, raw.TooMany("表格的单元格", lim.Cells)
			}
		}
		all = append(all, b)
	}
	switch {
	case scans > 0 && 2*scans >= texts+scans && scans == len(pages)-emptyPages(pages):
		return nil, raw.Refuse(raw.Scan, "PDF 是扫描件，只有图片没有文字，不能核对。请用带文字的原文件，或先做文字识别")
	case texts == 0:
		return nil, raw.Refuse(raw.Empty, "PDF 里没有文字。请检查选的是不是这份文件")
	case unmapped(pages):
		return nil, raw.Refuse(raw.Scan, "PDF 的文字没有编码，复制出来是乱码，不能核对。请用原来的 Word、Excel 文件，或先做文字识别")
	}
	dropFurniture(all)
	markWhole(all)
	for _, b := range all {
		f.Blocks = append(f.Blocks, b.inOrder()...)
	}
	if len(f.Blocks) == 0 {
		return nil, raw.Refuse(raw.Empty, "PDF 里没有文字。请检查选的是不是这份文件")
	}
	return f, nil
}

func emptyPages(pages []*page) int {
	n := 0
	for _, p := range pages {
		if !p.scan() && len(p.chars) == 0 {
			n++
		}
	}
	return n
}

// unmapped tells a document most of whose characters are none: its fonts do
// not say what their glyphs mean.
func unmapped(pages []*page) bool {
	bad, all := 0, 0
	for _, p := range pages {
		all += len(p.chars)
		for _, c := range p.chars {
			if c.r == 0xFFFD || c.r >= 0xE000 && c.r <= 0xF8FF {
				bad++
			}
		}
	}
	return 2*bad > all
}
