package check

import (
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// A subject of other years is told as one, once for all tables; one that no
// year has, only as unknown.
func TestSubjectsOfOtherYears(t *testing.T) {
	for code, want := range map[string]string{"2010409": "A24", "2013901": "A24", "2010399": "", "2010998": "A23"} {
		y := storetest.Sample()
		for i := range y.Income {
			if y.Income[i].Code == "2010350" {
				y.Income[i].Code = code
			}
		}
		for i := range y.Expenditure {
			if y.Expenditure[i].Code == "2010350" {
				y.Expenditure[i].Code = code
			}
		}
		res := Run(load(t), input(t, y, nil), Options{})
		got := ""
		for _, rule := range []string{"A23", "A24"} {
			for _, f := range res.By(rule) {
				if codeIn(f.Places[0].Addr) == code {
					got += rule
				}
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// Without a project part the subject of pensions is the contribution itself.
func TestPensionsAreTheContribution(t *testing.T) {
	for amount, want := range map[string]int{"66700": 0, "40000": 1} {
		y := storetest.Sample()
		for i := range y.Basic {
			if y.Basic[i].Code == "30108" {
				y.Basic[i].Actual = store.Yuan{Decimal: dec(amount)}
			}
		}
		for i := range y.Expenditure {
			if y.Expenditure[i].Code == "2080505" {
				y.Expenditure[i].Actual = store.Yuan{Decimal: dec("66700")}
			}
		}
		if got := len(Run(load(t), input(t, y, nil), Options{}).By("B14")); got != want {
			t.Errorf("30108 %s: %d findings, want %d", amount, got, want)
		}
	}
}
