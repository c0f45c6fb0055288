package text

import (
	"os"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read/raw"
	"juesuan/store"
	"juesuan/store/storetest"
)

// publishedText is the text of a published disclosure as a PDF gave it: lines
// of the page, with empty ones between.
func publishedText(t testing.TB) []*raw.Line {
	t.Helper()
	b, err := os.ReadFile("testdata/published-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []*raw.Line
	for l := range strings.SplitSeq(string(b), "\n") {
		out = append(out, &raw.Line{Text: l})
	}
	return out
}

func TestPublishedText(t *testing.T) {
	p := publish(t, "henan-2022", storetest.Sample(), nil, "")
	book := p.printed()
	res := Read(publishedText(t), nil, book)
	for _, b := range res.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			t.Logf("# %d %s", b.Level, b.Text)
		case *report.Paragraph:
			s := b.Section + ": "
			for _, r := range b.Runs {
				switch {
				case r.Figure != nil:
					s += "⟦" + r.Text + "|" + r.Figure.Formula + "⟧"
				case r.Entry != "":
					s += "⟨" + r.Text + "|" + r.Entry + "⟩"
				default:
					s += r.Text
				}
			}
			t.Log(s)
		}
	}
	for _, u := range res.Unread {
		t.Logf("unread %s %v: %s (%s)", u.Where, u.Numbers, u.Text, u.Why)
	}
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	cat, _ := store.LoadCatalogue()
	out := check.Run(rules, check.Input{Book: book, Document: res.Document, Catalogue: cat, PrintedOnly: true}, check.Options{})
	for _, f := range out.Findings {
		t.Logf("%s %s %s", f.Rule, f.Severity, f.Message)
	}
	for _, r := range out.Rules {
		if r.Outcome == check.NotChecked {
			t.Logf("not checked %s: %v", r.ID, r.Missing)
		}
	}
}
