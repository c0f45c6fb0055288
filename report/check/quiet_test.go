package check

import (
	"math/rand/v2"
	"slices"
	"testing"

	"juesuan/report"
	"juesuan/store/storetest"
)

// ids are the rules that have findings of a severity, each once, in order.
func ids(res *Result, s Severity) []string {
	var out []string
	for _, f := range res.Of(s) {
		if !slices.Contains(out, f.Rule) {
			out = append(out, f.Rule)
		}
	}
	slices.Sort(out)
	return out
}

func want(t *testing.T, res *Result, s Severity, rules ...string) {
	t.Helper()
	if got := ids(res, s); !slices.Equal(got, rules) {
		t.Errorf("%s: %v, want %v", s, got, rules)
		for _, f := range res.Of(s) {
			t.Logf("%s %s", f.Rule, f.Message)
		}
	}
}

// TestSampleHasOnlyTheWarningsItDeserves: the example's words and scores are
// its own; its figures are worked out and hold.
func TestSampleHasOnlyTheWarningsItDeserves(t *testing.T) {
	res := Run(load(t), sample(t), Options{})
	want(t, res, Error)
	want(t, res, Warning,
		"B16", // 30111 has 2.50, 2101103 nothing
		"C34", // old money is said to have paid, the opening carryover is blank
		"C36", // projects were paid for, none was assessed
		"P10", // stock phrases for changes of more than 20 %
		"Q09", // 预算调整率 missed, full score
		"Q10", // 相关, 完整 … answered with 100%
	)
	want(t, res, Info, "D16") // six kinds of lines without an explanation
	want(t, res, Balanced, "P04")
	for id, why := range map[string]string{"B23": "no year before", "Q08": "no procurement budget"} {
		if res.Outcome(id) != NotChecked {
			t.Errorf("%s ended as %s: there is %s", id, res.Outcome(id), why)
		}
	}
}

func TestInventedIsSilent(t *testing.T) {
	y, prior := storetest.Invented()
	for name, in := range map[string]Input{"2023": input(t, y, prior), "2022": input(t, prior, nil)} {
		t.Run(name, func(t *testing.T) {
			res := Run(load(t), in, Options{})
			want(t, res, Error)
			want(t, res, Warning)
			want(t, res, Info,
				"A23", // codes that the catalogue lacks
				"D16", // kinds of lines without an explanation
			)
		})
	}
}

// TestRandomYearsHaveNoErrors: whatever tails a year has, its own documents
// are right; also where only printed figures are known.
func TestRandomYearsHaveNoErrors(t *testing.T) {
	rules := load(t).Without("D14") // nobody entered the words of a random year
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 11))
		in := input(t, storetest.Random(r, 1+int(seed*5)), nil)
		for _, printed := range []bool{false, true} {
			in.PrintedOnly = printed
			for _, f := range Run(rules, in, Options{}).Of(Error) {
				if f.Rule == "D14" {
					continue // the words a random year lacks are visible gaps, rightly found
				}
				t.Errorf("seed %d, printed only %v: %s %s", seed, printed, f.Rule, f.Message)
			}
		}
	}
}

// TestPrintedTailsAreTails: the tails of the published document are tails when
// only its printed figures are known.
func TestPrintedTailsAreTails(t *testing.T) {
	in := sample(t)
	in.PrintedOnly = true
	res := Run(load(t), in, Options{})
	want(t, res, Error)
	var codes []string
	for _, f := range res.Of(Tail) {
		codes = append(codes, f.Places[0].Addr)
	}
	for _, addr := range []string{"02/20103/本年收入合计", "06/302/决算数"} {
		if !slices.Contains(codes, addr) {
			t.Errorf("%s is not among the tails %v", addr, codes)
		}
	}
}

// TestASingleChangeIsFound changes one printed amount at a time by more than a
// tail. Only amounts that no other place depends on can escape.
func TestASingleChangeIsFound(t *testing.T) {
	rules := load(t)
	r := rand.New(rand.NewPCG(3, 4))
	found, all := 0, 0
	for range 6 {
		in := invented(t)
		in.PrintedOnly = true
		var cells []*report.Cell
		for _, id := range nine {
			for i := range in.Book.Table(id).Rows {
				for j := range in.Book.Table(id).Rows[i].Cells {
					if c := &in.Book.Table(id).Rows[i].Cells[j]; c.Addr != "" && c.Text != "" {
						cells = append(cells, c)
					}
				}
			}
		}
		for range 8 {
			c := cells[r.IntN(len(cells))]
			before := *c
			a := *c.Amount
			a.Printed = a.Printed.Add(dec("0.57")).Add(dec("1").Mul(dec("1").Shift(int32(r.IntN(4)))))
			c.Amount, c.Text = &a, a.Printed.StringFixed(2)
			all++
			if len(Run(rules, in, Options{}).Of(Error)) > 0 {
				found++
			} else {
				t.Logf("%s not found", c.Addr)
			}
			*c = before
		}
	}
	if found*100 < all*99 {
		t.Errorf("%d of %d changes found", found, all)
	}
}

func TestAcceptedStaysVisibleUntilItsFiguresChange(t *testing.T) {
	rules, in := load(t), sample(t)
	first := Run(rules, in, Options{})
	var key string
	for _, f := range first.Of(Warning) {
		if f.Rule == "B16" {
			key = f.Key()
		}
	}
	opt := Options{Accepted: map[string]string{key: "本级没有该科目"}}
	if got := ids(Run(rules, in, opt), Warning); slices.Contains(got, "B16") {
		t.Error("an accepted finding still counts")
	}
	if list := Run(rules, in, opt).By("B16"); len(list) != 1 || list[0].Accepted == "" {
		t.Errorf("an accepted finding is not shown as accepted: %+v", list)
	}
	s := &spoiler{TB: t, in: in}
	s.carry("06/30111/决算数", "1")
	if got := ids(Run(rules, in, opt), Warning); !slices.Contains(got, "B16") {
		t.Error("the finding did not come back when its figure changed")
	}
}

// TestContradictionStopsWhatRelies: a table that contradicts itself makes the
// rules that rely on it not checked.
func TestContradictionStopsWhatRelies(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	s.set("03/合计/本年支出合计", "5")
	res := Run(load(t), s.in, Options{})
	if res.Outcome("A09") != Found || res.Outcome("B03") != NotChecked {
		t.Errorf("A09 %s, B03 %s", res.Outcome("A09"), res.Outcome("B03"))
	}
}
