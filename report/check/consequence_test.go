package check

import (
	"slices"
	"testing"

	"juesuan/store"
)

// under lists what is folded, as consequence < cause.
func under(res *Result) []string {
	var out []string
	for _, f := range res.Findings {
		if f.Severity == Tail {
			continue // one of these has all of its code
		}
		for _, c := range f.Consequences {
			out = append(out, c.Rule+" < "+f.Rule)
		}
	}
	return out
}

// TestOnlyConsequencesAreFolded: what one wrong figure makes wrong elsewhere is
// told below it; two mistakes that only share a place are two findings.
func TestOnlyConsequencesAreFolded(t *testing.T) {
	for name, c := range map[string]struct {
		spoil        func(*spoiler)
		folded       []string
		apart, below []string // rules that stand on their own, and that are told below others only
	}{
		"the score of an indicator and what its value is written as": {
			spoil: func(s *spoiler) {
				y := s.in.Year
				for i := range y.Indicators {
					if k := &y.Indicators[i]; k.Level3 == "社会效益" {
						k.Target, k.Actual, k.Score = "完整", "100%", "99"
					}
				}
				s.in = input(s.TB, y, nil)
			},
			apart: []string{"Q05", "Q10"},
		},
		"the name of a subject and its amount": {
			spoil: func(s *spoiler) {
				s.set("05/201/小计", "5")
				s.name("05", "201", "一般公共服务支岀")
			},
			apart: []string{"A16", "A23"},
		},
		"one figure and two others that differ from it": {
			spoil: func(s *spoiler) {
				s.carry("03/2010301/基本支出", "5")
				s.amount("三", "03/合计/本年支出合计", "1.00")
			},
			apart: []string{"B03", "C04"},
		},
		"one figure in another table and in the text": {
			spoil:  func(s *spoiler) { s.carry("03/2010301/基本支出", "5") },
			folded: []string{"C04 < B03", "C37 < B03"},
			below:  []string{"C37"},
		},
		"a share of a wrong amount": {
			spoil:  func(s *spoiler) { s.set("09/决算数/公务接待", "900") },
			folded: []string{"P01 < A20"},
			below:  []string{"P01"},
		},
		"the deviation of a wrong value": {
			spoil:  func(s *spoiler) { s.actual("预算执行率", "1.11%") },
			folded: []string{"Q13 < Q07", "Q15 < Q07"},
			below:  []string{"Q13", "Q15"},
		},
		"a score and a reason": {
			spoil: func(s *spoiler) {
				s.indicator("社会效益", func(i *store.Indicator) { i.Score = "99" })
				s.actual("社会效益", "12.00%")
			},
			apart: []string{"Q05", "Q14"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := &spoiler{TB: t, in: invented(t)}
			c.spoil(s)
			res := Run(load(t), s.in, Options{})
			folded := under(res)
			for _, x := range c.folded {
				if !slices.Contains(folded, x) {
					t.Errorf("%s is not folded; folded are %q", x, folded)
				}
			}
			for _, id := range slices.Concat(c.apart, c.below) {
				alone := slices.ContainsFunc(res.Findings, func(f Finding) bool { return f.Rule == id })
				if alone != slices.Contains(c.apart, id) {
					t.Errorf("%s stands on its own: %v; folded are %q", id, alone, folded)
					for _, f := range res.Findings {
						if f.Severity != Tail {
							t.Log(f.Rule, f.Message)
						}
					}
				}
			}
		})
	}
}

// TestATotalTooSmallIsToldOnce: a sum that does not add up and is smaller than
// one of its parts is one error.
func TestATotalTooSmallIsToldOnce(t *testing.T) {
	s := &spoiler{TB: t, in: invented(t)}
	least := s.cell("03/20103/基本支出").Amount.Printed
	for _, addr := range []string{"03/20103/基本支出", "05/20103/基本支出"} {
		s.set(addr, least.Mul(dec("-0.9")).Round(2).String())
	}
	var got []string
	for _, f := range Run(load(t), s.in, Options{}).Findings {
		if f.Severity == Error {
			got = append(got, f.Rule)
		}
	}
	if len(got) != 1 || got[0] == "A27" {
		t.Errorf("errors %q, want the sum's", got)
	}
}
