package docx

// markSize is the size of the document's mark in the head of every page.
const markSize = 10.5

// marginStyles are the styles of what stands in the margins. Page numbers
// stand one character in from the margin, on odd pages right, on even left.
func (w *writer) marginStyles() []paragraphStyle {
	size1 := w.style.PageNumberSize
	return []paragraphStyle{
		{id: "Header", name: "header", p: `<w:spacing` + pitch(1.3*markSize) + `/>` + centred,
			r: face(hei) + `<w:color w:val="B02020"/>` + size(markSize), hidden: true},
		{id: "Footer", name: "footer", p: `<w:spacing` + pitch(1.3*size1) + `/><w:ind` + attr("rightChars", 100) + attr("right", twips(size1)) + `/><w:jc w:val="right"/>`,
			r: face(song) + size(size1), hidden: true},
		{id: styleFooterEven, name: "页脚（双页）", own: true, based: "Footer",
			p: `<w:ind` + attr("leftChars", 100) + attr("left", twips(size1)) + attr("rightChars", 0) + attr("right", 0) + `/><w:jc w:val="left"/>`, hidden: true},
	}
}

const styleFooterEven = "FooterEven"

// header is the mark, 示例 or 未定稿, in the head of every page.
func (w *writer) header() string {
	p := para{style: "Header", content: plain("【" + oneLine(w.doc.Mark) + "】")}
	return xmlHead + `<w:hdr ` + namespaces + `>` + p.xml() + `</w:hdr>`
}

// footer is the page number, “— 1 —”.
func (w *writer) footer(style string) string {
	p := para{style: style, content: plain("— ") + field("PAGE", "1") + plain(" —")}
	return xmlHead + `<w:ftr ` + namespaces + `>` + p.xml() + `</w:ftr>`
}
