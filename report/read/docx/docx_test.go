package docx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"juesuan/report/docx"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// pack makes a package of a document's body and of other parts.
func pack(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	const (
		w    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
		rel  = `<Relationship Id="%" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%" Target="$"/>`
		open = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	)
	link := func(kind, target string) string {
		return strings.NewReplacer("%", kind, "$", target).Replace(rel)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	add("_rels/.rels", open+link("officeDocument", "word/document.xml")+`</Relationships>`)
	add("word/document.xml", `<w:document `+w+`><w:body>`+body+`</w:body></w:document>`)
	rels := open
	for name, text := range parts {
		rels += link(name, name+".xml")
		add("word/"+name+".xml", strings.Replace(text, ">", " "+w+">", 1))
	}
	add("word/_rels/document.xml.rels", rels+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) *raw.File {
	t.Helper()
	f, err := Read(t.Context(), data, raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func p(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func tc(properties, content string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + content + `</w:tc>`
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"runs", `<w:p><w:r><w:t>收入</w:t></w:r><w:r><w:tab/><w:t>418.81</w:t><w:br/><w:t>万元</w:t></w:r></w:p>`, "收入\t418.81\n万元.\n"},
		{"deleted and inserted", `<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>`, "b.\n"},
		{"hidden", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>b</w:t></w:r></w:p>`, "b.\n"},
		{"field", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>`, "3.\n"},
		{"content control", `<w:sdt><w:sdtContent>` + p("目录") + `</w:sdtContent></w:sdt>`, "目录.\n"},
		{"text box twice", `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>` + p("框") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("框") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "框.\n"},
		{"drawn table", `<w:p><w:r><w:t>a</w:t><x:t xmlns:x="drawingml">b</x:t></w:r></w:p>`, "a.\n"},
		{"merged cells",
			`<w:tbl><w:tr>` + tc(`<w:vMerge w:val="restart"/>`, p("项目")) + tc(`<w:gridSpan w:val="2"/>`, p("支出")) + `</w:tr>` +
				`<w:tr>` + tc(`<w:vMerge/>`, p("")) + tc("", p("基本")) + tc("", p("项目")+p("支出")) + `</w:tr></w:tbl>`,
			"[项目v2|支出>2|·]\n[·|基本|项目\\n支出]\n"},
		{"lower part without an upper", `<w:tbl><w:tr>` + tc(`<w:vMerge/>`, p("")) + tc("", p("a")) + `</w:tr></w:tbl>`, "[|a]\n"},
		{"row that begins later", `<w:tbl><w:tr>` + tc("", p("a")) + tc("", p("b")) + `</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + tc("", p("c")) + `</w:tr></w:tbl>`, "[a|b]\n[|c]\n"},
		{"deleted row", `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>` + tc("", p("a")) + tc("", p("b")) + `</w:tr><w:tr>` + tc("", p("c")) + tc("", p("d")) + `</w:tr></w:tbl>`, "[c|d]\n"},
		{"frame", `<w:tbl><w:tr>` + tc("", p("a")+`<w:tbl><w:tr>`+tc("", p("b"))+tc("", p("c"))+`</w:tr></w:tbl>`+p("")) + `</w:tr></w:tbl>`, "a.\n[b|c]\n"},
		{"frame with margins", `<w:tbl><w:tr>` + tc("", p("")) + tc("", p("a")+`<w:tbl><w:tr>`+tc("", p("b"))+tc("", p("c"))+`</w:tr></w:tbl>`+p("d")) + tc("", p("")) + `</w:tr></w:tbl>`, "a.\n[b|c]\nd.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := rawtest.Draw(read(t, pack(t, c.body, nil))); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func styled(properties, text string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func TestHeadings(t *testing.T) {
	styles := `<w:styles><w:style w:type="paragraph" w:styleId="2"><w:name w:val="Heading 2"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="2"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style></w:styles>`
	body := styled(`<w:pStyle w:val="own"/>`, "甲") + styled(`<w:outlineLvl w:val="0"/>`, "乙") +
		styled(`<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>`, "丙") + styled(`<w:pStyle w:val="loop"/>`, "丁")
	got := rawtest.Draw(read(t, pack(t, body, map[string]string{"styles": styles})))
	if want := "#2 甲.\n#1 乙.\n丙.\n丁.\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestContents(t *testing.T) {
	styles := `<w:styles><w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/><w:pPr><w:ind w:left="0"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="11"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="top"><w:name w:val="TOC Heading"/></w:style></w:styles>`
	paged := func(text string) string {
		return `<w:p><w:r><w:t>` + text + `</w:t></w:r><w:r><w:tab/></w:r><w:r><w:instrText>PAGEREF _Toc1 \h</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>`
	}
	block := func(gallery, content string) string {
		return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="` + gallery + `"/></w:docPartObj></w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
	}
	tabbed := `<w:p><w:r><w:t>一、收入决算表</w:t><w:tab/><w:t>5</w:t></w:r></w:p>`
	for _, c := range []struct{ name, body, want string }{
		{"pages by fields", paged("第一部分 概况") + p("一、职责"), "…第一部分 概况\t3.\n一、职责.\n"},
		{"a simple field", `<w:p><w:r><w:t>一、职责</w:t><w:tab/></w:r><w:fldSimple w:instr=" PAGEREF _Toc1 "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>`, "…一、职责\t3.\n"},
		{"building block", block("Table of Contents", styled(`<w:pStyle w:val="top"/>`, "目录")+tabbed+p("收入总计1,200.00万元。")) + tabbed, "目录.\n…一、收入决算表\t5.\n收入总计1,200.00万元。.\n一、收入决算表\t5.\n"},
		{"another building block", block("Cover Pages", tabbed), "一、收入决算表\t5.\n"},
		{"by style", styled(`<w:pStyle w:val="own"/>`, "一、职责") + styled(`<w:pStyle w:val="11"/>`, "收入总计1,200.00万元。"), "…一、职责.\n收入总计1,200.00万元。.\n"},
		{"a page in a sentence", `<w:p><w:r><w:t>详见第</w:t></w:r><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:r><w:t>3</w:t></w:r><w:r><w:t>页</w:t></w:r></w:p>`, "详见第3页.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := rawtest.Draw(read(t, pack(t, c.body, map[string]string{"styles": styles}))); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestNumbersBeforeParagraphs(t *testing.T) {
	numbering := `<w:numbering><w:abstractNum w:abstractNumId="7">` +
		`<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="l"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
	num := func(list, level, text string) string {
		return styled(`<w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+list+`"/></w:numPr>`, text)
	}
	body := num("1", "0", "职责") + num("1", "1", "园区") + num("1", "1", "招商") + num("1", "0", "机构") + num("1", "1", "甲") +
		num("2", "0", "点") + num("0", "0", "无") + num("3", "0", "另起") + num("99", "0", "没有的")
	got := rawtest.Draw(read(t, pack(t, body, map[string]string{"numbering": numbering})))
	want := "九、职责.\n9.1 园区.\n9.2 招商.\n十、机构.\n10.1 甲.\n点.\n无.\n一、另起.\n没有的.\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestCounted(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{1, "chineseCounting", "一"}, {10, "chineseCountingThousand", "十"}, {21, "japaneseCounting", "二十一"},
		{103, "chineseCounting", "一百零三"}, {110, "chineseCounting", "一百一十"}, {1000, "chineseCounting", "1000"},
		{10, "ideographDigital", "一〇"}, {3, "decimalEnclosedCircle", "③"}, {21, "decimalEnclosedCircle", "21"},
		{2, "ideographTraditional", "乙"}, {28, "lowerLetter", "bb"}, {1994, "upperRoman", "MCMXCIV"}, {5, "cardinalText", "5"},
	} {
		if got := counted(c.n, c.format); got != c.want {
			t.Errorf("counted(%d, %s) = %s, want %s", c.n, c.format, got, c.want)
		}
	}
}

func TestOwnDocuments(t *testing.T) {
	for name, d := range rawtest.Documents(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := docx.Write(&b, d, docx.Options{}); err != nil {
				t.Fatal(err)
			}
			f := read(t, b.Bytes())
			if err := rawtest.Valid(f); err != nil {
				t.Error(err)
			}
			rawtest.Holds(t, f, d)
			rawtest.HoldsText(t, f, d)
		})
	}
}

func TestHostile(t *testing.T) {
	lim := raw.DefaultLimits()
	lim.Unpacked = 1 << 20
	lim.Cells = 10_000
	wide := tc(`<w:gridSpan w:val="900000"/>`, p("a")) + tc("", p("b"))
	for name, c := range map[string]struct {
		data []byte
		want raw.Problem
	}{
		"no package":          {[]byte("PK\x03\x04 and then nothing"), raw.Broken},
		"cut off":             {pack(t, p("a"), nil)[:200], raw.Broken},
		"nothing":             {pack(t, p(" "), nil), raw.Empty},
		"pictures only":       {pack(t, p(""), map[string]string{"media/image1": "<x></x>"}), raw.Scan},
		"bomb":                {pack(t, p(strings.Repeat("0", 2<<20)), nil), raw.TooLarge},
		"tables in tables":    {pack(t, strings.Repeat(`<w:tbl><w:tr><w:tc>`, 300), nil), raw.TooLarge},
		"spans":               {pack(t, `<w:tbl><w:tr>`+wide+`</w:tr></w:tbl>`, nil), raw.TooLarge},
		"entities":            {pack(t, `<!DOCTYPE x [<!ENTITY a "0000">]>`+p("&a;"), nil), raw.Broken},
		"external entity":     {pack(t, `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>`+p("&a;"), nil), raw.Broken},
		"a part that is cut":  {pack(t, `<w:p><w:r><w:t>`, nil), raw.Broken},
		"no document at all":  {emptyPackage(t), raw.Broken},
		"another kind of zip": {pack(t, "", map[string]string{"styles": "<a><b></a>"}), raw.Broken},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Read(t.Context(), c.data, lim)
			rawtest.Refused(t, err, c.want)
			rawtest.Sound(t, f, err)
		})
	}
}

func emptyPackage(t testing.TB) []byte {
	var b bytes.Buffer
	if err := zip.NewWriter(&b).Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FuzzDocument tries any XML as the document.
func FuzzDocument(f *testing.F) {
	f.Add(p("收入"))
	f.Add(`<w:tbl><w:tr>` + tc(`<w:vMerge w:val="restart"/><w:gridSpan w:val="3"/>`, p("a")) + tc(`<w:vMerge/>`, p("b")) + `</w:tr></w:tbl>`)
	f.Add(styled(`<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="3"/>`, "x"))
	f.Fuzz(func(t *testing.T, body string) {
		lim := raw.DefaultLimits()
		lim.Cells = 10_000
		file, err := Read(t.Context(), pack(t, body, nil), lim)
		rawtest.Sound(t, file, err)
	})
}
