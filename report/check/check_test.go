package check

import (
	"os"
	"strings"
	"sync"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// world is what every input needs, loaded once.
var world = sync.OnceValues(func() (w struct {
	pack *report.Pack
	cat  *store.Catalogue
}, err error) {
	if w.pack, err = report.LoadPack(report.DefaultPack); err != nil {
		return w, err
	}
	w.cat, err = store.LoadCatalogue()
	return w, err
})

// input works out a year and its document.
func input(t testing.TB, y, prior *store.Year) Input {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	b, err := report.Derive(w.pack, w.cat, y, prior, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(w.pack, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	form, err := Form(w.pack, w.cat, y.Year)
	if err != nil {
		t.Fatal(err)
	}
	return Input{Book: b, Document: d, Year: y, Catalogue: w.cat, Form: form}
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

// TestEveryRuleFindsItsPlantedError changes one thing and wants the rule named
// to find it, to name the place, to be as grave as the rule is and to say it in words that a clerk can read.
// CHECK_WITHOUT leaves one rule out.
func TestEveryRuleFindsItsPlantedError(t *testing.T) {
	rules := load(t)
	if id := os.Getenv("CHECK_WITHOUT"); id != "" {
		rules = rules.Without(id)
	}
	planted := map[string]bool{}
	for i, m := range mutations {
		planted[m.rule] = true
		t.Run(m.rule+" "+m.place, func(t *testing.T) {
			t.Parallel()
			s := &spoiler{TB: t, in: invented(t)}
			m.spoil(s)
			res := Run(rules, s.in, Options{})
			readable(t, rules, res)
			if i%8 == 0 || long() {
				printed := s.in
				printed.PrintedOnly = true
				readable(t, rules, Run(rules, printed, Options{}))
			}
			list := res.By(m.rule)
			if len(list) == 0 {
				t.Fatalf("not found; the rule ended as “%s”", res.Outcome(m.rule))
			}
			r, err := rules.Rule(m.rule)
			if err != nil {
				t.Fatal(err)
			}
			grave := r.Severity
			if m.rule == "P04" { // information where shares were moved to sum to 100, else an error
				grave = Error
			}
			if strings.HasPrefix(m.place, "警告：") { // the rule has lesser findings too
				m.place, grave = strings.TrimPrefix(m.place, "警告："), Warning
			}
			if !found(res, formulaError{mutation: m}, grave) {
				t.Errorf("found, but not at %s as %s: %s %+v", m.place, grave, list[0].Severity, list[0].Places)
			}
		})
	}
	for _, r := range load(t).All() {
		if !planted[r.ID] {
			t.Errorf("no planted error is for rule %s", r.ID)
		}
	}
}
