package docx

import (
	"strings"

	"juesuan/report"
)

// section is a stretch of pages of one orientation.
type section struct {
	page
	blocks []report.Block
	front  bool // cover or contents: no page numbers
	onOdd  bool // starts on a right-hand page
	start  int  // number of its first page; 0 goes on counting
}

// sections splits the document where the orientation changes and around cover
// and contents. Numbers start with 1 on the first page after these.
func (w *writer) sections() []section {
	var out []section
	numbered := false
	for _, b := range w.doc.Blocks {
		s := section{page: pageOf(w.style, false)}
		switch b := b.(type) {
		case *report.Cover:
			s.front = true
		case *report.Contents:
			s.front = true
			// With two pages of contents the cover's back stays empty, so that
			// page 1 is a right-hand page and Word adds no empty page itself.
			s.onOdd = len(out) == 1 && w.contents.pages%2 == 0
		case *report.TableBlock:
			s.page = pageOf(w.style, b.Table.Landscape)
		}
		last := len(out) - 1
		if last >= 0 && !s.front && !out[last].front && out[last].landscape == s.landscape {
			out[last].blocks = append(out[last].blocks, b)
			continue
		}
		if !s.front && !numbered {
			s.start, numbered = 1, true
		}
		s.blocks = []report.Block{b}
		out = append(out, s)
	}
	if len(out) == 0 {
		out = []section{{page: pageOf(w.style, false), start: 1}}
	}
	return out
}

// properties are the section's w:sectPr. Headers and footers are named in
// every section, so that one can be moved or deleted without its neighbours.
func (w *writer) properties(s section) string {
	var b strings.Builder
	b.WriteString(`<w:sectPr>`)
	if w.doc.Mark != "" {
		b.WriteString(`<w:headerReference w:type="even" r:id="` + relHeaderEven + `"/>` +
			`<w:headerReference w:type="default" r:id="` + relHeaderOdd + `"/>`)
	}
	if !s.front {
		b.WriteString(`<w:footerReference w:type="even" r:id="` + relFooterEven + `"/>` +
			`<w:footerReference w:type="default" r:id="` + relFooterOdd + `"/>`)
	}
	kind := "nextPage"
	if s.onOdd {
		kind = "oddPage"
	}
	b.WriteString(`<w:type w:val="` + kind + `"/><w:pgSz` + attr("w", twips(s.w)) + attr("h", twips(s.h)))
	if s.landscape {
		b.WriteString(` w:orient="landscape"`)
	}
	// The number stands 7 mm below the type area (GB/T 9704—2012, 7.5), the
	// mark 6 mm above it.
	foot := s.bottom - 7*mm - 1.3*w.style.PageNumberSize
	head := s.top - 6*mm - 1.3*markSize
	b.WriteString(`/><w:pgMar` + attr("top", twips(s.top)) + attr("right", twips(s.right)) +
		attr("bottom", twips(s.bottom)) + attr("left", twips(s.left)) +
		attr("header", twips(max(head, 0))) + attr("footer", twips(max(foot, 0))) + attr("gutter", 0) + `/>`)
	if s.start > 0 {
		b.WriteString(`<w:pgNumType` + attr("start", s.start) + `/>`)
	}
	b.WriteString(`<w:cols` + attr("space", 425) + `/></w:sectPr>`)
	return b.String()
}

// document is the main part.
func (w *writer) document() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:document ` + namespaces + `><w:body>`)
	sections := w.sections()
	for i, s := range sections {
		elements := w.elements(s)
		if i < len(sections)-1 {
			last, ok := elements[len(elements)-1].(*para)
			if !ok || last.frame != "" {
				last = &para{style: styleEnd}
				elements = append(elements, last)
			}
			last.section = w.properties(s)
		}
		for _, e := range elements {
			b.WriteString(e.xml())
		}
	}
	b.WriteString(w.properties(sections[len(sections)-1]) + `</w:body></w:document>`)
	return b.String()
}

// elements writes a section's blocks; there is at least one, and a table is
// never the last, for Word wants a paragraph there.
func (w *writer) elements(s section) []element {
	var out []element
	for _, b := range s.blocks {
		switch b := b.(type) {
		case *report.Cover:
			out = append(out, w.cover(b)...)
		case *report.Contents:
			out = append(out, w.toc(b)...)
		case *report.Heading:
			p := w.heading(b)
			if b.Level <= 1 && w.alone(b) {
				p.before = twips(s.height() / 4)
			}
			out = append(out, p)
		case *report.Paragraph:
			out = append(out, paragraph(b))
		case *report.TableBlock:
			out = append(out, w.table(b, s.page)...)
		}
	}
	if len(out) == 0 {
		return []element{&para{style: styleEnd}}
	}
	if _, ok := out[len(out)-1].(*para); !ok {
		out = append(out, &para{style: styleEnd})
	}
	return out
}

// alone reports whether a part's title is followed by a table at once: the
// table starts a page, so the title has one of its own.
func (w *writer) alone(part *report.Heading) bool {
	found := false
	for _, b := range w.doc.Blocks {
		h, heading := b.(*report.Heading)
		switch _, table := b.(*report.TableBlock); {
		case !found:
			found = heading && h == part
		case table:
			return true
		case !heading, h.Level <= 1:
			return false
		}
	}
	return false
}
