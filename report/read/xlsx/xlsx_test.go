package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
	"juesuan/report/xlsx"
)

// pack makes a workbook of one sheet, given as what is within its worksheet
// element; others add or replace parts.
func pack(t testing.TB, sheet string, others map[string]string) []byte {
	t.Helper()
	const rels = `<Relationships xmlns="r">%s</Relationships>`
	link := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="x/%s" Target="%s"/>`, id, kind, target)
	}
	parts := map[string]string{
		"_rels/.rels":                fmt.Sprintf(rels, link("a", "officeDocument", "xl/workbook.xml")),
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="表一" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": fmt.Sprintf(rels, link("a", "worksheet", "worksheets/1.xml")+link("b", "worksheet", "/xl/worksheets/2.xml")+link("c", "sharedStrings", "s.xml")+link("d", "styles", "st.xml")),
		"xl/worksheets/1.xml":        `<worksheet>` + sheet + `</worksheet>`,
		"xl/s.xml":                   `<sst><si><t>收</t></si><si><r><t>支</t></r><r><t>出</t></r><rPh><t>zhi</t></rPh></si></sst>`,
		"xl/st.xml":                  `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0.00;-0.00;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="176"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
	}
	for name, text := range others {
		parts[name] = text
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, text); err != nil {
			t.Fatal(err)
		}
	}
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

func TestCells(t *testing.T) {
	for _, c := range []struct{ name, sheet, want string }{
		{"kinds", `<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>1418.805</v></c><c r="C1" t="inlineStr"><is><t>a_x000D_&#10;b</t></is></c><c r="D1" t="str"><f>A1</f><v>c</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="b"><v>1</v></c></row></sheetData>`,
			"[支出|1,418.81|a\\nb|c|#REF!|TRUE]\n"},
		{"formats", `<sheetData><row r="1"><c r="A1" s="2"><v>0</v></c><c r="B1" s="2"><f>1</f><v>96.974999999999994</v></c><c r="C1" s="3"><v>1.2</v></c><c r="D1"><v>418.81000000000001</v></c></row></sheetData>`, "[96.98|120%|418.81]\n"},
		{"cells without names", `<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>`, "[1|2]\n[3|]\n"},
		{"blank rows and columns", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="XFD900000"><v>2</v></c></row></sheetData>`, "[1|]\n[|]\n[|2]\n"},
		{"hidden", `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2" hidden="1"><c r="A2"><v>4</v></c></row><row r="3"><c r="A3"><v>5</v></c></row></sheetData>`, "[1|3]\n[5|]\n"},
		{"merged", `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A1:A2"/></mergeCells>`, "[收>2|·]\n[1|2]\n"},
		{"merged from a hidden column", `<cols><col min="1" max="1" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>`, "[收>2|·]\n[1|2]\n"},
		{"no zeros", `<sheetViews><sheetView showZeros="0"/></sheetViews><sheetData><row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1"><v>1</v></c></row></sheetData>`, "[1]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := read(t, pack(t, c.sheet, nil))
			if err := rawtest.Valid(f); err != nil {
				t.Error(err)
			}
			if got := rawtest.Draw(f); got != "《表一》\n"+c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestPlacesAndKinds(t *testing.T) {
	f := read(t, pack(t, `<sheetData><row r="3"><c r="AB3" s="1"><v>5</v></c><c r="AC3" t="s"><v>0</v></c></row></sheetData>`, nil))
	row := f.Blocks[0].(*raw.Grid).Rows[0]
	if row[0].Spot.Name != "表一!AB3" || !row[0].Number || row[1].Number {
		t.Errorf("cells %+v", row)
	}
}

func TestHiddenSheets(t *testing.T) {
	one := `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`
	for state, want := range map[string]int{"visible": 2, "hidden": 1, "veryHidden": 1} {
		book := `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/><sheet name="b" state="` + state + `" r:id="b"/></sheets></workbook>`
		f := read(t, pack(t, "", map[string]string{"xl/workbook.xml": book, "xl/worksheets/1.xml": one, "xl/worksheets/2.xml": one}))
		if len(f.Blocks) != want {
			t.Errorf("%s: %d sheets, want %d", state, len(f.Blocks), want)
		}
	}
}

func TestOwnWorkbooks(t *testing.T) {
	for name, d := range rawtest.Documents(t) {
		for _, printed := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/as printed %v", name, printed), func(t *testing.T) {
				var b bytes.Buffer
				if err := xlsx.Write(&b, d, xlsx.Options{AsPrinted: printed}); err != nil {
					t.Fatal(err)
				}
				f := read(t, b.Bytes())
				if err := rawtest.Valid(f); err != nil {
					t.Error(err)
				}
				rawtest.Holds(t, f, d)
			})
		}
	}
}

// TestAnotherWriter reads what excelize writes in its usual way.
func TestAnotherWriter(t *testing.T) {
	f := excelize.NewFile()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 4})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		f.SetCellStr("Sheet1", "A1", "收入支出决算总表"), f.MergeCell("Sheet1", "A1", "B1"),
		f.SetCellStr("Sheet1", "A2", "收入"), f.SetCellFloat("Sheet1", "B2", 4188.1, 2, 64), f.SetCellStyle("Sheet1", "B2", "B2", style),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if got, want := rawtest.Draw(read(t, b.Bytes())), "《Sheet1》\n[收入支出决算总表>2|·]\n[收入|4,188.10]\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestHostile(t *testing.T) {
	lim := raw.DefaultLimits()
	lim.Unpacked, lim.Cells = 24<<20, 100_000
	cells := func(row string, n int) string { return `<sheetData>` + strings.Repeat(row, n) + `</sheetData>` }
	diagonal := strings.Builder{}
	for i := range 2000 {
		fmt.Fprintf(&diagonal, `<row><c r="%s%d"><v>1</v></c></row>`, string([]byte{'A' + byte(i/676), 'A' + byte(i/26%26), 'A' + byte(i%26)}), i+1)
	}
	for name, c := range map[string]struct {
		sheet  string
		others map[string]string
		want   raw.Problem
	}{
		"a million rows":         {cells(`<row><c><v>1</v></c></row>`, 1_000_000), nil, raw.TooLarge},
		"a million blank rows":   {cells(`<row><c s="1"/></row>`, 1_000_000), nil, raw.Empty},
		"a diagonal":             {`<sheetData>` + diagonal.String() + `</sheetData>`, nil, raw.TooLarge},
		"a bomb":                 {cells(`<row><c><v>`+strings.Repeat("0", 1<<20)+`</v></c></row>`, 25), nil, raw.TooLarge},
		"elements in elements":   {strings.Repeat(`<row>`, 300), nil, raw.TooLarge},
		"merges that overlap":    {`<sheetData><row><c r="A1"><v>1</v></c></row></sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 600_000), nil, raw.TooLarge},
		"nested entities":        {"", map[string]string{"xl/s.xml": `<!DOCTYPE a [<!ENTITY a "0"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`}, raw.Broken},
		"a sheet that is gone":   {"", map[string]string{"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="b" r:id="b"/></sheets></workbook>`}, raw.Broken},
		"no sheets":              {"", map[string]string{"xl/workbook.xml": `<workbook/>`}, raw.Empty},
		"a sheet cut off":        {`<sheetData><row>`, map[string]string{"xl/worksheets/1.xml": `<worksheet><sheetData><row>`}, raw.Broken},
		"too many sheets":        {"", map[string]string{"xl/workbook.xml": `<workbook xmlns:r="r">` + strings.Repeat(`<sheet name="a" r:id="a"/>`, 1001) + `</workbook>`}, raw.TooLarge},
		"cells out of the world": {`<sheetData><row r="99999999999"><c r="ZZZZ1"><v>1</v></c><c r="A99999999"><v>1</v></c></row></sheetData>`, nil, raw.Empty},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Read(t.Context(), pack(t, c.sheet, c.others), lim)
			rawtest.Refused(t, err, c.want)
			rawtest.Sound(t, f, err)
		})
	}
}

// FuzzSheet tries any XML as a sheet.
func FuzzSheet(f *testing.F) {
	f.Add(`<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="2"><c r="B2" s="2"><v>1</v></c><c t="inlineStr"><is><t>a</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells>`)
	f.Add(`<sheetData><row><c t="s"><v>1</v></c><c s="9"><v>-1e5</v></c></row></sheetData>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		lim := raw.DefaultLimits()
		lim.Cells = 10_000
		file, err := Read(t.Context(), pack(t, sheet, nil), lim)
		rawtest.Sound(t, file, err)
	})
}
