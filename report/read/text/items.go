package text

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"juesuan/store"
)

// itemIndex finds the codes of function subjects by their names.
type itemIndex struct {
	year    int
	cat     *store.Catalogue
	classes []subjectRow
	exact   map[string]string // class|section|item → code, in the document's tables
	rows    []itemRow
	found   map[string]string // what was looked up before
}

type itemRow struct {
	code                 string
	class, section, item string
}

// newItems indexes the subjects of the tables; those the tables lack are
// looked up in the catalogue.
func newItems(year int, tables tableMap) *itemIndex {
	x := &itemIndex{year: year, exact: map[string]string{}, found: map[string]string{}}
	x.cat, _ = store.LoadCatalogue() // without it only the tables' names are known
	names := map[string]string{}
	for _, form := range []string{"02", "03", "05", "07", "08"} { // the last names win
		for _, r := range tables.subjects(form) {
			names[r.code] = r.name
		}
	}
	for n := 201; n < 240; n++ {
		code := fmt.Sprint(n)
		if name := names[code]; name != "" {
			x.classes = append(x.classes, subjectRow{code, name})
		} else if name := x.official(code); name != "" {
			x.classes = append(x.classes, subjectRow{code, name})
		}
	}
	x.classes = append(x.classes, x.former()...)
	for _, code := range slices.Sorted(maps.Keys(names)) {
		name := names[code]
		r := itemRow{code: code, class: plainName(names[code[:3]])}
		switch len(code) {
		case 5:
			r.section = plainName(name)
		case 7:
			r.section, r.item = plainName(names[code[:5]]), plainName(name)
		}
		x.rows = append(x.rows, r)
		x.exact[r.key()] = code
	}
	return x
}

func (r *itemRow) key() string { return r.class + "|" + r.section + "|" + r.item }

// former are the classes by names that they had in other years, where no other
// class has or had the name: texts go on with them.
func (x *itemIndex) former() []subjectRow {
	if x.cat == nil {
		return nil
	}
	of := map[string]string{}
	for _, c := range x.classes {
		of[plainName(c.name)] = c.code
	}
	var out []subjectRow
	for n := 201; n < 240; n++ {
		code := fmt.Sprint(n)
		for _, s := range x.cat.FunctionNames(code) {
			if name := plainName(s.Name); of[name] == "" {
				of[name] = code
				out = append(out, subjectRow{code, s.Name})
			}
		}
	}
	return out
}

func (x *itemIndex) official(code string) string {
	if x.cat == nil {
		return ""
	}
	s, ok := x.cat.Function(code, x.year)
	if !ok {
		return ""
	}
	return s.Name
}

// plainName is a subject's name as it is compared: places write it with or
// without 支出.
func plainName(s string) string { return strings.TrimSuffix(bareText(s), "支出") }

// itemName is a subject as the text names it: …（类）…（款）…（项）.
type itemName struct {
	class, section, item string
	code                 string // where it is printed behind the name
	end                  int    // bytes of the text it takes
}

// parseItem reads the name of a subject at the beginning of a bare text.
func parseItem(text string) (n itemName, ok bool) {
	rest := text
	for _, level := range []struct {
		mark string
		into *string
	}{{"（类）", &n.class}, {"（款）", &n.section}, {"（项）", &n.item}} {
		name, after, found := strings.Cut(rest, level.mark)
		if !found || strings.ContainsAny(name, "，。；：") || len(name) > 120 {
			continue
		}
		if level.mark == "（类）" {
			after = strings.TrimPrefix(after, "支出")
		}
		*level.into, rest, ok = plainName(strings.Trim(name, "、-—")), after, true
	}
	n.end = len(text) - len(rest)
	if list := strings.Split(text, "—"); !ok && len(list) == 3 && isNames(list) { // 类—款—项
		return itemName{class: plainName(list[0]), section: plainName(list[1]), item: plainName(list[2]), end: len(text)}, true
	}
	if m := reCodeFirst.FindStringSubmatch(text); !ok && m != nil {
		return itemName{item: plainName(m[2]), code: m[1], end: len(m[0])}, true
	}
	for m := reCoded.FindStringSubmatch(text); !ok && m != nil && strings.HasPrefix(m[2], n.code); m = reCoded.FindStringSubmatch(text[n.end:]) {
		n = itemName{item: plainName(m[1]), code: m[2], end: n.end + len(m[0])}
	}
	return n, ok || n.code != ""
}

// reCodeFirst is a subject behind its code: 2011301行政运行.
var reCodeFirst = regexp.MustCompile(`^(2\d{6}|2\d{4}) *([^，。；：（）0-9 ]{2,60})$`)

// inClass remembers the class that items without one belong to.
func (par *paragraph) inClass(s *subject) {
	for _, r := range par.lex.items.classes {
		if r.name == s.name {
			par.class = plainName(par.lex.items.className(r.code))
		}
	}
}

// className is the name that a class has in the tables, or in the year.
func (x *itemIndex) className(code string) string {
	for _, c := range x.classes {
		if c.code == code {
			return c.name
		}
	}
	return ""
}

// barely reads an item of a numbered list that has nothing but its name, 行政运行,
// below its class.
func (par *paragraph) barely(s string) (itemName, bool) {
	name := s
	for _, w := range []string{"支出决算数", "支出决算", "决算数", "决算"} {
		name = strings.TrimSuffix(name, w)
	}
	for i := range par.lex.items.rows {
		if r := &par.lex.items.rows[i]; par.class != "" && r.class == par.class && r.item != "" && r.item == plainName(name) {
			return itemName{class: r.class, section: r.section, item: r.item, end: len(s)}, true
		}
	}
	return itemName{}, false
}

// bareItem is the subject of an item named so. Its amounts are those of 05.
func (par *paragraph) bareItem(name itemName) *subject {
	s := par.item(name)
	if s != nil && par.topic == general {
		t := par.lex.tables
		s.actual, s.bare = strings.Replace(strings.Replace(s.actual, "预算/", t.id("05")+"/", 1), "/决算数", "/"+t.sumColumn("05"), 1), true
	}
	return s
}

// isNames reports whether every text may be a subject's name.
func isNames(list []string) bool {
	return !slices.ContainsFunc(list, func(s string) bool {
		return len([]rune(s)) < 2 || strings.ContainsAny(s, "，。；：0123456789")
	})
}

// reCoded is a subject with its code: 行政运行（2011301）.
var reCoded = regexp.MustCompile(`^([^，。；：（）0-9]{2,60})（(2\d{2}|2\d{4}|2\d{6})）`)

// code finds a subject's code: in the tables by its exact names, then by like
// names, then in the catalogue. "" if there is none or more than one.
func (x *itemIndex) code(n itemName) string {
	key := n.class + "|" + n.section + "|" + n.item
	if c, ok := x.exact[key]; ok {
		return c
	}
	c, ok := x.found[key]
	if !ok {
		official := x.inCatalogue(n)
		if c = official; len(c) != n.digits() { // the name of another subject is not this one's miswritten
			c = x.like(n)
		}
		if c == "" {
			c = official
		}
		if c == "" {
			c = x.onlyOf(n)
		}
		x.found[key] = c
	}
	return c
}

// digits are those of the code that names of its levels have.
func (n itemName) digits() int {
	switch {
	case n.item != "":
		return len("2010301")
	case n.section != "":
		return len("20103")
	}
	return len("201")
}

// inCatalogue goes down from the class by exact names.
func (x *itemIndex) inCatalogue(n itemName) string {
	class := ""
	for _, c := range x.classes {
		if plainName(c.name) == n.class {
			class = c.code
		}
	}
	if class == "" || n.section == "" {
		return class
	}
	section := x.below(class, n.section)
	if section == "" || n.item == "" {
		return section
	}
	return x.below(section, n.item)
}

// below is the code right below another that has the name in the year.
func (x *itemIndex) below(code, name string) string {
	for i := range 100 {
		c := fmt.Sprintf("%s%02d", code, i)
		if plainName(x.official(c)) == name {
			return c
		}
	}
	return ""
}
