package text

import (
	"os"
	"strings"
	"testing"

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

// TestPublishedText reads every number of the published text, also those that
// are wrong, and the rules find what is wrong with it.
func TestPublishedText(t *testing.T) {
	p := publish(t, "henan-2022", storetest.Sample(), nil, "")
	book := p.printed()
	book.Table("09").Notes = []string{"其中，预算数为“三公”经费全年预算数。"} // stands below the table
	lines := publishedText(t)
	res := Read(lines, nil, book)
	for _, u := range res.Unread {
		t.Errorf("unread %s %v: %s (%s)", u.Where, u.Numbers, u.Text, u.Why)
	}
	for section, want := range map[string]int{"概况": 3, "一": 4, "二": 6, "三": 6, "四": 4, "五": 43, "六": 4, "九": 39, "十": 4, "十一": 9, "十二": 11, "十三": 18, "七": 1, "八": 1} {
		if got := len(figures(res.Document)[section]); got != want {
			t.Errorf("section %s has %d figures, want %d", section, got, want)
		}
	}
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	out := check.Run(rules, check.Input{Book: book, Document: res.Document, Catalogue: cat, PrintedOnly: true}, check.Options{})
	for _, want := range []struct{ rule, words string }{
		{"C08", "印 350.42"}, {"C09", "印 159.38"}, {"P05", "“因公出国”是 0"}, {"C13", "却相等"}, {"P05", "授予中小企业”是 0"}, {"P04", "1.56%"},
		{"C34", "剩余资金"}, {"C36", "自评的项目却是 0 个"}, {"C35", "说是年初预算"}, {"C30", "项目支出自评表"}, {"D18", "支出支出"}, {"D18", "反映反映"}, {"D18", "0量"},
	} {
		found := false
		for _, f := range out.By(want.rule) {
			found = found || strings.Contains(f.Message, want.words)
		}
		if !found {
			t.Errorf("%s does not find %q", want.rule, want.words)
		}
	}
	for _, f := range out.Findings {
		if f.Severity == check.Error && strings.HasPrefix(f.Rule, "D") && f.Rule != "D02" || f.Rule == "P01" || f.Rule == "C11" || f.Rule == "C33" || f.Rule == "C31" {
			t.Errorf("%s finds what is right: %s", f.Rule, f.Message)
		}
	}
}
