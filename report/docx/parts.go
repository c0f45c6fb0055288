package docx

import (
	"archive/zip"
	"io"
	"time"
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + officeRels + `"`
	officeRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageNS  = "http://schemas.openxmlformats.org/package/2006/"
	officeType = "application/vnd.openxmlformats-officedocument."
	wordType   = officeType + "wordprocessingml."
)

// Relationships of the main part that sections refer to.
const (
	relFooterOdd  = "rId4"
	relFooterEven = "rId5"
	relHeaderOdd  = "rId6"
	relHeaderEven = "rId7"
)

// part is one file of the package. Its relation, if it has one, is that of the
// main part or, with a path outside of word/, of the package.
type part struct {
	path, contentType string
	relID, relType    string
	body              string
}

// parts are all files but the lists of types and relations, in a fixed order.
func (w *writer) parts() []part {
	document := w.document() // first: it finds which sizes need styles
	all := []part{
		{"word/document.xml", wordType + "document.main+xml", "rId1", officeRels + "/officeDocument", document},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "rId2", packageNS + "relationships/metadata/core-properties", w.core()},
		{"docProps/app.xml", officeType + "extended-properties+xml", "rId3", officeRels + "/extended-properties", w.app()},
		{"word/styles.xml", wordType + "styles+xml", "rId1", officeRels + "/styles", w.stylesPart()},
		{"word/settings.xml", wordType + "settings+xml", "rId2", officeRels + "/settings", settings},
		{"word/fontTable.xml", wordType + "fontTable+xml", "rId3", officeRels + "/fontTable", fontTable()},
		{"word/footer1.xml", wordType + "footer+xml", relFooterOdd, officeRels + "/footer", w.footer("Footer")},
		{"word/footer2.xml", wordType + "footer+xml", relFooterEven, officeRels + "/footer", w.footer(styleFooterEven)},
	}
	if w.doc.Mark != "" {
		all = append(all,
			part{"word/header1.xml", wordType + "header+xml", relHeaderOdd, officeRels + "/header", w.header()},
			part{"word/header2.xml", wordType + "header+xml", relHeaderEven, officeRels + "/header", w.header()})
	}
	return all
}

// ofPackage reports whether the part hangs on the package itself.
func (p part) ofPackage() bool {
	return p.path == "word/document.xml" || p.path[:len("word/")] != "word/"
}

// pack writes all parts into a zip file.
func (w *writer) pack(out io.Writer) error {
	parts := w.parts()
	types := xmlHead + `<Types xmlns="` + packageNS + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`
	rels := map[bool]string{}
	for _, p := range parts {
		types += `<Override PartName="/` + p.path + `" ContentType="` + p.contentType + `"/>`
		target := p.path
		if !p.ofPackage() {
			target = p.path[len("word/"):]
		}
		rels[p.ofPackage()] += `<Relationship Id="` + p.relID + `" Type="` + p.relType + `" Target="` + target + `"/>`
	}
	relations := func(s string) string {
		return xmlHead + `<Relationships xmlns="` + packageNS + `relationships">` + s + `</Relationships>`
	}
	files := append([]part{
		{path: "[Content_Types].xml", body: types + `</Types>`},
		{path: "_rels/.rels", body: relations(rels[true])},
		{path: "word/_rels/document.xml.rels", body: relations(rels[false])},
	}, parts...)

	z := zip.NewWriter(out)
	for _, f := range files {
		// One time for all: the same document gives the same bytes.
		e, err := z.CreateHeader(&zip.FileHeader{
			Name: f.path, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(e, f.body); err != nil {
			return err
		}
	}
	return z.Close()
}
