package audit

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

// TestRandomLedgers: what the program writes for any ledger, in any format and
// either unit, is read back cell by cell, its numbers of the text too, and has
// no errors but places that nobody filled in. AUDIT_LONG=1 tries 200 ledgers.
func TestRandomLedgers(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	n := 3
	if os.Getenv("AUDIT_LONG") != "" {
		n = 200
	}
	packs := []string{"henan-2022", "shanghai-2024"}
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		y := storetest.Random(r, 1+r.IntN(60))
		pack, unit := packs[r.IntN(2)], []report.Unit{report.Wan, report.Yuan}[r.IntN(2)]
		d := written(t, pack, y, unit)
		for format, through := range formats {
			t.Run(fmt.Sprintf("%d %s %s %s", seed, pack, unit, format), func(t *testing.T) {
				f, err := through(d)
				if err != nil {
					t.Fatal(err)
				}
				got, err := Of(f, rules)
				if err != nil {
					t.Fatal(err)
				}
				for _, x := range got.Result.Of(check.Error) {
					if x.Rule != "D14" {
						t.Errorf("%s %s", x.Rule, x.Message)
					}
				}
				if got.Unit != unit || got.Year != y.Year {
					t.Errorf("read as %d in %s", got.Year, got.Unit)
				}
				amounts(t, d, got)
				if format != "xlsx" { // it has tables only
					claims(t, d, got)
				}
			})
		}
	}
}

// written is a year's document in a pack and a unit.
func written(t testing.TB, name string, y *store.Year, unit report.Unit) *report.Document {
	t.Helper()
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := report.LoadPack(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := report.Derive(pack, cat, y, nil, unit)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(pack, b, y, report.Options{Style: report.Default})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// claims compares the figures of the text with those that were read: as many
// in each section, and each is printed as it was.
func claims(t *testing.T, d *report.Document, r *Report) {
	t.Helper()
	want, got := figures(d), figures(r.read.Document)
	for section, list := range want {
		if strings.Join(list, " ") != strings.Join(got[section], " ") {
			t.Errorf("section %s claims\n%v, read are\n%v", section, list, got[section])
		}
	}
}

// figures are the printed numbers of amounts and shares by section.
func figures(d *report.Document) map[string][]string {
	out := map[string][]string{}
	for _, b := range d.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			if p.Runs[i].Figure != nil {
				out[p.Section] = append(out[p.Section], p.Runs[i].Text)
			}
		}
	}
	return out
}
