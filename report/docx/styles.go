package docx

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Styles that the parts name; headings and entries of the contents are
// Heading1 … and TOC1 ….
const (
	styleBody          = "Normal"
	styleContentsTitle = "TOCHeading"
	styleTableTitle    = "TableTitle"
	styleTableLabel    = "TableLabel"
	styleTableInfo     = "TableInfo"
	styleTableNote     = "TableNote"
	styleTable         = "DisclosureTable"
	styleEnd           = "SectionEnd" // a paragraph Word wants and nobody should see
)

// Faces by the names Word knows.
const (
	song  = "宋体"
	songb = "方正小标宋简体"
	hei   = "黑体"
	kai   = "楷体"
	fang  = "仿宋_GB2312"
)

// face sets text in a face, its Latin too; beside 仿宋 the Latin is 宋体's.
func face(chinese string) string {
	latin := chinese
	if chinese == fang {
		latin = song
	}
	return `<w:rFonts w:ascii="` + latin + `" w:eastAsia="` + chinese + `" w:hAnsi="` + latin + `" w:cs="` + latin + `"/>`
}

func size(pt float64) string {
	return `<w:sz` + attr("val", halfPoints(pt)) + `/><w:szCs` + attr("val", halfPoints(pt)) + `/>`
}

// pitch sets the distance of base lines.
func pitch(pt float64) string {
	return attr("line", twips(pt)) + ` w:lineRule="exact"`
}

// paragraphStyle is one style of paragraphs; p and r are the contents of its
// w:pPr and w:rPr.
type paragraphStyle struct {
	id, name    string
	based, next string
	p, r        string
	own         bool // not one of Word's built-in styles
	hidden      bool // not offered in Word's gallery
}

func (s paragraphStyle) xml() string {
	var b strings.Builder
	b.WriteString(`<w:style w:type="paragraph"`)
	if s.id == styleBody {
		b.WriteString(` w:default="1"`)
	}
	if s.own {
		b.WriteString(` w:customStyle="1"`)
	}
	b.WriteString(` w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/>`)
	if s.based != "" {
		b.WriteString(`<w:basedOn w:val="` + s.based + `"/>`)
	}
	if s.next != "" {
		b.WriteString(`<w:next w:val="` + s.next + `"/>`)
	}
	if !s.hidden {
		b.WriteString(`<w:qFormat/>`)
	}
	b.WriteString(`<w:pPr>` + s.p + `</w:pPr><w:rPr>` + s.r + `</w:rPr></w:style>`)
	return b.String()
}

const centred = `<w:jc w:val="center"/>`

// textStyles are the styles of running text, cover and contents. Only what
// continues the text is based on 正文, for its indent must not reach tables.
func (w *writer) textStyles() []paragraphStyle {
	st := w.style
	body := `<w:spacing` + pitch(st.BodyPitch) + `/><w:ind` + attr("firstLineChars", 200) + attr("firstLine", twips(2*st.BodySize)) + `/><w:jc w:val="both"/>`
	title := func(pt, below float64) string {
		return `<w:spacing` + attr("after", twips(below)) + pitch(max(1.4*pt, st.BodyPitch)) + `/>`
	}
	leader := `<w:tabs><w:tab w:val="right" w:leader="dot"` + attr("pos", twips(pageOf(st, false).width())) + `/></w:tabs><w:spacing` + pitch(w.contents.pitch) + `/>`
	head := func(level int, chinese string) paragraphStyle {
		return paragraphStyle{
			id: fmt.Sprint("Heading", level), name: fmt.Sprint("heading ", level), based: styleBody, next: styleBody,
			p: `<w:keepNext/>` + `<w:outlineLvl` + attr("val", level-1) + `/>`,
			r: face(chinese) + size(st.HeadSize),
		}
	}
	styles := []paragraphStyle{
		{id: styleBody, name: "Normal", p: `<w:widowControl/>` + body, r: face(fang) + w.tracking() + size(st.BodySize)},
		{id: "Heading1", name: "heading 1", next: styleBody,
			p: `<w:keepNext/><w:keepLines/><w:pageBreakBefore/>` + title(st.PartSize, st.BodyPitch) + centred + `<w:outlineLvl w:val="0"/>`,
			r: face(songb) + size(st.PartSize)},
		head(2, hei), head(3, kai), head(4, fang),
		{id: "Title", name: "Title", p: title(st.CoverSize, 0.35*st.CoverSize) + centred, r: face(songb) + size(st.CoverSize)},
		{id: "Date", name: "Date", p: title(st.BodySize+2, 20*mm) + centred, r: face(fang) + size(st.BodySize+2)},
		{id: styleContentsTitle, name: "TOC Heading",
			p: `<w:spacing` + attr("after", twips(w.titleHeight()-1.5*st.PartSize)) + pitch(1.5*st.PartSize) + `/>` + centred,
			r: face(songb) + size(st.PartSize)},
		{id: "TOC1", name: "toc 1", p: leader, r: face(hei) + size(st.ContentsSize), hidden: true},
		{id: "TOC2", name: "toc 2", p: leader + `<w:ind` + attr("leftChars", 100) + attr("left", twips(st.ContentsSize)) + `/>`,
			r: face(fang) + size(st.ContentsSize), hidden: true},
		{id: styleEnd, name: "分节", p: `<w:spacing` + pitch(1) + `/>`, r: size(1), own: true, hidden: true},
	}
	return append(styles, w.marginStyles()...)
}

// tracking narrows the text a little where the last character of a line would
// just not fit: 28 stand on a line of 156 mm in 三号 (GB/T 9704—2012, 5.2.3).
func (w *writer) tracking() string {
	room := pageOf(w.style, false).width()
	n := math.Round(room / w.style.BodySize)
	if n*w.style.BodySize <= room {
		return ""
	}
	return `<w:spacing` + attr("val", int(math.Floor(20*(room/n-w.style.BodySize)))) + `/>`
}

// tableStyles are the styles of what stands in and about tables, for every
// size in use.
func (w *writer) tableStyles() []paragraphStyle {
	st := w.style
	line := func(pt float64) string { return `<w:spacing` + pitch(cellLead*pt) + `/>` }
	styles := []paragraphStyle{
		{id: styleTableTitle, name: "表题", own: true,
			p: `<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:spacing` + pitch(titleLead*st.TableTitleSize) + `/>` + centred + `<w:outlineLvl w:val="1"/>`,
			r: face(songb) + size(st.TableTitleSize)},
		{id: styleTableLabel, name: "表号", own: true, p: `<w:keepNext/><w:spacing` + pitch(labelLead*infoSize) + `/><w:jc w:val="right"/>`, r: size(infoSize)},
		{id: styleTableInfo, name: "表说明", own: true, p: `<w:keepNext/><w:spacing` + pitch(infoLead*infoSize) + `/>`, r: size(infoSize)},
		{id: styleTableNote, name: "表注", own: true, p: `<w:spacing` + attr("before", twips(noteGap)) + pitch(noteLead*st.NoteSize) + `/><w:jc w:val="both"/>`, r: size(st.NoteSize)},
	}
	var sizes []int
	for n := range w.sizes {
		sizes = append(sizes, n)
	}
	slices.Sort(sizes)
	for _, n := range sizes {
		pt, suffix := float64(n)/2, ""
		if pt != st.TableSize {
			suffix = fmt.Sprintf(" %g磅", pt)
		}
		for _, k := range cellKinds {
			p := line(pt) + `<w:jc w:val="` + k.align + `"/>`
			if k == cellHead {
				p = `<w:keepNext/>` + p
			}
			styles = append(styles, paragraphStyle{id: k.style(n), name: k.name + suffix, own: true, p: p, r: k.face + size(pt)})
		}
	}
	return styles
}

// stylesPart is word/styles.xml.
func (w *writer) stylesPart() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>` + face(song) +
		size(w.style.BodySize) + `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		// No room between Chinese and digits: 418.81万元 is one word, and the
		// widths of columns are counted without it.
		`<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	for _, s := range append(w.textStyles(), w.tableStyles()...) {
		b.WriteString(s.xml())
	}
	b.WriteString(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="` + styleTable + `"><w:name w:val="决算公开表"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
		rule("top", frameRule) + rule("left", frameRule) + rule("bottom", frameRule) + rule("right", frameRule) +
		rule("insideH", innerRule) + rule("insideV", innerRule) + `</w:tblBorders><w:tblCellMar>` +
		margins(cellPadUpright, cellPad) + `</w:tblCellMar></w:tblPr></w:style></w:styles>`)
	return b.String()
}
