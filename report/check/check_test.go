package check

import (
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// input works out a year and its document.
func input(t testing.TB, y, prior *store.Year) Input {
	t.Helper()
	p, err := report.LoadPack(report.DefaultPack)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	b, err := report.Derive(p, cat, y, prior, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(p, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Input{Book: b, Document: d, Year: y, Catalogue: cat}
}

func sample(t testing.TB) Input { t.Helper(); return input(t, storetest.Sample(), nil) }

func invented(t testing.TB) Input {
	t.Helper()
	y, prior := storetest.Invented()
	return input(t, y, prior)
}

func load(t testing.TB) *Rules {
	t.Helper()
	r, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestShow(t *testing.T) {
	for name, in := range map[string]Input{"sample": sample(t), "invented": invented(t)} {
		res := Run(load(t), in, Options{})
		for _, r := range res.Rules {
			if r.Outcome != Holds {
				t.Logf("%s %s %s %d %v", name, r.ID, r.Outcome, r.Tested, r.Missing)
			}
		}
		for _, f := range res.Findings {
			t.Logf("%s %s %s %s [%d]", name, f.Severity, f.Rule, f.Message, len(f.Consequences))
		}
	}
}
