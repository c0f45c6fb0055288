package docx

import (
	"fmt"
	"math"
	"strconv"

	"juesuan/report"
)

// contentsShape is how the contents are set.
type contentsShape struct {
	pitch float64
	pages int
}

// shapeContents counts the lines of the contents, and narrows their pitch
// where that saves a page.
func (w *writer) shapeContents() contentsShape {
	page, size := pageOf(w.style, false), w.style.ContentsSize
	lines := 0.0
	for _, e := range w.doc.Outline() {
		lines += math.Ceil((ems(e.Text) + 4) * size / page.width())
	}
	room := page.height() - w.titleHeight()
	s := contentsShape{pitch: 1.85 * size}
	if p := math.Floor(20*room/max(lines, 1)) / 20; p < s.pitch && p >= 1.5*size {
		s.pitch = p
	}
	s.pages = 1 + int(math.Ceil(max(0, lines*s.pitch-room)/(page.height()-s.pitch)))
	return s
}

// titleHeight is the height of the contents' title with the space below it.
func (w *writer) titleHeight() float64 { return 2.6 * w.style.PartSize }

// toc writes the contents as a field in the building block that Word knows as
// a table of contents. The entries are what Word would make of the headings
// and the tables' titles; each is a link, and its number refers to the page.
func (w *writer) toc(b *report.Contents) []element {
	title := &para{style: styleContentsTitle, content: plain(spread(oneLine(b.Title)))}
	entries := w.doc.Outline()
	out := title.xml()
	begin := fieldBegin(`TOC \o "1-2" \h \z \u`)
	for i, e := range entries {
		name := w.bookmarks[e.ID]
		number := ""
		if n := w.pages[e.ID]; n > 0 {
			number = strconv.Itoa(n)
		}
		p := &para{style: fmt.Sprint("TOC", min(max(e.Level, 1), 2))}
		if i == 0 {
			p.content = begin
		}
		p.content += `<w:hyperlink w:anchor="` + name + `" w:history="1">` + plain(oneLine(e.Text)) +
			`<w:r><w:tab/></w:r>` + field(`PAGEREF `+name+` \h`, number) + `</w:hyperlink>`
		out += p.xml()
	}
	end := &para{style: styleEnd, content: fieldEnd}
	if len(entries) == 0 {
		end.content = begin + fieldEnd
	}
	out += end.xml()
	return []element{
		raw(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>` +
			`<w:sdtContent>` + out + `</w:sdtContent></w:sdt>`),
		&para{style: styleEnd},
	}
}

// spread puts two blanks between the characters of a short title: 目　　录.
func spread(s string) string {
	if rs := []rune(s); len(rs) == 2 {
		return string(rs[0]) + "　　" + string(rs[1])
	}
	return s
}
