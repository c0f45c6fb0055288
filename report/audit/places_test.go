package audit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/report/check"
)

// TestPlaces: invented documents in the manner of five places, all of whose
// figures agree, have no error; of the errors planted in them, each alone, every
// one is found. The paragraphs of each are read as well where a page made every
// printed line one.
func TestPlaces(t *testing.T) {
	for _, place := range []string{"explained-first", "yuan", "chapters", "large-classes", "name-above"} {
		t.Run(place, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", "places", place+".html"))
			if err != nil {
				t.Fatal(err)
			}
			page := string(data)
			for _, columns := range []int{0, 28, 41} {
				for f := range foundIn(t, torn(page, columns)) {
					if strings.HasPrefix(f, string(check.Error)) {
						t.Errorf("%d columns: %s", columns, f)
					}
				}
			}
			was := foundIn(t, page)
			plants, err := os.ReadFile(filepath.Join("testdata", "places", place+".tsv"))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(plants)) {
				old, wrong, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
				spoilt := strings.Replace(page, old, wrong, 1)
				if spoilt == page {
					t.Fatalf("nothing was changed by %s", line)
				}
				found := false
				for f := range foundIn(t, spoilt) {
					found = found || !was[f]
				}
				if !found {
					t.Errorf("not found: %s instead of %s", wrong, old)
				}
			}
		})
	}
}

// foundIn are the errors and warnings of a page.
func foundIn(t *testing.T, page string) map[string]bool {
	t.Helper()
	r := auditPage(t, page)
	out := map[string]bool{}
	every(r.Result.Findings, func(f *check.Finding) {
		if f.Severity == check.Error || f.Severity == check.Warning {
			out[string(f.Severity)+" "+f.Rule+" "+f.Message] = true
		}
	})
	return out
}

// torn breaks each paragraph of a page into paragraphs of so many Chinese
// characters, 0 for none.
func torn(page string, columns int) string {
	if columns == 0 {
		return page
	}
	var out strings.Builder
	for {
		head, rest, ok := strings.Cut(page, "<p>")
		out.WriteString(head)
		if !ok {
			return out.String()
		}
		text, after, _ := strings.Cut(rest, "</p>")
		width := 0
		out.WriteString("<p>")
		for _, c := range text {
			w := 1
			if c > 0xff {
				w = 2
			}
			if width+w > 2*columns && !strings.ContainsRune("，。；：）、%", c) {
				out.WriteString("</p><p>")
				width = 0
			}
			out.WriteRune(c)
			width += w
		}
		out.WriteString("</p>")
		page = after
	}
}
