package audit

import (
	"cmp"
	"context"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"juesuan/gui/paper"
	own "juesuan/gui/theme"
	"juesuan/report"
	"juesuan/report/audit"
	"juesuan/report/check"
	"juesuan/report/pages"
	"juesuan/report/pdf"
	"juesuan/report/read/raw"
	"juesuan/report/read/source"
)

// opened is a document that was read and tested, open to look at.
type opened struct {
	report *audit.Report
	paper  *paper.Document // nil where its pages cannot be shown
	reset  bool            // the pages were set anew from what was read
}

// open reads, tests and opens the file. The error is a Chinese sentence, or
// ctx.Err().
func open(ctx context.Context, path string, rules *check.Rules) (*opened, error) {
	src := source.New(raw.DefaultLimits())
	defer func() { _ = src.Close() }() // nothing is left to lose
	data, err := src.Load(path)
	if err != nil {
		return nil, err
	}
	f, err := src.Read(ctx, data)
	if err != nil {
		return nil, err
	}
	r, err := audit.Of(f, rules)
	if err != nil {
		return nil, err
	}
	o := &opened{report: r, reset: r.Format != "pdf"}
	places := placesIn(r)
	if o.reset {
		if data, places = reset(r); data == nil {
			return o, nil
		}
	}
	doc, err := pages.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	o.paper = &paper.Document{File: doc, Places: places}
	if err := o.searchable(ctx); err != nil {
		doc.Close()
		return nil, err
	}
	o.mark()
	return o, nil
}

// placesIn are the places of a PDF's own pages.
func placesIn(r *audit.Report) []pdf.Place {
	texts := textsOf(r.Document())
	var out []pdf.Place
	for addr, s := range r.Spots() {
		if s.Page > 0 {
			out = append(out, pdf.Place{Page: s.Page - 1, X: s.X0, Y: s.Y0, W: s.X1 - s.X0, H: s.Y1 - s.Y0, Addr: addr, Text: texts[addr]})
		}
	}
	slices.SortFunc(out, func(a, b pdf.Place) int {
		return cmp.Or(a.Page-b.Page, cmp.Compare(a.Y, b.Y), cmp.Compare(a.X, b.X), cmp.Compare(a.Addr, b.Addr))
	})
	return out
}

// textsOf are what is printed at the addresses of cells and numbers.
func textsOf(d *report.Document) map[string]string {
	out := map[string]string{}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *report.Paragraph:
			for i := range b.Runs {
				if f := b.Runs[i].Figure; f != nil {
					out[f.Addr] = b.Runs[i].Text
				}
			}
		case *report.TableBlock:
			for i := range b.Table.Rows {
				for _, c := range b.Table.Rows[i].Cells {
					if c.Addr != "" {
						out[c.Addr] = c.Text
					}
				}
			}
		}
	}
	return out
}

// reset sets what was read in pages: other formats have none of their own.
// There are none where a stranger's table cannot be set.
func reset(r *audit.Report) (file []byte, places []pdf.Place) {
	defer func() {
		if recover() != nil {
			file = nil // the findings are worth showing without pages
		}
	}()
	d := *r.Document()
	d.Style, d.Unit = report.Default, r.Unit
	made, err := pdf.Make(&d)
	if err != nil {
		return nil, nil
	}
	return made.Bytes, made.Places
}

// searchable reads the characters, so that search need not wait.
func (o *opened) searchable(ctx context.Context) error {
	chars := make([][]pages.Char, o.paper.File.Len())
	for i := range chars {
		var err error
		if chars[i], err = o.paper.File.Chars(ctx, i); err != nil {
			return err
		}
	}
	o.paper.Find = func(words string) []paper.Hit {
		var out []paper.Hit
		for i := range chars {
			for _, boxes := range pages.Find(chars[i], words) {
				out = append(out, paper.Hit{Page: i, Boxes: boxes})
			}
		}
		return out
	}
	return nil
}

// mark puts a mark at every place of a finding, and counts them by page.
func (o *opened) mark() {
	d := o.paper
	errors, warnings := make([]int, d.File.Len()), make([]int, d.File.Len())
	seen := map[string]bool{}
	for i := range o.report.Result.Findings {
		f := &o.report.Result.Findings[i]
		counts := map[check.Severity][]int{check.Error: errors, check.Warning: warnings}[f.Severity]
		if counts == nil {
			continue // what need not be mended
		}
		on := map[int]bool{}
		for _, p := range f.Places {
			at := o.place(p.Addr)
			if at == nil || at.Page >= len(counts) {
				continue
			}
			if !on[at.Page] {
				on[at.Page] = true
				counts[at.Page]++
			}
			if key := string(f.Severity) + p.Addr; !seen[key] {
				seen[key] = true
				d.Marks = append(d.Marks, markAt(at, f.Severity))
			}
		}
	}
	d.Names = make([]string, d.File.Len())
	for i := range d.Names {
		for _, x := range []struct {
			n int
			s own.Severity
		}{{errors[i], own.Error}, {warnings[i], own.Warning}} {
			if x.n > 0 {
				d.Names[i] += fmt.Sprintf("%s%d ", x.s.Sign(), x.n)
			}
		}
	}
}

// place is where an address is shown; of a row's address the row's first.
func (o *opened) place(addr string) *pdf.Place {
	if addr == "" || o.paper == nil {
		return nil
	}
	if p := o.paper.Place(addr); p != nil {
		return p
	}
	for i := range o.paper.Places {
		if p := &o.paper.Places[i]; strings.HasPrefix(p.Addr, addr+"/") {
			return p
		}
	}
	return nil
}

// The colours on paper, which is white in every look.
var (
	errorFill   = color.NRGBA{R: 0xc6, G: 0x28, B: 0x28, A: 0x2a}
	errorLine   = color.NRGBA{R: 0xc6, G: 0x28, B: 0x28, A: 0xff}
	warningFill = color.NRGBA{R: 0xe0, G: 0x8a, B: 0x00, A: 0x2a}
	warningLine = color.NRGBA{R: 0xb2, G: 0x6a, B: 0x00, A: 0xff}
)

func markAt(p *pdf.Place, s check.Severity) paper.Mark {
	m := paper.Mark{Page: p.Page, Box: pages.Box{X: p.X - 1, Y: p.Y - 1, W: p.W + 2, H: p.H + 2}, Fill: errorFill, Line: errorLine}
	if s == check.Warning {
		m.Fill, m.Line = warningFill, warningLine
	}
	return m
}
