package check

import (
	"strings"
	"testing"
)

// TestEveryFormulaFindsAnErrorOfItsOwn leaves out one formula after the other
// of the rules that have several, and wants a planted error of the rule to go
// unfound each time.
func TestEveryFormulaFindsAnErrorOfItsOwn(t *testing.T) {
	planted := map[string][]formulaError{}
	for _, m := range mutations {
		planted[m.rule] = append(planted[m.rule], formulaError{mutation: m})
	}
	for _, m := range byFormula {
		planted[m.rule] = append(planted[m.rule], m)
	}
	for _, r := range load(t).All() {
		if len(r.formulas) < 2 {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			t.Parallel()
			needed := make([]bool, len(r.formulas))
			for _, m := range planted[r.ID] {
				s := &spoiler{TB: t, in: invented(t)}
				m.spoil(s)
				if m.says != "" && !found(Run(lacking(r, -1), s.in, Options{}), m, r.Severity) {
					t.Errorf("nothing at %s says “%s”", m.place, m.says)
					continue
				}
				for k := range r.formulas {
					needed[k] = needed[k] || !found(Run(lacking(r, k), s.in, Options{}), m, r.Severity)
				}
			}
			for k, f := range r.formulas {
				if !needed[k] {
					t.Errorf("no planted error goes unfound without “%s”", f.text)
				}
			}
		})
	}
}

// lacking is a rule by itself without its k-th formula, or with all of them.
func lacking(r *Rule, k int) *Rules {
	own := *r
	own.formulas = nil
	for i, f := range r.formulas {
		if i != k {
			own.formulas = append(own.formulas, f)
		}
	}
	return &Rules{list: []*Rule{&own}, ids: map[string]*Rule{own.ID: &own}, turned: true}
}

// found reports whether a planted error is found at its place, as grave as its
// rule is, and with the words that it has to say.
func found(res *Result, m formulaError, severity Severity) bool {
	for _, f := range res.By(m.rule) {
		for _, p := range f.Places {
			if f.Severity == severity && strings.Contains(f.Message, m.says) && (strings.Contains(p.Addr, m.place) || strings.Contains(p.Section, m.place)) {
				return true
			}
		}
	}
	return false
}
