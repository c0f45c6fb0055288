package store

import (
	"strings"
	"unicode"
)

// clip keeps a quoted value short and plain enough for a sentence.
func clip(s string) string { return clipTo(s, 40) }

// clipAddress does the same for an address, whose keys may be any text.
func clipAddress(s string) string { return clipTo(s, 200) }

// clipTo keeps the first characters of a text. What moves a terminal's cursor
// or colours its text is not repeated.
func clipTo(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			s = s[:i] + "…"
			break
		}
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return ' '
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
