package check

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// reLists begins a list of subjects: 主要包括：基本工资、津贴补贴.
	reLists = regexp.MustCompile(`(?:主要)?(?:包括|包含|用于)(?:以下[^：。]{0,6})?：?`)
	// reItsAmount is what may stand behind a name of a list: 42.05万元.
	reItsAmount = regexp.MustCompile(`（?[-\d,.]+ *(?:亿元|万元|元)）?$`)
	// reOpenEnd ends a list that does not name all.
	reOpenEnd = regexp.MustCompile(`等(?:支出|费用|经费|方面|开支|各项|项|项目)*$`)
)

// enumeration is the list of subjects that a text has of 人员经费 or 公用经费, joined
// by 、; open says that it ends with 等, found that the text speaks of them.
func (g *grid) enumeration(text, what string) (list string, open, found bool) {
	other := map[string]string{"人员经费": "公用经费", "公用经费": "人员经费"}[what]
	for {
		_, after, ok := strings.Cut(text, what)
		if !ok {
			return "", false, found
		}
		found, text = true, after
		for _, w := range []string{what, other} { // what is said of those is no list of this
			after, _, _ = strings.Cut(after, w)
		}
		at := reLists.FindStringIndex(after)
		if at == nil {
			continue
		}
		after, _, _ = strings.Cut(after[at[1]:], "。")
		if names, open := g.namesIn(after); len(names) > 0 {
			return strings.Join(names, "、"), open, true
		}
	}
}

// namesIn are the names of a list. What commas and semicolons separate may be
// words of another kind: those are names only where the table has them.
func (g *grid) namesIn(s string) (names []string, open bool) {
	known := map[string]bool{}
	for code := range g.lines {
		known[g.nameOf(code)] = true
	}
	for clause := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '，' || r == '；' || r == ',' || r == ';' }) {
		parts := strings.Split(clause, "、")
		for i, name := range parts {
			name = strings.TrimSpace(name)
			if i == len(parts)-1 && !known[name] && reOpenEnd.MatchString(name) {
				name, open = reOpenEnd.ReplaceAllString(name, ""), true
			}
			name = strings.TrimSpace(reItsAmount.ReplaceAllString(name, ""))
			switch a, b, two := cutAnd(name, known); {
			case name == "":
			case two:
				names = append(names, a, b)
			case known[name] || len(parts) > 1:
				names = append(names, name)
			}
		}
	}
	return names, open
}

// cutAnd parts two names that 和 joins; names have the word in them too.
func cutAnd(s string, known map[string]bool) (a, b string, ok bool) {
	for _, and := range []string{"以及", "及", "和", "与"} {
		if a, b, ok = strings.Cut(s, and); ok && known[a] && known[b] {
			return a, b, true
		}
	}
	return "", "", false
}

// sameNames reports whether two lists have the same names in any order.
func sameNames(a, b string) bool {
	x, y := strings.Split(a, "、"), strings.Split(b, "、")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
