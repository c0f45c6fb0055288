// Package docx writes a disclosure as a Word document that the office can go
// on editing: real styles, sections with their own orientation, tables whose
// heads repeat, and contents that are right before Word ever updates them.
//
// The parts are written by hand. The order of elements is that of the schema
// (ISO/IEC 29500-1), because Word offers to repair a file that differs.
package docx

import (
	"fmt"
	"io"

	"juesuan/report"
)

// Options are what a document's blocks do not say.
type Options struct {
	// Pages is the printed page number of each heading and table by its ID.
	// The contents show these until Word updates them; where one is missing
	// its place stays empty.
	Pages map[string]int
}

// Write writes the document. The same document gives the same bytes. The only
// errors are those of w, within a Chinese sentence.
func Write(w io.Writer, d *report.Document, opt Options) error {
	if err := newWriter(d, opt).pack(w); err != nil {
		return fmt.Errorf("Word 文件没有写完：%w。请检查磁盘空间和文件夹权限后重新导出", err)
	}
	return nil
}

// writer holds what the parts of one document share.
type writer struct {
	doc       *report.Document
	style     report.Style
	pages     map[string]int
	bookmarks map[string]string // by ID; set for all headings and tables
	placed    map[string]bool   // the IDs whose bookmarks are written
	sizes     map[int]bool      // half points used in tables
	contents  contentsShape
}

func newWriter(d *report.Document, opt Options) *writer {
	w := &writer{
		doc: d, style: d.Style, pages: opt.Pages,
		bookmarks: map[string]string{}, placed: map[string]bool{}, sizes: map[int]bool{},
	}
	if w.style == (report.Style{}) {
		w.style = report.Default
	}
	w.sizes[halfPoints(w.style.TableSize)] = true
	w.nameBookmarks()
	w.contents = w.shapeContents()
	return w
}
