package check

import (
	"maps"
	"slices"

	"juesuan/report"
)

// unwatched is what rules read that no [report.Update] names: where it is
// another, a session has to begin anew.
type unwatched struct {
	rows      map[*report.Table]*report.Row // the first of the self-assessments': their cells are other ones once they are made anew
	recovered []string                      // the entries of money taken back
}

func unwatchedIn(in Input) unwatched {
	u := unwatched{rows: map[*report.Table]*report.Row{}}
	for _, t := range in.Book.Tables {
		if isAssessment(t) && len(t.Rows) > 0 {
			u.rows[t] = &t.Rows[0]
		}
	}
	if in.Year == nil {
		return u
	}
	for i := range in.Year.Expenditure {
		if e := &in.Year.Expenditure[i]; e.Recovered {
			u.recovered = append(u.recovered, "支出", e.Code, string(e.Fund), string(e.Nature))
		}
	}
	for i := range in.Year.Income {
		if e := &in.Year.Income[i]; e.Recovered {
			u.recovered = append(u.recovered, "收入", e.Code, string(e.Kind))
		}
	}
	return u
}

func (u *unwatched) same(now unwatched) bool {
	return maps.Equal(u.rows, now.rows) && slices.Equal(u.recovered, now.recovered)
}
