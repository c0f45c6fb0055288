package report

import "juesuan/store"

// subject is a code in one of the classifications.
type subject struct {
	kind store.SubjectKind
	code string
}

// names holds what subjects are called in a year. Every table names every
// subject, so the year's own subjects are indexed once and the function
// subjects that have entries are looked up once.
type names struct {
	cat  *store.Catalogue
	year int
	own  map[subject]string
	used map[string]string // of function codes
}

func namesOf(cat *store.Catalogue, y *store.Year, recs records) *names {
	n := &names{cat: cat, year: y.Year, own: make(map[subject]string, len(y.OwnSubjects)), used: map[string]string{}}
	for _, s := range y.OwnSubjects {
		k := subject{s.Kind, s.Code}
		if _, twice := n.own[k]; !twice {
			n.own[k] = oneLine(s.Name)
		}
	}
	for _, page := range []string{"收入", "支出", "结转结余"} {
		for _, r := range recs[page] {
			for _, l := range levels {
				code := prefix(r.code, l)
				if _, ok := n.used[code]; !ok {
					n.used[code] = n.look(store.FunctionSubject, code, cat.Function)
				}
			}
		}
	}
	return n
}

// function is a function subject's name in the year.
func (n *names) function(code string) string {
	if name, ok := n.used[code]; ok {
		return name
	}
	return n.look(store.FunctionSubject, code, n.cat.Function)
}

// economic is an economic subject's name in the year.
func (n *names) economic(code string) string {
	return n.look(store.EconomicSubject, code, n.cat.Economic)
}

func (n *names) look(kind store.SubjectKind, code string, look func(string, int) (store.Subject, bool)) string {
	if name, ok := n.own[subject{kind, code}]; ok {
		return name
	}
	if s, ok := look(code, n.year); ok {
		return oneLine(s.Name)
	}
	return store.UnknownSubject
}
