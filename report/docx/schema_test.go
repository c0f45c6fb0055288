package docx

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// sequences are the orders in which ISO/IEC 29500-1 wants the children of the
// elements we write (w:trPr and w:compat aside, which are choices). Word
// offers to repair a file that differs.
var sequences = map[string]string{
	"pPr":         "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr":         "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"tblPr":       "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tcPr":        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"tcBorders":   "top left bottom right insideH insideV tl2br tr2bl",
	"tblBorders":  "top left bottom right insideH insideV",
	"tcMar":       "top left bottom right",
	"tblCellMar":  "top left bottom right",
	"trPr":        "cantSplit trHeight tblHeader",
	"sectPr":      "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
	"tbl":         "bookmarkStart bookmarkEnd tblPr tblGrid tr",
	"tr":          "tblPrEx trPr tc",
	"tc":          "tcPr p",
	"p":           "pPr",
	"r":           "rPr",
	"sdt":         "sdtPr sdtEndPr sdtContent",
	"docPartObj":  "docPartGallery docPartCategory docPartUnique",
	"style":       "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"styles":      "docDefaults latentStyles style",
	"docDefaults": "rPrDefault pPrDefault",
	"font":        "altName panose1 charset family notTrueType pitch sig embedRegular",
	"settings":    "writeProtection view zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"Properties":  "Application Company",
}

// open are the elements that may have other children after those in sequence.
var open = []string{"p", "r"}

// attributes of elements that have some; others may have val only.
var attributes = map[string]string{
	"rFonts": "ascii eastAsia hAnsi cs hint", "ind": "left leftChars right rightChars firstLine firstLineChars",
	"spacing": "before after line lineRule val", "tab": "val leader pos",
	"pgSz": "w h orient", "pgMar": "top right bottom left header footer gutter", "trHeight": "val hRule",
}

func TestElementsStandInTheSchemasOrder(t *testing.T) {
	for name, d := range documents(t) {
		for file, part := range unpack(t, write(t, d, Options{Pages: numbers(d)})) {
			parse(t, part).check(t, name+" "+file)
		}
	}
}

func (n *node) check(t *testing.T, where string) {
	where += "/" + n.name
	at := 0
	sequence, known := sequences[n.name]
	order := strings.Fields(sequence)
	for _, k := range n.kids {
		if !known {
			break
		}
		switch i := slices.Index(order, k.name); {
		case i < 0 && slices.Contains(open, n.name):
			at = len(order)
		case i < 0:
			t.Errorf("%s: %s does not belong here", where, k.name)
		case i < at:
			t.Errorf("%s: %s stands after %s", where, k.name, order[at])
		default:
			at = i
		}
	}
	if allowed, ok := attributes[n.name]; ok {
		for a := range n.attrs {
			if !slices.Contains(strings.Fields(allowed), a) {
				t.Errorf("%s: unknown attribute %s", where, a)
			}
		}
	}
	for _, k := range n.kids {
		k.check(t, where)
	}
}

func TestPackageHoldsTogether(t *testing.T) {
	for name, d := range documents(t) {
		parts := unpack(t, write(t, d, Options{}))
		typed := map[string]bool{}
		types := parse(t, parts["[Content_Types].xml"])
		for _, o := range types.all("Override") {
			file := strings.TrimPrefix(o.attrs["PartName"], "/")
			if parts[file] == "" {
				t.Errorf("%s: a type for %s, which is not there", name, file)
			}
			typed[file] = true
		}
		for file := range parts {
			if !typed[file] && path.Ext(file) != ".rels" && file != "[Content_Types].xml" {
				t.Errorf("%s: %s has no type of its own", name, file)
			}
		}
		related, ids := map[string]bool{}, map[string]bool{}
		for _, file := range []string{"_rels/.rels", "word/_rels/document.xml.rels"} {
			seen := map[string]bool{}
			for _, r := range parse(t, parts[file]).all("Relationship") {
				target := path.Join(path.Dir(path.Dir(file)), r.attrs["Target"])
				if parts[target] == "" {
					t.Errorf("%s: %s points to %s, which is not there", name, file, target)
				}
				if id := r.attrs["Id"]; seen[id] {
					t.Errorf("%s: %s has %s twice", name, file, id)
				}
				seen[r.attrs["Id"]] = true
				related[target] = true
			}
			ids = seen
		}
		for file := range typed {
			if !related[file] {
				t.Errorf("%s: nothing leads to %s", name, file)
			}
		}
		doc := parse(t, parts["word/document.xml"])
		for _, s := range doc.all("sectPr") {
			for _, k := range s.kids {
				if id, ok := k.attrs["id"]; ok && !ids[id] {
					t.Errorf("%s: a section refers to %s, which is not there", name, id)
				}
			}
		}
		checkStyles(t, name, parse(t, parts["word/styles.xml"]), doc, parts)
	}
}

// checkStyles looks for every style that is used, and for names used twice.
func checkStyles(t *testing.T, name string, styles, doc *node, parts map[string]string) {
	t.Helper()
	ids, names := map[string]bool{}, map[string]bool{}
	for _, s := range styles.all("style") {
		id, n := s.attrs["styleId"], s.val("name")
		if ids[id] || names[n] {
			t.Errorf("%s: style %s (%s) is there twice", name, id, n)
		}
		ids[id], names[n] = true, true
	}
	used := append(doc.all("pStyle"), doc.all("tblStyle")...)
	used = append(used, append(styles.all("basedOn"), styles.all("next")...)...)
	for file, part := range parts {
		if strings.HasPrefix(file, "word/footer") || strings.HasPrefix(file, "word/header") {
			used = append(used, parse(t, part).all("pStyle")...)
		}
	}
	for _, n := range used {
		if !ids[n.attrs["val"]] {
			t.Errorf("%s: no style %s", name, n.attrs["val"])
		}
	}
}

func TestStructureOfTheBody(t *testing.T) {
	for name, d := range documents(t) {
		b := body(t, d, Options{Pages: numbers(d)})
		if last := b.kids[len(b.kids)-1]; last.name != "sectPr" {
			t.Errorf("%s: the body ends with %s", name, last.name)
		}
		for i, k := range b.kids[:len(b.kids)-1] {
			if k.name == "tbl" && b.kids[i+1].name != "p" {
				t.Errorf("%s: after a table stands %s", name, b.kids[i+1].name)
			}
		}
		for _, tc := range b.all("tc") {
			if tc.kids[len(tc.kids)-1].name != "p" {
				t.Errorf("%s: a cell without a paragraph at its end", name)
			}
		}
		marks, starts, ends := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, m := range b.all("bookmarkStart") {
			if marks[m.attrs["name"]] || starts[m.attrs["id"]] {
				t.Errorf("%s: bookmark %v is there twice", name, m.attrs)
			}
			marks[m.attrs["name"]], starts[m.attrs["id"]] = true, true
		}
		for _, m := range b.all("bookmarkEnd") {
			ends[m.attrs["id"]] = true
		}
		if len(starts) != len(ends) {
			t.Errorf("%s: %d bookmarks start, %d end", name, len(starts), len(ends))
		}
		for _, h := range b.all("hyperlink") {
			if a := h.attrs["anchor"]; a != "" && !marks[a] {
				t.Errorf("%s: a link to %s, which is not there", name, a)
			}
		}
		depth := 0
		for _, f := range b.all("fldChar") {
			switch f.attrs["fldCharType"] {
			case "begin":
				depth++
			case "end":
				depth--
			}
			if depth < 0 || depth > 2 {
				t.Errorf("%s: fields do not nest", name)
			}
		}
		if depth != 0 {
			t.Errorf("%s: %d fields have no end", name, depth)
		}
		if len(b.all("dirty")) > 0 || strings.Contains(settings, "updateFields") {
			t.Errorf("%s: Word would ask to update fields", name)
		}
	}
}
