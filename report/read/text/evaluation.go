package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"juesuan/report"
)

var reAnyYear = regexp.MustCompile(`(20\d\d) ?年`)

// evaluations marks sentences without claims as the office's own words: those
// on performance, and those that speak of other years.
func (par *paragraph) evaluations() {
	from := 0
	for from < len(par.plain) {
		_, to := par.sentence(from)
		s := string(par.plain[from:to])
		if strings.TrimSpace(s) != "" && !par.claimed(from, to) && (par.topic == performance && !isFixed(s) || par.otherYear(s)) {
			par.marks = slices.DeleteFunc(par.marks, func(m mark) bool { return m.from >= from && m.to <= to })
			par.marks = append(par.marks, mark{from: from, to: to, entry: par.entry("文字")})
		}
		from = to
	}
}

var reNothing = regexp.MustCompile(`20\d\d年度?(?:无|没有|未)[^，]*。?$`)

// isFixed reports whether a sentence is the form's own: that something stands
// elsewhere, or that there was nothing.
func isFixed(s string) bool { return strings.Contains(s, "详见") || reNothing.MatchString(s) }

// claimed reports whether a stretch has a claim besides its year.
func (par *paragraph) claimed(from, to int) bool {
	for _, m := range par.marks {
		if m.from < to && m.to > from && (m.figure == nil || m.figure.Kind != report.YearFigure) {
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
