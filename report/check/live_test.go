package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// followed is a year that is typed into, with its findings.
type followed struct {
	live    *report.Live
	session *Session
	in      Input
	rules   *Rules
}

func follow(t testing.TB, y, prior *store.Year) *followed {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	l, err := report.NewLive(w.pack, w.cat, y, prior, "", report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	form, err := Form(w.pack, w.cat, y.Year)
	if err != nil {
		t.Fatal(err)
	}
	f := &followed{live: l, rules: load(t), in: Input{Catalogue: w.cat, Form: form}}
	f.anew()
	return f
}

func (f *followed) anew() {
	f.in.Book, f.in.Document, f.in.Year = f.live.Book(), f.live.Document(), f.live.Year()
	f.session = NewSession(f.rules, f.in, Options{})
}

// set changes an entry and brings the findings up to date.
func (f *followed) set(t testing.TB, addr, value string) *Result {
	t.Helper()
	up, err := f.live.Set(store.Change{Addr: addr, Value: value})
	if err != nil {
		t.Fatal(err)
	}
	return f.session.Follow(f.live, up)
}

// TestFindingsFollowEntries types amounts into a year and wants what a run from
// nothing finds.
func TestFindingsFollowEntries(t *testing.T) {
	inventedYear, prior := storetest.Invented()
	for name, f := range map[string]*followed{
		"sample": follow(t, storetest.Sample(), nil), "invented": follow(t, inventedYear, prior), "wide": follow(t, storetest.Wide(60), nil),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(5, 8))
			for i := range 40 {
				y := f.live.Year()
				e := y.Expenditure[r.IntN(len(y.Expenditure))]
				field := []string{"年初预算数", "全年预算数", "决算数"}[r.IntN(3)]
				addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), field)
				value := store.Fen(r.Int64N(9_000_000_00) + 1)
				if r.IntN(6) == 0 {
					value = store.Fen(0)
				}
				got := f.set(t, addr, value.StringFixed(2))
				now := f.in
				now.Book, now.Document, now.Year = f.live.Book(), f.live.Document(), f.live.Year()
				sameResult(t, fmt.Sprintf("change %d: %s = %s", i, addr, value.StringFixed(2)), got, Run(f.rules, now, Options{}))
				if t.Failed() {
					return
				}
			}
		})
	}
}

// TestFindingsFollowWords changes the office's words, for some that explain
// nothing and back, and wants what a run from nothing finds.
func TestFindingsFollowWords(t *testing.T) {
	inventedYear, prior := storetest.Invented()
	for name, f := range map[string]*followed{"sample": follow(t, storetest.Sample(), nil), "invented": follow(t, inventedYear, prior)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			texts := f.live.Year().Texts
			for i, text := range texts {
				if i%(1+len(texts)/12) > 0 {
					continue
				}
				for _, words := range []string{"根据工作实际情况", "新增三所学校的校舍维修,,共三处", text.Text} {
					addr := store.JoinAddress("文字", text.Place, "内容")
					got := f.set(t, addr, words)
					now := f.in
					now.Book, now.Document, now.Year = f.live.Book(), f.live.Document(), f.live.Year()
					sameResult(t, fmt.Sprintf("words %d: %s = %s", i, addr, words), got, Run(f.rules, now, Options{}))
					if t.Failed() {
						return
					}
				}
			}
		})
	}
}

// TestNumbersFollowWithoutWords leaves the rules that read words aside for a
// while: the others come to what a run from nothing comes to, and then all do.
func TestNumbersFollowWithoutWords(t *testing.T) {
	inventedYear, prior := storetest.Invented()
	for name, f := range map[string]*followed{
		"sample": follow(t, storetest.Sample(), nil), "invented": follow(t, inventedYear, prior), "wide": follow(t, storetest.Wide(60), nil),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(2, 8))
			reworded := 0
			for i := range 40 {
				y := f.live.Year()
				e := y.Expenditure[r.IntN(len(y.Expenditure))]
				value := []store.Yuan{e.InitialBudget, e.Actual, store.Fen(r.Int64N(9_000_000_00) + 1)}[r.IntN(3)]
				addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), []string{"年初预算数", "决算数"}[r.IntN(2)])
				up, err := f.live.Set(store.Change{Addr: addr, Value: value.StringFixed(2)})
				if err != nil {
					t.Fatal(err)
				}
				if f.session.Anew(f.live, up) {
					f.anew()
					continue
				}
				reworded += len(up.Reworded)
				got := f.session.FollowNumbers(up)
				now := f.in
				now.Book, now.Document, now.Year = f.live.Book(), f.live.Document(), f.live.Year()
				want := Run(f.rules, now, Options{})
				for k, p := range f.session.probes {
					if a, b := got.Rules[k], want.Rules[k]; !p.readsWords() && (a.Outcome != b.Outcome || a.Tested != b.Tested) {
						t.Fatalf("change %d: %s = %s: rule %+v, want %+v", i, addr, value, a, b)
					}
				}
			}
			if reworded == 0 {
				t.Error("no sentence was turned")
			}
		})
	}
}

// BenchmarkEntry is one amount that is typed: sums, sentences and findings are
// up to date. Every item's turn comes, those that turn a sentence too: these
// test everything anew, so the median and the 99th percentile are told.
func BenchmarkEntry(b *testing.B) {
	for _, n := range []int{200, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := follow(b, storetest.Wide(n), nil)
			r := rand.New(rand.NewPCG(1, 1))
			var took []time.Duration
			for b.Loop() {
				y := f.live.Year()
				e := y.Expenditure[r.IntN(len(y.Expenditure))]
				start := time.Now()
				f.set(b, store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "决算数"), store.Fen(r.Int64N(9_000_000_00)+1).StringFixed(2))
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}
