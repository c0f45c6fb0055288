package check

import (
	"slices"
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

// A line of the form that has no amount may be a subject of later years.
func TestBlankLinesOfOtherYears(t *testing.T) {
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		for year, amount := range map[int]string{2017: "", 2019: "", 2018: "5"} {
			y := storetest.Sample()
			y.Year = year
			s := &spoiler{TB: t, in: inputIn(t, pack, "", y, nil)}
			got := 0
			if amount != "" {
				s.set("06/39909/决算数", amount)
			}
			for _, f := range Run(load(t), s.in, Options{}).By("A24") {
				for _, p := range f.Places {
					if code := codeIn(p.Addr); code == "39909" || code == "39910" || code == "30311" {
						got++
					}
				}
			}
			if want := len(amount); got != want {
				t.Errorf("%s of %d: %d lines are told, want %d", pack, year, got, want)
			}
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

// TestNamesCutOff: a cell of a stranger's document may be too small for a name;
// the office's own are whole.
func TestNamesCutOff(t *testing.T) {
	for _, c := range []struct {
		name    string
		printed bool
		want    Severity
	}{
		{"一般公共服务支", true, Warning}, {"一般公共服务支", false, Error},
		{"一般公共服务支岀", true, Error}, {"公共服务支出", true, Error}, {"一般", true, Error},
	} {
		s := &spoiler{TB: t, in: invented(t)}
		s.in.PrintedOnly = c.printed
		s.name("05", "201", c.name)
		var got []Severity
		for _, f := range Run(load(t), s.in, Options{}).By("A23") {
			if f.Printed == c.name {
				got = append(got, f.Severity)
			}
		}
		if !slices.Equal(got, []Severity{c.want}) {
			t.Errorf("%s (a stranger's: %t): %s, want %s", c.name, c.printed, got, c.want)
		}
	}
}
