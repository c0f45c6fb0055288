package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// reOwner is the name of an office before the year of a sentence's numbers:
// 某县某镇人民政府2022年度“三公”经费……
var reOwner = regexp.MustCompile(`^([^\x00，。；：、0-9]{2,40}?(?:会|局|府|心|室|办|院|校|学|厅|处|站|所|道|镇|乡|馆|队|部|园|司|社|委|县|区|市|省|门|位|库|团))(?:\x00)?20\d\d年`)

// withoutOwner drops the office that a clause begins with, where it is the
// document's: every sentence may name it in full, and its title in short.
func (r *reader) withoutOwner(s string) string {
	m := reOwner.FindStringSubmatch(s)
	if m == nil || !r.isOwner(m[1]) {
		return s
	}
	return s[len(m[1]):]
}

// isOwner reports whether a name is the document's office: the one it is known
// by, or else the one that was named first.
func (r *reader) isOwner(name string) bool {
	if r.owner == "" {
		r.owner = bareText(r.book.Department)
	}
	if r.owner == "" {
		r.owner = name
	}
	return alike(name, r.owner)
}

// alike reports whether two names end alike, but for what 部门 and 单位 add, or
// one holds the other.
func alike(a, b string) bool {
	const ending = 4 // characters
	a, b = shortName(a), shortName(b)
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	tail := []rune(a)
	return utf8.RuneCountInString(a) >= ending && strings.HasSuffix(b, string(tail[len(tail)-ending:]))
}

func shortName(s string) string {
	for _, w := range []string{"部门", "单位", "本级"} {
		s = strings.TrimSuffix(s, w)
	}
	return s
}
