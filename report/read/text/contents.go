package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	reLeader = regexp.MustCompile(`[.…·/\-—_ ]*(?:PAGEREF \S+ \\?h *)?\d{0,4}$`)
	reFirst  = regexp.MustCompile(`^(?:第一部分|一[、.]|（一）)`)
)

// afterContents is where the body begins behind the contents, of which the first
// entry is at i or below: where that stands again, or else where any entry does,
// however it is numbered there.
func afterContents(list []*piece, i int) int {
	for ; i < len(list) && list[i].level == 0; i++ {
	}
	if i == len(list) {
		return i
	}
	first := entry(list[i].plain)
	for k := i + 1; k < len(list); k++ {
		if e := entry(list[k].plain); list[k].level > 0 && (e == first || list[k].level == 1 && ordinalPart(e) == ordinalPart(first) && ordinalPart(e) != "") {
			return k
		}
	}
	seen := map[string]bool{}
	for k := i; k < len(list) && isEntry(list[k]); k++ {
		name := entryName(list[k].plain)
		if seen[name] && k > i+1 {
			if above := list[k-1]; above.level > 0 && reFirst.MatchString(above.plain) {
				k--
			}
			return k
		}
		seen[name] = utf8.RuneCountInString(name) > 1
	}
	return i
}

// unnamedContents is where the body begins behind contents without a heading of
// their own, which the first heading at i begins; i where there are none.
func unnamedContents(list []*piece, i int) int {
	k := afterContents(list, i)
	const fewEntries = 3
	if k < i+fewEntries {
		return i
	}
	for _, p := range list[i:k] {
		if !isEntry(p) {
			return i
		}
	}
	return k
}

// isEntry reports whether a piece may stand in the contents: it is short and says
// nothing.
func isEntry(p *piece) bool {
	const longEntry = 80
	return !strings.Contains(p.plain, "。") && !strings.Contains(p.plain, "万元") && utf8.RuneCountInString(p.plain) <= longEntry
}

// entry is a heading without what leads to the page number in the contents.
func entry(s string) string {
	return strings.ReplaceAll(reLeader.ReplaceAllString(s, ""), " ", "")
}

// entryName is an entry without its number.
func entryName(s string) string {
	s = entry(s)
	for _, re := range []*regexp.Regexp{rePart, reChapter, reSection, reNumber} {
		s = strings.TrimPrefix(s, re.FindString(s))
	}
	return s
}

// ordinalPart is the 第一部分 that a heading begins with, or "".
func ordinalPart(s string) string {
	return strings.TrimRight(rePart.FindString(s), "、：. ")
}
