package store

import (
	"slices"
	"strings"
)

// RenamedSubject is a subject that the year uses under a new name: the code is
// the same, so nothing needs to be done.
type RenamedSubject struct {
	Kind     SubjectKind
	Code     string
	Old, New string
	Evidence string // of the new name, as in [Subject]
}

// EndedSubject is a subject that last year used and that this year's catalogue
// no longer has. Its rows are kept until the office moves them.
type EndedSubject struct {
	Kind    SubjectKind
	Code    string
	Name    string    // last year's
	Pages   []string  // that have rows of it
	Instead []Subject // that begin this year and could take its place
}

// used is a subject code with the pages that have rows of it.
type used struct {
	kind  SubjectKind
	code  string
	pages []string
}

// subjectsOf lists the subject codes entered in a year, in their order.
func subjectsOf(y *Year) []used {
	var out []used
	for _, kind := range []SubjectKind{FunctionSubject, EconomicSubject} {
		pagesOf := map[string][]string{}
		for _, p := range pages {
			if !p.hasHierarchy() || (p.Name == "基本支出") != (kind == EconomicSubject) {
				continue
			}
			for _, row := range p.rows(y) {
				if code := codeOf(p, row); code != "" && !slices.Contains(pagesOf[code], p.Name) {
					pagesOf[code] = append(pagesOf[code], p.Name)
				}
			}
		}
		codes := map[string]bool{}
		for c := range pagesOf {
			codes[c] = true
		}
		for _, c := range sortedCodes(codes) {
			out = append(out, used{kind, c, pagesOf[c]})
		}
	}
	return out
}

// changes lists what became of last year's subjects: those of the year's rows
// and the classes and sections above them that have another name now, and
// those of rows that are no more. Own subjects keep the office's name.
func (c *Catalogue) changes(last, y *Year) (renamed []RenamedSubject, ended []EndedSubject) {
	seen := map[string]bool{}
	for _, u := range subjectsOf(y) {
		for _, n := range []int{3, 5, 7} {
			if n > len(u.code) || seen[string(u.kind)+u.code[:n]] {
				continue
			}
			code := u.code[:n]
			seen[string(u.kind)+code] = true
			before, was := c.nameIn(last, u.kind, code)
			now, is := c.nameIn(y, u.kind, code)
			switch {
			case was && is && before != now:
				renamed = append(renamed, RenamedSubject{u.kind, code, before, now, c.evidence(u.kind, code, y.Year)})
			case was && !is && code == u.code:
				ended = append(ended, EndedSubject{u.kind, code, before, u.pages, c.instead(u.kind, before, code, y.Year)})
			}
		}
	}
	return renamed, ended
}

func (c *Catalogue) nameIn(y *Year, kind SubjectKind, code string) (string, bool) {
	if kind == EconomicSubject {
		return y.EconomicName(c, code)
	}
	return y.FunctionName(c, code)
}

func (c *Catalogue) evidence(kind SubjectKind, code string, year int) string {
	s, _ := inYear(c.of(kind)[code], year)
	return s.Evidence
}

func (c *Catalogue) of(kind SubjectKind) map[string][]Subject {
	if kind == EconomicSubject {
		return c.economics
	}
	return c.functions
}

// instead lists the subjects of an ended one's name that begin in the year,
// several where it was split. So many that a name like 行政运行 has say
// nothing: then only those of the same class (类) count.
func (c *Catalogue) instead(kind SubjectKind, name, code string, year int) []Subject {
	const most = 3
	var out []Subject
	for _, list := range c.of(kind) {
		for _, s := range list {
			if s.Name == name && s.From == year {
				out = append(out, s)
			}
		}
	}
	if len(out) > most {
		out = slices.DeleteFunc(out, func(s Subject) bool { return s.Code[:3] != code[:3] })
	}
	if len(out) > most {
		return nil
	}
	slices.SortFunc(out, func(a, b Subject) int { return strings.Compare(a.Code, b.Code) })
	return out
}
