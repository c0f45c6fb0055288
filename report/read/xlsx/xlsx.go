// Package xlsx reads Excel workbooks: every sheet that shows as one grid, its
// numbers as their formats show them. A formula gives the value that was
// stored with it; nothing is computed.
//
// It reads streams with encoding/xml. Libraries hold a whole sheet in memory
// before anybody can count its cells, and show no zero part of a format.
package xlsx

import (
	"context"
	"strings"

	"juesuan/report/read/ooxml"
	"juesuan/report/read/raw"
	"juesuan/report/read/sheet"
)

// Read reads a workbook. An error is a *raw.Error: Broken, Empty, TooLarge,
// TooSlow.
func Read(ctx context.Context, data []byte, lim raw.Limits) (*raw.File, error) {
	p, err := ooxml.Open(ctx, data, lim)
	if err != nil {
		return nil, err
	}
	main, err := p.Main()
	if err != nil {
		return nil, err
	}
	b := &book{Package: p, cells: lim.Cells, formats: sheet.NewFormats()}
	if err := b.open(main); err != nil {
		return nil, err
	}
	if len(b.sheets) > lim.Pages {
		return nil, raw.TooMany("工作表", lim.Pages)
	}
	f := &raw.File{Format: "xlsx"}
	for _, s := range b.sheets {
		g, err := b.grid(s)
		if err != nil {
			return nil, err
		}
		if g != nil {
			f.Blocks = append(f.Blocks, g)
		}
	}
	if len(f.Blocks) == 0 {
		return nil, raw.Refuse(raw.Empty, "工作簿里没有内容。请检查选的是不是这份文件")
	}
	return f, nil
}

// book is an open workbook.
type book struct {
	*ooxml.Package
	sheets   []sheetPart
	date1904 bool
	texts    []string // shared strings
	formats  *sheet.Formats
	cellStyles
	cells int // cells that may still come
}

// sheetPart is a sheet that shows.
type sheetPart struct{ name, part string }

// open reads what all sheets share.
func (b *book) open(main string) error {
	byID, byType, err := b.Relations(main)
	if err != nil {
		return err
	}
	if err := b.Scan(main, func(s *ooxml.Scanner) error {
		for s.Next() {
			switch s.Start() {
			case "workbookPr":
				b.date1904 = isTrue(s.Attr("date1904"))
			case "sheet":
				if part := byID[s.Attr("id")]; part != "" && s.Attr("state") != "hidden" && s.Attr("state") != "veryHidden" {
					b.sheets = append(b.sheets, sheetPart{s.Attr("name"), part})
				}
			}
		}
		return s.Err()
	}); err != nil {
		return err
	}
	if part := byType["sharedStrings"]; part != "" {
		if err := b.Scan(part, b.readTexts); err != nil {
			return err
		}
	}
	if part := byType["styles"]; part != "" {
		return b.Scan(part, b.readStyles)
	}
	return nil
}

func isTrue(s string) bool { return s == "1" || strings.EqualFold(s, "true") }

// readTexts reads the shared strings.
func (b *book) readTexts(s *ooxml.Scanner) error {
	for s.Next() {
		if s.Starts("si") {
			b.texts = append(b.texts, richText(s))
		}
	}
	return s.Err()
}

// richText joins the runs of the text that starts here, without phonetic ones.
func richText(s *ooxml.Scanner) string {
	var text strings.Builder
	s.Each(func() {
		switch s.Start() {
		case "rPh":
			s.Skip()
		case "t":
			s.Each(func() { text.Write(s.Text()) })
		}
	})
	return unescape(text.String())
}

// unescape drops the _x000D_ that stands for what XML cannot hold.
func unescape(s string) string { return strings.ReplaceAll(s, "_x000D_", "") }

// cellStyles are the number formats of cells by style.
type cellStyles []int

func (b *book) readStyles(s *ooxml.Scanner) error {
	for s.Next() {
		switch s.Start() {
		case "numFmt":
			b.formats.Define(atoi(s.Attr("numFmtId")), s.Attr("formatCode"))
		case "cellXfs":
			s.Each(func() {
				if s.Starts("xf") {
					b.cellStyles = append(b.cellStyles, atoi(s.Attr("numFmtId")))
				}
			})
		case "dxfs": // formats of conditions have numbers of their own
			s.Skip()
		}
	}
	return s.Err()
}

func (b *book) format(style string) *sheet.Format {
	id := 0
	if n := atoi(style); n < len(b.cellStyles) {
		id = b.cellStyles[n]
	}
	return b.formats.Get(id)
}
