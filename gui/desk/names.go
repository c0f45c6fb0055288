package desk

import (
	"strings"

	"juesuan/store"
)

// PlaceName calls an address of the ledger as a clerk reads it on the entry
// pages: 支出·一般公共　2010301 行政运行　基本支出　决算数. An address that is no
// entry's keeps its own words.
func (y *Year) PlaceName(addr string) string { return y.RowNames().PlaceName(addr) }

// PlaceName is [Year.PlaceName] with the rows of lists as they were called.
func (r *RowNames) PlaceName(addr string) string {
	y := r.year
	a, err := store.ParseAddress(addr)
	page := PageOf(addr)
	if err != nil || page == "" {
		return y.namedParts(store.SplitAddress(addr))
	}
	words := []string{page}
	if a.Page.Name != page && a.Page.Name != SpendingPage && a.Page.Name != "文字" {
		words = append(words, a.Page.Name)
	}
	funds := FundsOf(page)
	for _, k := range a.Key {
		switch {
		case len(funds) == 1 && k == string(funds[0]), k == "":
		case a.Page.Ordered:
			words = append(words, "第 "+k+" 行"+r.of(a))
		default:
			for _, part := range strings.Split(k, "/") {
				words = append(words, y.withCode(part))
			}
		}
	}
	if a.Field != nil {
		words = append(words, a.Field.Name)
	}
	return strings.Join(words, "　")
}

func (y *Year) namedParts(parts []string) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = y.withCode(p)
	}
	return strings.Join(out, "　")
}

// withCode adds a subject's name to its code.
func (y *Year) withCode(code string) string {
	if name := y.SubjectName(code); name != code {
		return code + " " + name
	}
	return code
}

// SubjectName is a subject's name where a word is its code, else the word.
func (y *Year) SubjectName(code string) string {
	if len(code) < 3 || strings.Trim(code, "0123456789") != "" {
		return code
	}
	cat := y.desk.cat
	for _, own := range y.Data().OwnSubjects {
		if own.Code == code {
			return own.Name
		}
	}
	if s, ok := cat.Function(code, y.number); ok {
		return s.Name
	}
	if s, ok := cat.Economic(code, y.number); ok {
		return s.Name
	}
	return code
}
