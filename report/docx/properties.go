package docx

import "time"

// core is docProps/core.xml. Its dates are the document's, not the clock's.
func (w *writer) core() string {
	d := w.doc
	s := xmlHead + `<cp:coreProperties xmlns:cp="` + packageNS + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(oneLine(d.Title)) + `</dc:title><dc:creator>` + escape(oneLine(d.Department)) + `</dc:creator>` +
		`<cp:lastModifiedBy>` + escape(oneLine(d.Department)) + `</cp:lastModifiedBy>`
	if !d.Date.IsZero() {
		at := d.Date.UTC().Format(time.RFC3339)
		s += `<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created>` +
			`<dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified>`
	}
	return s + `</cp:coreProperties>`
}

// app is docProps/app.xml.
func (w *writer) app() string {
	return xmlHead + `<Properties xmlns="` + officeRels[:len(officeRels)-len("relationships")] + `extended-properties">` +
		`<Application>juesuan</Application><Company>` + escape(oneLine(w.doc.Department)) + `</Company></Properties>`
}

// settings is word/settings.xml. It does not ask Word to update fields, for
// that would greet the reader with a question; the contents are right already.
const settings = xmlHead + `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>` +
	`<w:characterSpacingControl w:val="compressPunctuation"/>` +
	`<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`

// fontTable is word/fontTable.xml: what Word may take where a machine lacks a
// face that every office uses but Windows does not bring along.
func fontTable() string {
	s := xmlHead + `<w:fonts ` + namespaces + `>`
	for _, f := range []struct{ name, instead, family, pitch string }{
		{song, "SimSun", "auto", "variable"},
		{songb, "宋体", "script", "fixed"},
		{hei, "SimHei", "modern", "fixed"},
		{kai, "KaiTi", "modern", "fixed"},
		{fang, "仿宋", "modern", "fixed"},
	} {
		s += `<w:font w:name="` + f.name + `"><w:altName w:val="` + f.instead + `"/><w:charset w:val="86"/>` +
			`<w:family w:val="` + f.family + `"/><w:pitch w:val="` + f.pitch + `"/></w:font>`
	}
	return s + `</w:fonts>`
}
