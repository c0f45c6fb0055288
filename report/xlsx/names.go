package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"juesuan/report"
)

// maxName is the longest sheet name Excel opens, in UTF-16 units.
const maxName = 31

// forbidden are characters that Excel does not take in a sheet name.
var forbidden = strings.NewReplacer("[", "", "]", "", ":", "", "*", "", "?", "", "/", "", `\`, "", "\n", " ", "\t", " ")

// sheetNames names the sheets “公开01表 收入支出决算总表”, each different from
// the others whatever its case.
func sheetNames(tables []*report.Table) []string {
	taken := map[string]bool{"history": true} // Excel keeps this name for itself
	var out []string
	for i, t := range tables {
		base := strings.Trim(forbidden.Replace(clean(t.Label+" "+t.Title)), "' ")
		if base == "" {
			base = fmt.Sprintf("表%d", i+1)
		}
		name := shorten(base, "")
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = shorten(base, fmt.Sprintf("(%d)", n))
		}
		taken[strings.ToLower(name)] = true
		out = append(out, name)
	}
	return out
}

// shorten cuts the base so that it fits with the suffix, at a whole character.
func shorten(base, suffix string) string {
	left := maxName - len(suffix)
	for i, r := range base {
		if left -= utf16.RuneLen(r); left < 0 {
			base = strings.TrimRight(base[:i], "' ")
			break
		}
	}
	return base + suffix
}
