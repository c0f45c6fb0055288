package docx

import (
	"math"
	"strings"

	"juesuan/report"
)

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

// balance narrows a centred line that does not fit, so that it breaks into
// lines of about one length and not into a long and a short one. It returns
// the attributes of the indent, none if the line fits.
func balance(s string, size, room float64) string {
	natural := ems(s)
	fits := math.Floor(room / size)
	if natural <= fits || strings.Contains(s, "\n") {
		return ""
	}
	lines := math.Ceil(natural / fits)
	side := (room - (math.Ceil(natural/lines)+0.5)*size) / 2
	if side <= 0 {
		return ""
	}
	return attr("left", twips(side)) + attr("right", twips(side)) + attr("firstLineChars", 0) + attr("firstLine", 0)
}
