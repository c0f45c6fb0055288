package report

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"juesuan/store/storetest"
)

// FuzzTemplate parses and runs whatever comes over the sample's data: it never
// panics, ends, and says in Chinese what it cannot do.
func FuzzTemplate(f *testing.F) {
	p := testPack(f)
	for _, s := range p.texts {
		f.Add(packFile(f, strings.TrimPrefix(s.shown, DefaultPack+"/")))
	}
	for _, b := range brokenTemplates {
		f.Add(b.text)
	}
	for text := range allowedTemplates {
		f.Add(text)
	}
	y := storetest.Sample()
	book := derived(f, y, nil, "")
	address := regexp.MustCompile(`^文字/一/\d+$`)
	f.Fuzz(func(t *testing.T, text string) {
		c := &composer{pack: p, book: book, year: y}
		if err := c.begin(); err != nil {
			t.Fatal(err)
		}
		out, err := runIn(c, text)
		if err != nil {
			if !utf8.ValidString(err.Error()) && utf8.ValidString(text) || !strings.Contains(err.Error(), "一.tmpl") {
				t.Errorf("%q", err)
			}
			return
		}
		c.blocks("一", out, 0)
		for _, b := range c.doc.Blocks {
			switch b := b.(type) {
			case *Heading:
				if strings.ContainsAny(b.Text, marks) {
					t.Errorf("marks in the heading %q", b.Text)
				}
			case *Paragraph:
				for _, r := range b.Runs {
					if strings.ContainsAny(r.Text, marks) || strings.Contains(r.Text, "<no value>") && !strings.Contains(text, "<no value>") {
						t.Errorf("prints %q", r.Text)
					}
					if r.Figure != nil && (r.Figure.Text != r.Text || !address.MatchString(r.Figure.Addr)) {
						t.Errorf("%q is linked as %q at %s", r.Text, r.Figure.Text, r.Figure.Addr)
					}
				}
			}
		}
	})
}
