package check

import (
	"maps"
	"slices"

	"juesuan/report"
	"juesuan/store"
)

// unwatched is what rules read that no [report.Update] names: where it is
// another, a session has to begin anew.
type unwatched struct {
	rows      map[*report.Table]*report.Row // the first of the self-assessments': their cells are other ones once they are made anew
	recovered []string                      // the entries of money taken back
}

func unwatchedIn(b *report.Book, y *store.Year) unwatched {
	u := unwatched{rows: map[*report.Table]*report.Row{}}
	for _, t := range b.Tables {
		if isAssessment(t) && len(t.Rows) > 0 {
			u.rows[t] = &t.Rows[0]
		}
	}
	if y == nil {
		return u
	}
	for i := range y.Expenditure {
		if e := &y.Expenditure[i]; e.Recovered {
			u.recovered = append(u.recovered, "支出", e.Code, string(e.Fund), string(e.Nature))
		}
	}
	for i := range y.Income {
		if e := &y.Income[i]; e.Recovered {
			u.recovered = append(u.recovered, "收入", e.Code, string(e.Kind))
		}
	}
	return u
}

func (u *unwatched) same(now unwatched) bool {
	return maps.Equal(u.rows, now.rows) && slices.Equal(u.recovered, now.recovered)
}
