package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"juesuan/store"
)

// phrases are the words that an office uses again, the most usual first: what
// it wrote as reasons, or as other words, in any year, whole or the clauses
// that come back.
func phrases(years []*store.Year, reasons bool, not string) []string {
	const (
		most     = 6
		shortest = 4  // characters of a clause worth offering
		longest  = 40 // of a whole text
	)
	count := map[string]int{}
	for _, y := range years {
		for _, t := range y.Texts {
			if strings.HasPrefix(t.Place, "原因/") != reasons {
				continue
			}
			whole := strings.TrimRight(strings.TrimSpace(t.Text), "。")
			said := map[string]bool{}
			for _, clause := range append(strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune("，；。\n", r) }), whole) {
				if n := utf8.RuneCountInString(clause); !said[clause] && n >= shortest && n <= longest {
					said[clause] = true
					count[clause]++
				}
			}
		}
	}
	var out []string
	for p, n := range count {
		if n > 1 && p != strings.TrimRight(not, "。") {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(count[b]-count[a], utf8.RuneCountInString(b)-utf8.RuneCountInString(a), cmp.Compare(a, b))
	})
	// A clause that a longer phrase has in it as often says nothing new.
	var kept []string
	for _, p := range out {
		if !slices.ContainsFunc(kept, func(q string) bool { return strings.Contains(q, p) && count[q] == count[p] }) && len(kept) < most {
			kept = append(kept, p)
		}
	}
	return kept
}

// otherYears are the years of the ledger before this one, as far as anybody
// would remember.
func (s *Screen) otherYears() []*store.Year {
	const most = 4
	if s.earlier != nil {
		return slices.Clone(s.earlier)
	}
	s.earlier = []*store.Year{}
	if p := s.year.Prior(); p != nil {
		s.earlier = append(s.earlier, p)
	}
	l := s.year.Desk().Ledger()
	numbers, err := l.Years()
	if err != nil {
		return s.earlier // phrases are a convenience; the file's fault shows elsewhere
	}
	for _, n := range slices.Backward(slices.Sorted(slices.Values(numbers))) {
		if n >= s.year.Number()-1 || len(s.earlier) >= most {
			continue
		}
		if y, err := l.Year(n); err == nil {
			s.earlier = append(s.earlier, y)
		}
	}
	return slices.Clone(s.earlier)
}
