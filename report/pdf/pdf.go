// Package pdf writes a report.Document as a PDF file set like a carefully
// typeset official document: A4, Chinese line breaking with 避头尾, tables
// that repeat their heads, contents with page numbers, an outline, and faces
// embedded as subsets so that text copies and searches as the same characters.
//
// The work goes in three steps. Layout turns blocks into pages that hold
// placed text and rules (page.go); nothing of a PDF is known there. Emit draws
// the pages with gopdf. Finish mends what gopdf leaves wrong in the file
// (outline tree, characters beyond U+FFFF, document properties).
//
// The same Document gives byte-identical files: no clock, no random number
// and no map order enters.
package pdf

import (
	"errors"
	"fmt"
	"io"

	"juesuan/report"
)

// Write writes the document to w.
//
// An error says in Chinese what is wrong with the document, or is the error
// of w. Nothing is written before the whole file is laid out.
func Write(w io.Writer, d *report.Document) error {
	file, _, err := Render(d)
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}

// Render returns the PDF file, and the printed page number of each heading
// and table by its ID, which the contents of other formats quote.
func Render(d *report.Document) (file []byte, numbers map[string]int, err error) {
	f, err := Make(d)
	if err != nil {
		return nil, nil, err
	}
	return f.Bytes, f.Numbers, nil
}

// File is a finished PDF file with what only its maker knows of it.
type File struct {
	Bytes   []byte
	Numbers map[string]int // the printed page number of each heading and table by its ID
	Pages   []Page
	Places  []Place // page by page
}

// Page is one page of a file.
type Page struct {
	W, H   float64 // points
	Number int     // as printed; 0 where none is printed
	Table  string  // the ID of the table on it; empty on a page of text
	Chars  []Char  // in reading order, without blanks
}

// Make makes the PDF file.
//
// An error says in Chinese what is wrong with the document.
func Make(d *report.Document) (*File, error) {
	l, err := newLayout(d)
	if err != nil {
		return nil, err
	}
	pages := l.run()
	if len(pages) == 0 {
		return nil, errors.New("文档没有任何内容，无法生成 PDF，请先填写数据并选择模板")
	}
	raw, ops, err := emit(pages, l.metrics.missing)
	if err != nil {
		return nil, fmt.Errorf("生成 PDF 页面时出错：%w", err)
	}
	file, err := finish(raw, ops, d, pages, l.metrics.missing)
	if err != nil {
		return nil, fmt.Errorf("生成 PDF 文件时出错：%w", err)
	}
	f := &File{Bytes: file, Numbers: pageNumbers(l.pages), Places: places(pages)}
	for _, p := range pages {
		f.Pages = append(f.Pages, Page{W: p.w, H: p.h, Number: p.number, Table: p.table, Chars: l.metrics.chars(p)})
	}
	return f, nil
}
