package main

import (
	"strings"

	"golang.org/x/text/width"
)

// cells is how many columns of a terminal a text takes: a Chinese character
// two, everything else one. It does not ask the locale, so that the same
// command prints the same everywhere.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// blanks fills a text up to a width.
func blanks(s string, width int) string { return strings.Repeat(" ", max(0, width-cells(s))) }
