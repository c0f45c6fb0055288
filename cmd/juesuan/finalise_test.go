package main

import (
	"fmt"
	"slices"
	"testing"

	"juesuan/report/check"
)

// errorAt is an error of a rule at a place.
func errorAt(rule, addr string, under ...check.Finding) check.Finding {
	return check.Finding{Rule: rule, Severity: check.Error, Places: []check.Place{{Addr: addr}}, Printed: "1", Consequences: under}
}

// What is folded under an accepted error is an error still, until it is
// accepted itself; accepting an error accepts what is folded under it.
func TestErrorsUnderAcceptedOnes(t *testing.T) {
	warning := check.Finding{Rule: "C34", Severity: check.Warning, Places: []check.Place{{Addr: "01/收入总计"}}}
	a := errorAt("A05", "01/收入总计", errorAt("A09", "01/收入总计"), warning)
	b := errorAt("A05", "01/支出总计")
	s := &seen{accepted: map[string]string{}}
	standing := func(list ...check.Finding) (rules []string) {
		for _, f := range s.standing(&check.Result{Findings: list}) {
			rules = append(rules, f.Rule+" "+f.Places[0].Addr)
		}
		return rules
	}
	if got := standing(a, b); !slices.Equal(got, []string{"A05 01/收入总计", "A05 01/支出总计"}) {
		t.Errorf("standing: %q", got)
	}
	list := acceptable([]check.Finding{a, b}, "A05", "01/收入总计", "批复")
	var got []string
	for _, f := range list {
		got = append(got, f.Rule+" "+f.Place+" "+f.Reason)
	}
	if want := []string{"A05 01/收入总计 批复", "A09 01/收入总计 批复"}; !slices.Equal(got, want) {
		t.Errorf("accepted: %q, want %q", got, want)
	}
	if got := counted("A05", list); got != " 1 处，连带别的规则 1 处" {
		t.Error(got)
	}
	a.Accepted = "批复"
	s.accepted[a.Key()] = "批复"
	if got := standing(a, b); fmt.Sprint(got) != fmt.Sprint([]string{"A05 01/支出总计", "A09 01/收入总计"}) {
		t.Errorf("with the root accepted: %q", got)
	}
	s.accepted[list[1].Figures] = "批复"
	if got := standing(a, b); !slices.Equal(got, []string{"A05 01/支出总计"}) {
		t.Errorf("with both accepted: %q", got)
	}
	if got := acceptable([]check.Finding{a, b}, "A05", "", "批复"); len(got) != 3 {
		t.Errorf("everything of the rule: %+v", got)
	}
	if got := acceptable([]check.Finding{a, b}, "A09", "", "批复"); len(got) != 0 {
		t.Errorf("another rule: %+v", got)
	}
}
