// Package source opens a published file of any format that is read. It looks
// at what is in the file and not at its name: an .xls is often a web page.
package source

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"

	"juesuan/report/read/docx"
	"juesuan/report/read/html"
	"juesuan/report/read/pdf"
	"juesuan/report/read/raw"
	"juesuan/report/read/txt"
	"juesuan/report/read/xls"
	"juesuan/report/read/xlsx"
)

// Opener opens files, several at a time. It keeps what takes long to start, so
// a program makes one and closes it at its end.
type Opener struct {
	lim raw.Limits
	pdf *pdf.Engine
}

// New returns an opener. It costs nothing before the first PDF.
func New(lim raw.Limits) *Opener { return &Opener{lim, pdf.NewEngine(lim)} }

// Close frees what the opener holds.
func (o *Opener) Close() error { return o.pdf.Close() }

// Open opens one file with an opener of its own.
func Open(path string, lim raw.Limits) (*raw.File, error) {
	o := New(lim)
	f, err := o.Open(context.Background(), path)
	return f, errors.Join(err, o.Close())
}

// Open reads a file. An error wraps a *raw.Error, which says why it could not
// be read, in a sentence that names the file; or it is ctx's.
func (o *Opener) Open(ctx context.Context, path string) (*raw.File, error) {
	data, err := o.Load(path)
	if err != nil {
		return nil, fmt.Errorf("“%s”：%w", path, err)
	}
	f, err := o.Read(ctx, data)
	if err != nil {
		return nil, fmt.Errorf("“%s”：%w", path, err)
	}
	return f, nil
}

// Load reads a regular file into memory, up to the limit.
func (o *Opener) Load(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, unreadable(err)
	case info.IsDir():
		return nil, raw.Refuse(raw.Unreadable, "这是文件夹，不是文件。请选择里面的文件")
	case !info.Mode().IsRegular():
		return nil, raw.Refuse(raw.Unreadable, "这不是普通文件。请选择 PDF、DOCX、XLSX、XLS、HTML 或 TXT 文件")
	case info.Size() > o.lim.File:
		return nil, raw.TooMany("文件的字节数", int(o.lim.File))
	}
	data, err := io.ReadAll(io.LimitReader(f, o.lim.File+1))
	switch {
	case err != nil:
		return nil, unreadable(err)
	case int64(len(data)) > o.lim.File:
		return nil, raw.TooMany("文件的字节数", int(o.lim.File))
	}
	return data, nil
}

func unreadable(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return raw.Refuse(raw.Unreadable, "没有这个文件（%w）。请检查路径", err)
	case errors.Is(err, fs.ErrPermission):
		return raw.Refuse(raw.Unreadable, "没有权限读这个文件（%w）。请检查文件的权限", err)
	}
	return raw.Refuse(raw.Unreadable, "文件读不出来（%w）。请检查磁盘或网络位置，再试一次", err)
}

// Read reads a file that is in memory, within the limit of time.
func (o *Opener) Read(outer context.Context, data []byte) (f *raw.File, err error) {
	ctx, cancel := context.WithTimeout(outer, o.lim.Time)
	defer cancel()
	// A reader that fails in a way nobody thought of must not take a thousand
	// other documents with it.
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, raw.Refuse(raw.Broken, "文件的内部结构异常，没有读成（%w）。请用原来的软件打开后另存一次再试", fmt.Errorf("%v", p))
		}
	}()
	kind, err := sniff(ctx, data, o.lim)
	if err != nil {
		return nil, err
	}
	switch kind {
	case isPDF:
		if err := o.pdf.Start(); err != nil {
			return nil, err
		}
		ctx, cancel := context.WithTimeout(outer, o.lim.Time) // starting may have taken it all
		defer cancel()
		return o.pdf.Read(ctx, data, o.lim)
	case isDOCX:
		return docx.Read(ctx, data, o.lim)
	case isXLSX:
		return xlsx.Read(ctx, data, o.lim)
	case isXLS:
		return xls.Read(ctx, data, o.lim)
	case isHTML:
		return html.Read(ctx, data, o.lim)
	}
	return txt.Read(ctx, data, o.lim)
}

// Picture draws a page of a PDF, counted from 1, as raw.Spot counts points: at
// so many dots an inch. Errors are as of Read, and Unknown for a page or a
// format that cannot be drawn.
func (o *Opener) Picture(ctx context.Context, data []byte, page, dpi int) (image.Image, error) {
	ctx, cancel := context.WithTimeout(ctx, o.lim.Time)
	defer cancel()
	kind, err := sniff(ctx, data, o.lim)
	if err != nil {
		return nil, err
	}
	if kind != isPDF {
		return nil, raw.Refuse(raw.Unknown, "只有 PDF 的页面能画出来。请先把文件另存为 PDF")
	}
	return o.pdf.Picture(ctx, data, page, dpi, o.lim)
}
