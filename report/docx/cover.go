package docx

import "juesuan/report"

// cover writes the first page: each line on its own in the upper half, the
// date in a frame at the foot, where it stays whatever happens above.
func (w *writer) cover(b *report.Cover) []element {
	page := pageOf(w.style, false)
	var out []element
	for i, s := range b.Lines {
		p := &para{style: "Title", content: plain(s)}
		if i == 0 {
			p.before = twips(page.height() / 8)
		}
		p.indent = balance(s, w.style.CoverSize, page.width())
		out = append(out, p)
	}
	if b.Date != "" {
		out = append(out, &para{
			style:   "Date",
			content: plain(b.Date),
			frame: `<w:framePr` + attr("w", twips(page.width())) + ` w:wrap="around" w:vAnchor="margin" w:hAnchor="margin"` +
				` w:xAlign="center" w:yAlign="bottom"/>`,
		})
	}
	return append(out, &para{style: styleEnd})
}
