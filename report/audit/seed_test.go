package audit

import (
	"context"
	"os"
	"testing"

	"juesuan/report/check"
	"juesuan/report/read/raw"
	"juesuan/report/read/txt"
)

func audit(t testing.TB, name string) *Report {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := txt.Read(context.Background(), data, raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Of(f, rules)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSeed(t *testing.T) {
	r := audit(t, "../read/testdata/disclosure-2022.txt")
	for _, f := range r.Result.Findings {
		t.Logf("%s %s %s | %s", f.Severity, f.Rule, f.Message, f.Cause)
		for _, c := range f.Consequences {
			t.Logf("     > %s %s", c.Rule, c.Message)
		}
	}
	for _, u := range r.Unread {
		t.Log("UNREAD", u)
	}
	for _, x := range r.Result.Rules {
		if len(x.Missing) > 0 {
			t.Log("MISSING", x.ID, x.Outcome, x.Missing)
		}
	}
	t.Log(r.Sections, r.Claims)
}
