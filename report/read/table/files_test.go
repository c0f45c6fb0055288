package table

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"juesuan/report"
	docxwriter "juesuan/report/docx"
	htmlwriter "juesuan/report/html"
	"juesuan/report/read/docx"
	"juesuan/report/read/html"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// TestOwnFiles: what the program's own writers print comes back cell by cell.
func TestOwnFiles(t *testing.T) {
	for name, d := range rawtest.Documents(t) {
		for format, through := range map[string]func(*report.Document) (*raw.File, error){
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
		} {
			t.Run(name+" "+format, func(t *testing.T) {
				f, err := through(d)
				if err != nil {
					t.Fatal(err)
				}
				r, err := Read(f)
				if err != nil {
					t.Fatal(err)
				}
				sameTables(t, bookOf(d), r)
				for _, l := range r.Lines {
					if strings.Contains(l.Text, "单位：") || strings.HasPrefix(l.Text, "注：") {
						t.Errorf("left in the text: %s", l.Text)
					}
				}
			})
		}
	}
}

// bookOf has the tables of a document.
func bookOf(d *report.Document) *report.Book {
	b := report.NewBook(d.Year, d.Department, d.Unit)
	for _, x := range d.Blocks {
		if t, ok := x.(*report.TableBlock); ok {
			b.AddTable(t.Table)
		}
	}
	return b
}
