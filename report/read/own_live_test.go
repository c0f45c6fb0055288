package read

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

// TestOwnNumbersFollow types amounts beside numbers that the office wrote by
// hand, which are read in a copy of their paragraph: a session that follows
// finds what a fresh one finds.
func TestOwnNumbersFollow(t *testing.T) {
	for _, pack := range []string{"shanghai-2024", "henan-2022"} {
		t.Run(pack, func(t *testing.T) {
			p, err := report.LoadPack(pack)
			if err != nil {
				t.Fatal(err)
			}
			cat, err := store.LoadCatalogue()
			if err != nil {
				t.Fatal(err)
			}
			rules, err := check.Load()
			if err != nil {
				t.Fatal(err)
			}
			y := storetest.Sample()
			for _, e := range y.Expenditure {
				y.Texts = append(y.Texts, store.Text{Place: "文字/用途/" + e.Code, Text: "用于2个项目，共5万元。"})
			}
			l, err := report.NewLive(p, cat, y, nil, "", report.Options{})
			if err != nil {
				t.Fatal(err)
			}
			fresh := func() *check.Session {
				in, err := Input(p, cat, l.Book(), l.Document(), l.Year())
				if err != nil {
					t.Fatal(err)
				}
				return check.NewSession(rules, in, check.Options{})
			}
			s := fresh()
			r := rand.New(rand.NewPCG(3, 3))
			for i := range 30 {
				e := y.Expenditure[r.IntN(len(y.Expenditure))]
				addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "决算数")
				value := fmt.Sprint(1 + r.IntN(9_000_000))
				up, err := l.Set(store.Change{Addr: addr, Value: value})
				if err != nil {
					t.Fatal(err)
				}
				if s.Anew(l, up) {
					s = fresh()
					continue
				}
				if got, want := ids(s.Follow(l, up)), ids(fresh().Result()); !slices.Equal(got, want) {
					t.Fatalf("change %d, %s = %s: findings\n%v\nwant\n%v", i, addr, value, got, want)
				}
			}
		})
	}
}

func ids(r *check.Result) []string {
	var out []string
	for i := range r.Findings {
		f := &r.Findings[i]
		out = append(out, f.Rule+" "+f.ID()+" "+f.Message)
	}
	return out
}
