package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"juesuan/report"
)

// textOf is the text of a file's pages as poppler reads it in the order it
// was set, without page numbers, marks and white space.
func textOf(t *testing.T, path, mark string) string {
	t.Helper()
	var b strings.Builder
	for _, p := range strings.Split(poppler(t, "pdftotext", "-raw", path, "-"), "\f") {
		for _, ln := range strings.Split(p, "\n") {
			if ln != "【"+mark+"】" && !regexp.MustCompile(`^— \d+ —$`).MatchString(ln) {
				b.WriteString(ln)
			}
		}
	}
	return squeezed(b.String())
}

func TestTextReadsAsWritten(t *testing.T) {
	for name, d := range map[string]*report.Document{"sample": sampleDocument(t), "hard": hardDocument()} {
		t.Run(name, func(t *testing.T) {
			got := textOf(t, written(t, d), d.Mark)
			want := func(what, s string) {
				if s := squeezed(s); !strings.Contains(got, s) {
					t.Errorf("%s %q is not in the text", what, s)
				}
			}
			for _, b := range d.Blocks {
				switch b := b.(type) {
				case *report.Cover:
					for _, s := range append(b.Lines, b.Date) {
						want("cover", s)
					}
				case *report.Heading:
					want("heading", b.Text)
				case *report.Paragraph:
					want("paragraph", b.Text())
				case *report.TableBlock:
					want("title", b.Table.Title)
					for _, n := range b.Table.Notes {
						want("note", n)
					}
					for _, r := range b.Table.Head {
						for _, c := range r {
							want("head cell", c.Text)
						}
					}
					for _, r := range b.Table.Rows {
						for _, c := range r.Cells {
							if len(c.Text) < 2000 { // longer ones are parted by a page's end
								want("cell", c.Text)
							}
						}
					}
				}
			}
		})
	}
}

// TestLinesReadWithoutBlanks: a justified line copies without blanks between
// its characters, however far it is stretched.
func TestLinesReadWithoutBlanks(t *testing.T) {
	text := poppler(t, "pdftotext", "-raw", written(t, sampleDocument(t)), "-")
	between := regexp.MustCompile(`[\p{Han}，。、；：）] [\p{Han}\d（]|[\p{Han}，] ?\d+ [\p{Han}.]`)
	for _, ln := range strings.Split(text, "\n") {
		if strings.HasPrefix(ln, "第") || !strings.Contains(ln, "。") {
			continue // headings have a blank of their own
		}
		if m := between.FindString(ln); m != "" {
			t.Errorf("blank in %q: %q", ln, m)
		}
	}
	if want := "2022年度一般公共预算财政拨款支出年初预算为\n"; !strings.Contains(text, want) {
		t.Errorf("the most stretched line does not read as %q", want)
	}
}

func TestTallCellIsPartedNotCut(t *testing.T) {
	d := newDocument()
	d.Blocks = append(d.Blocks, assessment(14, 120))
	got := textOf(t, written(t, d), "")
	for i := range 120 {
		for _, word := range []string{"完成", "预期"} {
			s := squeezed(fmt.Sprintf("%s第%d项：", word, i+1))
			n := strings.Count(got, s)
			if want := i < 60 || word == "完成"; want && n != 1 {
				t.Errorf("%q stands %d times in the text", s, n)
			}
		}
	}
	if n := strings.Count(got, "产出指标1"); n < 1 {
		t.Error("the label of a merged cell is missing")
	}
	if n := strings.Count(got, "年度总体目标"); n < 2 {
		t.Errorf("the label of a parted block stands %d times, should stand on each page", n)
	}
}

func TestPagesHaveTheirOrientation(t *testing.T) {
	path := written(t, sampleDocument(t))
	out := poppler(t, "pdfinfo", "-l", "1000", path)
	sizes := regexp.MustCompile(`Page +(\d+) size: +([\d.]+) x ([\d.]+) pts`).FindAllStringSubmatch(out, -1)
	wide := map[string]bool{}
	for _, m := range sizes {
		w, _ := strconv.ParseFloat(m[2], 64)
		h, _ := strconv.ParseFloat(m[3], 64)
		if w*h < 500_000 || w*h > 502_000 {
			t.Errorf("page %s is %v × %v, not A4", m[1], w, h)
		}
		wide[m[1]] = w > h
	}
	if n := len(sizes); n < 25 || n > 30 {
		t.Errorf("the sample has %d pages", n)
	}
	for i := range sizes {
		n := strconv.Itoa(i + 1)
		text := poppler(t, "pdftotext", "-raw", "-f", n, "-l", n, path, "-")
		for label, want := range map[string]bool{
			"公开01表": false, "公开02表": true, "公开03表": true, "公开04表": true, "公开05表": false,
			"公开06表": true, "公开07表": true, "公开08表": true, "公开09表": true,
			"名词解释": false, "绩效自评情况表": false,
		} {
			if strings.Contains(text, label) && wide[n] != want {
				t.Errorf("page %s with %s: landscape is %v, want %v", n, label, wide[n], want)
			}
		}
	}
}

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	out := poppler(t, "pdffonts", written(t, hardDocument()))
	rows := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(rows) != int(faces)+1 {
		t.Errorf("%d fonts, want the %d faces and the hidden one:\n%s", len(rows), faces, out)
	}
	for _, r := range rows {
		if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes`).MatchString(r) {
			t.Errorf("font is not an embedded subset with a table of characters: %s", r)
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	for name, make := range map[string]func() *report.Document{
		"sample": func() *report.Document { return sampleDocument(t) }, "hard": hardDocument,
	} {
		var first, second bytes.Buffer
		if err := Write(&first, make()); err != nil {
			t.Fatal(err)
		}
		if err := Write(&second, make()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two files of one document differ", name)
		}
	}
}

func TestProperties(t *testing.T) {
	d := hardDocument()
	d.Title = "2022年度吴𠮷部门决算"
	out := poppler(t, "pdfinfo", "-isodates", written(t, d))
	for _, want := range []string{"Title:           " + d.Title, "Author:          " + d.Department, "CreationDate:    2023-09-28T00:00:00Z"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestMarkStandsOnEveryPage(t *testing.T) {
	d := sampleDocument(t)
	pages := strings.Split(strings.TrimSuffix(poppler(t, "pdftotext", written(t, d), "-"), "\f"), "\f")
	for i, p := range pages {
		if !strings.Contains(p, "【示例】") {
			t.Errorf("page %d has no mark", i+1)
		}
	}
	d.Mark = ""
	if text := poppler(t, "pdftotext", written(t, d), "-"); strings.Contains(text, "示例") {
		t.Error("a final document has a mark")
	}
}

func TestStyles(t *testing.T) {
	d := sampleDocument(t)
	d.Style = report.GBT9704
	l, err := newLayout(d)
	if err != nil {
		t.Fatal(err)
	}
	g := portrait(l.style)
	if n := int(g.height() / l.style.BodyPitch); n != 22 {
		t.Errorf("a page of GB/T 9704 has %d lines, want 22", n)
	}
	gs := l.metrics.shape(strings.Repeat("决", 60), fang, l.style.BodySize, 0)
	if ln := breakLines(gs, g.width(), 0)[0]; ln.to != 27 && ln.to != 28 {
		t.Errorf("a line of GB/T 9704 has %d characters, want 28", ln.to)
	}
	if got := textOf(t, written(t, d), d.Mark); !strings.Contains(got, "公开09表") {
		t.Error("the document is incomplete")
	}
}

func TestDocumentWithoutStyleOrFrontMatter(t *testing.T) {
	d := &report.Document{Blocks: []report.Block{
		expenditureTable("03", manyRows(3)), heading(2, "一、说明"), paragraph("无。"), &report.Cover{}, &report.Paragraph{},
	}}
	if got := textOf(t, written(t, d), ""); !strings.Contains(got, "一、说明无。") {
		t.Errorf("text is %q", got)
	}
}

func TestEmptyDocumentIsRefused(t *testing.T) {
	for _, blocks := range [][]report.Block{nil, {&report.Paragraph{}}} {
		var b bytes.Buffer
		err := Write(&b, &report.Document{Blocks: blocks})
		if err == nil || !strings.Contains(err.Error(), "没有任何内容") || b.Len() != 0 {
			t.Errorf("%d blocks: error %v, %d bytes written", len(blocks), err, b.Len())
		}
	}
}

// TestGapStandsOnAmber: what a person has to supply is marked on every line
// it runs over, and nothing else is.
func TestGapStandsOnAmber(t *testing.T) {
	d := hardDocument()
	l, err := newLayout(d)
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, p := range l.run() {
		for _, r := range p.rects {
			marked++
			if r.color != amber || r.w < 5*l.style.BodySize || r.x < p.left-0.01 || r.x+r.w > p.right+0.01 {
				t.Errorf("ground %+v", r)
			}
		}
	}
	if marked != 2 {
		t.Errorf("%d grounds, want one on each of the gap's two lines", marked)
	}
}

type fullDisk struct{}

var errFull = errors.New("no space left on device")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriterErrorIsReturned(t *testing.T) {
	if err := Write(fullDisk{}, sampleDocument(t)); !errors.Is(err, errFull) {
		t.Errorf("error is %v, want %v", err, errFull)
	}
}
