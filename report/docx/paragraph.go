package docx

import (
	"fmt"
	"strings"

	"juesuan/report"
)

// element is what a section consists of: paragraphs and tables.
type element interface{ xml() string }

// raw is an element written out already.
type raw string

func (r raw) xml() string { return string(r) }

// para is a paragraph. The fields after content differ from its style and are
// few, so that the styles keep the say.
type para struct {
	style   string
	content string

	keepNext bool
	frame    string // w:framePr
	tabs     string // w:tab elements
	before   int    // twips above
	indent   string // attributes of w:ind
	section  string // w:sectPr of the section this paragraph ends
}

func (p *para) xml() string {
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + p.style + `"/>`)
	if p.keepNext {
		b.WriteString(`<w:keepNext/>`)
	}
	b.WriteString(p.frame)
	if p.tabs != "" {
		b.WriteString(`<w:tabs>` + p.tabs + `</w:tabs>`)
	}
	if p.before > 0 {
		b.WriteString(`<w:spacing` + attr("before", p.before) + `/>`)
	}
	if p.indent != "" {
		b.WriteString(`<w:ind` + p.indent + `/>`)
	}
	b.WriteString(p.section + `</w:pPr>` + p.content + `</w:p>`)
	return b.String()
}

// paragraph writes a paragraph of text. Neighbouring runs that look alike
// become one, which is easier to search and to edit.
func paragraph(b *report.Paragraph) *para {
	p := &para{style: styleBody}
	text, gap := "", false
	flush := func() {
		p.content += run(text, look{gap: gap})
		text = ""
	}
	for _, r := range b.Runs {
		if r.Gap != gap {
			flush()
			gap = r.Gap
		}
		text += r.Text
	}
	flush()
	return p
}

// heading writes a heading with its bookmark.
func (w *writer) heading(b *report.Heading) *para {
	level, text := min(max(b.Level, 1), 4), oneLine(b.Text)
	p := &para{style: fmt.Sprint("Heading", level), content: w.bookmarked(b.ID, plain(text))}
	if level == 1 {
		p.indent = balance(text, w.style.PartSize, pageOf(w.style, false).width())
	}
	return p
}

// nameBookmarks gives every heading and table the name of its bookmark, of the
// form that Word itself uses for entries of the contents.
func (w *writer) nameBookmarks() {
	for _, b := range w.doc.Blocks {
		id := ""
		switch b := b.(type) {
		case *report.Heading:
			id = b.ID
		case *report.TableBlock:
			id = b.ID
		}
		if _, twice := w.bookmarks[id]; id != "" && !twice {
			w.bookmarks[id] = fmt.Sprintf("_Toc%09d", len(w.bookmarks)+1)
		}
	}
}

// bookmarked puts the bookmark of an ID around a paragraph's content, once.
func (w *writer) bookmarked(id, content string) string {
	name := w.bookmarks[id]
	if name == "" || w.placed[id] {
		return content
	}
	n := attr("id", len(w.placed))
	w.placed[id] = true
	return `<w:bookmarkStart` + n + ` w:name="` + name + `"/>` + content + `<w:bookmarkEnd` + n + `/>`
}
