package audit

import (
	"bytes"
	"context"
	"sync"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	docxwriter "juesuan/report/docx"
	htmlwriter "juesuan/report/html"
	pdfwriter "juesuan/report/pdf"
	"juesuan/report/read/docx"
	"juesuan/report/read/html"
	"juesuan/report/read/pdf"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
	"juesuan/report/read/xlsx"
	xlsxwriter "juesuan/report/xlsx"
)

// engine reads PDF for all tests.
var engine = sync.OnceValue(func() *pdf.Engine { return pdf.NewEngine(raw.DefaultLimits()) })

// formats write a document and read it back.
var formats = map[string]func(*report.Document) (*raw.File, error){
	"html": func(d *report.Document) (*raw.File, error) {
		var b bytes.Buffer
		if err := htmlwriter.Write(&b, d); err != nil {
			return nil, err
		}
		return html.Read(context.Background(), b.Bytes(), raw.DefaultLimits())
	},
	"docx": func(d *report.Document) (*raw.File, error) {
		var b bytes.Buffer
		if err := docxwriter.Write(&b, d, docxwriter.Options{}); err != nil {
			return nil, err
		}
		return docx.Read(context.Background(), b.Bytes(), raw.DefaultLimits())
	},
	"pdf": func(d *report.Document) (*raw.File, error) {
		var b bytes.Buffer
		if err := pdfwriter.Write(&b, d); err != nil {
			return nil, err
		}
		return engine().Read(context.Background(), b.Bytes(), raw.DefaultLimits())
	},
	"xlsx": func(d *report.Document) (*raw.File, error) {
		var b bytes.Buffer
		if err := xlsxwriter.Write(&b, d, xlsxwriter.Options{}); err != nil {
			return nil, err
		}
		return xlsx.Read(context.Background(), b.Bytes(), raw.DefaultLimits())
	},
}

// TestOwnDocuments: what the program itself writes has no errors.
func TestOwnDocuments(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range rawtest.Documents(t) {
		for format, through := range formats {
			t.Run(name+" "+format, func(t *testing.T) {
				f, err := through(d)
				if err != nil {
					t.Fatal(err)
				}
				r, err := Of(f, rules)
				if err != nil {
					t.Fatal(err)
				}
				for _, x := range r.Result.Of(check.Error) {
					if x.Rule == "D14" { // places that the office left open
						continue
					}
					t.Errorf("%s %s", x.Rule, x.Message)
				}
				amounts(t, d, r)
			})
		}
	}
}

// amounts compares every addressed amount of a document's tables with what was
// read.
func amounts(t *testing.T, d *report.Document, r *Report) {
	t.Helper()
	cells, lost := 0, 0
	for _, b := range d.Blocks {
		tb, ok := b.(*report.TableBlock)
		if !ok {
			continue
		}
		have := r.read.Book.Table(tb.Table.ID)
		for i := range tb.Table.Rows {
			for j := range tb.Table.Rows[i].Cells {
				c := &tb.Table.Rows[i].Cells[j]
				if c.Addr == "" || c.Amount == nil {
					continue
				}
				cells++
				if have != nil {
					if h := have.Cell(c.Addr); h != nil && h.Amount != nil && h.Amount.Printed.Equal(c.Amount.Printed) {
						continue
					}
				}
				if lost++; lost < 4 {
					t.Errorf("%s of %s is lost", c.Addr, c.Text)
				}
			}
		}
	}
	if lost > 0 || cells == 0 {
		t.Errorf("%d of %d cells are lost", lost, cells)
	}
}
