package store

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Meant guesses which of the known names was meant: “，是不是“收入”？”, or ""
// if none is near: the nearest that holds what was written or lies in it,
// else the nearest with at most half of the characters wrong.
func Meant(got string, known []string) string {
	if slices.Contains(known, "0"+got) { // table 3 is 03
		return "，是不是“0" + got + "”？"
	}
	runes := []rune(got)
	best, least := "", len(runes)/2
	partial := false
	for _, k := range known {
		d := distance(runes, []rune(k))
		part := partOf(got, k) || partOf(k, got)
		if part && !partial || part == partial && (d < least || d == least && best == "") {
			best, least, partial = k, d, part
		}
	}
	if best == "" {
		return ""
	}
	return "，是不是“" + best + "”？"
}

// partOf reports whether s lies in whole; one character is no clue.
func partOf(s, whole string) bool {
	return utf8.RuneCountInString(s) > 1 && strings.Contains(whole, s)
}

// distance is the Levenshtein distance.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diag := row[0]
		row[0] = i + 1
		for j := range b {
			next := min(row[j+1], row[j]) + 1
			if a[i] == b[j] {
				next = min(next, diag)
			} else {
				next = min(next, diag+1)
			}
			diag, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}
