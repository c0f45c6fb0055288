package check

import (
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// packs are loaded once.
var packs = map[string]func() (*report.Pack, error){
	"henan-2022":    sync.OnceValues(func() (*report.Pack, error) { return report.LoadPack("henan-2022") }),
	"shanghai-2024": sync.OnceValues(func() (*report.Pack, error) { return report.LoadPack("shanghai-2024") }),
}

// inputIn works out a year and its document in a pack and a unit.
func inputIn(t testing.TB, pack string, unit report.Unit, y, prior *store.Year) Input {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	p, err := packs[pack]()
	if err != nil {
		t.Fatal(err)
	}
	b, err := report.Derive(p, w.cat, y, prior, unit)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(p, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	form, err := Form(p, w.cat, y.Year)
	if err != nil {
		t.Fatal(err)
	}
	return Input{Book: b, Document: d, Year: y, Catalogue: w.cat, Form: form}
}

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

// long asks for the long form of the properties: many more random ledgers and
// changes, for hours when nobody waits.
func long() bool { return os.Getenv("CHECK_LONG") != "" }

// TestRandomYearsHaveNoErrors: whatever tails a year has, its own documents
// are right, in both packs and units, with and without the year before, and
// also where only printed figures are known. Small years print much as 0.00.
func TestRandomYearsHaveNoErrors(t *testing.T) {
	for name, c := range map[string]struct{ ledgers, longLedgers, items, digits int }{
		"any": {24, 1200, 300, 14}, "small": {70, 3000, 12, 4}, "tiny": {30, 2000, 5, 3},
	} {
		t.Run(name, func(t *testing.T) {
			if long() {
				c.ledgers = c.longLedgers
			}
			for seed := range uint64(c.ledgers) {
				r := rand.New(rand.NewPCG(seed, 11))
				items := 1 + r.IntN(c.items)
				y, prior := storetest.RandomUpTo(r, items, c.digits), (*store.Year)(nil)
				if r.IntN(3) == 0 {
					prior = storetest.RandomUpTo(r, items, c.digits)
					prior.Year = y.Year - 1
				}
				noErrors(t, seed, y, prior)
				if t.Failed() {
					return
				}
			}
			t.Logf("%d ledgers, each in two packs, with and without the ledger at hand: no error", c.ledgers)
		})
	}
}

// noErrors wants none in a year's documents.
func noErrors(t *testing.T, seed uint64, y, prior *store.Year) {
	t.Helper()
	rules := load(t)
	unit := []report.Unit{report.Wan, report.Yuan}[seed%2]
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		in := inputIn(t, pack, unit, y, prior)
		for _, printed := range []bool{false, true} {
			in.PrintedOnly = printed
			for _, f := range Run(rules.For(in), in, Options{}).Of(Error) {
				if f.Rule == "D14" {
					continue // the words a random year lacks are visible gaps, rightly found
				}
				t.Errorf("seed %d, %s in %s, printed only %v: %s %s", seed, pack, in.Book.Unit, printed, f.Rule, f.Message)
			}
		}
	}
}

// TestClassesThatPrintAsZeroNeedNotBeListed: five classes of 49 元 are 0.02 万元
// together and 0.00 each, and the text lists none of them.
func TestClassesThatPrintAsZeroNeedNotBeListed(t *testing.T) {
	y := storetest.Sample()
	y.Income, y.Expenditure, y.Basic = nil, nil, nil
	for _, code := range []string{"2010301", "2080505", "2101101", "2130101", "2150517", "2210201"} {
		amount := store.Fen(4900)
		if code == item {
			amount = store.Fen(10000)
		}
		y.Income = append(y.Income, store.Income{Code: code, Kind: store.GeneralPublicGrant, Actual: amount})
		y.Expenditure = append(y.Expenditure, store.Expenditure{Code: code, Fund: store.GeneralPublic, Nature: store.ProjectSpending, InitialBudget: amount, AdjustedBudget: amount, Actual: amount})
	}
	in := input(t, y, nil)
	for _, f := range Run(load(t), in, Options{}).By("C07") {
		if f.Severity != Tail {
			t.Errorf("%+v", f)
		}
	}
	// A class that prints something must be there all the same.
	s := &spoiler{TB: t, in: invented(t)}
	par, i := s.run("五", report.AmountFigure, "05/208/小计")
	par.Runs[i].Figure = nil
	if got := Run(load(t), s.in, Options{}).By("C07"); len(got) == 0 {
		t.Error("a class that is left out is not missed")
	}
}

// TestAmountsThatPrintAsZeroMayBeToldInWords: a fund that spent 30 元 prints 0.00
// 万元, and the text says that there is none.
func TestAmountsThatPrintAsZeroMayBeToldInWords(t *testing.T) {
	y := storetest.Sample()
	for _, e := range y.Expenditure {
		if e.Nature == store.ProjectSpending {
			e.Code, e.Fund = fundItem, store.GovernmentFund
			e.InitialBudget, e.AdjustedBudget, e.Actual = store.Fen(0), store.Fen(3000), store.Fen(3000)
			y.Expenditure = append(y.Expenditure, e)
			break
		}
	}
	y.Income = append(y.Income, store.Income{Code: fundItem, Kind: store.GovernmentFundGrant, Actual: store.Fen(3000)})
	in := input(t, y, nil)
	if c := in.Book.Table("07").Cell("07/合计/小计"); c == nil || c.Amount.Exact.IsZero() || !c.Amount.Printed.IsZero() {
		t.Fatalf("table 07 has %+v", c)
	}
	res := Run(load(t), in, Options{})
	want(t, res, Error)
	if res.Outcome("C16") != Holds || res.Outcome("D03") != Holds {
		t.Errorf("C16 %s, D03 %s", res.Outcome("C16"), res.Outcome("D03"))
	}
	s := &spoiler{TB: t, in: in}
	s.carry("07/"+fundItem+"/项目支出", "5")
	s.carry("07/"+fundItem+"/本年收入", "5")
	if got := ids(Run(load(t), s.in, Options{}), Error); !slices.Contains(got, "C16") {
		t.Errorf("table 07 has 5.00 and the text says that there is none; found %v", got)
	}
}

func TestAcceptedStaysVisibleUntilItsFiguresChange(t *testing.T) {
	rules, in := load(t), sample(t)
	first := Run(rules, in, Options{})
	var key string
	for _, f := range first.Of(Warning) {
		if f.Rule == "B16" {
			key = f.ID()
		}
	}
	opt := Options{Accepted: map[string]string{key: "本级没有该科目"}}
	if got := ids(Run(rules, in, opt), Warning); slices.Contains(got, "B16") {
		t.Error("an accepted finding still counts")
	}
	if got := ids(NewSession(rules, in, Options{}).Accept(opt.Accepted), Warning); slices.Contains(got, "B16") {
		t.Error("an accepted finding still counts in a session")
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
