// Package xls reads the workbooks of Excel 97 to 2003 (BIFF8, MS-XLS): every
// sheet that shows as one grid, its numbers as their formats show them. A
// formula gives the value that was stored with it.
//
// The public readers of this format in Go return wrong amounts (RK numbers,
// stored values of formulas), so the records are read here; the file around
// them is opened by a library.
package xls

import (
	"context"
	"errors"

	"juesuan/report/read/cfb"
	"juesuan/report/read/raw"
	"juesuan/report/read/sheet"
)

// Read reads a workbook. An error is a *raw.Error: Broken, Encrypted, Unknown
// (older than Excel 97), Empty, TooLarge, TooSlow.
func Read(ctx context.Context, data []byte, lim raw.Limits) (*raw.File, error) {
	c, err := cfb.Open(data)
	if err != nil {
		return nil, err
	}
	if !c.Has("Workbook") {
		return nil, errOld()
	}
	stream, err := c.Stream("Workbook", lim.Unpacked)
	if err != nil {
		return nil, err
	}
	b := &book{ctx: ctx, data: stream, lim: lim, cells: lim.Cells, formats: sheet.NewFormats()}
	if err := b.globals(); err != nil {
		return nil, broken(err)
	}
	f := &raw.File{Format: "xls"}
	for _, s := range b.sheets {
		g, err := b.grid(s)
		if err != nil {
			return nil, broken(err)
		}
		if g != nil {
			b.cells -= len(g.Rows) * len(g.Rows[0])
			f.Blocks = append(f.Blocks, g)
		}
	}
	if len(f.Blocks) == 0 {
		return nil, raw.Refuse(raw.Empty, "工作簿里没有内容。请检查选的是不是这份文件")
	}
	return f, nil
}

func errOld() error {
	return raw.Refuse(raw.Unknown, "这是 Excel 97 以前的格式，读不了。请用 Excel 或 WPS 打开，另存为 XLSX 后再试")
}

func broken(err error) error {
	if e := (*raw.Error)(nil); errors.As(err, &e) {
		return e
	}
	return raw.Refuse(raw.Broken, "文件已损坏，读不完整（%w）。请重新下载，或用 Excel、WPS 打开后另存一次再试", err)
}

// book is the workbook being read.
type book struct {
	ctx      context.Context
	data     []byte
	lim      raw.Limits
	cells    int // cells that may still come
	sheets   []sheetAt
	texts    []string // shared strings
	formats  *sheet.Formats
	styles   []int // number formats by XF
	date1904 bool
}

// sheetAt is a sheet that shows and where its records begin.
type sheetAt struct {
	name string
	at   int
}

// globals reads what all sheets share.
func (b *book) globals() error {
	r := &reader{data: b.data}
	first, ok := r.next()
	if !ok || first.id != recBOF {
		return errOld()
	}
	if head, err := first.body(2); err != nil || le.Uint16(head) != 0x0600 {
		return errOld()
	}
	for {
		if err := raw.Late(b.ctx); err != nil {
			return err
		}
		rec, ok := r.next()
		if !ok || rec.id == recEOF {
			return nil
		}
		if err := b.global(rec); err != nil {
			return err
		}
	}
}

func (b *book) global(rec record) error {
	switch rec.id {
	case recFilePass:
		return raw.Refuse(raw.Encrypted, "工作簿加了密码，打不开。请先用 Excel 或 WPS 输入密码，另存为没有密码的文件")
	case recDateMode:
		d, err := rec.body(2)
		b.date1904 = err == nil && le.Uint16(d) == 1
	case recFormat:
		d, err := rec.body(2)
		if err != nil {
			return err
		}
		code, err := rec.cursor(2).text(2)
		if err != nil {
			return err
		}
		b.formats.Define(int(le.Uint16(d)), code)
	case recXF:
		d, err := rec.body(4)
		if err != nil {
			return err
		}
		b.styles = append(b.styles, int(le.Uint16(d[2:])))
	case recBoundSheet:
		return b.boundSheet(rec)
	case recSST:
		return b.sharedTexts(rec)
	}
	return nil
}

func (b *book) boundSheet(rec record) error {
	d, err := rec.body(6)
	if err != nil {
		return err
	}
	name, err := rec.cursor(6).text(1)
	if err != nil {
		return err
	}
	const worksheet = 0
	if hidden := d[4]&3 != 0; !hidden && d[5] == worksheet {
		if b.sheets = append(b.sheets, sheetAt{name, int(le.Uint32(d))}); len(b.sheets) > b.lim.Pages {
			return raw.TooMany("工作表", b.lim.Pages)
		}
	}
	return nil
}

func (b *book) sharedTexts(rec record) error {
	d, err := rec.body(8)
	if err != nil {
		return err
	}
	n := int(le.Uint32(d[4:]))
	c := rec.cursor(8)
	for range n {
		if c.left() == 0 {
			return nil // some writers count more than they write
		}
		s, err := c.text(2)
		if err != nil {
			return err
		}
		b.texts = append(b.texts, s)
	}
	return nil
}

// format is the number format of a style.
func (b *book) format(style int) *sheet.Format {
	id := 0
	if style < len(b.styles) {
		id = b.styles[style]
	}
	return b.formats.Get(id)
}
