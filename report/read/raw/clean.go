package raw

import (
	"strings"
	"unicode"
)

// Clean trims a line and drops what does not show; tabs within stay, they part
// cells.
func Clean(line string) string {
	line = strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) || r == '\ufeff' || r == '\u200b' {
			return -1
		}
		return r
	}, line)
	return strings.TrimSpace(line)
}
