package pdf

import (
	"math"
	"slices"
	"testing"

	"juesuan/report"
	"juesuan/report/pages"
	"juesuan/store"
	"juesuan/store/storetest"
)

// derived is the document of the example department, whose figures have
// addresses.
func derived(t *testing.T) *report.Document {
	t.Helper()
	p, err := report.LoadPack(report.DefaultPack)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	y := storetest.Sample()
	b, err := report.Derive(p, cat, y, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(p, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestCharsStandWhereTheFileShowsThem asks another program, PDFium, about a
// file whose stretched lines do not say what they read.
func TestCharsStandWhereTheFileShowsThem(t *testing.T) {
	for name, d := range map[string]*report.Document{"derived": derived(t), "sample": sampleDocument(t)} {
		f, err := Make(d)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := pages.Open(t.Context(), withoutSpans(t, d))
		if err != nil {
			t.Fatal(err)
		}
		n, off := 0, 0
		for i, p := range f.Pages {
			chars, err := shown.Chars(t.Context(), i)
			if err != nil {
				t.Fatal(err)
			}
			if len(chars) != len(p.Chars) {
				t.Errorf("%s: page %d has %d characters, the file shows %d", name, i, len(p.Chars), len(chars))
			}
			for _, c := range chars {
				n++
				if !slices.ContainsFunc(p.Chars, func(own Char) bool {
					return own.R == c.R && math.Abs(own.X-c.X) < 0.2*own.H && math.Abs(own.Y+own.H/2-c.Y-c.H/2) < 0.3*own.H
				}) {
					off++
					if off < 10 {
						t.Errorf("%s: page %d shows %c at %v", name, i, c.R, c.Box)
					}
				}
			}
		}
		shown.Close()
		if n < 5000 {
			t.Errorf("%s: only %d characters", name, n)
		}
	}
}

// withoutSpans is the document's file with nothing said of stretched lines.
func withoutSpans(t *testing.T, d *report.Document) []byte {
	t.Helper()
	l, err := newLayout(d)
	if err != nil {
		t.Fatal(err)
	}
	set := l.run()
	for _, p := range set {
		p.spans = nil
	}
	raw, ops, err := emit(set, l.metrics.missing)
	if err != nil {
		t.Fatal(err)
	}
	file, err := finish(raw, ops, d, set, l.metrics.missing)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestPlacesHoldTheirText: the characters in a thing's places are its text.
func TestPlacesHoldTheirText(t *testing.T) {
	f, err := Make(derived(t))
	if err != nil {
		t.Fatal(err)
	}
	type thing struct {
		addr, text string
		page       int // a cell's words stand again on the next page, and again
	}
	shown := map[thing]string{}
	cells, figures := 0, 0
	for _, p := range f.Places {
		if p.Addr == "" || len(p.Sources) == 0 || p.W <= 0 || p.H <= 0 {
			t.Errorf("%+v says too little", p)
		}
		th := thing{addr: p.Addr, text: squeezed(p.Text)}
		if f.Pages[p.Page].Table != "" {
			cells++
			th.page = p.Page
		} else {
			figures++
		}
		for _, c := range f.Pages[p.Page].Chars {
			if x, y := c.X+c.W/2, c.Y+c.H/2; x >= p.X && x < p.X+p.W && y >= p.Y && y < p.Y+p.H {
				shown[th] += string(c.R)
			}
		}
	}
	if cells < 500 || figures < 100 {
		t.Errorf("only %d cells and %d figures have places", cells, figures)
	}
	for th, text := range shown {
		for th.text != "" && len(text) > len(th.text) && text[:len(th.text)] == th.text {
			text = text[len(th.text):] // the same words, quoted again
		}
		if text != th.text {
			t.Errorf("%s on page %d is %q, its places show %q", th.addr, th.page, th.text, text)
		}
	}
}
