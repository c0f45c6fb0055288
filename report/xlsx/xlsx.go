// Package xlsx writes the tables of a disclosure as an Excel workbook, one
// sheet a table.
//
// There are two forms. The working form is for the office: a cell holds the
// exact amount (万元 to six decimals) and shows two, and a cell that adds up
// others is a formula over them, whose cached value is what a recalculation
// gives. The publishing form holds the printed figures and no formulas.
//
// Number formats. Amounts have a format of four parts,
//
//	0.00;-0.00;;@
//
// positive, negative, zero, text. The zero part is what the form prints for
// an exact zero (nothing here; 0.00 or "—" elsewhere), so a sum of zero shows
// what the table prints, while an amount that only rounds to zero still shows
// 0.00. A constant zero that prints blank is no zero at all but an empty cell.
// Thousands are separated where the table separates them.
//
// Formulas are ROUND(SUM(…),6): spreadsheets add binary floats, and a sum of
// exactly 96.975 must not become 96.97499… and show 96.97.
package xlsx

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"juesuan/report"
)

// Options choose the form of the workbook.
type Options struct {
	// AsPrinted asks for the publishing form: the printed figures as numbers
	// and no formulas.
	AsPrinted bool
}

// Write writes the document's tables, one sheet each and in order. The same
// document gives the same bytes.
//
// It refuses, with a Chinese sentence, a document without tables and a text
// too long for a cell; any other error is that of w within a sentence.
func Write(w io.Writer, d *report.Document, opt Options) (err error) {
	tables := tablesOf(d)
	if len(tables) == 0 {
		return errors.New("这份文档里没有表格，写不成 Excel 文件。请选含有决算表的文档，或改用其他格式导出")
	}
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := properties(f, d); err != nil {
		return fmt.Errorf("Excel 文件的属性没有写成：%w。请检查文档标题和部门名称", err)
	}
	b := &book{file: f, styles: map[look]int{}, asPrinted: opt.AsPrinted, unit: d.Unit, mark: clean(d.Mark)}
	names := sheetNames(tables)
	for i, t := range tables {
		if err := b.sheet(names[i], i == 0, t); err != nil {
			return fmt.Errorf("“%s”没有写成 Excel 工作表：%w", t.Title, err)
		}
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newSortedZip(w, d.Date) })
	if err := f.Write(w); err != nil {
		return fmt.Errorf("Excel 文件没有写完：%w。请检查磁盘空间和文件夹权限后重新导出", err)
	}
	return nil
}

func tablesOf(d *report.Document) []*report.Table {
	var out []*report.Table
	for _, b := range d.Blocks {
		if tb, ok := b.(*report.TableBlock); ok {
			out = append(out, tb.Table)
		}
	}
	return out
}

// book is the workbook being written.
type book struct {
	file      *excelize.File
	styles    map[look]int
	asPrinted bool
	unit      report.Unit
	mark      string
}
