package text

import (
	"fmt"

	"fyne.io/fyne/v2/theme"

	"juesuan/gui/flow"
	own "juesuan/gui/theme"
	"juesuan/report"
)

// section is one section of the document in the list.
type section struct {
	id, title string
	part      string // the heading of its part, where it is the part's first
	gaps      int
	rewritten bool
}

// sectionsOf lists the sections of a document.
func sectionsOf(d *report.Document, rewrites map[string]bool) []section {
	var out []section
	part, title, fresh := "", "", false
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			switch {
			case b.Level == 1:
				part, title, fresh = b.Text, "", true
			case b.Level == 2:
				title = b.Text
			}
		case *report.Paragraph:
			if len(out) == 0 || out[len(out)-1].id != b.Section {
				s := section{id: b.Section, title: title, rewritten: rewrites[b.Section]}
				if title == "" {
					s.title = part
				}
				if fresh {
					s.part, fresh = part, false
				}
				out = append(out, s)
			}
			for _, r := range b.Runs {
				if r.Gap {
					out[len(out)-1].gaps++
				}
			}
		}
	}
	return out
}

// chosen is the target of a section in the list.
type chosen struct{ id string }

// list shows the sections, the chosen one lit.
func (s *Screen) list() []flow.Paragraph {
	var out []flow.Paragraph
	for _, x := range s.sections {
		if x.part != "" && x.part != x.title {
			out = append(out, flow.Paragraph{Before: 12, Size: theme.SizeNameCaptionText, Pieces: []flow.Piece{{Text: x.part, Color: own.ColorQuiet}}})
		}
		p := flow.Paragraph{Before: 6, Pieces: []flow.Piece{{Text: x.title, Target: chosen{x.id}}}}
		if x.id == s.section {
			p.Ground = theme.ColorNameSelection
			p.Pieces[0].Bold = true
		}
		switch {
		case x.gaps > 0:
			p.Right = []flow.Piece{{Text: fmt.Sprintf("%s%d", own.Warning.Sign(), x.gaps), Color: own.ColorWarning}}
		case x.rewritten:
			p.Right = []flow.Piece{{Text: "改写", Color: own.ColorQuiet}}
		}
		out = append(out, p)
	}
	return out
}

// gapsLeft is what the toolbar says about what is missing.
func (s *Screen) gapsLeft() (text string, left bool) {
	n, here := 0, 0
	for _, x := range s.sections {
		n += x.gaps
		if x.id == s.section {
			here = x.gaps
		}
	}
	switch {
	case n == 0:
		return own.Fine.Sign() + " 没有要填写的地方", false
	case here == 0:
		return fmt.Sprintf("%s 这一节写全了，全文还有 %d 处要填写", own.Warning.Sign(), n), true
	}
	return fmt.Sprintf("%s 这一节还有 %d 处要填写，全文 %d 处", own.Warning.Sign(), here, n), true
}
