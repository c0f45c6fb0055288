// Package docx reads Word documents: paragraphs with the numbers Word sets
// before them, the levels of headings, tables with their merged cells. What
// Word does not show is left out: deleted and hidden text, field codes. So are
// headers, footers and notes.
package docx

import (
	"context"
	"path"
	"strings"

	"juesuan/report/read/ooxml"
	"juesuan/report/read/raw"
)

// Read reads a document. An error is a *raw.Error: Broken, Scan, Empty,
// TooLarge, TooSlow.
func Read(ctx context.Context, data []byte, lim raw.Limits) (*raw.File, error) {
	p, err := ooxml.Open(ctx, data, lim)
	if err != nil {
		return nil, err
	}
	main, err := p.Main()
	if err != nil {
		return nil, err
	}
	_, parts, err := p.Relations(main)
	if err != nil {
		return nil, err
	}
	r := &reader{cells: lim.Cells, limit: lim.Cells}
	if r.styles, err = readStyles(p, parts["styles"]); err != nil {
		return nil, err
	}
	if r.numbers, err = readNumbering(p, parts["numbering"]); err != nil {
		return nil, err
	}
	var blocks []raw.Block
	if err := p.Scan(main, func(s *ooxml.Scanner) error {
		r.Scanner = s
		blocks = r.blocks()
		return s.Err()
	}); err != nil {
		return nil, err
	}
	switch {
	case len(blocks) > 0:
		return &raw.File{Format: "docx", Blocks: blocks}, nil
	case p.HasFolder(path.Join(path.Dir(main), "media")):
		return nil, raw.Refuse(raw.Scan, "文档里只有图片，没有文字，不能核对。请用带文字的原文件，或先做文字识别")
	}
	return nil, raw.Refuse(raw.Empty, "文档里没有文字。请检查选的是不是这份文件")
}

// reader reads the main part.
type reader struct {
	*ooxml.Scanner
	styles  styles
	numbers *numbering
	cells   int // cells that may still come
	limit   int
	within  int // depth of the table of contents here, 0 outside of one
}

// word tells whether an element of Word's own starts here: DrawingML has
// paragraphs and tables of the same names.
func (r *reader) word(name string) bool {
	return r.Starts(name) && strings.Contains(r.Space(), "wordprocessingml")
}

// blocks reads what is in the element that starts here, or in the part.
func (r *reader) blocks() []raw.Block {
	var out []raw.Block
	for outer := r.Depth(); r.Next() && r.Depth() >= outer; {
		if r.Depth() < r.within {
			r.within = 0
		}
		switch {
		case r.word("sdtPr"):
			if at := r.Depth() - 1; r.gallery() == "Table of Contents" {
				r.within = at
			}
		case r.word("p"):
			out = append(out, r.paragraph()...)
		case r.word("tbl"):
			out = append(out, r.table()...)
		case r.gone():
			r.Skip()
		}
	}
	return out
}

// gone tells an element whose content Word does not show, or shows elsewhere.
func (r *reader) gone() bool {
	switch r.Start() {
	case "Fallback", "del", "moveFrom", "instrText", "delText", "rt", "sectPr",
		"pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sdtPr":
		return true
	}
	return false
}

// paragraph returns its lines, and after them the blocks of text boxes in it.
func (r *reader) paragraph() []raw.Block {
	var text strings.Builder
	var boxes []raw.Block
	var f format
	hiddenBelow := 0 // depth of the hidden run, 0 outside of one
	refers := false  // to a page
	for outer := r.Depth(); r.Next() && r.Depth() >= outer; {
		if r.Depth() < hiddenBelow {
			hiddenBelow = 0
		}
		switch {
		case r.word("instrText"):
			refers = r.refersToPage() || refers
		case r.gone():
			r.Skip()
		case r.word("txbxContent"):
			boxes = append(boxes, r.blocks()...)
		case r.word("pPr"):
			f = r.paragraphFormat()
		case r.word("vanish"):
			if r.On() {
				hiddenBelow = r.Depth() - 2 // the run, around its properties
			}
		case hiddenBelow > 0:
		case r.word("t"):
			r.Each(func() { text.Write(r.Text()) })
		default:
			refers = r.refersToPage() || refers
			text.WriteString(r.mark())
		}
	}
	f = r.styles.resolve(f)
	lines := text.String()
	contents := isContents(lines, f, refers, r.within > 0)
	if label := r.numbers.next(f.num); label != "" {
		lines = label + strings.TrimLeft(lines, " \t　")
	}
	return append(asLines(lines, f.level, contents), boxes...)
}

// mark is what an empty element of a run shows.
func (r *reader) mark() string {
	switch {
	case r.word("tab"):
		return "\t"
	case r.word("br"), r.word("cr"):
		return "\n"
	case r.word("noBreakHyphen"):
		return "-"
	}
	return ""
}

// asLines parts a paragraph at its line breaks.
func asLines(text string, level int, contents bool) []raw.Block {
	var out []raw.Block
	for line := range strings.SplitSeq(text, "\n") {
		if line = raw.Clean(line); line != "" {
			out = append(out, &raw.Line{Text: line, Level: level, Contents: contents})
		}
	}
	if len(out) > 0 {
		out[len(out)-1].(*raw.Line).Whole = true
	}
	return out
}
