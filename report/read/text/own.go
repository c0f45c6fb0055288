package text

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"juesuan/store"
)

// own is a stretch of a paragraph in the office's own words: a reason, a
// purpose, an evaluation. Numbers in it are not the form's.
type own struct {
	from, to int // runes
	entry    string
}

var (
	reReason  = regexp.MustCompile(`(?:原因|缘由)[^，。；：]{0,6}?(?:是由于|是因为|是|为|：|在于|系|有)：?|(?:主要|原因)(?:是由于|是因为|由于|因为|是因|系因|是|系)：?|(?:，|。)(?:原因|主要)：`)
	rePurpose = regexp.MustCompile(`主要用于(?:以下方面：?|以下几个方面：?|以下几方面：?|：)?|用途：`)
)

// ownWords finds the office's own words in a normal paragraph.
func (r *reader) ownWords(plain string) []own {
	var out []own
	for from := 0; from < len(plain); {
		at, kind := nextOwn(plain[from:])
		if at == nil {
			break
		}
		begin := from + at[1]
		end := begin + endOfWords(plain[begin:], kind)
		if plain[from+at[0]:begin] == "主要是" { // of what the money is for, as often as why
			end = min(end, begin+endOfWords(plain[begin:], "用途"))
		}
		if strings.HasPrefix(plain[begin:], "经批准购置") { // the form's count of cars
			end = begin
		}
		if k := r.nextClaim(plain[begin:end]); k >= 0 {
			end = begin + k
		}
		if end > begin {
			a := utf8.RuneCountInString(plain[:begin])
			b := a + utf8.RuneCountInString(plain[begin:end])
			out = append(out, own{a, b, r.entry(kind)})
		}
		from = max(end, begin)
	}
	return out
}

// nextOwn is where the next own words are announced, and their kind.
func nextOwn(s string) ([]int, string) {
	reason, purpose := reReason.FindStringIndex(s), rePurpose.FindStringIndex(s)
	for purpose != nil && strings.Contains(s[purpose[0]:purpose[1]], "以下") { // what follows is a list of amounts
		next := rePurpose.FindStringIndex(s[purpose[1]:])
		if next != nil {
			next[0], next[1] = next[0]+purpose[1], next[1]+purpose[1]
		}
		purpose = next
	}
	if purpose != nil && (reason == nil || purpose[0] < reason[0]) {
		return purpose, "用途"
	}
	if reason != nil {
		return reason, "原因"
	}
	return nil, ""
}

// endOfWords is how far own words go: to the end of the sentence. A purpose
// ends where a claim about budget or spending begins.
func endOfWords(s, kind string) int {
	end := len(s)
	for _, stop := range []string{"。", "！"} {
		if i := strings.Index(s, stop); i >= 0 && i < end {
			end = i
		}
	}
	if kind == "原因" {
		// ；2．公务接待费… and 其中： go on with claims.
		for _, stop := range []string{"；其中", "。其中"} {
			if i := strings.Index(s[:end], stop); i >= 0 {
				end = i
			}
		}
		if m := reRunsOn.FindStringSubmatchIndex(s[:end]); m != nil {
			end = m[2]
		}
		for _, re := range []*regexp.Regexp{reNextItem, reNextChange} {
			if m := re.FindStringIndex(s[:end]); m != nil {
				end = m[0]
			}
		}
		return end
	}
	for _, stop := range []string{"，年初预算", "，支出决算", "，决算数", "，完成", "，与上年", "，比上年", "，较上年", "，占"} {
		if i := strings.Index(s[:end], stop); i >= 0 {
			end = i
		}
	}
	return end
}

// nextClaim is where own words end because what follows a semicolon names an
// amount of the section, or -1.
func (r *reader) nextClaim(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], "；")
		if r.topic == threePublic {
			for _, re := range []*regexp.Regexp{reNextCount, reNextKept} {
				if m := re.FindStringIndex(s[from:]); m != nil && (i < 0 || m[0] < i) {
					return from + m[0]
				}
			}
		}
		if i < 0 {
			return -1
		}
		from += i
		next, _, _ := strings.Cut(first(s[from+len("；"):], 60), "，")
		next = withoutJoints(bareText(next))
		if r.topic == assets || r.topic == threePublic && reCounted.MatchString(s[from+len("；"):]) {
			return from
		}
		if m := r.lex.mentions(r.topic, next); len(m) > 0 && m[0].from == 0 {
			return from
		}
		from += len("；")
	}
}

// reCounted is a clause of “三公” that counts something.
var reCounted = regexp.MustCompile(`^[^；。]{0,120}(?:保有量|团组|批次|人次|购置数)[^；。]{0,12}\d`)

// reNextCount begins a count after a comma: ，国内公务接待86批次；，其中：接待批次1次.
var reNextCount = regexp.MustCompile(`，(?:其中：?)?(?:全年|本年)?(?:共)?(?:国内|外宾|外事|国（境）外)?(?:公务)?接待(?:(?:累计|共|共计)? ?\d+ ?(?:个|批)|批次(?:为|共)? ?\d+ ?(?:个|批|次))`)

// reNextKept tells how many cars there are: 主要是燃料费支出，截至2022年12月31日，公务用车
// 保有量为2辆.
var reNextKept = regexp.MustCompile(`，(?:截[止至]到?[^，。；]{0,16}，)?[^，。；0-9]{0,24}保有量(?:为|共|是)? ?\d`)

// first are the first characters of a text.
func first(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// reNextItem is the number of a next item after a semicolon.
var reNextItem = regexp.MustCompile(`；(?:\d{1,2}[.、]|（\d{1,2}）|（[一二三四五六七八九十]+）)`)

// reRunsOn is a reason that the parts run into without a mark: 减少34.15万元其中：……
var reRunsOn = regexp.MustCompile(`\d ?(?:万元|元|%)(其中)：`)

// reNextChange begins a comparison after a comma: ，与上年相比减少……
var reNextChange = regexp.MustCompile(`[，；](?:与|比|较)(?:上年|20\d\d年)`)

// entry is the address of own words: 文字/原因%2F五%2F3/内容.
func (r *reader) entry(kind string) string {
	return store.JoinAddress("文字", kind+"/"+r.section+"/"+r.id("文字")[len("文字"):], "内容")
}
