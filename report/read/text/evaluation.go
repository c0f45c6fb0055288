package text

import (
	"regexp"
	"strconv"
	"strings"
)

var reAnyYear = regexp.MustCompile(`(20\d\d) ?年`)

// evaluations marks sentences without claims as the office's own words: those
// on performance, and those that speak of other years.
func (par *paragraph) evaluations() {
	from := 0
	for from < len(par.plain) {
		_, to := par.sentence(from)
		s := string(par.plain[from:to])
		if strings.TrimSpace(s) != "" && !par.marked(from, to) && (par.topic == performance && !isFixed(s) || par.otherYear(s)) {
			par.marks = append(par.marks, mark{from: from, to: to, entry: par.entry("文字")})
		}
		from = to
	}
}

// isFixed reports whether a sentence is the form's own.
func isFixed(s string) bool { return strings.Contains(s, "详见") }

func (par *paragraph) marked(from, to int) bool {
	for _, m := range par.marks {
		if m.from < to && m.to > from {
			return true
		}
	}
	return false
}

func (par *paragraph) otherYear(s string) bool {
	for _, m := range reAnyYear.FindAllStringSubmatch(s, -1) {
		if m[1] != strconv.Itoa(par.book.Year) && m[1] != strconv.Itoa(par.book.Year-1) {
			return true
		}
	}
	return false
}
