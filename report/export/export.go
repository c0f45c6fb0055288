// Package export writes a document into a folder in several formats. Every
// file is written beside its place and renamed when it is whole, so that a
// failed or cancelled export leaves the old files as they were.
package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"juesuan/report"
	"juesuan/report/docx"
	"juesuan/report/html"
	"juesuan/report/pdf"
	"juesuan/report/xlsx"
)

// Format is a file format, named by its extension.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	DOCX Format = "docx"
	XLSX Format = "xlsx"
	HTML Format = "html"
)

// Formats lists all formats in the order they are written.
var Formats = []Format{PDF, DOCX, XLSX, HTML}

// ParseFormats reads a comma-separated list; empty means all.
func ParseFormats(s string) ([]Format, error) {
	if strings.TrimSpace(s) == "" {
		return Formats, nil
	}
	var out []Format
	for name := range strings.SplitSeq(strings.ReplaceAll(s, "，", ","), ",") {
		f := Format(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(Formats, f) {
			return nil, fmt.Errorf("不认识的格式“%s”，可以选 pdf、docx、xlsx、html（用逗号分开）", name)
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out, nil
}

// Options choose what is written and how.
type Options struct {
	Formats   []Format       // empty: all
	AsPrinted bool           // xlsx: the printed figures, no formulas
	Progress  func(Progress) // called before each file and at the end
	rename    func(string, string) error
}

// Progress tells how far an export has come.
type Progress struct {
	Done, Total int
	File        string // the file being written; empty at the end
}

// Write writes the document into dir, which is made if it is missing, and
// returns the files' paths. All files are made before the first is put in its
// place. ctx cancels between files.
//
// The error is a Chinese sentence: the folder cannot be written, the disk is
// full, or what the writer could not do.
func Write(ctx context.Context, d *report.Document, dir string, opt Options) ([]string, error) {
	if opt.Progress == nil {
		opt.Progress = func(Progress) {}
	}
	made, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	if made {
		defer func() { _ = os.Remove(dir) }() // only an empty one goes: nothing was written
	}
	tell := opt.Progress
	opt.Progress = func(p Progress) {
		if p.File != "" {
			p.File = filepath.Join(dir, p.File)
			tell(p)
		}
	}
	files, err := Render(ctx, d, opt)
	if err != nil {
		return nil, err
	}
	s, err := Stage(dir, files)
	if err != nil {
		return nil, err
	}
	if opt.rename != nil {
		s.rename = opt.rename
	}
	paths, err := s.Place()
	if err != nil {
		return nil, err
	}
	tell(Progress{len(files), len(files), ""})
	return paths, nil
}

// File is one file of a document.
type File struct {
	Name    string // without a folder
	Content []byte
}

// Render makes the document's files in memory. ctx cancels between files. The
// error is a Chinese sentence that says what a writer could not do.
func Render(ctx context.Context, d *report.Document, opt Options) ([]File, error) {
	if len(opt.Formats) == 0 {
		opt.Formats = Formats
	}
	if opt.Progress == nil {
		opt.Progress = func(Progress) {}
	}
	w := &writer{doc: d, opt: opt}
	out := make([]File, 0, len(opt.Formats))
	for i, f := range opt.Formats {
		if ctx.Err() != nil {
			return nil, errCancelled
		}
		name := w.name(f)
		opt.Progress(Progress{i, len(opt.Formats), name})
		content, err := w.content(f)
		if err != nil {
			return nil, err
		}
		out = append(out, File{name, content})
	}
	if ctx.Err() != nil {
		return nil, errCancelled
	}
	opt.Progress(Progress{len(out), len(out), ""})
	return out, nil
}

var errCancelled = errors.New("导出已取消，原来的文件没有改动")

// writer makes the files of one document.
type writer struct {
	doc     *report.Document
	opt     Options
	numbers map[string]int // the PDF's page numbers
}

// name is the document's title with the format's extension. The publishing
// form of the workbook has a name of its own, so that it never takes the place
// of the working form.
func (w *writer) name(f Format) string {
	name := FileName(w.doc.Title)
	if f == XLSX && w.opt.AsPrinted {
		name += "（公开表）"
	}
	return name + "." + string(f)
}

// content makes one format in memory. The contents of a Word file quote the
// PDF's page numbers.
func (w *writer) content(f Format) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch f {
	case PDF:
		var file []byte
		file, w.numbers, err = pdf.Render(w.doc)
		return file, err
	case DOCX:
		if w.numbers == nil {
			if _, w.numbers, err = pdf.Render(w.doc); err != nil {
				return nil, err
			}
		}
		err = docx.Write(&b, w.doc, docx.Options{Pages: w.numbers})
	case XLSX:
		err = xlsx.Write(&b, w.doc, xlsx.Options{AsPrinted: w.opt.AsPrinted})
	case HTML:
		err = html.Write(&b, w.doc)
	}
	return b.Bytes(), err
}

// sentence tells why a file could not be written and what to do.
func sentence(doing, path string, err error) error {
	why, what := "系统拒绝了这个操作", "请换一个文件夹再试"
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		why, what = "没有写入权限", "请换一个可以写的文件夹，或请管理员开通权限"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		why, what = "磁盘已满", "请清出空间或换一个磁盘再试"
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist), errors.Is(err, syscall.EISDIR):
		why, what = "这个位置已有同名的文件或文件夹", "请换一个名字"
	case errors.Is(err, fs.ErrNotExist):
		why, what = "文件夹不存在", "请检查路径"
	}
	return &Error{Path: path, err: err, text: fmt.Sprintf("%s“%s”没有成功：%s。%s；原来的文件没有改动。", doing, path, why, what)}
}

// Error is a failed export: a Chinese sentence that says what, where and what
// to do; it unwraps to the system's error.
type Error struct {
	Path string
	err  error
	text string
}

func (e *Error) Error() string { return e.text }

// Unwrap returns the system's error.
func (e *Error) Unwrap() error { return e.err }
