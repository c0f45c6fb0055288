package docx

import (
	"fmt"
	"strings"
	"testing"

	"juesuan/report"
)

func TestColumnsFitTheirAmounts(t *testing.T) {
	yuan := wide(30)
	yuan.Style = report.Default
	for name, d := range map[string]*report.Document{"sample": sample(t), "wide": wide(220), "default": yuan} {
		w := newWriter(d, Options{})
		for _, b := range d.Blocks {
			tb, ok := b.(*report.TableBlock)
			if !ok {
				continue
			}
			p := pageOf(w.style, tb.Table.Landscape)
			tw := w.newTable(tb.Table, p)
			where := name + " " + tb.Table.ID
			sum, amounts := 0, map[int]bool{}
			for c, v := range tw.widths {
				sum += v
				if tw.kind(c) == report.AmountColumn {
					amounts[v/2] = true // but for rounding
				}
			}
			if sum != twips(p.width()) {
				t.Errorf("%s: columns are %d twips wide, the page %d", where, sum, twips(p.width()))
			}
			if len(amounts) > 2 {
				t.Errorf("%s: amount columns differ: %v", where, tw.widths)
			}
			if tw.size < 6 || tw.size > w.style.TableSize {
				t.Errorf("%s: set in %v points", where, tw.size)
			}
			for _, k := range tw.body.cells {
				room := 0
				for _, v := range tw.widths[k.col : k.col+k.cols] {
					room += v
				}
				whole := tw.kind(k.col) == report.AmountColumn && k.cols == 1
				if need := twips(ems(k.Text)*tw.size + 2*cellPad); whole && need > room {
					t.Errorf("%s: %s needs %d twips, has %d", where, k.Text, need, room)
				}
			}
		}
	}
}

func TestNamesBreakAtMostTwice(t *testing.T) {
	d := sample(t)
	w := newWriter(d, Options{})
	for _, b := range d.Blocks {
		tb, ok := b.(*report.TableBlock)
		if !ok {
			continue
		}
		tw := w.newTable(tb.Table, pageOf(w.style, tb.Table.Landscape))
		for _, k := range tw.body.cells {
			room := (float64(tw.widths[k.col])/20 - 2*cellPad) / tw.size
			if n := lines(k.Text, room); k.cols == 1 && tw.kind(k.col) == report.NameColumn && n > nameLines {
				t.Errorf("%s: %s stands on %d lines", tb.Table.ID, k.Text, n)
			}
		}
	}
}

func TestSections(t *testing.T) {
	tests := []struct {
		name string
		doc  *report.Document
		want string // orientation, first number, footers
	}{
		{"sample", sample(t), "P 0 0|P 0 0|P 1 2|L 0 2|P 0 2|L 0 2|P 0 2"},
		{"no front", &report.Document{Blocks: []report.Block{
			&report.Paragraph{}, &report.TableBlock{Table: &report.Table{Landscape: true}}}}, "P 1 2|L 0 2"},
		{"nothing", &report.Document{}, "P 1 2"},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range body(t, tt.doc, Options{}).all("sectPr") {
			o, start := "P", "0"
			if s.at("pgSz").attrs["orient"] == "landscape" {
				o = "L"
			}
			if n := s.at("pgNumType"); n != nil {
				start = n.attrs["start"]
			}
			got = append(got, fmt.Sprint(o, " ", start, " ", len(s.all("footerReference"))))
			if n := len(s.all("headerReference")); (n == 2) != (tt.doc.Mark != "") {
				t.Errorf("%s: %d headers with mark %q", tt.name, n, tt.doc.Mark)
			}
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: sections are %s, not %s", tt.name, s, tt.want)
		}
	}
}

// With two pages of contents Word would put an empty page before page 1; the
// contents' section starts on a right-hand page instead.
func TestContentsOnTwoPagesLeaveTheCoversBackEmpty(t *testing.T) {
	for _, tt := range []struct {
		entries int
		want    string
	}{{10, "nextPage"}, {29, "nextPage"}, {31, "oddPage"}, {70, "nextPage"}} {
		d := &report.Document{Blocks: []report.Block{&report.Cover{Lines: []string{"甲"}}, &report.Contents{Title: "目录"}}}
		for i := range tt.entries {
			d.Blocks = append(d.Blocks, &report.Heading{Level: 2, Text: "一、标题", ID: fmt.Sprint(i)})
		}
		if got := body(t, d, Options{}).all("sectPr")[1].val("type"); got != tt.want {
			t.Errorf("%d entries: %s, not %s", tt.entries, got, tt.want)
		}
	}
}

func TestContentsEntries(t *testing.T) {
	d := sample(t)
	for _, pages := range []map[string]int{nil, numbers(d)} {
		b := body(t, d, Options{Pages: pages})
		marks := map[string]string{} // bookmark → text
		for _, p := range b.all("p") {
			if m := p.at("bookmarkStart"); m != nil {
				marks[m.attrs["name"]] = p.words()
			}
		}
		links := b.all("hyperlink")
		outline := d.Outline()
		if len(links) != len(outline) {
			t.Fatalf("%d entries, not %d", len(links), len(outline))
		}
		for i, e := range outline {
			number := ""
			if pages != nil {
				number = fmt.Sprint(pages[e.ID])
			}
			// The instruction is not text that shows.
			if got, want := links[i].words(), e.Text+"\t"+number; got != want {
				t.Errorf("entry %d is %q, not %q", i, got, want)
			}
			if got := marks[links[i].attrs["anchor"]]; got != e.Text {
				t.Errorf("entry %q leads to %q", e.Text, got)
			}
		}
		styles := ""
		for _, p := range b.at("sdt").all("p") {
			styles += p.val("pPr", "pStyle") + " "
		}
		if !strings.HasPrefix(styles, "TOCHeading TOC1 TOC2 TOC2 TOC1 TOC2") {
			t.Errorf("styles of the contents are %s", styles)
		}
	}
}

func TestFootersAndHeaders(t *testing.T) {
	parts := unpack(t, write(t, sample(t), Options{}))
	for _, f := range []string{"word/footer1.xml", "word/footer2.xml"} {
		if got := parse(t, parts[f]).at("p").words(); got != "— 1 —" {
			t.Errorf("%s is %q", f, got)
		}
	}
	if got := parse(t, parts["word/header2.xml"]).at("p").words(); got != "【示例】" {
		t.Errorf("the header is %q", got)
	}
	if parse(t, parts["word/settings.xml"]).at("evenAndOddHeaders") == nil {
		t.Error("even pages have the footer of odd ones")
	}
}

func TestBodyTextIsIndentedAndTablesAreNot(t *testing.T) {
	styles := parse(t, unpack(t, write(t, sample(t), Options{}))["word/styles.xml"])
	for _, s := range styles.all("style") {
		id, based := s.attrs["styleId"], s.val("basedOn")
		if strings.HasPrefix(id, "Table") && based == styleBody {
			t.Errorf("%s takes the indent of the text", id)
		}
		if id == styleBody {
			if ind := s.at("pPr", "ind"); ind == nil || ind.attrs["firstLineChars"] != "200" || ind.attrs["firstLine"] != "640" {
				t.Errorf("the text's indent is %+v", ind)
			}
		}
	}
}

func TestKeepsRowsTogether(t *testing.T) {
	d := wide(7) // 类 款 项 项 项 类 款
	tw := newWriter(d, Options{}).newTable(d.Blocks[2].(*report.TableBlock).Table, pageOf(d.Style, true))
	got := ""
	for r := range tw.table.Rows {
		got += map[bool]string{true: "k", false: "-"}[tw.keepsNext(r)]
	}
	if want := "-kk--kkk"; got != want {
		t.Errorf("rows kept with the next are %s, not %s", got, want)
	}
}

func FuzzRun(f *testing.F) {
	for _, s := range []string{"", "镕喆𠮷㎡☐☑", "<&>\"'", "\x00\x0b\ufffe\r\n\t", "]]>", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := parse(t, `<x xmlns:w="w">`+run(s, look{bold: true, gap: true})+`</x>`)
		if got, want := n.words(), clean(strings.ToValidUTF8(s, "\ufffd")); got != want && !strings.Contains(want, "\ufffd") {
			t.Errorf("%q came back as %q", s, got)
		}
	})
}

func TestLinesHold28Characters(t *testing.T) {
	for _, st := range []report.Style{report.GBT9704, report.Default} {
		w := newWriter(&report.Document{Style: st}, Options{})
		if got, want := w.tracking(), `<w:spacing w:val="-5"/>`; got != want {
			t.Errorf("%s: %s, not %s", st.Name, got, want)
		}
		if room := pageOf(st, false).width(); 28*(st.BodySize-5.0/20) > room {
			t.Errorf("%s: 28 characters do not fit into %.1f points", st.Name, room)
		}
	}
}
