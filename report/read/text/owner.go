package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// reOwner is the name of an office before the year of a sentence's numbers:
// 某县某镇人民政府2022年度“三公”经费……
var reOwner = regexp.MustCompile(`^([^\x00，。；：、0-9]{2,40}?(?:会|局|府|心|室|办|院|校|学|厅|处|站|所|道|镇|乡|馆|队|部|园|司|社|委|县|区|市|省|门|位|库|团))(?:\x00)?20\d\d年`)

// reOwnerAfter is the name of an office behind the year: 2022年某县水利局财政拨款“三公”经费……
var reOwnerAfter = regexp.MustCompile(`^(20\d\d年(?:\x00|度)?)([^\x00，。；：、0-9]{1,40}?(?:会|局|府|心|室|办|院|校|学|厅|处|站|所|道|镇|乡|馆|队|部|园|司|社|委|县|区|市|州|旗|党派|位|库|团))(?:\x00|财政|一般公共预算|使用|安排|本级|决算)`)

// withoutOwner drops the office that a clause begins with, where it is the
// document's: every sentence may name it in full, and its title in short.
func (r *reader) withoutOwner(s string) string {
	if m := reOwner.FindStringSubmatch(s); m != nil && r.isOwner(m[1]) {
		return s[len(m[1]):]
	}
	if m := reOwnerAfter.FindStringSubmatch(s); m != nil && r.isOwner(m[2]) {
		return m[1] + s[len(m[1])+len(m[2]):]
	}
	return s
}

var (
	// reEveryone are all offices together, as they stand before their “三公”.
	reEveryone = regexp.MustCompile(`^.*(?:行政单位|事业单位|其他单位|本级部门|各部门|各单位|预算单位)(?:（[^（）]*）|使用|用|当年|本年|的)*((?:财政|一般公共预算|安排|开支|\x00).*)$`)
	// reSome are not all of them.
	reSome = regexp.MustCompile(`下属|所属|直属|二级|下级|另|部分`)
	// reActing is what was done with the money, before what it is called.
	reActing = regexp.MustCompile(`^.*(?:执行公务|公务活动|开展业务|业务活动|开展工作|履行职能|履职)[^\x00]*(?:的|等)\x00$`)
	reEntire = regexp.MustCompile(`全(?:镇|乡|县|市|区|州|旗|省|盟|街道|系统|局|院|校|委|厅)`)
)

// withoutEveryone drops that “三公” are those of a whole town or of all its
// offices, and what they were for.
func withoutEveryone(s string) string {
	head, tail := s, ""
	if i := strings.IndexByte(s, 0); i >= 0 {
		head, tail = s[:i+1], s[i+1:]
	}
	if m := reEveryone.FindStringSubmatch(head); m != nil && !reSome.MatchString(head) {
		head = m[1]
	}
	if hasAnyPrefix(tail, "决算支出", "支出决算", "决算") && reActing.MatchString(head) {
		return tail
	}
	return reEntire.ReplaceAllString(head, "") + tail
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
	return alike(name, r.owner) && !reSome.MatchString(name)
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
