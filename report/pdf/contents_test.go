package pdf

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"juesuan/report"
)

// TestContentsNumbersArePrintedNumbers: each entry's number is printed on the
// page where its title stands.
func TestContentsNumbersArePrintedNumbers(t *testing.T) {
	d := sampleDocument(t)
	pages := strings.Split(poppler(t, "pdftotext", "-raw", written(t, d), "-"), "\f")
	printed := map[string]string{} // number → the page's text
	var front strings.Builder
	for _, p := range pages {
		if m := regexp.MustCompile(`(?m)^— (\d+) —$`).FindStringSubmatch(p); m != nil {
			printed[m[1]] = squeezed(p)
		} else {
			front.WriteString(squeezed(p))
		}
	}
	for i, e := range d.Outline() {
		m := regexp.MustCompile(regexp.QuoteMeta(squeezed(e.Text)) + `(\d+)`).FindStringSubmatch(front.String())
		if m == nil {
			t.Errorf("%q is not in the contents", e.Text)
			continue
		}
		if !strings.Contains(printed[m[1]], squeezed(e.Text)) {
			t.Errorf("%q stands not on page %s", e.Text, m[1])
		}
		if i == 0 && m[1] != "1" {
			t.Errorf("the first entry is on page %s", m[1])
		}
	}
}

// TestPageNumbersStandOutside: odd right, even left, on wide pages too.
func TestPageNumbersStandOutside(t *testing.T) {
	l, err := newLayout(sampleDocument(t))
	if err != nil {
		t.Fatal(err)
	}
	wide := 0
	for i, p := range l.run() {
		if p.number == 0 {
			continue
		}
		if (i+1)%2 != p.number%2 {
			t.Fatalf("sheet %d has number %d: page 1 is not a right-hand page", i+1, p.number)
		}
		var number text
		for _, x := range p.texts {
			if strings.HasPrefix(x.s, "— ") || x.s == "—" {
				number = x
				break
			}
		}
		if right := number.x > p.w/2; number.s == "" || right != (p.number%2 == 1) {
			t.Errorf("number %d stands at %v of %v", p.number, number.x, p.w)
		}
		if number.y < p.bottom || number.y > p.h {
			t.Errorf("number %d stands at height %v", p.number, number.y)
		}
		if p.w > p.h {
			wide++
		}
	}
	if wide < 5 {
		t.Errorf("%d wide pages", wide)
	}
}

// TestLinksLeadToTheirPlaces reads the links and the outline out of the file:
// every target lies on its page, near the upper edge where a part or a table
// starts, on wide pages too.
func TestLinksLeadToTheirPlaces(t *testing.T) {
	d := sampleDocument(t)
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	f, err := split(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	heights := map[string]float64{}
	for i, o := range f.objects {
		if m := regexp.MustCompile(`/MediaBox \[ 0 0 [\d.]+ ([\d.]+) \]`).FindSubmatch(o); m != nil && bytes.Contains(o, []byte("/Type /Page\n")) {
			heights[strconv.Itoa(i+1)], _ = strconv.ParseFloat(string(m[1]), 64)
		}
	}
	count := map[string]int{}
	wide := 0
	for _, o := range f.objects {
		m := regexp.MustCompile(`/Dest \[(\d+) 0 R /XYZ (?:0|null) ([\d.-]+) null\]`).FindSubmatch(o)
		if m == nil {
			continue
		}
		h := heights[string(m[1])]
		y, _ := strconv.ParseFloat(string(m[2]), 64)
		if h == 0 || y <= 0 || y > h {
			t.Errorf("target at height %v of a page of %v", y, h)
		}
		if h < 600 {
			wide++
			if y < h-100 {
				t.Errorf("a table on a wide page is reached at %v of %v", y, h)
			}
		}
		kind := "outline"
		if bytes.Contains(o, []byte("/Subtype /Link")) {
			kind = "link"
		}
		count[kind]++
	}
	n := len(d.Outline())
	if count["link"] != n || count["outline"] != n || wide != 14 {
		t.Errorf("%d links, %d bookmarks, %d to wide pages; want %d, %d, 14", count["link"], count["outline"], wide, n, n)
	}
}

func TestOutlineIsNested(t *testing.T) {
	d := newDocument()
	d.Blocks = append(d.Blocks,
		heading(2, "前言"), heading(1, "甲部"), heading(2, "一、"), heading(2, "二、"), heading(1, "乙部"), heading(2, "三、"))
	l, err := newLayout(d)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range outlineOf(d, l.run()) {
		s := b.title
		for _, c := range b.children {
			s += "/" + c.title
		}
		got = append(got, s)
	}
	if want := "前言 甲部/一、/二、 乙部/三、"; strings.Join(got, " ") != want {
		t.Errorf("outline is %v, want %s", got, want)
	}
}

func TestLongTitlesWrapInTheContents(t *testing.T) {
	d := hardDocument()
	l, err := newLayout(d)
	if err != nil {
		t.Fatal(err)
	}
	l.run()
	g := portrait(l.style)
	entries, _ := l.entries(g)
	wrapped := false
	for _, e := range entries {
		wrapped = wrapped || len(e.lines) > 1
		for _, ln := range e.lines {
			if ln.natural > g.width()-e.indent-3*l.style.ContentsSize {
				t.Errorf("%q runs into its number", e.Text)
			}
		}
	}
	if !wrapped {
		t.Error("no title wraps")
	}
}

func TestPartBeforeTablesHasItsOwnPage(t *testing.T) {
	d := sampleDocument(t)
	l, err := newLayout(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.run() {
		for _, a := range p.anchors {
			if !strings.HasPrefix(a.id, "标题/第二部分") {
				continue
			}
			if len(p.anchors) != 1 || len(p.rules) != 0 {
				t.Error("the part's page holds more than its title")
			}
			if a.y < p.h/5 || a.y > p.h/2 {
				t.Errorf("the title stands at %v of %v", a.y, p.h)
			}
		}
	}
	if l.beforeTable(len(d.Blocks)) {
		t.Error("nothing follows the last block")
	}
	if _, ok := d.Blocks[len(d.Blocks)-1].(*report.TableBlock); !ok {
		t.Error("the sample does not end with a table")
	}
}
